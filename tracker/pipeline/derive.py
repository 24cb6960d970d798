"""From stored stories to what they say and which developments they tell: whatever is not derived yet, once a run."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.claims.read import read
from tracker.group.fold import fold
from tracker.model import Correction, Reading, Story
from tracker.rules.compile import Rules
from tracker.store import corrections as correction_store
from tracker.store import developments as development_store
from tracker.store import readings as reading_store
from tracker.store.database import Database
from tracker.store.stories import underived


@dataclass(slots=True)
class Derived:
    """What one round of deriving did."""

    read: int = 0  #: stories read with today's rules
    tagged: int = 0  #: of them, those about some topic
    folded: bool = False  #: whether developments were derived again


def derive(
    db: Database,
    rules: Rules,
    *,
    now: datetime,
    again: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Derived:
    """Tag what is not tagged by these rules and fold the tagged stories into developments.

    Args:
        again: fold even if no tagged story is new (after a correction, or on a rebuild).
        progress: called with the number of stories read so far, now and then.
    """
    done = Derived()
    corrections = tuple(correction_store.corrections(db))

    def readings() -> Iterator[Reading]:
        for story in underived(db, rules.version):
            reading = corrected(read(story, rules), corrections)
            done.read += 1
            done.tagged += bool(reading.tags)
            if progress and done.read % 500 == 0:
                progress(done.read)
            yield reading

    changed = reading_store.save(db, readings(), rules.version)
    if changed or again or done.tagged:
        development_store.replace(db, fold(reading_store.told(db), rules, corrections), now)
        done.folded = True
    return done


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The reading without the topics a reader said the story is not about."""
    topics = {c.other for c in corrections if c.how == "not" and c.story == reading.story}
    if not topics:
        return reading
    return replace(
        reading,
        tags=tuple(tag for tag in reading.tags if tag.topic not in topics),
        stages=tuple(hit for hit in reading.stages if hit.topic not in topics),
    )


def reread(db: Database, story: Story, rules: Rules, *, now: datetime) -> None:
    """Read one story again, after a correction about it, and fold."""
    corrections = tuple(correction_store.corrections(db))
    reading_store.save(db, [corrected(read(story, rules), corrections)], rules.version)
    development_store.replace(db, fold(reading_store.told(db), rules, corrections), now)
