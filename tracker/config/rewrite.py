"""The text of a configuration file under an edit.

A feed that stands on lines of its own is added and removed as lines, so that every other byte stays; the outcome is
read again and compared with what was wanted.  Whatever is written in another way (a flow list, an alias) goes through
ruamel.yaml, which keeps comments but may respell a line it did not need to touch.
"""

import difflib
import io
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.config import yamlfile
from tracker.config.interpret import interpret
from tracker.errors import ConfigError
from tracker.model import Sheet


@dataclass(frozen=True, slots=True)
class Text:
    """A file as lines and as data."""

    lines: tuple[str, ...]  #: each with its line end, `\n`
    sheet: Sheet
    crlf: bool = False

    @property
    def feeds(self) -> list[Any]:
        """The items of `feeds:` as data."""
        return list(self.sheet.data["feeds"])

    def with_feeds(self, feeds: Sequence[Mapping[str, Any]]) -> bytes:
        """Put feeds below the last one."""
        wanted = [*self.feeds, *map(dict, feeds)]
        *_, (start, end) = self._extents()
        dash = _indent(self.lines[start])
        written = _dumped(_yaml(0), [_ordered(feed) for feed in feeds])
        block = [f"{' ' * dash}{line}" for line in written.splitlines(keepends=True)]
        above = list(self.lines[:end])
        if not above[-1].endswith("\n"):
            above[-1] += "\n"
        lines = [*above, *block, *self.lines[end:]]
        return self._checked(lines, wanted, lambda items: items.extend(map(_ordered, feeds)))

    def without_feeds(self, indexes: Sequence[int]) -> bytes:
        """Cut feeds out; comments above and below them stay."""
        wanted = [item for index, item in enumerate(self.feeds) if index not in indexes]
        extents = self._extents()
        gone = {number for index in indexes for number in range(*extents[index])}
        lines = [line for number, line in enumerate(self.lines) if number not in gone]

        def change(items: Any) -> None:
            for index in sorted(indexes, reverse=True):
                del items[index]

        return self._checked(lines, wanted, change)

    def _extents(self) -> list[tuple[int, int]]:
        """Of each feed its first line and the line after its last, counted from 0."""
        starts = [self.sheet.lines[("feeds", index)] - 1 for index in range(len(self.feeds))]
        top = sorted(line - 1 for path, line in self.sheet.lines.items() if len(path) == 1)
        below = next((line for line in top if line > starts[-1]), len(self.lines))
        extents = []
        for start, end in zip(starts, [*starts[1:], below], strict=True):
            last = end
            while last > start + 1 and self.lines[last - 1].lstrip()[:1] in ("", "#"):
                last -= 1
            extents.append((start, max(last, start)))
        return extents

    def _checked(self, lines: list[str], wanted: list[Any], change: Callable[[Any], None]) -> bytes:
        """The edited lines if they say what is wanted, else the library's way to the same."""
        if not self._says("".join(lines), wanted):
            lines = self._through_library(change)
        text = "".join(lines)
        return (text.replace("\n", "\r\n") if self.crlf else text).encode("utf-8")

    def _says(self, text: str, wanted: list[Any]) -> bool:
        try:
            data = yamlfile.parse(text.encode("utf-8"), self.sheet.name).data
        except ConfigError:
            return False
        return bool(data == {**self.sheet.data, "feeds": wanted})

    def _through_library(self, change: Callable[[Any], None]) -> list[str]:
        text = "".join(self.lines)
        yaml = _yaml(_indent(self.lines[self.sheet.lines[("feeds", 0)] - 1]))
        data = yaml.load(text)
        before = _dumped(yaml, data)
        change(data["feeds"])
        after = _dumped(yaml, data)
        return _carried_over(list(self.lines), before.splitlines(keepends=True), after.splitlines(keepends=True))


def _carried_over(own: list[str], before: list[str], after: list[str]) -> list[str]:
    """Changed lines from the library, all others as the user wrote them; everything from the library if the round trip
    alone already moves lines."""
    if len(own) != len(before):
        return after
    result: list[str] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        result += own[i1:i2] if tag == "equal" else after[j1:j2]
    return result


def open_text(path: Path) -> Text:
    """Read a configuration file for an edit.

    Raises:
        ConfigError: it cannot be read.
    """
    body = yamlfile.content(path, str(path))
    crlf = b"\r\n" in body
    text = yamlfile.decode(body, str(path)).replace("\r\n", "\n")
    sheet = yamlfile.parse(text.encode("utf-8"), str(path))
    return Text(lines=tuple(text.splitlines(keepends=True)), sheet=sheet, crlf=crlf)


def replace(path: Path, body: bytes) -> None:
    """Put new content in the place of a file at once, keeping its mode.

    Raises:
        ConfigError: the new content would have mistakes; the file is unchanged.
        OSError: the folder cannot be written.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(target.stat().st_mode & 0o7777)
        try:
            interpret(fresh)
        except ConfigError as error:
            raise ConfigError(line.replace(str(fresh), str(path)) for line in error.lines) from None
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _yaml(offset: int) -> Any:
    """The library, set to spell a file as it found it; `offset` is how far the file indents its dashes."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    return yaml


def _ordered(mapping: Mapping[str, Any]) -> Any:
    from ruamel.yaml.comments import CommentedMap

    return CommentedMap(mapping)


def _dumped(yaml: Any, data: Any) -> str:
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
