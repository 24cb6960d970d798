"""Forgetting old stories that are about no topic.  Off unless the configuration says `keep`."""

from datetime import datetime

from tracker.store import meta
from tracker.store.codec import to_json, to_time
from tracker.store.connection import Database

BATCH = 500  #: stories dropped in one transaction

_OLD = """
    SELECT id FROM stories AS s
    WHERE first_seen < ? AND history = 0
    AND derived = (SELECT n FROM rules WHERE version = ?)
    AND NOT EXISTS (SELECT 1 FROM tags WHERE story = s.id)
    AND NOT EXISTS (SELECT 1 FROM members WHERE story = s.id OR parent = s.id)
    AND NOT EXISTS (SELECT 1 FROM background WHERE story = s.id)
    AND NOT EXISTS (SELECT 1 FROM developments WHERE lead = s.id)
    AND NOT EXISTS (SELECT 1 FROM shown WHERE story = s.id)
    AND NOT EXISTS (SELECT 1 FROM corrections WHERE story = s.id OR other = s.id)
    LIMIT ?
"""
_NAMES = """
    INSERT INTO dropped (story, feed, guid, url, at)
    SELECT s.id, t.feed, t.guid, coalesce(t.url, s.url), ?
    FROM stories AS s LEFT JOIN sightings AS t ON t.story = s.id
    WHERE s.id IN (SELECT value FROM json_each(?))
"""


def drop(db: Database, before: datetime, *, now: datetime) -> int:
    """Drop untagged stories first seen before a moment; the number dropped.

    A story stays if it has a tag, is in a development or in the story so far, was shown to somebody, or somebody said
    something about it; and if the rules of today have not read it.  Names of dropped stories are kept as long again
    after a feed last carried them, so that they do not come back as new.

    The file does not shrink: its free pages are used for what comes.
    """
    rules = meta.get(db, meta.RULES)
    dropped = 0
    while rules is not None:
        with db.transaction():
            ids = to_json([row["id"] for row in db.all(_OLD, (to_time(before), rules, BATCH))])
            db.run(_NAMES, (to_time(now), ids))
            batch = db.run("DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?))", (ids,))
        dropped += batch
        if batch < BATCH:
            break
    with db.transaction():
        db.run("DELETE FROM dropped WHERE at < ?", (to_time(before),))
    return dropped
