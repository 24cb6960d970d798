"""Digests that were put out: what stood in them, for whom, where they went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tracker.store.codec import from_json, from_time, from_time_or_none, to_json, to_time, to_time_or_none
from tracker.store.connection import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One digest that was put out."""

    reader: str
    at: datetime  #: the moment it speaks of
    since: datetime | None  #: how far it looked back; None: not said
    target: str  #: `-`, a path, or an address without secrets
    developments: tuple[str, ...]  #: ids in the order listed


def record(db: Database, digest: Digest) -> None:
    """Keep a digest that is safely out."""
    with db.transaction():
        db.run("INSERT OR IGNORE INTO readers (name) VALUES (?)", (digest.reader,))
        db.run(
            "INSERT INTO digests (reader, at, since, target, developments) VALUES (?, ?, ?, ?, ?)",
            (
                digest.reader,
                to_time(digest.at),
                to_time_or_none(digest.since),
                digest.target,
                to_json(list(digest.developments)),
            ),
        )


def digests(db: Database, reader: str, *, since: datetime | None = None) -> Iterable[Digest]:
    """Digests of a reader, oldest first."""
    rows = db.all(
        "SELECT reader, at, since, target, developments FROM digests WHERE reader = ? AND at >= ? ORDER BY at, n",
        (reader, to_time_or_none(since) or ""),
    )
    return [
        Digest(
            reader=row["reader"],
            at=from_time(row["at"]),
            since=from_time_or_none(row["since"]),
            target=row["target"],
            developments=tuple(from_json(row["developments"])),
        )
        for row in rows
    ]
