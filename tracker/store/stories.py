"""Stories: how the store knows them, adding, finding, streaming."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import UsageError
from tracker.model import Story
from tracker.store import meta
from tracker.store.codec import from_time_or_none, to_json, to_text, to_time, to_time_or_none
from tracker.store.connection import Database, Row
from tracker.store.storyrows import COLUMNS, MARKS, add_revisions, from_rows, to_row

if TYPE_CHECKING:
    from tracker.wire import Entry, Known

PAGE = 500  #: stories in memory at once while streaming
SHORTEST = 4  #: characters of an id that may name a story


def known(db: Database, feed_url: str, entries: "Sequence[Entry]") -> "list[Known]":
    """The stories that any of these entries may be: same guid in this feed, or same canonical url anywhere.

    A handful of queries whatever the number of entries.  A story that retention dropped is known as well, reading just
    as the entry does, so that it counts as unchanged and not as new.
    """
    from tracker.store.sightings import known as look

    return look(db, feed_url, entries)


def add(db: Database, stories: Iterable[Story]) -> int:
    """Store imported stories; the number of them that were not there before.

    A story whose url is there changes nothing, unless what is there is history: that gives way.  Repeating an import
    therefore changes nothing.
    """
    added = 0
    queue = iter(stories)
    while batch := list(islice(queue, PAGE)):
        with db.transaction():
            inserted, replaced = put(db, batch)
            added += len(inserted) + replaced
    return added


def put(db: Database, stories: Sequence[Story]) -> tuple[dict[str, str], int]:
    """As `add`, inside the caller's transaction.

    Returns:
        Url by id of the stories that nothing in the store knew, and the number of those that replaced history.
    """
    if not stories:
        return {}, 0
    new, others = _insert(db, stories)
    return {story.id: to_text(story.url) for story in new}, sum(_put_for_history(db, story) for story in others)


def _insert(db: Database, stories: Sequence[Story]) -> tuple[list[Story], list[Story]]:
    """Put stories in, their feeds become known too; those put in, and those whose url or id is there already.

    To try costs less than to look first.  A conflict of another kind leaves the rows before it to the transaction to
    take back: otherwise SQLite copies every page it touches beforehand.
    """
    feeds = {story.feed for story in stories if story.feed is not None}
    db.many("INSERT OR IGNORE INTO feeds (url) VALUES (?)", [(feed,) for feed in sorted(feeds)])
    last = db.value("SELECT max(n) FROM stories") or 0
    rows = [to_row(story) for story in stories]
    done = db.insert(f"OR FAIL INTO stories ({COLUMNS})", rows, "ON CONFLICT DO NOTHING")
    new, others = list(stories), list[Story]()
    if done < len(stories):
        put_in = {(row["id"], row["url"]) for row in db.all("SELECT id, url FROM stories WHERE n > ?", (last,))}
        new = []
        for story in stories:
            names = to_text(story.id), to_text(story.url)
            (new if names in put_in else others).append(story)
            put_in.discard(names)  # the same one again comes too late
    for story in new:
        if story.revisions:
            add_revisions(db, story.id, story.revisions)
    return new, others


def _put_for_history(db: Database, story: Story) -> bool:
    """Put a story, whose url or id is stored, in the place of one of the history; whether it was one."""
    row = db.one("SELECT id, history FROM stories WHERE url = ? OR id = ?", (to_text(story.url), story.id))
    if row is not None and row["history"] and not story.history:
        take_over(db, row["id"], story)
        return True
    return False


def take_over(db: Database, old: str, story: Story) -> None:
    """Let a story of the history give way to the same one fetched or imported; the id stays."""
    if story.feed is not None:
        db.run("INSERT OR IGNORE INTO feeds (url) VALUES (?)", (story.feed,))
    before = db.value("SELECT at FROM readings WHERE story = ?", (old,))
    db.run(f"UPDATE stories SET ({COLUMNS}) = ({MARKS}), derived = NULL WHERE id = ?", (old, *to_row(story)[1:], old))
    db.run("DELETE FROM revisions WHERE story = ?", (old,))
    add_revisions(db, old, story.revisions)
    if before is not None:
        db.run("UPDATE readings SET at = ? WHERE story = ?", (to_time(story.time), old))
        meta.mark_stale(db, min(before, to_time(story.time)))


def get(db: Database, name: str) -> Story | None:
    """A story by its url, its id, or any unique start of the id of at least four characters; None: there is none.

    Raises:
        UsageError: several ids start so.
    """
    if "/" in name:
        return _by_url(db, name)
    if len(name) < SHORTEST:
        raise UsageError(f"{name}: too short to name a story; write at least {SHORTEST} characters of its id")
    rows = db.all(
        f"SELECT {COLUMNS} FROM stories WHERE id >= ? AND id < ? ORDER BY id LIMIT 6", (name, name + "\U0010ffff")
    )
    if exact := [row for row in rows if row["id"] == name]:
        rows = exact
    if len(rows) > 1:
        raise UsageError(f"{name}: several stories start so: {_candidates(rows)}; write more of the id")
    return from_rows(db, rows)[0] if rows else None


def _candidates(rows: Sequence[Row]) -> str:
    names = [f"{row['id']} ({row['title'][:40]})" for row in rows[:5]]
    return ", ".join(names) + (", …" if len(rows) > 5 else "")


def _by_url(db: Database, url: str) -> Story | None:
    from tracker.text.links import canonical

    try:
        link = canonical(url)
    except ValueError as error:
        raise UsageError(f"{url}: not an http or https address ({error})") from error
    sql = f"""
        SELECT {COLUMNS} FROM stories WHERE url = ?1
        OR id = (SELECT story FROM sightings WHERE url = ?1 LIMIT 1) ORDER BY url = ?1 DESC LIMIT 1
    """
    rows = db.all(sql, (link,))
    return from_rows(db, rows)[0] if rows else None


def by_ids(db: Database, ids: Iterable[str]) -> dict[str, Story]:
    """Stories by id; unknown ids are left out."""
    found: dict[str, Story] = {}
    queue = iter(ids)
    while batch := list(islice(queue, PAGE)):
        rows = db.all(f"SELECT {COLUMNS} FROM stories WHERE id IN (SELECT value FROM json_each(?))", (to_json(batch),))
        found.update((story.id, story) for story in from_rows(db, rows))
    return found


def stream(db: Database, *, since: datetime | None = None, until: datetime | None = None) -> Iterator[Story]:
    """All stories first seen in [since, until), in that order, a page at a time in memory."""
    low = to_time_or_none(since) or ""
    high = to_time_or_none(until) or "~"

    def page(last: Row | None) -> list[Row]:
        seen, name = (last["first_seen"], last["id"]) if last else (low, "")
        sql = f"""
            SELECT {COLUMNS} FROM stories WHERE (first_seen, id) > (?, ?) AND first_seen < ?
            ORDER BY first_seen, id LIMIT {PAGE}
        """
        return db.all(sql, (seen, name, high))

    yield from _pages(db, page)


class Glance(NamedTuple):
    """As much of a story as says whether it is worth reading."""

    id: str
    title: str
    summary: str


def unread(db: Database, version: str) -> Iterator[list[Glance]]:
    """Stories not yet read by this version of the rules, in order of arrival, a page at a time.

    Readings may be saved while this runs.
    """
    number = db.value("SELECT n FROM rules WHERE version = ?", (version,)) or 0  # 0: never seen, marks no story
    adopted = meta.get(db, meta.RULES) == version
    # Under the adopted rules the rest has no mark at all, and a small index holds exactly it.
    where = "derived IS NULL" if adopted else "derived IS NOT ?2"
    last = 0
    while rows := db.all(
        f"SELECT n, id, title, summary FROM stories WHERE n > ?1 AND {where} ORDER BY n LIMIT {PAGE}",
        (last,) if adopted else (last, number),
    ):
        yield [Glance(*row[1:]) for row in rows]
        last = rows[-1]["n"]
        if len(rows) < PAGE:
            return


def _pages(db: Database, page: Callable[[Row | None], list[Row]]) -> Iterator[Story]:
    """Page after page; no cursor stays open in between, so others may write and the log may be folded in."""
    last: Row | None = None
    while rows := page(last):
        yield from from_rows(db, rows)
        last = rows[-1]
        if len(rows) < PAGE:
            return


def count(db: Database) -> int:
    """How many stories there are."""
    return int(db.value("SELECT count(*) FROM stories"))


def newest(db: Database) -> datetime | None:
    """When the newest story was first seen; None: there is none."""
    return from_time_or_none(db.value("SELECT max(first_seen) FROM stories"))


__all__ = ["Glance", "add", "by_ids", "count", "get", "known", "newest", "put", "stream", "take_over", "unread"]
