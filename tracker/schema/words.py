"""What a description of a table is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `kind` is text, time, json, flag, integer or real."""

    name: str
    kind: str
    meaning: str
    unit: str = ""  #: of numbers
    null: str = ""  #: what null means; empty: never null
    refers: str = ""  #: `table(column)` of a foreign key
    gone: str = ""  #: what happens to this row when the row referred to is deleted: CASCADE, SET NULL; empty: refused
    default: str = ""

    @property
    def type(self) -> str:
        """The type SQLite gives it."""
        return {"flag": "INTEGER", "integer": "INTEGER", "real": "REAL"}.get(self.kind, "TEXT")


@dataclass(frozen=True, slots=True)
class Index:
    """What a query needs to be quick; `where` makes it partial."""

    name: str
    on: str
    where: str = ""
    unique: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table; its key is the columns named in `key`."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indices: tuple[Index, ...] = ()
    rowid: bool = True  #: False: WITHOUT ROWID, for narrow tables with a text key
    label: str = ""  #: column whose value names a row for people


def story(name: str = "story", meaning: str = "the story", **more: str) -> Column:
    """A column that names a story."""
    return Column(name, "text", meaning, refers="stories(id)", **more)
