"""Stories as rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from tracker.model import Revision, Story
from tracker.store.codec import from_time, from_time_or_none, to_json, to_text, to_time, to_time_or_none
from tracker.store.connection import Database, Row

COLUMNS = (
    "id, url, title, summary, source, feed, published, first_seen, updated, language, late, history, spaced"
)  # fmt: skip
MARKS = ", ".join("?" * 13)

#: Letters of scripts that put no space between words (and Hangul, which glues particles to them).
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_unspaced = re.compile(f"([{UNSPACED}])")


def spaced(text: str) -> str:
    """The text with a space on both sides of each such letter, so that a phrase of letters finds a word inside."""
    return " ".join(_unspaced.sub(r" \1 ", text).split())


def has_unspaced(text: str) -> bool:
    """Whether the text has letters of a script that puts no space between words."""
    return not text.isascii() and _unspaced.search(text) is not None


def to_row(story: Story) -> tuple[Any, ...]:
    """Values for COLUMNS."""
    both = f"{story.title} {story.summary}"
    return (
        story.id, story.url, story.title, story.summary, story.source, story.feed,
        to_time_or_none(story.published), to_time(story.first_seen), to_time_or_none(story.updated), story.language,
        int(story.late), int(story.history), spaced(both) if has_unspaced(both) else None,
    )  # fmt: skip


def from_row(row: Row) -> Story:
    """The story without its revisions."""
    return Story(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        summary=row["summary"],
        source=row["source"],
        feed=row["feed"],
        published=from_time_or_none(row["published"]),
        first_seen=from_time(row["first_seen"]),
        updated=from_time_or_none(row["updated"]),
        language=row["language"],
        late=bool(row["late"]),
        history=bool(row["history"]),
    )


def from_rows(db: Database, rows: Sequence[Row]) -> list[Story]:
    """The stories with their revisions, in the order of the rows."""
    stories = [from_row(row) for row in rows]
    revisions = revisions_of(db, [story.id for story in stories])
    return [replace(s, revisions=revisions[s.id]) if s.id in revisions else s for s in stories]


def revisions_of(db: Database, ids: Iterable[str]) -> dict[str, tuple[Revision, ...]]:
    """Revisions by story id, oldest first; stories without are left out."""
    found: dict[str, tuple[Revision, ...]] = {}
    sql = """
        SELECT story, at, title, summary FROM revisions
        WHERE story IN (SELECT value FROM json_each(?)) ORDER BY story, position
    """
    for row in db.all(sql, (to_json(list(ids)),)):
        revision = Revision(at=from_time(row["at"]), title=row["title"], summary=row["summary"])
        found[row["story"]] = (*found.get(row["story"], ()), revision)
    return found


def add_revisions(db: Database, story: str, revisions: Iterable[Revision]) -> None:
    """Put these after the revisions the story has."""
    start = db.value("SELECT coalesce(max(position) + 1, 0) FROM revisions WHERE story = ?", (story,))
    db.many(
        "INSERT INTO revisions (story, position, at, title, summary) VALUES (?, ?, ?, ?, ?)",
        [(story, i, to_time(r.at), to_text(r.title), to_text(r.summary)) for i, r in enumerate(revisions, start)],
    )
