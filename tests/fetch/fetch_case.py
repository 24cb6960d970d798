"""Small words shared by the tests of fetching."""

import subprocess
import sys
from datetime import UTC, datetime

from tracker.fetch.client import fetch_all
from tracker.fetch.request import Origin, Request, origin
from tracker.subscription import Feed, FetchLimits
from tracker.wire import FetchOutcome

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
LIMITS = FetchLimits(timeout=1.0, max_bytes=2_000_000, concurrency=4)


def request(url: str, **feed: object) -> Request:
    return Request(feed=Feed(url=url, id=url, name="x", **feed), url=url)  # type: ignore[arg-type]


def ask(
    *requests: Request, limits: FetchLimits = LIMITS, trusted: frozenset[Origin] | None = None
) -> list[FetchOutcome]:
    """Outcomes in order of arrival; every feed's own origin is trusted, as by a configuration."""
    outcomes: list[FetchOutcome] = []
    if trusted is None:
        trusted = frozenset(origin(r.feed.url) for r in requests)
    fetch_all(requests, limits, trusted=trusted, take=outcomes.append, now=NOW)
    return outcomes


def program(source: str, *arguments: str) -> "subprocess.Popen[str]":
    """A Python of its own, for what must not be measured or interrupted inside the tests' process."""
    return subprocess.Popen(
        [sys.executable, "-c", source, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
