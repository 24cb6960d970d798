"""What a listing starts from: developments that may be new, the story so far, and whether anything waits to be read."""

from collections.abc import Collection
from datetime import datetime

from tracker.model import Development
from tracker.store.codec import from_time_or_none, to_json, to_time
from tracker.store.connection import Database
from tracker.store.developments import matching


def waiting(db: Database) -> bool:
    """Whether some stored story was not read yet."""
    return db.value("SELECT 1 FROM stories WHERE derived IS NULL LIMIT 1") is not None


def developments(db: Database, since: datetime, *, owed: Collection[str] = ()) -> list[Development]:
    """Developments with a telling member first seen at or after `since`, or with one of these stories."""
    where = """
        id IN (
            SELECT id FROM developments WHERE last_seen >= ?1
            UNION SELECT development FROM members WHERE story IN (SELECT value FROM json_each(?2))
        )
    """
    return matching(db, where, (to_time(since), to_json(sorted(owed))))


def history(db: Database, until: datetime) -> list[str]:
    """Ids of the facts of the story so far that were loaded by then, in order of time."""
    rows = db.all(
        "SELECT id FROM stories WHERE history = 1 AND first_seen <= ? ORDER BY published, id", (to_time(until),)
    )
    return [row["id"] for row in rows]


def newest(db: Database, limit: int) -> list[tuple[str, str]]:
    """(id, title) of the developments that last grew."""
    rows = db.all("SELECT id, title FROM developments ORDER BY last_seen DESC LIMIT ?", (limit,))
    return [(row["id"][:8], row["title"]) for row in rows]


def failing(db: Database) -> list[tuple[str, str, datetime | None]]:
    """(address, reason, since when) of every feed whose last attempt failed."""
    rows = db.all("SELECT url, last_error, failing_since FROM feeds WHERE last_error IS NOT NULL")
    return [(row["url"], row["last_error"], from_time_or_none(row["failing_since"])) for row in rows]
