"""Everything stored as the records of the contract, streamed for `export`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, cast

from tracker.config.settings import Config
from tracker.model import Development, Kind, Member, Story
from tracker.pipeline.sight import gather
from tracker.rank.listing import everything
from tracker.render import records as record
from tracker.store import corrections as correction_store
from tracker.store import developments as development_store
from tracker.store import readings as reading_store
from tracker.store import stories as story_store
from tracker.store.database import Database
from tracker.store.feeds import counts, states

PAGE = 500  #: stories looked up together
CORRECTION_FIELDS = ("how", "story", "other", "at", "by")
KINDS: Mapping[str, tuple[str, ...]] = {
    "stories": record.STORY_FIELDS,
    "developments": record.DEVELOPMENT_FIELDS,
    "tags": record.TAG_FIELDS,
    "feeds": record.FEED_FIELDS,
    "corrections": CORRECTION_FIELDS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Which part of the store is wanted."""

    since: datetime | None = None  #: first seen at or after; None: from the beginning
    until: datetime | None = None  #: first seen before; None: to the end
    topics: frozenset[str] | None = None  #: only what is about one of these; None: tagged or not


def export(db: Database, config: Config, what: str, wanted: Extract) -> Iterator[dict[str, Any]]:
    """The records of one kind."""
    if what == "stories":
        return stories(db, wanted)
    if what == "tags":
        return tags(db, wanted)
    if what == "developments":
        return developments(db, config, wanted)
    if what == "feeds":
        known, carried = states(db), counts(db)
        return (record.feed(feed, known.get(feed.url), carried.get(feed.url, 0)) for feed in config.feeds)
    return (
        {"how": c.how, "story": c.story, "other": c.other or None, "at": record.moment(c.at), "by": c.by}
        for c in correction_store.corrections(db)
    )


def pages(db: Database, wanted: Extract) -> Iterator[list[Story]]:
    """Stories in order of arrival, some at a time."""
    stream = story_store.stream(db, since=wanted.since, until=wanted.until)
    while page := list(islice(stream, PAGE)):
        yield page


def stories(db: Database, wanted: Extract) -> Iterator[dict[str, Any]]:
    """Every story with what is known about it."""
    for page in pages(db, wanted):
        ids = [story.id for story in page]
        readings = reading_store.get_many(db, ids)
        places = development_store.of_stories(db, ids)
        for story in page:
            reading = readings.get(story.id)
            if wanted.topics is not None and not (reading and reading.topics & wanted.topics):
                continue
            development, kind = places.get(story.id, (None, None))
            member = Member(story=story.id, kind=cast(Kind, kind)) if kind else None
            yield record.story(story, reading, member, development)


def tags(db: Database, wanted: Extract) -> Iterator[dict[str, Any]]:
    """Every tag with its evidence."""
    for page in pages(db, wanted):
        readings = reading_store.get_many(db, [story.id for story in page])
        for story in page:
            for row in record.tags(story, readings.get(story.id)):
                if wanted.topics is None or row["topic"] in wanted.topics:
                    yield row


def developments(db: Database, config: Config, wanted: Extract) -> Iterator[dict[str, Any]]:
    """Developments ranked as of `until`; without it as of the newest story, not as of a clock."""
    known = [d for d in development_store.all_(db) if fits(d, wanted)]
    newest = max((d.last_published for d in known), default=None)
    now = wanted.until or newest
    if now is None:
        return iter(())
    listed = everything(
        known, gather(db, config, known, now), now=now, weights=config.weights, languages=config.languages
    )
    return (record.development(item) for item in listed)


def fits(development: Development, wanted: Extract) -> bool:
    """Whether a development belongs to the part of the store that is wanted."""
    if wanted.topics is not None and not wanted.topics & set(development.topics):
        return False
    if wanted.until is not None and development.first_seen >= wanted.until:
        return False
    return wanted.since is None or development.first_seen >= wanted.since


__all__ = ["KINDS", "Extract", "export"]
