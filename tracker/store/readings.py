"""What stories say: saving readings, and giving tagged stories to the fold."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from tracker.model import Reading, Story
from tracker.store import meta, readingrows
from tracker.store.check import reindex
from tracker.store.codec import to_json, to_time_or_none
from tracker.store.connection import Database
from tracker.store.storyrows import COLUMNS, from_rows

BATCH = 500  #: readings in one transaction


def save(db: Database, readings: Iterable[Reading], version: str) -> int:
    """Save readings made by this version of the rules; how many differ from what was stored.

    A story without tags costs a mark and nothing else.  When no story is left that older rules read, this version
    counts as adopted.
    """
    changed = 0
    queue = iter(readings)
    while batch := list(islice(queue, BATCH)):
        with db.transaction():
            if adopted(db) not in (version, None):  # from here on the marks are mixed
                meta.put(db, meta.RULES, None)
            changed += _save(db, batch, _number(db, version))
    _adopt(db, version)
    return changed


def told(
    db: Database, *, until: datetime | None = None, since: datetime | None = None
) -> Iterator[tuple[Story, Reading]]:
    """Tagged stories with what they say, in order of (time, id).

    Args:
        until: only those first seen before.
        since: only those whose time is at or after it.
    """
    sql = "SELECT story FROM readings WHERE at >= ? ORDER BY at, story"
    if until is not None:
        sql = (
            "SELECT story FROM readings JOIN stories ON id = story WHERE at >= ? AND first_seen < ? ORDER BY at, story"
        )
    values = (to_time_or_none(since) or "", to_time_or_none(until))
    yield from tell(db, [row["story"] for row in db.all(sql, values if until is not None else values[:1])])


def tell(db: Database, ids: Sequence[str]) -> Iterator[tuple[Story, Reading]]:
    """These tagged stories with what they say, in the order given; those without a tag are left out."""
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        stories = _stories(db, batch)
        readings = get_many(db, batch)
        yield from ((stories[name], readings[name]) for name in batch if name in stories and name in readings)


def get(db: Database, story: str) -> Reading | None:
    """What a story says; empty when it has no tags, None when it was not read yet."""
    if found := get_many(db, [story]):
        return found[story]
    return Reading(story=story) if db.value("SELECT derived FROM stories WHERE id = ?", (story,)) else None


def get_many(db: Database, stories: Iterable[str]) -> dict[str, Reading]:
    """Readings of the tagged ones among these stories, by story id."""
    return readingrows.load(db, to_json(list(stories)))


def adopted(db: Database) -> str | None:
    """Version of the rules by which every story has been read; None: none yet."""
    return meta.get(db, meta.RULES)


def forget(db: Database) -> None:
    """Count every story as not read, so that a rebuild reads all of them again, and make the search index anew.

    Tags and developments stay as they are until then.
    """
    with db.transaction():
        reindex(db)
        db.run("UPDATE stories SET derived = NULL WHERE derived IS NOT NULL")
        meta.mark_stale(db)


def _stories(db: Database, ids: Sequence[str]) -> dict[str, Story]:
    rows = db.all(f"SELECT {COLUMNS} FROM stories WHERE id IN (SELECT value FROM json_each(?))", (to_json(list(ids)),))
    return {story.id: story for story in from_rows(db, rows)}


def _number(db: Database, version: str) -> int:
    db.run("INSERT OR IGNORE INTO rules (version) VALUES (?)", (version,))
    return int(db.value("SELECT n FROM rules WHERE version = ?", (version,)))


def _save(db: Database, batch: list[Reading], number: int) -> int:
    ids = [reading.story for reading in batch]
    stored = readingrows.raw(db, to_json(ids))
    empty: tuple[Any, ...] = ()
    new = {reading.story: readingrows.to_rows(reading) if reading.tags else empty for reading in batch}
    changed = [name for name, rows in new.items() if rows != stored.get(name, empty)]
    db.many("DELETE FROM readings WHERE story = ?", [(name,) for name in changed])
    db.many("DELETE FROM tags WHERE story = ?", [(name,) for name in changed])
    db.many("DELETE FROM background WHERE story = ?", [(name,) for name in changed if not new[name]])
    readingrows.insert(db, [new[name] for name in changed if new[name]])
    db.run("UPDATE stories SET derived = ? WHERE id IN (SELECT value FROM json_each(?))", (number, to_json(ids)))
    if changed:
        sql = f"SELECT min({readingrows.PLACE}) FROM stories WHERE id IN (SELECT value FROM json_each(?))"
        meta.mark_stale(db, db.value(sql, (to_json(changed),)))
    return len(changed)


def _adopt(db: Database, version: str) -> None:
    if adopted(db) == version:
        return
    with db.transaction():
        number = _number(db, version)
        if db.value("SELECT 1 FROM stories WHERE derived IS NOT ? LIMIT 1", (number,)) is None:
            meta.put(db, meta.RULES, version)
