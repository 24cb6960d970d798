"""What readers said: data that no rebuild loses."""

from collections.abc import Iterable

from tracker.model import Correction
from tracker.store import meta
from tracker.store.codec import from_time, to_json, to_text, to_time
from tracker.store.connection import Database


def corrections(db: Database) -> list[Correction]:
    """All of them, oldest first."""
    rows = db.all("SELECT how, story, other, at, by FROM corrections ORDER BY at, n")
    return [
        Correction(how=row["how"], story=row["story"], other=row["other"], at=from_time(row["at"]), by=row["by"])
        for row in rows
    ]


def add(db: Database, said: Iterable[Correction]) -> int:
    """Keep what readers said; how many of them are new.  Saying a thing twice is saying it once."""
    rows = [(c.how, to_text(c.story), to_text(c.other), to_time(c.at), to_text(c.by)) for c in said]
    with db.transaction(durable=True):
        new = db.many("INSERT OR IGNORE INTO corrections (how, story, other, at, by) VALUES (?, ?, ?, ?, ?)", rows)
        _unread(db, (row[1] for row in rows if row[0] == "not"))
        if new:
            _stale(db, [name for row in rows for name in row[1:3]])
    return new


def remove(db: Database, said: Correction) -> bool:
    """Take a correction back; False: nobody said so."""
    with db.transaction(durable=True):
        gone = db.run(
            "DELETE FROM corrections WHERE (how, story, other, by) = (?, ?, ?, ?)",
            (said.how, said.story, said.other, said.by),
        )
        if said.how == "not":
            _unread(db, [said.story])
        if gone:
            _stale(db, [said.story, said.other])
    return gone > 0


def _stale(db: Database, stories: Iterable[str]) -> None:
    """What is said of stories changes what becomes of them, of those put together with them, and of all later ones.

    Whoever ties or cuts one pin moves everything that hangs on it, directly or through others.
    """
    sql = """
        WITH RECURSIVE tied (name) AS (
            SELECT value FROM json_each(?)
            UNION SELECT CASE story WHEN name THEN other ELSE story END FROM tied JOIN corrections
            ON how = 'pin' AND name IN (story, other)
        )
        SELECT min(at) FROM readings WHERE story IN (SELECT name FROM tied)
    """
    meta.mark_stale(db, db.value(sql, (to_json(list(stories)),)))


def _unread(db: Database, stories: Iterable[str]) -> None:
    """The tags of these stories depend on what was said; they are read again at the next chance."""
    sql = "UPDATE stories SET derived = NULL WHERE id IN (SELECT value FROM json_each(?))"
    db.run(sql, (to_json(list(stories)),))
