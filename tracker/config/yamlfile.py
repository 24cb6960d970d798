"""YAML read fast, with the line of every value.

Built from libyaml's stream of events and not from its tree: the tree is composed recursively in C, and a file of a
hundred thousand open brackets ends the process there.  Plain words follow YAML 1.2: `no`, `on` and `2024-01-01` are
text, so a feed in Norwegian may say `language: no`.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any, NoReturn

import yaml

from tracker.config.mistakes import written
from tracker.config.scalars import plain
from tracker.errors import ConfigError
from tracker.model import Path, Sheet

#: What no file written by a person reaches.  The count also bounds aliases of aliases ("a billion laughs").
MAX_BYTES = 5_000_000
MAX_DEPTH = 50
MAX_VALUES = 200_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Everything YAML does not allow in a stream.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read(path: File, name: str | None = None) -> Sheet:
    """Read a YAML file.

    Args:
        path: the file.
        name: how messages call it; the path as given without one.

    Raises:
        ConfigError: it is missing, unreadable, not text or not YAML, or a key stands twice.
    """
    name = name or str(path)
    return parse(content(path, name), name)


def content(path: File, name: str) -> bytes:
    """The bytes of a file.

    Raises:
        ConfigError: there are none, or more than a person writes.
    """
    try:
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise ConfigError([f"{name}: this is a folder; a YAML file is expected"]) from None
    except FileNotFoundError:
        raise ConfigError([f"{name}: no such file"]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError([f"{name}: cannot be read: {reason.lower()}"]) from error
    if len(body) > MAX_BYTES:
        raise ConfigError([f"{name}: larger than {MAX_BYTES // 1_000_000} MB; this cannot be the file you mean"])
    return body


def parse(body: bytes, name: str) -> Sheet:
    """Parse the bytes of a YAML file; see `read`."""
    sheet, doubles = parse_leniently(body, name)
    if doubles:
        raise ConfigError(f"{name}:{line}: {written(path)}: {what}" for line, path, what in doubles)
    return sheet


#: A key that stands twice: its second line, its path, the message.
Double = tuple[int, Path, str]


def parse_leniently(body: bytes, name: str) -> tuple[Sheet, list[Double]]:
    """As `parse`, but keys that stand twice are handed back, so that they are told with all other mistakes."""
    builder = _Builder(name)
    text = decode(body, name)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ConfigError([f"{name}:{line}: not valid YAML: {_problem(error, text)}"]) from None
    except yaml.YAMLError as error:
        raise ConfigError([f"{name}: not valid YAML: {' '.join(str(error).split())}"]) from None
    return Sheet(name=name, data=builder.result, lines=builder.lines), builder.doubles


def decode(body: bytes, name: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark.

    Raises:
        ConfigError: it is not text.
    """
    encoding, start = next(((e, len(bom)) for bom, e in _BOMS if body.startswith(bom)), ("utf-8", 0))
    try:
        text = body[start:].decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, start + error.start) + 1 if encoding == "utf-8" else 1
        raise ConfigError([f"{name}:{line}: not valid {encoding.upper()}; save the file as UTF-8"]) from None
    found = _UNPRINTABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise ConfigError([f"{name}:{line}: control character U+{ord(found[0]):04X}; remove it"])
    return text


def _problem(error: yaml.MarkedYAMLError, text: str) -> str:
    problem = " ".join((error.problem or error.context or "unreadable").split())
    lines = text.split("\n")
    line = lines[error.problem_mark.line] if error.problem_mark and error.problem_mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        problem += " (indent with spaces, not with tabs)"
    if "mapping values are not allowed" in problem:
        problem += " (a text that contains `: ` needs quotes, and keys of one mapping the same indentation)"
    if "expected <block end>" in problem:
        problem += " (check the indentation here and of the lines above)"
    return problem


@dataclass(slots=True)
class _Open:
    """A list or mapping under construction."""

    value: Any
    path: Path
    key: str | None = None
    first: dict[str, int] = field(default_factory=dict)  #: line of each key
    anchor: str | None = None


class _Builder:
    """Puts events together to plain data."""

    def __init__(self, name: str) -> None:
        self.result: Any = None
        self.doubles: list[Double] = []
        self.lines: dict[Path, int] = {(): 1}
        self._name = name
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Any, Path] | None] = {}
        self._count = 0
        self._documents = 0
        self._last: Path = ()  #: path of the value put last

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._begin(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event, line)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop(line, "a second document begins; one file holds one document, remove the `---`")

    def _stop(self, line: int, what: str) -> NoReturn:
        raise ConfigError([f"{self._name}:{line}: {what}"])

    def _scalar(self, event: Any, line: int) -> None:
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event.value, line)
            return
        value = event.value
        if "\0" in value:
            self._stop(line, "holds a NUL character, which no name can; remove it")
        if not event.style and event.tag is None:
            value = plain(value)
        self._check_tag(event, line)
        self._put(value, line)
        if event.anchor:
            self._anchors[event.anchor] = (value, self._last)

    def _key(self, top: _Open, key: str, line: int) -> None:
        if key in top.first:
            what = f"this key stands twice, first on line {top.first[key]}; keep one"
            self.doubles.append((line, (*top.path, key), what))
        top.first.setdefault(key, line)
        self.lines[(*top.path, key)] = top.first[key]
        top.key = key

    def _check_tag(self, event: Any, line: int) -> None:
        if event.tag is not None and event.tag not in _KNOWN_TAGS:
            self._stop(line, f"the tag {event.tag[:60]!r} is not understood; write the value without it")

    def _begin(self, event: Any, line: int) -> None:
        self._check_tag(event, line)
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._stop(line, "a list or mapping stands where a key is expected")
        if len(self._open) >= MAX_DEPTH:
            self._stop(line, f"nested more than {MAX_DEPTH} deep")
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(value, line)
        self._open.append(_Open(value=value, path=self._last, anchor=event.anchor))
        if event.anchor:
            self._anchors[event.anchor] = None

    def _end(self) -> None:
        done = self._open.pop()
        if done.anchor:
            self._anchors[done.anchor] = (done.value, done.path)

    def _alias(self, event: Any, line: int) -> None:
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._stop(line, "an alias stands where a key is expected")
        known = self._anchors.get(event.anchor)
        if known is None:
            self._stop(line, f"*{event.anchor[:60]} refers to no finished &{event.anchor[:60]} above")
        value, _ = known
        self._put(value, line)
        for below in _paths(value, self._last):
            self._tally(line)
            self.lines[below] = line

    def _tally(self, line: int) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            self._stop(line, f"more than {MAX_VALUES:,} values, aliases counted")

    def _put(self, value: Any, line: int) -> None:
        self._tally(line)
        if not self._open:
            self.result = value
            self._last = ()
            self.lines[()] = line
            return
        top = self._open[-1]
        if isinstance(top.value, list):
            self._last = (*top.path, len(top.value))
            self.lines[self._last] = line
            top.value.append(value)
        else:
            assert top.key is not None
            self._last = (*top.path, top.key)
            top.value.setdefault(top.key, value)
            top.key = None


_KNOWN_TAGS = {"!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))}


def _paths(value: Any, path: Path) -> Iterator[Path]:
    """Paths of everything below a value."""
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield (*path, key)
        yield from _paths(below, (*path, key))
