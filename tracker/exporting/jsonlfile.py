"""Records as JSON Lines: one object a line, UTF-8, the format that round-trips."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tracker.exporting.atomic import writing
from tracker.render.records import dumps


def write(where: str | Path, rows: Iterable[Mapping[str, Any]], columns: Iterable[str] | None = None) -> int:
    """Stream records to a file that is replaced only when complete, or to `-`, standard output.

    Args:
        where: path, or `-`.
        rows: dicts that JSON can hold; read once, one at a time.
        columns: keys to keep, in this order; None: all as given.

    Returns:
        How many lines were written.

    Raises:
        TrackerError: the place cannot be written.
    """
    count = 0
    kept = tuple(columns) if columns is not None else None
    with writing(where) as out:
        for row in rows:
            out.write(dumps(row if kept is None else {name: row.get(name) for name in kept}) + "\n")
            count += 1
    return count
