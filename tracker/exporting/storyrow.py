"""One imported record made into a story, or refused with the reason."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tracker.changes.compare import OLD
from tracker.model import Revision, Story
from tracker.text.language import guess
from tracker.text.links import canonical, host, story_id
from tracker.text.moments import moment, within_reach
from tracker.text.printable import block, line

#: What an import reads; every other key of a record is derived from these and left alone.
FIELDS = (
    "url", "title", "summary", "source", "feed", "published", "first_seen", "updated", "language", "revisions", "late",
    "history",
)  # fmt: skip

MAX_TITLE = 500  #: characters a title is stored to


_HALF = re.compile("[\ud800-\udfff]")


class RowError(ValueError):
    """Why a record is no story, in one line."""


def story(row: Mapping[str, Any], *, now: datetime) -> Story:
    """Make a story of a record; only `url` and `title` are needed.

    Args:
        row: as parsed from JSON or CSV; unknown keys are ignored.
        now: aware UTC.

    Raises:
        RowError: a field is missing or cannot be what it says.
    """
    try:
        url = canonical(_needed(row, "url"))
    except RowError:
        raise
    except ValueError as error:
        raise RowError(f"url: {str(row['url'])[:80]!r} is not an http or https address") from error
    published = _date(row, "published")
    seen = _date(row, "first_seen")
    late = _flag(row, "late")
    return Story(
        id=story_id(url),
        url=url,
        title=_title(row),
        summary=block(_text(row, "summary") or ""),
        source=line(_text(row, "source") or "") or host(url),
        feed=_text(row, "feed") or None,
        published=published,
        # A date in the future is a mistake of the publisher; what is stored today was not first seen tomorrow.
        first_seen=seen or (min(published, now) if published else now),
        updated=_date(row, "updated"),
        language=_language(row),
        late=bool(seen and published and seen - published > OLD) if late is None else late,
        history=bool(_flag(row, "history")),
        revisions=_revisions(row.get("revisions")),
    )


def _language(row: Mapping[str, Any]) -> str | None:
    """As given, also as `lang`; a row that says nothing of it at all is guessed."""
    if "language" in row or "lang" in row:
        return _text(row, "language") or _text(row, "lang") or None
    return guess(f"{_text(row, 'title') or ''} {_text(row, 'summary') or ''}")


def _needed(row: Mapping[str, Any], field: str) -> str:
    text = _text(row, field)
    if text is None or not text.strip():
        raise RowError(f"{field}: missing; every story needs a url and a title")
    return text


def _title(row: Mapping[str, Any]) -> str:
    title = line(_needed(row, "title"))
    if not title:
        raise RowError("title: holds no visible character")
    return title[:MAX_TITLE].rstrip()


def _text(row: Mapping[str, Any], field: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise RowError(f"{field}: expected text, got {str(value)[:40]}")
    if "\0" in value:
        raise RowError(f"{field}: holds a NUL character")
    if not value.isascii() and _HALF.search(value):
        raise RowError(f"{field}: holds half a character (a lone surrogate)")
    return value


def _flag(row: Mapping[str, Any], field: str) -> bool | None:
    value = row.get(field)
    known = {None: None, True: True, False: False, "true": True, "false": False}
    if isinstance(value, (str, bool, type(None))) and value in known:
        return known[value]
    raise RowError(f"{field}: expected true or false, got {str(value)[:40]}")


def _date(row: Mapping[str, Any], field: str) -> datetime | None:
    text = _text(row, field)
    if text is None or not text.strip():
        return None
    return date(text.strip(), field)


def date(text: str, field: str) -> datetime:
    """A date as files write it: ISO 8601, or the form of mail; without a zone it is UTC, a bare date is its midnight.

    Raises:
        RowError: it is none of these, or lies outside the calendar.
    """
    try:
        return moment(text)
    except ValueError:
        return _mail_date(text, field)


def _mail_date(text: str, field: str) -> datetime:
    from email.utils import parsedate_to_datetime

    try:
        when = parsedate_to_datetime(text)
        return within_reach(when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC), text)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise RowError(
            f"{field}: {text[:40]!r} is no date of a story; expected one like 2025-03-13T14:00:00Z"
        ) from error


def _revisions(value: Any) -> tuple[Revision, ...]:
    if value in (None, "", []) or isinstance(value, str):
        return ()  # a CSV cell shows revisions to people; only JSON Lines carries them back
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise RowError("revisions: expected a list of objects with at, title, summary")
    return tuple(_revision(item) for item in value)


def _revision(item: Mapping[str, Any]) -> Revision:
    at = _date(item, "at")
    if at is None:
        raise RowError("revisions: each needs the time `at`")
    return Revision(at=at, title=_text(item, "title") or "", summary=_text(item, "summary") or "")
