"""The words of fetching as frozen data.

All times are aware UTC `datetime`s.  `None` always has a stated meaning.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from tracker.model import Story

# --- fetching ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave us to ask "has it changed?" with; sent back byte for byte."""

    etag: str | None = None
    last_modified: str | None = None
    saved_at: datetime | None = None  #: they are dropped 8 days after; None: never saved
    body_hash: str | None = None  #: hex digest of the last body that parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """What headers or the document say about how long an answer stays good."""

    max_age: timedelta | None = None
    expires: datetime | None = None
    retry_after: datetime | None = None
    ttl: timedelta | None = None  #: RSS ttl or sy:updatePeriod
    skip_hours: frozenset[int] = frozenset()  #: 0–23, GMT
    skip_days: frozenset[int] = frozenset()  #: 0 is Monday


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What we remember about fetching a feed; never part of the configuration."""

    url: str  #: the configured address, the key
    validators: Validators = Validators()
    moved_to: str | None = None  #: where a 301/308 led and parsed well; None: not moved
    gone_since: datetime | None = None  #: 410 seen; polling stopped
    last_fetch: datetime | None = None  #: last attempt
    last_good: datetime | None = None  #: last attempt that gave a parsed document or a 304
    last_new: datetime | None = None  #: last attempt that brought a new story
    last_status: int | None = None  #: HTTP status of the last attempt; None: no answer
    last_error: str | None = None  #: one line; None: the last attempt was good
    failing_since: datetime | None = None
    failures: float = 0.0  #: weighted: hard 1, soft 0.5, temporary 0.25; 0 after a good fetch
    retry_after: datetime | None = None  #: the server asked not to come back before
    next_due: datetime | None = None  #: None: at once
    rhythm: timedelta | None = None  #: typical gap between new entries; None: unknown
    asks: Freshness = Freshness()  #: ttl and skipped hours and days of the last document parsed; outlives 304s
    warned_at: datetime | None = None  #: when a user was last told that it fails


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A complete body arrived."""

    url: str  #: of the feed as configured
    final_url: str  #: after redirects
    status: int
    body: bytes = field(repr=False)  #: empty once it is read
    content_type: str | None
    validators: Validators
    freshness: Freshness
    permanent: bool = False  #: every redirect on the way was 301 or 308
    size: int = 0  #: bytes of the body, after decompression


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """304: nothing to read."""

    url: str
    status: int
    freshness: Freshness


#: Weights of a failure: asking again soon is pointless; the server's bad day; perhaps our own.
HARD, SOFT, TEMPORARY = 1.0, 0.5, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """No usable answer, or an answer that is no feed.  A value, never an exception."""

    url: str
    reason: str  #: one line for a person, without secrets
    weight: float  #: `HARD`, `SOFT` or `TEMPORARY`
    status: int | None = None  #: None: no HTTP answer
    gone: bool = False  #: 410
    retry_after: datetime | None = None


FetchOutcome = Fetched | NotModified | Failed


class Entry(NamedTuple):
    """One published item as its feed gives it, cleaned: plain text, canonical link, aware dates."""

    guid: str | None
    url: str  #: canonical; made from feed and guid when the item has no link
    title: str  #: plain text, at most 500 characters; may come from the summary when missing
    summary: str = ""  #: plain text
    published: datetime | None = None  #: None: missing, unreadable or absurd
    updated: datetime | None = None
    date_only: bool = False  #: `published` had no time of day
    source: str | None = None  #: the item's own publisher; wins over the feed's name
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A parsed feed."""

    version: str  #: rss20, atom10, rdf, cdf, json11 …
    title: str = ""
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    freshness: Freshness = Freshness()
    complete: bool = True  #: False: it was cut off, so its validators must not be kept


# --- what an entry is to the store -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How the store already knows an entry: a story with one of the entry's names."""

    story: str  #: story id
    url: str  #: the story's canonical url
    feed: str | None = None  #: the feed that brought it first, which alone may revise it; None: imported
    guid: str | None  #: under which this feed brought it; None: another feed or an import did
    sighted: str | None  #: canonical url this feed gave last; None: this feed never brought it
    title: str
    summary: str


class Sighting(NamedTuple):
    """A feed carried a story."""

    story: str
    feed: str  #: the configured address
    guid: str | None
    url: str  #: canonical, as this feed gave it
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a document changes in the store."""

    new: tuple[Story, ...] = ()
    revised: tuple[tuple[str, Entry], ...] = ()  #: (story id, how it reads now)
    sightings: tuple[Sighting, ...] = ()  #: of new, revised and unchanged entries alike
