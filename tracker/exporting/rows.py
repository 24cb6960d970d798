"""The rows of a file of records, or the reason why a row is none.  Memory stays flat whatever the file holds."""

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from io import BufferedReader
from typing import Any, BinaryIO

from tracker.errors import UsageError
from tracker.exporting.storyrow import FIELDS

MAX_LINE = 4_000_000  #: bytes; a story is a headline and a lead, so more is a broken file
_MB = MAX_LINE // 1_000_000

_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_UTF_8 = re.compile("[\udc80-\udcff]")  # what stands for a byte that is none
_UTF_16 = "the file is UTF-16; save it as UTF-8"

Row = tuple[int, Mapping[str, Any] | str]  #: (first line, the record or why there is none)


def jsonl_rows(body: BinaryIO) -> Iterator[Row]:
    """Each line of a JSON Lines file; blank lines are passed over."""
    for number, line in _lines(body):
        if isinstance(line, str):
            yield number, line
        elif line.strip():
            yield number, _record(line)


def _record(line: bytes) -> Mapping[str, Any] | str:
    if b"\0" in line:
        return "holds a NUL byte; save the file as UTF-8 text"
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"not UTF-8 at byte {error.start + 1} of the line; save the file as UTF-8"
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} at column {error.colno}; expected one object a line"
    except RecursionError:
        return "JSON is nested too deeply; expected one flat object a line"
    except ValueError as error:
        return f"not JSON: {error}"
    return value if isinstance(value, dict) else f"expected a JSON object, got {_kind(value)}"


def _kind(value: Any) -> str:
    names = {list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _lines(body: BinaryIO) -> Iterator[tuple[int, bytes | str]]:
    """Numbered lines without a byte-order mark; text stands for a line that cannot be read."""
    number = 0
    while line := body.readline(MAX_LINE + 1):
        number += 1
        if number == 1:
            if line.startswith(_BOMS):
                yield number, _UTF_16
                return
            line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) > MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = body.readline(MAX_LINE)
            yield number, f"longer than {_MB} MB; expected one story a line"
            continue
        yield number, line


def csv_rows(body: BufferedReader, columns: Mapping[str, str], name: str) -> Iterator[Row]:
    """Each record of a CSV file with a header row, as a mapping from field to text; empty cells are left out.

    Raises:
        UsageError: `columns` names an unknown field or a column that the header lacks.
    """
    if unknown := sorted(set(columns) - set(FIELDS)):
        raise UsageError(f"{name}: no field is called {', '.join(unknown)}; fields are {', '.join(FIELDS)}")
    if body.peek(2)[:2] in _BOMS:
        yield 1, _UTF_16
        return
    csv.field_size_limit(MAX_LINE)
    text = io.TextIOWrapper(body, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        header_line = text.readline(MAX_LINE)
        header = next(csv.reader([header_line], delimiter=_delimiter(header_line)), [])
        places = _places(header, columns, name)
        yield from _csv_records(csv.reader(text, delimiter=_delimiter(header_line)), places, len(header))
    finally:
        text.detach()


def _delimiter(header: str) -> str:
    """Comma by the standard; a semicolon or a tab where a spreadsheet in another locale wrote the file."""
    return max((",", ";", "\t"), key=header.count)


def _places(header: list[str], columns: Mapping[str, str], name: str) -> dict[str, int]:
    found = {title.strip().casefold(): place for place, title in reversed(list(enumerate(header)))}
    missing = [title for title in columns.values() if title.strip().casefold() not in found]
    if missing:
        raise UsageError(f"{name}: no column is called {', '.join(missing)}; columns are {', '.join(header) or 'none'}")
    named = {field: columns.get(field, field) for field in FIELDS}
    places = {field: found[title.strip().casefold()] for field, title in named.items() if title.casefold() in found}
    for field in ("url", "title"):
        if field not in places:
            raise UsageError(f"{name}: no column is called {field}; name the one that holds it in the column map")
    return places


def _csv_records(reader: Any, places: Mapping[str, int], width: int) -> Iterator[Row]:
    line = 1
    while True:
        first, line = line + 1, line
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # Where the next record would begin is not known any more.
            yield first, f"not CSV: {error}; the rest of the file was not read"
            return
        line = reader.line_num + 1
        if any(cells):
            yield first, _cells(cells, places, width)


def _cells(cells: list[str], places: Mapping[str, int], width: int) -> Mapping[str, Any] | str:
    if any(not text.isascii() and _NO_UTF_8.search(text) for text in cells):
        return "not UTF-8; save the file as UTF-8"
    if any("\0" in text for text in cells):
        return "holds a NUL byte; save the file as UTF-8 text"
    if len(cells) > width:
        return f"has {len(cells)} cells, the header has {width}"
    return {field: cells[place] for field, place in places.items() if place < len(cells) and cells[place].strip()}
