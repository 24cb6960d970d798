"""Small words shared by the tests of changes."""

from datetime import UTC, datetime, timedelta

from tracker.changes.compare import compare
from tracker.changes.due import after
from tracker.subscription import Feed, FetchLimits
from tracker.text.links import canonical
from tracker.wire import (
    Changes,
    Document,
    Entry,
    Failed,
    FeedState,
    Fetched,
    FetchOutcome,
    Freshness,
    Known,
    NotModified,
    Validators,
)

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)  # a Monday
FEED = Feed(url="https://news.example/feed", id="news", name="News")
OTHER = Feed(url="https://other.example/feed", id="other", name="Other")
LIMITS = FetchLimits(interval=timedelta(minutes=30))
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def entry(link: str, guid: str | None = None, title: str = "A title", **more: object) -> Entry:
    return Entry(guid=guid, url=canonical(f"https://news.example/{link}"), title=title, **more)  # type: ignore[arg-type]


class Shelf:
    """What a store remembers, in a dictionary: enough to fetch a feed many times over."""

    def __init__(self) -> None:
        self.stories: dict[str, Known] = {}
        self.sightings: dict[tuple[str, str], tuple[str | None, str]] = {}  # (story, feed) to guid and link

    def fetch(
        self, *entries: Entry, feed: Feed = FEED, now: datetime = NOW, last_good: datetime | None = NOW
    ) -> Changes:
        """One fetch of a feed, compared and kept."""
        changes = compare(entries, self.known(entries, feed), feed=feed, now=now, last_good=last_good, language=None)
        for story in changes.new:
            self.stories[story.id] = Known(
                story=story.id,
                url=story.url,
                feed=story.feed,
                guid=None,
                sighted=None,
                title=story.title,
                summary=story.summary,
            )
        for id_, changed in changes.revised:
            old = self.stories[id_]
            self.stories[id_] = Known(
                story=id_,
                url=old.url,
                feed=old.feed,
                guid=None,
                sighted=None,
                title=changed.title,
                summary=changed.summary,
            )
        for seen in changes.sightings:
            self.sightings[seen.story, seen.feed] = (seen.guid, seen.url)
        return changes

    def known(self, entries: tuple[Entry, ...], feed: Feed) -> list[Known]:
        """Stories that have a link of the entries, or in this feed a guid of theirs."""
        links = {e.url for e in entries}
        guids = {e.guid for e in entries if e.guid}
        found = []
        for id_, story in self.stories.items():
            guid, sighted = self.sightings.get((id_, feed.url), (None, None))
            if story.url in links or sighted in links or guid in guids:
                found.append(
                    Known(
                        story=id_,
                        url=story.url,
                        feed=story.feed,
                        guid=guid,
                        sighted=sighted,
                        title=story.title,
                        summary=story.summary,
                    )
                )
        return found


def state(**more: object) -> FeedState:
    return FeedState(url=FEED.url, **more)  # type: ignore[arg-type]


def fetched(
    final: str = FEED.url, permanent: bool = False, freshness: Freshness | None = None, **marks: str
) -> Fetched:
    return Fetched(
        url=FEED.url,
        final_url=final,
        status=200,
        body=b"",
        content_type=None,
        validators=Validators(**marks),  # type: ignore[arg-type]
        freshness=freshness or Freshness(),
        permanent=permanent,
    )


def unchanged(freshness: Freshness | None = None) -> NotModified:
    return NotModified(url=FEED.url, status=304, freshness=freshness or Freshness())


def failed(weight: float = 0.5, **more: object) -> Failed:
    return Failed(url=FEED.url, reason="broken", weight=weight, **more)  # type: ignore[arg-type]


def document(*entries: Entry, freshness: Freshness | None = None) -> Document:
    return Document(version="rss20", entries=entries, freshness=freshness or Freshness())


def step(
    before: FeedState,
    outcome: FetchOutcome,
    *,
    now: datetime = NOW,
    feed: Feed = FEED,
    limits: FetchLimits = LIMITS,
    fresh: int = 0,
    read: Document | None = None,
) -> FeedState:
    return after(before, outcome, feed=feed, limits=limits, now=now, fresh=fresh, document=read)
