"""Feeds: what is remembered about fetching each, and saving what a fetch brought."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from tracker.model import Revision
from tracker.store import meta, sightings
from tracker.store.codec import to_text, to_time, to_time_or_none
from tracker.store.connection import Database
from tracker.store.feedrows import STATE, from_row, to_row
from tracker.store.stories import put
from tracker.store.storyrows import add_revisions, has_unspaced, spaced
from tracker.subscription import Feed
from tracker.wire import Changes, Entry, Failed, FeedState, Fetched, FetchOutcome

KEPT = timedelta(days=30)  #: how long a line per fetch is kept; 1,000 feeds each half hour make 1.4 million

_UPSERT = f"""
    INSERT INTO feeds ({", ".join(STATE)}) VALUES ({", ".join("?" * len(STATE))})
    ON CONFLICT (url) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in STATE[1:])}
"""


def states(db: Database) -> dict[str, FeedState]:
    """What is remembered about every feed ever fetched, by its address."""
    return {row["url"]: from_row(row) for row in db.all(f"SELECT {', '.join(STATE)} FROM feeds")}


def save_state(db: Database, *states: FeedState) -> None:
    """Remember these states, in one transaction."""
    with db.transaction():
        db.many(_UPSERT, [to_row(state) for state in states])


def describe(db: Database, feeds: Iterable[Feed]) -> None:
    """Note the names and kinds of configured feeds, for people who look into the tables; never a secret."""
    with db.transaction():
        sql = """
            INSERT INTO feeds (url, name, kind) VALUES (?, ?, ?)
            ON CONFLICT (url) DO UPDATE SET name = excluded.name, kind = excluded.kind
            WHERE (name, kind) IS NOT (excluded.name, excluded.kind)
        """
        db.many(sql, [(feed.url, to_text(feed.name), feed.kind) for feed in feeds])


def counts(db: Database) -> dict[str, int]:
    """How many stories each feed carried, by its address."""
    rows = db.all("SELECT feed, count(DISTINCT story) AS stories FROM sightings GROUP BY feed")
    return {row["feed"]: row["stories"] for row in rows}


def save_fetch(
    db: Database, state: FeedState, changes: Changes, *, outcome: FetchOutcome, feed: Feed | None = None, at: datetime
) -> None:
    """Save what one fetch brought, all or nothing: stories first, then what to ask the server with next time.

    Args:
        state: of the feed after this fetch.
        changes: nothing for a failure or an unchanged feed.
        outcome: for the line in the log of fetches.
        feed: as configured; its name and kind are noted.
        at: when the run began, aware UTC.
    """
    with db.transaction():
        db.run("INSERT OR IGNORE INTO feeds (url) VALUES (?)", (state.url,))
        new, _ = put(db, changes.new)
        for story_id, entry in changes.revised:
            revise(db, story_id, entry, at)
        sightings.save(db, state.url, changes.sightings, new)
        save_state(db, state)
        if feed is not None:
            describe(db, [feed])
        _log(db, state.url, changes, outcome, at)


def revise(db: Database, story: str, entry: Entry, at: datetime) -> None:
    """Let a story read as the entry does now, and keep how it read before."""
    old = db.one("SELECT title, summary FROM stories WHERE id = ?", (story,))
    if old is None:
        return
    title, summary = to_text(entry.title), to_text(entry.summary)
    if (title, summary) == (old["title"], old["summary"]):
        return
    told = db.value("SELECT at FROM readings WHERE story = ?", (story,))
    if told is not None:
        meta.mark_stale(db, told)
    add_revisions(db, story, [Revision(at=at, title=old["title"], summary=old["summary"])])
    both = f"{title} {summary}"
    db.run(
        "UPDATE stories SET title = ?, summary = ?, spaced = ?, updated = coalesce(?, updated), derived = NULL"
        " WHERE id = ?",
        (title, summary, spaced(both) if has_unspaced(both) else None, to_time_or_none(entry.updated), story),
    )


def _log(db: Database, feed: str, changes: Changes, outcome: FetchOutcome, at: datetime) -> None:
    failed, fetched = isinstance(outcome, Failed), isinstance(outcome, Fetched)
    db.run(
        "INSERT INTO fetches (feed, at, outcome, status, error, bytes, new, revised) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            feed,
            to_time(at),
            "failed" if failed else "fetched" if fetched else "not-modified",
            outcome.status,
            to_text(outcome.reason) if isinstance(outcome, Failed) else None,
            outcome.size if isinstance(outcome, Fetched) else None,
            len(changes.new),
            len(changes.revised),
        ),
    )
    db.run("DELETE FROM fetches WHERE feed = ? AND at < ?", (feed, to_time(at - KEPT)))
