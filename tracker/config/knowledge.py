"""The rules a workspace uses: its topics and the shipped knowledge, read when somebody asks."""

import hashlib
from pathlib import Path as File
from typing import TYPE_CHECKING

from tracker.config import shipped
from tracker.config.kept import kept
from tracker.config.settings import Config, TopicSource
from tracker.errors import ConfigError
from tracker.model import Sheet
from tracker.rules import engine

if TYPE_CHECKING:
    from tracker.rules.rules import Library

#: Rooms whose modules read the shipped knowledge, or say what it is made into; the nouns of no room among them.
MAKERS = ("", "config", "rules", "text")
SHARED = ("concepts", "stages", "cues", "outlets", "common")


def own(config: Config) -> tuple[tuple[Sheet, ...], Sheet | None]:
    """What rules a workspace has of its own: its topics in the order of the file, and the user's owners-and-wires file.

    Raises:
        ConfigError: files are missing, unreadable or not YAML; all of them are told.
    """
    wrong: list[str] = []
    topics: list[Sheet] = []
    outlets = None
    for source in config.topics:
        try:
            topics.append(sheet(source))
        except ConfigError as error:
            wrong += error.lines
    try:
        outlets = _read(config.outlets, config.outlets.name) if config.outlets else None
    except ConfigError as error:
        wrong += error.lines
    if wrong:
        raise ConfigError(wrong)
    return tuple(topics), outlets


def library() -> "Library":
    """What the rules of every workspace share, compiled once for each installation."""
    from tracker.rules.compile import compile_library

    files = {name: shipped.knowledge_file(name) for name in SHARED}

    def made() -> "Library":
        return compile_library(**{name: _read(file, f"knowledge/{file.name}") for name, file in files.items()})

    return kept(__file__, [*files.values(), *(module for room in MAKERS for module in shipped.modules(room))], made)


def sheet(source: TopicSource) -> Sheet:
    """The text of one topic as data.

    Raises:
        ConfigError: its file is missing, unreadable or not YAML.
    """
    if source.sheet is not None:
        return source.sheet
    assert source.file is not None
    return _read(source.file, source.name)


def _read(file: File, name: str) -> Sheet:
    from tracker.config import yamlfile  # a listing only asks for the fingerprint, and YAML is slow to import

    return yamlfile.read(file, name)


def fingerprint(config: Config) -> str:
    """Digest of every byte the rules are made of and of how they are understood, in 16 hex digits; nothing is parsed.

    Two configurations with the same fingerprint compile to the same rules and give the same developments; comments
    count.  A file that is missing counts as such.
    """
    digest = hashlib.sha256(f"engine {engine.ENGINE}\n".encode())
    for source in config.topics:
        digest.update(f"topic {source.id}\n".encode())
        digest.update(_bytes(source.file) if source.file else repr(source.sheet and source.sheet.data).encode())
    for path in (*map(shipped.knowledge_file, SHARED), config.outlets):
        digest.update(b"\nfile\n")
        digest.update(_bytes(path))
    return digest.hexdigest()[:16]


def _bytes(path: File | None) -> bytes:
    try:
        return path.read_bytes() if path else b""
    except OSError:
        return b"missing"
