"""From stored stories to what they say and which developments they tell: whatever is not derived yet, once a run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.claims.read import read
from tracker.group.corrections import Corrected
from tracker.match.scan import may_tell
from tracker.model import Correction, Reading
from tracker.pipeline.adopted import FINGERPRINT, adopt
from tracker.pipeline.refold import refold
from tracker.rank.lexicon import Lexicon, lexicon_of
from tracker.rules.rules import Rules
from tracker.store import corrections as correction_store
from tracker.store import developments as development_store
from tracker.store import meta, search
from tracker.store import readings as reading_store
from tracker.store.database import Database
from tracker.store.news import history
from tracker.store.stories import Glance, by_ids, unread


@dataclass(slots=True)
class Derived:
    """What one round of deriving did."""

    read: int = 0  #: stories read with today's rules
    tagged: int = 0  #: of them, those about some topic
    changed: int = 0  #: developments that differ from before


def derive(
    db: Database,
    rules: Rules,
    *,
    now: datetime,
    fingerprint: str,
    again: bool = False,
    rebuild: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Derived:
    """Tag what is not tagged by these rules and fold the tagged stories into developments.

    Args:
        fingerprint: of the files the rules were made from; noted when everything is derived.
        again: fold even if no reading changed (after a correction).
        rebuild: read every story again.
        progress: called with the number of stories read so far, now and then.
    """
    done = Derived()
    if rebuild:
        reading_store.forget(db)
    corrections = correction_store.corrections(db)
    read_new(db, rules, corrections, done, progress)
    new_rules = meta.get(db, FINGERPRINT) != fingerprint
    if again or rebuild or new_rules:
        meta.mark_stale(db)
    if development_store.stale(db):
        done.changed = refold(db, rules, corrections, now)
    adopt(db, fingerprint, learned(db, rules, now) if new_rules or rebuild else None)
    return done


def read_new(
    db: Database,
    rules: Rules,
    corrections: Sequence[Correction],
    done: Derived,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Index and tag what is not yet; nothing is grouped.  May be done piece by piece, while stories arrive."""
    search.index(db)
    corrected = Corrected(corrections)

    def readings() -> Iterator[Reading]:
        for page in unread(db, rules.version):
            for reading in look(db, page, rules):
                reading = corrected.reading(reading)
                done.tagged += bool(reading.tags)
                yield reading
            done.read += len(page)
            if progress:
                progress(done.read)

    reading_store.save(db, readings(), rules.version)


def look(db: Database, page: Sequence[Glance], rules: Rules) -> Iterator[Reading]:
    """What each of these stories says, in order; those that can be about no topic are not even taken from the store."""
    stories = by_ids(db, [glance.id for glance in page if may_tell(glance.title, glance.summary, rules)])
    for glance in page:
        yield read(stories[glance.id], rules) if glance.id in stories else Reading(story=glance.id)


def learned(db: Database, rules: Rules, now: datetime) -> Lexicon:
    """What listings need of the rules, and the facts of the story so far."""
    past = history(db, now)
    stories, readings = by_ids(db, past), reading_store.get_many(db, past)
    so_far = [(stories[name], readings[name]) for name in past if name in stories and name in readings]
    return lexicon_of(rules, so_far)
