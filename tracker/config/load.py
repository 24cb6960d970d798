"""The configuration of a workspace, quickly."""

from pathlib import Path

from tracker.config import recall
from tracker.config.settings import Config


def load(path: Path) -> Config:
    """Read and check a configuration file.  Rules are not read; see `tracker.config.knowledge`.

    A file that was found sound before and has not changed since is not checked again (see `tracker.config.recall`).

    Raises:
        ConfigError: with every mistake of the file, by line.
    """
    known = recall.recall(path)
    if known is not None:
        return known
    from tracker.config.interpret import interpret

    before = _content(path)
    config = interpret(path)
    recall.remember(config, before)
    return config


def _content(path: Path) -> bytes:
    """What stands in the file now; nothing when `interpret` is about to say why it cannot be read."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return b""
