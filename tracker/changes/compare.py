"""Which entries of a document are new stories, which are revised, which were seen before."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tracker.model import Story
from tracker.text.language import guess
from tracker.text.links import story_id
from tracker.wire import Changes, Entry, Feed, Known, Sighting

#: A story published longer than this before we first saw it is history, not news.
OLD = timedelta(hours=72)


def compare(
    entries: Sequence[Entry],
    known: Sequence[Known],
    *,
    feed: Feed,
    now: datetime,
    last_good: datetime | None,
    language: str | None,
) -> Changes:
    """Sort a document's entries by what the store knows of them."""
    by_url = {k.url: k for k in known}
    by_guid = {k.guid: k for k in known if k.guid}
    new: dict[str, Story] = {}
    revised: dict[str, Entry] = {}
    sightings: dict[str, Sighting] = {}
    for entry in entries:
        found = by_url.get(entry.url) or (by_guid.get(entry.guid) if entry.guid else None)
        story = found.story if found else story_id(entry.url)
        if story in sightings:
            continue
        sightings[story] = Sighting(story=story, feed=feed.url, guid=entry.guid, url=entry.url, at=now)
        if found is None:
            new[story] = Story(
                id=story,
                url=entry.url,
                title=entry.title,
                summary=entry.summary,
                source=entry.source or feed.name,
                feed=feed.url,
                published=entry.published,
                first_seen=now,
                updated=entry.updated,
                language=entry.language or language or feed.language or guess(f"{entry.title} {entry.summary}"),
                late=entry.published is not None and entry.published < now - OLD,
            )
        elif (found.title.split(), found.summary.split()) != (entry.title.split(), entry.summary.split()):
            revised[story] = entry
    return Changes(new=tuple(new.values()), revised=tuple(revised.items()), sightings=tuple(sightings.values()))
