"""Cells of a CSV file: RFC 4180, lists joined with `|`, objects as compact JSON, formulas neutralised."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.render.records import dumps
from tracker.text.printable import block

# A spreadsheet runs a cell that begins with one of these; some strip blanks or fold full-width forms first.
_FORMULA = re.compile(r"^[\s\u00a0\u3000\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")


def cell(value: Any) -> str:
    """A value as a CSV cell.

    None is empty, booleans are `true` and `false`, numbers are plain, a list of texts is joined with `|`, anything
    else is compact JSON.  Text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    if isinstance(value, str):
        return _harmless(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return _harmless("|".join(value))
    if isinstance(value, (list, tuple, Mapping)):
        return _harmless(dumps(value, compact=True))
    return _harmless(str(value))


def _harmless(text: str) -> str:
    text = text.strip() if text.isascii() and text.isprintable() else block(text)
    if text[:1].isalnum():
        return text
    return f"'{text}" if _FORMULA.match(text) else text


def lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """The CSV text of the rows, header first, record by record; each ends with CR LF."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    yield _taken(buffer)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
