"""Which feed carried which story under which names, and so what an entry is to the store."""

from collections.abc import Collection, Mapping, Sequence

from tracker.store.codec import to_json, to_text, to_time
from tracker.store.connection import Database, Row
from tracker.wire import Entry, Known, Sighting

_FOUND = """
    SELECT s.id, s.url, s.feed, s.title, s.summary FROM stories AS s
    WHERE history = 0 AND (
        s.id IN (SELECT story FROM sightings WHERE feed = ?1 AND guid IN (SELECT value FROM json_each(?2)))
        OR s.url IN (SELECT value FROM json_each(?3))
        OR s.id IN (SELECT story FROM sightings WHERE url IN (SELECT value FROM json_each(?3)))
    )
    ORDER BY s.n
"""
_SEEN = """
    SELECT n, story, guid, url FROM sightings
    WHERE feed = ? AND story IN (SELECT value FROM json_each(?)) ORDER BY at, n
"""
_DROPPED = """
    SELECT story, feed, guid, url FROM dropped
    WHERE url IN (SELECT value FROM json_each(?3)) OR (feed = ?1 AND guid IN (SELECT value FROM json_each(?2)))
    ORDER BY n
"""


def known(db: Database, feed: str, entries: Sequence[Entry]) -> list[Known]:
    """See `tracker.store.stories.known`."""
    guids = to_json(sorted({to_text(entry.guid) for entry in entries if entry.guid is not None}))
    urls = to_json(sorted({to_text(entry.url) for entry in entries}))
    stories = db.all(_FOUND, (feed, guids, urls))
    latest = _latest(db, feed, [row["id"] for row in stories])
    found = [_known(row, latest.get(row["id"])) for row in stories]
    return found + _dropped(db, feed, guids, urls, entries, {k.story for k in found})


def _known(story: Row, seen: Row | None) -> Known:
    return Known(
        story=story["id"],
        url=story["url"],
        feed=story["feed"],
        guid=seen["guid"] if seen else None,
        sighted=(seen["url"] or story["url"]) if seen else None,
        title=story["title"],
        summary=story["summary"],
    )


def _latest(db: Database, feed: str, stories: Collection[str]) -> dict[str, Row]:
    """The last sighting of each story in this feed."""
    if not stories:
        return {}
    return {row["story"]: row for row in db.all(_SEEN, (feed, to_json(list(stories))))}


def _dropped(db: Database, feed: str, guids: str, urls: str, entries: Sequence[Entry], found: set[str]) -> list[Known]:
    if db.value("SELECT 1 FROM dropped LIMIT 1") is None:
        return []  # as long as nobody uses retention
    rows = db.all(_DROPPED, (feed, guids, urls))
    by_guid = {entry.guid: entry for entry in entries if entry.guid is not None}
    by_url = {entry.url: entry for entry in entries}
    ghosts: dict[str, Known] = {}
    for row in rows:
        own = row["feed"] == feed
        entry = by_url.get(row["url"]) or (by_guid.get(row["guid"]) if own else None)
        if entry is None or row["story"] in found:
            continue
        ghosts[row["story"]] = Known(
            story=row["story"],
            url=row["url"],
            guid=row["guid"] if own else None,
            sighted=row["url"] if own else None,
            title=entry.title,
            summary=entry.summary,
        )
    return list(ghosts.values())


def save(db: Database, feed: str, sightings: Sequence[Sighting], new: Mapping[str, str]) -> None:
    """Note which stories a feed carries.  An unchanged sighting is not written again.

    Args:
        new: url by id of stories put in just now, which nobody can have sighted before.
    """
    wanted = {sighting.story: sighting for sighting in sightings}
    old = _urls(db, [story for story in wanted if story not in new])
    latest = _latest(db, feed, old)
    urls = {**old, **new}
    changed, again = [], []
    for story, sighting in wanted.items():
        if story not in urls:
            continue
        guid = None if sighting.guid is None else to_text(sighting.guid)
        url = None if sighting.url == urls[story] else to_text(sighting.url)
        seen = latest.get(story)
        if seen is None or (seen["guid"], seen["url"]) != (guid, url):
            changed.append((story, feed, guid, url, to_time(sighting.at)))
            if seen is not None:
                again.append((story, feed, guid, url))
    db.many("DELETE FROM sightings WHERE story = ? AND feed = ? AND guid IS ? AND url IS ?", again)
    db.insert("OR FAIL INTO sightings (story, feed, guid, url, at)", changed)
    _still_carried(db, [sighting for sighting in sightings if sighting.story not in urls])


def _urls(db: Database, stories: Collection[str]) -> dict[str, str]:
    if not stories:
        return {}
    sql = "SELECT id, url FROM stories WHERE id IN (SELECT value FROM json_each(?))"
    return {row["id"]: row["url"] for row in db.all(sql, (to_json(list(stories)),))}


def _still_carried(db: Database, sightings: Sequence[Sighting]) -> None:
    """Dropped stories that a feed still carries are remembered longer."""
    db.many("UPDATE dropped SET at = max(at, ?) WHERE story = ?", [(to_time(s.at), s.story) for s in sightings])
