"""YAML read fast, with the line of every value.

Built from libyaml's stream of events and not from its tree: the tree is composed recursively in C, and a file of a
hundred thousand open brackets ends the process there.  Plain words follow YAML 1.2: `no`, `on` and `2024-01-01` are text,
so a feed in Norwegian may say `language: no`.
"""

import codecs
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

import yaml

from tracker.errors import ConfigError
from tracker.model import Path, Sheet

#: What no file written by a person reaches.  The count also bounds aliases of aliases ("a billion laughs").
MAX_BYTES = 5_000_000
MAX_DEPTH = 50
MAX_VALUES = 200_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?")
_WORDS: dict[str, Any] = {word: None for word in ("", "~", "null", "Null", "NULL")}
_WORDS |= {word: True for word in ("true", "True", "TRUE")} | {word: False for word in ("false", "False", "FALSE")}
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
    try:
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise ConfigError([f"{name}: this is a folder; a YAML file is expected"]) from None
    except FileNotFoundError:
        raise ConfigError([f"{name}: no such file"]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError([f"{name}: cannot be read: {reason}"]) from error
    return parse(body, name)


def parse(body: bytes, name: str) -> Sheet:
    """Parse the bytes of a YAML file; see `read`."""
    text = _decode(body, name)
    mistakes: list[str] = []
    builder = _Builder(name, mistakes)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ConfigError([*mistakes, f"{name}:{line}: not valid YAML: {_problem(error)}"]) from None
    except yaml.YAMLError as error:
        raise ConfigError([f"{name}: not valid YAML: {' '.join(str(error).split())}"]) from None
    if mistakes:
        raise ConfigError(mistakes)
    return Sheet(name=name, data=builder.result, lines=builder.lines)


def _decode(body: bytes, name: str) -> str:
    if len(body) > MAX_BYTES:
        raise ConfigError([f"{name}: larger than {MAX_BYTES // 1_000_000} MB; this cannot be the file you mean"])
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


#: Everything YAML does not allow in a stream.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _problem(error: yaml.MarkedYAMLError) -> str:
    problem = " ".join((error.problem or error.context or "unreadable").split())
    if "'\\t'" in problem or "tab" in problem:
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

    def __init__(self, name: str, mistakes: list[str]) -> None:
        self.result: Any = None
        self.lines: dict[Path, int] = {(): 1}
        self._name = name
        self._mistakes = mistakes
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Any, Path] | None] = {}
        self._count = 0
        self._documents = 0

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

    def _stop(self, line: int, what: str) -> None:
        raise ConfigError([*self._mistakes, f"{self._name}:{line}: {what}"])

    def _scalar(self, event: Any, line: int) -> None:
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event.value, line)
            return
        value = event.value
        if not event.style and event.tag is None:
            value = plain(value)
        self._check_tag(event, line)
        self._put(value, line)
        if event.anchor:
            self._anchors[event.anchor] = (value, self._path_of_last)

    def _key(self, top: _Open, key: str, line: int) -> None:
        if key in top.first:
            where = ".".join(map(str, (*top.path, key)))
            self._mistakes.append(
                f"{self._name}:{line}: {where}: this key stands twice, first on line {top.first[key]}; keep one"
            )
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
        self._open.append(_Open(value=value, path=self._path_of_last, anchor=event.anchor))
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
            return
        value, _ = known
        self._put(value, line)
        for below, inner in _walk(value, self._path_of_last):
            self._tally(line)
            self.lines[below] = line
            del inner

    def _tally(self, line: int) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            self._stop(line, f"more than {MAX_VALUES:,} values, aliases counted")

    def _put(self, value: Any, line: int) -> None:
        self._tally(line)
        if not self._open:
            self.result = value
            self._path_of_last: Path = ()
            self.lines[()] = line
            return
        top = self._open[-1]
        if isinstance(top.value, list):
            self._path_of_last = (*top.path, len(top.value))
            self.lines[self._path_of_last] = line
            top.value.append(value)
        else:
            assert top.key is not None
            self._path_of_last = (*top.path, top.key)
            top.value.setdefault(top.key, value)
            top.key = None


_KNOWN_TAGS = {"!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))}


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Everything below a value, with paths."""
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield (*path, key), below
        yield from _walk(below, (*path, key))


def plain(text: str) -> Any:
    """What an unquoted word means: nothing, true, false, a number, or itself."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text
