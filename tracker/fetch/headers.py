"""What the headers of an answer say: how long it stays good, when to come back, how to ask again."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from tracker.wire import Freshness, Validators

#: The longest wait we note down; how much of it is kept is decided elsewhere.
LONGEST = timedelta(days=366)
#: A validator longer than this is refused by most servers when it is sent back.
LONGEST_VALIDATOR = 4096


def first(headers: httpx.Headers, name: str) -> str | None:
    """The first value of a header; None: absent."""
    values = headers.get_list(name)
    return values[0] if values else None


def validators(headers: httpx.Headers, now: datetime, body_hash: str | None) -> Validators:
    """How to ask for this body again."""
    etag, modified = first(headers, "etag"), first(headers, "last-modified")
    return Validators(
        etag=etag if etag and len(etag) <= LONGEST_VALIDATOR else None,
        last_modified=modified if modified and len(modified) <= LONGEST_VALIDATOR else None,
        saved_at=now,
        body_hash=body_hash,
    )


def freshness(headers: httpx.Headers, now: datetime) -> Freshness:
    """How long the answer stays good.  Times are taken relative to the server's own clock where it gives one."""
    expires = moment(first(headers, "expires"))
    ahead = expires - (moment(first(headers, "date")) or now) if expires else None
    return Freshness(max_age=_max_age(headers), expires=now + _kept(ahead) if ahead else None)


def retry_after(headers: httpx.Headers, now: datetime) -> datetime | None:
    """When the server allows us back, from seconds or a date; None: it does not say."""
    text = (first(headers, "retry-after") or "").strip()
    if text.isascii() and text.isdigit():
        return now + _kept(_seconds(text))
    date = moment(text)
    return now + _kept(date - (moment(first(headers, "date")) or now)) if date else None


def moment(text: str | None) -> datetime | None:
    """An HTTP date in any of its three forms; None: absent or unreadable."""
    if not text:
        return None
    try:
        read = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    try:
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _max_age(headers: httpx.Headers) -> timedelta | None:
    """What is left of Cache-Control's max-age after the time the answer spent in caches."""
    directives = {}
    for part in headers.get("cache-control", "").lower().split(","):
        name, _, value = part.strip().partition("=")
        directives[name.strip()] = value.strip().strip('"')
    text = directives.get("max-age", "")
    if "no-cache" in directives or "no-store" in directives or not (text.isascii() and text.isdigit()):
        return None
    age = (first(headers, "age") or "").strip()
    spent = _seconds(age) if age.isascii() and age.isdigit() else timedelta(0)
    return _kept(_seconds(text) - spent)


def _seconds(text: str) -> timedelta:
    return timedelta(seconds=min(int(text[:12]), int(LONGEST.total_seconds())))


def _kept(wait: timedelta) -> timedelta:
    return min(max(wait, timedelta(0)), LONGEST)
