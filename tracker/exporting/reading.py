"""Stories from files: JSON Lines and CSV, read one row at a time, each row accepted or refused by name."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from typing import Literal, cast

from tracker.errors import UsageError
from tracker.exporting.rows import csv_rows, jsonl_rows
from tracker.exporting.storyrow import RowError, story
from tracker.model import Story

Format = Literal["jsonl", "csv"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that was not taken; `str()` is the line for a person."""

    file: str
    line: int  #: 1-based line on which the row begins
    why: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.why}"


def read(
    where: str | Path, *, now: datetime, format: Format | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Story | Refused]:
    """Read stories from a file, or from `-`, standard input, with flat memory.

    Args:
        where: path, or `-`.
        now: aware UTC; the time a story without any date was first seen, and the latest a missing `first_seen` may be.
        format: None: `csv` when the name ends in `.csv`, else `jsonl`.
        columns: for CSV: which column holds which field, `{"title": "Headline"}`; fields not named keep their own name.

    Yields:
        A `Story` for each good row, a `Refused` for each other, in the order of the file.

    Raises:
        UsageError: the file cannot be opened, or the column map names a field or a column that does not exist.
    """
    name = "standard input" if str(where) == "-" else str(where)
    format = format or ("csv" if name.lower().endswith(".csv") else "jsonl")
    if columns and format != "csv":
        raise UsageError(f"{name}: a column map is for CSV; the fields of JSON Lines have their names already")
    with _opened(where, name) as body:
        rows = csv_rows(body, columns or {}, name) if format == "csv" else jsonl_rows(body)
        for line, row in rows:
            if isinstance(row, str):
                yield Refused(file=name, line=line, why=row)
                continue
            try:
                yield story(row, now=now)
            except RowError as error:
                yield Refused(file=name, line=line, why=str(error))


@contextmanager
def _opened(where: str | Path, name: str) -> Iterator[BufferedReader]:
    if str(where) == "-":
        yield cast(BufferedReader, sys.stdin.buffer)
        return
    try:
        body = Path(where).open("rb")  # noqa: SIM115 (closed below; only opening may be called a mistake of the user)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"{name}: cannot be read: {reason}; name a JSONL or CSV file, or - for stdin") from error
    with body:
        yield body
