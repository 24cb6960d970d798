"""Which entries of a document are new stories, which are revised, which were seen before.

Identity, in this order:

1. The canonical link.  A guid that changes while the link stays is the same story.
2. Within one feed across fetches, the guid: a link that changed its host, scheme or tracking leads to the same story.
   A guid that names two links at once, in this document or in the store, identifies nothing: those are two stories.
3. Inside one document a story counts once; the first entry wins, because feeds put the newest first.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from tracker.model import Story
from tracker.subscription import Feed
from tracker.text.language import guess
from tracker.text.links import story_id
from tracker.wire import Changes, Entry, Known, Sighting

#: A story published longer than this before we first saw it is history, not news.
OLD = timedelta(hours=72)
#: Undated entries of a feed's very first document that pass as news, in document order.  The rest are history: an
#: undated archive of 5,000 items must flood nobody, and a real undated page rarely adds more than this at once.
UNDATED_NEWS = 10


def compare(
    entries: Sequence[Entry],
    known: Sequence[Known],
    *,
    feed: Feed,
    now: datetime,
    last_good: datetime | None,
    language: str | None,
) -> Changes:
    """Sort a document's entries by what the store knows of them.

    Args:
        entries: in document order, cleaned, links canonical.
        known: every story that has one of the entries' links, or one of their guids in this feed.
        last_good: the feed's last good fetch before this one; None: never fetched before.
        language: what the document says it is written in; None: nothing.
    """
    identity = _Identity(entries, known)
    new: dict[str, Story] = {}
    revised: dict[str, Entry] = {}
    sightings: dict[str, Sighting] = {}
    undated = 0
    for entry in entries:
        found = identity.find(entry)
        story = found.story if found else story_id(entry.url)
        if story in sightings:
            continue
        sightings[story] = Sighting(story=story, feed=feed.url, guid=entry.guid, url=entry.url, at=now)
        if found is None:
            undated += entry.published is None
            late = _late(entry, now, last_good, undated)
            new[story] = _story(story, entry, feed, now, language, late=late)
        elif _may_revise(found, feed) and is_edited(found, entry):
            revised[story] = entry
    return Changes(new=tuple(new.values()), revised=tuple(revised.items()), sightings=tuple(sightings.values()))


def is_edited(known: Known, entry: Entry) -> bool:
    """Whether the words changed.  White space does not count, and a text that vanished is a gap, not an edit."""
    title, summary = _words(entry.title), _words(entry.summary)
    return bool(title and title != _words(known.title)) or bool(summary and summary != _words(known.summary))


class _Identity:
    """Finds the known story of an entry."""

    def __init__(self, entries: Sequence[Entry], known: Sequence[Known]) -> None:
        self._by_link: dict[str, Known] = {k.sighted: k for k in known if k.sighted}
        self._by_link.update({k.url: k for k in known})  # a story's own link beats where another was last sighted
        by_guid = {k.guid: k for k in known if k.guid}
        self._by_guid: dict[str, Known] = {}
        if not by_guid:
            return
        taken = {found.story for entry in entries if (found := self._by_link.get(entry.url))}
        links = _grouped((entry.guid, entry.url) for entry in entries)
        stories = _grouped((k.guid, k.story) for k in known)
        self._by_guid = {
            guid: found
            for guid, found in by_guid.items()
            if len(links[guid]) == 1 and len(stories[guid]) == 1 and found.story not in taken
        }

    def find(self, entry: Entry) -> Known | None:
        return self._by_link.get(entry.url) or (self._by_guid.get(entry.guid) if entry.guid else None)


def _grouped(pairs: Iterable[tuple[str | None, str]]) -> defaultdict[str, set[str]]:
    """Everything that goes by one guid."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for guid, value in pairs:
        if guid:
            groups[guid].add(value)
    return groups


def _may_revise(known: Known, feed: Feed) -> bool:
    """Only the feed that brought a story edits it: an aggregator's other headline for the link is no edit.

    Without this a story carried by two feeds under two titles would be revised by each of them at every fetch.
    """
    return known.feed == feed.url if known.feed else known.sighted is not None


def _late(entry: Entry, now: datetime, last_good: datetime | None, undated: int) -> bool:
    """History on arrival: published long before we first saw it.

    After an outage of its feed everything published since the last good fetch is still news.  A date without a time
    of day stands for the end of that day.
    """
    if entry.published is None:
        return last_good is None and undated > UNDATED_NEWS
    published = entry.published + timedelta(days=1) if entry.date_only else entry.published
    cut = now - OLD
    return published < (min(cut, last_good) if last_good else cut)


def _story(id_: str, entry: Entry, feed: Feed, now: datetime, language: str | None, *, late: bool) -> Story:
    tongue = entry.language or language or feed.language or guess(f"{entry.title} {entry.summary}")
    return Story(
        id=id_,
        url=entry.url,
        title=entry.title,
        summary=entry.summary,
        source=entry.source or feed.name,
        feed=feed.url,
        published=entry.published,
        first_seen=now,
        updated=entry.updated,
        language=tongue,
        late=late,
    )


def _words(text: str) -> list[str]:
    return text.split()
