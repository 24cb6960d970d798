"""A reader's correction: stored as data, its consequences derived at once."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from tracker.errors import UsageError
from tracker.model import Correction
from tracker.store import corrections as correction_store
from tracker.store import developments as development_store
from tracker.store import readings as reading_store
from tracker.store import stories as story_store
from tracker.store.database import Database

How = Literal["not", "mute", "pin", "split"]


def correct(
    db: Database, how: How, names: Sequence[str], other: str, *, now: datetime, by: str, undo: bool
) -> Iterator[str]:
    """Store corrections, or take them back; what was done, a line each.  Deriving follows.

    Args:
        names: stories or developments, as a user names them.
        other: `not`: a topic id; `pin`: another story or development; else empty.

    Raises:
        UsageError: one of the names is unknown, or there is nothing to take back.
    """
    said = [made(db, how, name, other, now=now, by=by) for name in names]
    if undo:
        for correction in said:
            if not correction_store.remove(db, correction):
                raise UsageError(
                    f"nobody said `{how}` about {correction.story}; `tracker export --what corrections -o -`"
                )
            yield f"taken back: {how} {correction.story} {correction.other}".rstrip()
        return
    correction_store.add(db, said)
    for correction in said:
        yield f"noted: {how} {correction.story} {correction.other}".rstrip()


def made(db: Database, how: How, name: str, other: str, *, now: datetime, by: str) -> Correction:
    """The correction a user means."""
    story = development(db, name) if how == "mute" else story_of(db, name)
    if how == "not":
        reading = reading_store.get(db, story)
        if reading is not None and not reading.tags and not said_before(db, story, other):
            raise UsageError(f"story {story} is about no topic; nothing to correct")
    second = story_of(db, other) if how == "pin" else other
    if how == "pin" and second == story:
        raise UsageError("pin: name two different stories")
    return Correction(how=how, story=story, other=second, at=now, by=by)


def said_before(db: Database, story: str, topic: str) -> bool:
    """Whether a reader took this topic off this story."""
    return any(c.how == "not" and (c.story, c.other) == (story, topic) for c in correction_store.corrections(db))


def story_of(db: Database, name: str) -> str:
    """Id of a story, or of the first story of a development."""
    found = story_store.get(db, name)
    if found is None:
        raise UsageError(f"no story {name!r}; `tracker search WORDS` finds stories by their words")
    return found.id


def development(db: Database, name: str) -> str:
    """Id of a development's first story."""
    found = development_store.get(db, name)
    if found is None:
        raise UsageError(f"no development {name!r}; `tracker new --all --since 30d` lists ids")
    return found.id
