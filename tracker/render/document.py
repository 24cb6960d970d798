"""A page of text for people as headings, lines and grids, before it has a format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

#: What a colour would mean; the words carry the meaning without it.
Tone = Literal["", "strong", "quiet", "good", "bad", "warn", "told"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text."""

    text: str
    depth: int = 0  #: of indentation, for trees and lists
    tone: Tone = ""
    link: str | None = None  #: where it leads; shown, and clickable where links are
    language: str | None = None  #: of the text, when it is a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Columns under headers."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()  #: columns of numbers
    wide: int = 0  #: the column that takes what room is left


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it; an empty heading prints none."""

    heading: str
    blocks: tuple[Line | Grid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a command tells, for people and, as `record`, for machines."""

    title: str
    sections: tuple[Section, ...]
    record: Mapping[str, Any] = field(default_factory=dict)  #: the JSON object
    rows: tuple[Mapping[str, Any], ...] = ()  #: the CSV records
    fields: tuple[str, ...] = ()  #: the CSV columns
    language: str | None = None  #: of the title
