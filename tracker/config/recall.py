"""What a sound configuration said, kept beside the database for the next command.

Reading and checking the shipped file costs more than everything else a listing does: the YAML library, the validation
library and 88 addresses.  So settings that hold no secret are kept as JSON in `data/tracker.db-config`, with the whole
text they were read from, and are used again only while nothing they depend on has changed: the text, the place, the
files of topics and outlets, the program.  Removing the file is always safe; where there is no `data` folder, nothing is
kept.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tracker.config.settings import Config, TopicSource
from tracker.model import Reader, Sheet, Weights
from tracker.subscription import Feed, FetchLimits

PLACE = Path("data") / "tracker.db-config"
HERE = Path(__file__).parent


def recall(path: Path) -> Config | None:
    """The settings of a file that was sound when it was last read; None: read it."""
    try:
        kept = json.loads((path.parent / PLACE).read_bytes())
        if kept["text"] != path.read_bytes().decode("utf-8") or kept["key"] != _key(path):
            return None
        if any(_stamp(file) != stamp for file, stamp in kept["files"].items()):
            return None
        return _config(kept["config"], path)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def remember(config: Config, before: bytes) -> None:
    """Keep settings for `recall`; nothing happens when they hold a secret or cannot be kept.

    Args:
        config: just read.
        before: content of the file before it was read; an edit meanwhile keeps nothing.
    """
    place = config.path.parent / PLACE
    try:
        text = before.decode("utf-8")
        if not place.parent.is_dir() or _has_secrets(config, text) or config.path.read_bytes() != before:
            return
    except (OSError, ValueError):
        return
    files = [topic.file for topic in config.topics if topic.file] + [config.outlets] * bool(config.outlets)
    try:
        kept = {
            "text": text,
            "key": _key(config.path),
            "files": {str(file): _stamp(str(file)) for file in files},
            "config": _plain(config),
        }
        fresh = place.with_name(f".{place.name}.{os.getpid()}")
        fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        fresh.replace(place)
    except (OSError, ValueError, TypeError):
        return  # a read-only or full disk: the next command reads the file again


def _has_secrets(config: Config, text: str) -> bool:
    """Whether anything came from the environment or may be a password; such settings stay in memory."""
    feeds = any(feed.credentials or feed.headers or feed.address for feed in config.feeds)
    readers = any("://" in to or "$" in to for reader in config.readers.values() for to in reader.to)
    return feeds or readers or config.smtp is not None or "${" in _uncommented(text)


def _uncommented(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


def _key(path: Path) -> list[Any]:
    """What settings depend on besides the text: where the file is, whose home is meant, which program reads it."""
    with os.scandir(HERE) as files:
        program = max(file.stat().st_mtime_ns for file in files if file.name.endswith((".py", ".json")))
    return [str(path.resolve()), os.path.expanduser("~"), str(HERE), program]


def _stamp(file: str) -> list[int]:
    state = os.stat(file)
    return [state.st_mtime_ns, state.st_size]


def _plain(config: Config) -> dict[str, Any]:
    """Settings as JSON values, by the names of their fields."""
    return {
        "database": str(config.database),
        "feeds": [_values(feed) for feed in config.feeds],
        "topics": [_topic_values(topic) for topic in config.topics],
        "trusted": sorted(config.trusted),
        "limits": _values(config.limits),
        "weights": _values(config.weights),
        "timezone": config.timezone.key,
        "languages": config.languages,
        "readers": [_values(reader) for reader in config.readers.values()],
        "keep": config.keep and config.keep.total_seconds(),
        "heartbeat": config.heartbeat,
        "outlets": config.outlets and str(config.outlets),
    }


def _values(thing: Any) -> list[Any]:
    values = (getattr(thing, field.name) for field in fields(thing))
    return [{"s": value.total_seconds()} if isinstance(value, timedelta) else value for value in values]


def _topic_values(topic: TopicSource) -> list[Any]:
    sheet = topic.sheet and [topic.sheet.data, [[list(path), line] for path, line in topic.sheet.lines.items()]]
    return [topic.id, topic.file and str(topic.file), topic.name, sheet]


def _config(kept: dict[str, Any], path: Path) -> Config:
    return Config(
        path=path.resolve(),
        name=str(path),
        database=Path(kept["database"]),
        feeds=tuple(_thing(Feed, values) for values in kept["feeds"]),
        topics=tuple(_topic(values, str(path)) for values in kept["topics"]),
        trusted=frozenset((scheme, host, port) for scheme, host, port in kept["trusted"]),
        limits=_thing(FetchLimits, kept["limits"]),
        weights=_thing(Weights, kept["weights"]),
        timezone=ZoneInfo(kept["timezone"]),
        languages=tuple(kept["languages"]),
        readers={reader.name: reader for reader in (_thing(Reader, values) for values in kept["readers"])},
        keep=None if kept["keep"] is None else timedelta(seconds=kept["keep"]),
        heartbeat=kept["heartbeat"],
        outlets=Path(kept["outlets"]) if kept["outlets"] else None,
    )


def _thing(kind: Any, values: Iterable[Any]) -> Any:
    """A frozen dataclass from its values in order; lists become tuples again."""
    names = _NAMES.setdefault(kind, tuple(field.name for field in fields(kind)))
    return kind(**dict(zip(names, map(_value, values), strict=True)))


_NAMES: dict[Any, tuple[str, ...]] = {}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_value, value))
    return timedelta(seconds=value["s"]) if isinstance(value, dict) else value


def _topic(values: list[Any], name: str) -> TopicSource:
    identifier, file, shown, sheet = values
    if sheet is None:
        return TopicSource(id=identifier, file=Path(file), name=shown)
    data, lines = sheet
    inline = Sheet(name=name, data=data, lines={tuple(path): line for path, line in lines})
    return TopicSource(id=identifier, name=name, sheet=inline)
