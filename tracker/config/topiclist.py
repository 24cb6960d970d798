"""The `topics:` list: shipped names, paths, topics written inline."""

import re
from pathlib import Path as File
from typing import Any

from tracker.config import shipped
from tracker.config.mistakes import Mistakes, meant, shown
from tracker.config.settings import TopicSource
from tracker.model import Path, Sheet

DEFAULT = ("binance-us", "trump-stake", "cz-pardon")
_ID = re.compile(r"^id\s*:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)


def read(items: list[Any], mistakes: Mistakes, sheet: Sheet, home: File) -> tuple[TopicSource, ...]:
    """Find every topic of the list; files of topics are looked at only for their id.

    Args:
        items: as they stand in the file.
        mistakes: takes unknown names, missing files and topics that stand twice.
        sheet: the configuration, for the lines of inline topics.
        home: the folder relative paths start from.
    """
    found: dict[str, TopicSource] = {}
    for index, item in enumerate(items):
        path: Path = ("topics", index)
        if mistakes.touch(path):
            continue
        source = _inline(item, path, mistakes, sheet) if isinstance(item, dict) else _named(item, path, mistakes, home)
        if source is None:
            continue
        if source.id in found:
            mistakes.add(path, f"the topic {shown(source.id)} is in the list twice; remove one or give it another id")
        found[source.id] = source
    return tuple(found.values())


def default() -> tuple[TopicSource, ...]:
    """The three topics tracker is made for."""
    return tuple(_shipped(name) for name in DEFAULT)


def _shipped(name: str) -> TopicSource:
    return TopicSource(id=name, file=shipped.topic_file(name), name=f"topics/{name}.yaml")


def _named(text: str, path: Path, mistakes: Mistakes, home: File) -> TopicSource | None:
    text = text.strip()
    if not (text.endswith((".yaml", ".yml")) or "/" in text or "\\" in text):
        names = shipped.topic_names()
        if text in names:
            return _shipped(text)
        hint = meant(text, names) or f"; shipped are {', '.join(names)}"
        mistakes.add(path, f"no shipped topic is called '{shown(text)}'{hint}")
        return None
    file = home / File(text).expanduser()
    try:
        known = _ID.search(file.read_text(encoding="utf-8", errors="replace")[:20_000])
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        mistakes.add(path, f"the topic file {shown(text, 200)} cannot be read: {reason.lower()}; expected a YAML file")
        return None
    return TopicSource(id=known[1] if known else file.stem, file=file, name=text)


def _inline(item: dict[str, Any], path: Path, mistakes: Mistakes, sheet: Sheet) -> TopicSource | None:
    name, given = item.get("name"), item.get("id")
    identifier = given if isinstance(given, str) else slug(name) if isinstance(name, str) else ""
    if not identifier:
        mistakes.add((*path, "name"), "missing; expected a name, as in {name: Zebra, keywords: [zebra]}")
        return None
    lines = {key[2:]: line for key, line in sheet.lines.items() if key[:2] == path}
    return TopicSource(id=identifier, name=sheet.name, sheet=Sheet(name=sheet.name, data=item, lines=lines))


def slug(name: str) -> str:
    """The id an inline topic gets from its name: `White Horse` is `white-horse`."""
    return "-".join(re.findall(r"\w+", name.casefold()))
