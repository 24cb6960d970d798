"""The rules a workspace uses: its topics and the shipped knowledge, read when somebody asks."""

import hashlib
from pathlib import Path

from tracker.config import shipped, yamlfile
from tracker.config.settings import Config, TopicSource
from tracker.model import Sheet

SHIPPED = ("concepts", "stages", "cues", "outlets")


def sheets(config: Config) -> tuple[tuple[Sheet, ...], dict[str, Sheet]]:
    """Sheets of the topics in the order of the file, and of the shared knowledge by name.

    Raises:
        ConfigError: a file is missing or is not YAML.
    """
    topics = tuple(_topic(source) for source in config.topics)
    shared = {name: yamlfile.read(shipped.knowledge_file(name), f"knowledge/{name}.yaml") for name in SHIPPED}
    return topics, shared


def _topic(source: TopicSource) -> Sheet:
    if source.sheet is not None:
        return source.sheet
    assert source.file is not None
    return yamlfile.read(source.file, source.name)


def fingerprint(config: Config) -> str:
    """Digest of every byte the rules are made of, in 16 hex digits; nothing is parsed.

    Two configurations with the same fingerprint compile to the same rules.  A file that is missing counts as such.
    """
    digest = hashlib.sha256()
    for source in config.topics:
        digest.update(f"topic {source.id}\n".encode())
        digest.update(_bytes(source.file) if source.file else repr(source.sheet).encode())
    files = [shipped.knowledge_file(name) for name in SHIPPED]
    for path in (*files, config.outlets):
        digest.update(b"\nfile\n")
        digest.update(_bytes(path))
    return digest.hexdigest()[:16]


def _bytes(path: Path | None) -> bytes:
    try:
        return path.read_bytes() if path else b""
    except OSError:
        return b"missing"
