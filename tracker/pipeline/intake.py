"""Imported files into the store; corrections in a file are taken as corrections."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, cast

from tracker.exporting.reading import Refused, read
from tracker.model import Story
from tracker.store.database import Database
from tracker.store.search import index
from tracker.store.stories import add

BATCH = 2_000  #: stories a transaction; a crash repeats at most these


@dataclass(slots=True)
class Taken:
    """What an import did."""

    added: int = 0
    known: int = 0
    refused: list[str] = field(default_factory=list)  #: `file:line: why`


def take_in(
    db: Database,
    files: Sequence[str],
    *,
    now: datetime,
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Taken:
    """Store the good rows of the files, batch by batch; the refused ones are named in the result."""
    taken = Taken()
    for name in files:
        rows = read(name, now=now, format=cast(Literal["jsonl", "csv"] | None, format), columns=columns)
        for batch in batches(rows, taken):
            added = add(db, batch)
            index(db)
            taken.added += added
            taken.known += len(batch) - added
    return taken


def batches(rows: Iterator[Story | Refused], taken: Taken) -> Iterator[list[Story]]:
    """The good rows in batches; the others go to the list of refused ones."""
    batch: list[Story] = []
    for row in rows:
        if isinstance(row, Refused):
            taken.refused.append(str(row))
            continue
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def load_history(db: Database, file: Path, *, now: datetime) -> int:
    """Store the story so far: known from now on, background, news to nobody; how many facts are in it."""
    rows = [row for row in read(file, now=now) if isinstance(row, Story)]
    add(db, [replace(row, first_seen=now, history=True) for row in rows])
    return len(rows)
