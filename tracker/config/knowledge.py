"""The rules a workspace uses: its topics and the shipped knowledge, read when somebody asks."""

import hashlib
from pathlib import Path as File
from typing import TYPE_CHECKING, Any

from tracker.config import shipped
from tracker.config.settings import Config, TopicSource
from tracker.errors import ConfigError
from tracker.model import Path, Sheet
from tracker.rules import engine

if TYPE_CHECKING:
    from tracker.rules.rules import Knowledge

SHARED = ("concepts", "stages", "cues", "outlets", "common")


def knowledge(config: Config) -> "Knowledge":
    """Everything `tracker.rules.compile.compile_rules` needs, read from the files.

    Raises:
        ConfigError: files are missing, unreadable or not YAML; all of them are told.
    """
    from tracker.rules.rules import Knowledge

    topics, shared = sheets(config)
    return Knowledge(topics=topics, **shared)


def sheets(config: Config) -> tuple[tuple[Sheet, ...], dict[str, Sheet]]:
    """Sheets of the topics in the order of the file, and of the shared knowledge by name; see `knowledge`."""
    wrong: list[str] = []
    topics: list[Sheet] = []
    for source in config.topics:
        try:
            topics.append(sheet(source))
        except ConfigError as error:
            wrong += error.lines
    shared = {name: _shared(name) for name in SHARED}
    try:
        if config.outlets is not None:
            shared["outlets"] = merged(shared["outlets"], _read(config.outlets, config.outlets.name))
    except ConfigError as error:
        wrong += error.lines
    if wrong:
        raise ConfigError(wrong)
    return tuple(topics), shared


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


def _shared(name: str) -> Sheet:
    return _read(shipped.knowledge_file(name), f"knowledge/{name}.yaml")


def merged(ours: Sheet, own: Sheet) -> Sheet:
    """An owners-and-wires file of the user over the shipped one: outlets with the same id are replaced.

    Raises:
        ConfigError: the user's file is no list of outlets.
    """
    outlets = own.data.get("outlets") if isinstance(own.data, dict) else None
    if not isinstance(outlets, list) or not all(isinstance(one, dict) for one in outlets):
        raise ConfigError([f"{own.name}:1: outlets: expected a list such as [{{id: wsj, name: Wall Street Journal}}]"])
    replaced = {one.get("id") for one in outlets}
    kept = [one for one in ours.data["outlets"] if one.get("id") not in replaced]
    data: dict[str, Any] = {**own.data, "outlets": [*outlets, *kept]}
    lines: dict[Path, int] = dict(own.lines)
    return Sheet(name=own.name, data=data, lines=lines)


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
