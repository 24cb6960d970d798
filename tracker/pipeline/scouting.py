"""Looking at an address before it becomes a feed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.changes.rhythm import rhythm
from tracker.config.settings import Config
from tracker.errors import TrackerError, UsageError
from tracker.fetch.client import fetch_page
from tracker.fetch.request import Origin, origin
from tracker.parse import discover
from tracker.parse.feed import parse
from tracker.render.document import Document
from tracker.render.lists import facts
from tracker.wire import Document as FeedDocument
from tracker.wire import Failed, Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A feed at an address."""

    url: str  #: of the feed itself
    asked: str  #: as the user wrote it
    title: str | None
    answer: Fetched
    document: FeedDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A feed that a page names."""

    url: str
    title: str
    type: str


def page(url: str, config: Config) -> Fetched:
    """The answer of an address a user wrote; its own origin is trusted.

    Raises:
        UsageError: it is no http(s) address.
        TrackerError: it does not answer.
    """
    try:
        own = origin(url)
    except ValueError as wrong:
        raise UsageError(f"{url}: {wrong}; write the whole address, https://…") from None
    trusted = frozenset(Origin(*named) for named in config.trusted) | {own}
    answer = fetch_page(url, config.limits, trusted=trusted)
    if isinstance(answer, Failed):
        raise TrackerError(f"{url}: {answer.reason}")
    if not isinstance(answer, Fetched):
        raise TrackerError(f"{url}: answered without a document")
    return answer


def links(url: str, config: Config) -> tuple[PageLink, ...]:
    """The feeds a page names, the announced ones first."""
    answer = page(url, config)
    return tuple(
        PageLink(url=address, title=title, type=kind)
        for address, title, kind in discover.links(answer.body, answer.final_url)
    )


def scout(url: str, config: Config, *, now: datetime) -> Found:
    """The feed at an address, or the first good one that the page there names.

    Raises:
        TrackerError: there is no feed, with the reason.
    """
    answer = page(url, config)
    document = read(answer, config, now)
    if isinstance(document, FeedDocument):
        return Found(url=url, asked=url, title=document.title or None, answer=answer, document=document)
    named = discover.links(answer.body, answer.final_url)
    for address, title, _ in named[:5]:
        other = page(address, config)
        inner = read(other, config, now)
        if isinstance(inner, FeedDocument):
            return Found(url=address, asked=url, title=inner.title or title or None, answer=other, document=inner)
    raise TrackerError(f"{url}: {document.reason}")


def read(answer: Fetched, config: Config, now: datetime) -> FeedDocument | Failed:
    """The document in an answer."""
    return parse(
        answer.body,
        url=answer.final_url,
        content_type=answer.content_type,
        now=now,
        max_entries=config.limits.max_entries,
    )


def report(found: Found, now: datetime) -> Document:
    """What a person needs to know before adding a feed."""
    document, answer = found.document, found.answer
    dates = sorted((entry.published for entry in document.entries if entry.published), reverse=True)
    asks = answer.freshness
    gap = rhythm(document.entries)
    pairs = [
        ("url", found.url, "Feed"),
        ("form", document.version, "Form"),
        ("title", document.title, "Title"),
        ("language", document.language, "Language"),
        ("entries", len(document.entries), "Entries"),
        ("dated", len(dates), "Entries with a date"),
        ("newest", dates[0].strftime("%Y-%m-%d %H:%MZ") if dates else None, "Newest entry"),
        ("rhythm_hours", round(gap / timedelta(hours=1), 1) if gap else None, "Usual gap between entries, hours"),
        ("bytes", len(answer.body), "Size, bytes"),
        ("validators", bool(answer.validators.etag or answer.validators.last_modified), "Can say `not modified`"),
        (
            "max_age_minutes",
            round(asks.max_age / timedelta(minutes=1)) if asks.max_age else None,
            "Stays fresh, minutes",
        ),
        ("moved", answer.final_url if answer.final_url != found.url else None, "Redirects to"),
    ]
    title = f"{found.asked} names a feed: {found.url}" if found.asked != found.url else f"{found.url} is a feed"
    return facts("feed", pairs, title=title)
