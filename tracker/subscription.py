"""The words of subscribing as frozen data: a feed as configured, and the limits of asking it."""

from dataclasses import dataclass, field
from datetime import timedelta

from tracker.model import SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A subscribed address, as configured.  Facts about fetching it live in `FeedState`."""

    url: str  #: as written, without credentials, `${ENV_VAR}` not filled in: the key, safe to show and to store
    id: str  #: short and unique in the file; from the configuration or derived from the address
    name: str  #: the publisher's name for stories that do not bring their own
    kind: SourceKind | None = None  #: None: unknown
    owner: str | None = None  #: who owns the publisher; None: itself
    authority: float | None = None  #: 0–1; None: by kind, and the unknown prior without one
    language: str | None = None  #: BCP 47 primary tag of what it publishes; None: unknown
    every: timedelta | None = None  #: floor between two fetches; None: the common `fetch.interval`
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)  #: sent with each request; secret
    credentials: tuple[str, str] | None = field(default=None, repr=False)  #: HTTP Basic; secret
    enabled: bool = True
    address: str | None = field(default=None, repr=False)  #: `url` with `${ENV_VAR}` filled in; secret; None: `url`


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """The `fetch:` block."""

    timeout: float = 30.0  #: seconds, the total for one feed: redirects, headers, body
    concurrency: int = 16  #: requests under way at once
    per_host: int = 2  #: of them to one host
    max_bytes: int = 10_000_000  #: of one document, after decompression
    max_entries: int = 20_000  #: of one document
    interval: timedelta = timedelta(minutes=30)  #: floor between two fetches of a feed
    user_agent: str | None = None  #: None: tracker's own, with its URL
