"""Records as CSV for spreadsheets.  See `tracker.render.cells` for what becomes of a value."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracker.exporting.atomic import writing
from tracker.render.cells import lines


def write(where: str | Path, rows: Iterable[Mapping[str, Any]], columns: Sequence[str], *, bom: bool = False) -> int:
    """Stream records to a file that is replaced only when complete, or to `-`, standard output.

    Args:
        where: path, or `-`.
        rows: one dict a record; read once, one at a time.
        columns: the header and the order of the cells; a key that a row lacks is an empty cell.
        bom: start with a byte-order mark, by which Excel knows UTF-8.

    Returns:
        How many records were written, without the header.

    Raises:
        TrackerError: the place cannot be written.
    """
    count = -1
    with writing(where, bom=bom) as out:
        for line in lines(rows, columns):
            out.write(line)
            count += 1
    return count
