"""What each reader was shown and is still owed."""

from collections.abc import Iterable
from datetime import datetime

from tracker.model import Ledger
from tracker.store.codec import from_time_or_none, to_json, to_time
from tracker.store.connection import Database


def ledger(db: Database, reader: str, *, since: datetime | None = None) -> Ledger:
    """What a reader was shown, ever or from `since` on; what is owed is always complete."""
    row = db.one("SELECT until, upto FROM readers WHERE name = ?", (reader,))
    until = row["until"] if row else None
    rows = db.all(
        "SELECT story, held FROM shown WHERE reader = ? AND (at >= ? OR held = 1)",
        (reader, to_time(since) if since else ""),
    )
    held = frozenset(one["story"] for one in rows if one["held"])
    # A run lists what it fetched itself, first seen at its very moment: that was considered too.
    edge = (
        db.all("SELECT id FROM stories WHERE first_seen = ? AND n <= ?", (until, row["upto"])) if row and until else []
    )
    return Ledger(
        reader=reader,
        until=from_time_or_none(until),
        shown=frozenset(one["story"] for one in rows if not one["held"]) | frozenset(one["id"] for one in edge) - held,
        held=held,
    )


def mark_shown(db: Database, reader: str, shown: Iterable[str], held: Iterable[str], at: datetime) -> None:
    """Remember a digest that is safely out.

    Args:
        shown: story ids it told, whether new ones or ones owed from before.
        held: every story id still owed after it; what was owed before and is not named is owed no longer.
        at: everything first seen before was considered.
    """
    moment = to_time(at)
    with db.transaction(durable=True):
        db.run(
            "INSERT INTO readers (name, until, upto) SELECT ?, ?, max(n) FROM stories WHERE true"
            " ON CONFLICT (name) DO UPDATE SET until = excluded.until, upto = excluded.upto",
            (reader, moment),
        )
        db.run("DELETE FROM shown WHERE reader = ? AND held = 1", (reader,))
        sql = """
            INSERT OR IGNORE INTO shown (reader, story, at, held)
            SELECT ?, id, ?, ? FROM stories WHERE id IN (SELECT value FROM json_each(?))
        """
        db.run(sql, (reader, moment, 0, to_json(list(shown))))
        db.run(sql, (reader, moment, 1, to_json(list(held))))


def heartbeat(db: Database, reader: str) -> datetime | None:
    """When a reader last got a sign of life; None: never."""
    return from_time_or_none(db.value("SELECT heartbeat FROM readers WHERE name = ?", (reader,)))


def mark_heartbeat(db: Database, reader: str, at: datetime) -> None:
    """Remember that a sign of life went out."""
    sql = """
        INSERT INTO readers (name, heartbeat) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET heartbeat = excluded.heartbeat
    """
    with db.transaction():
        db.run(sql, (reader, to_time(at)))
