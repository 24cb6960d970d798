"""How values stand in the tables: times as text of fixed width, structures as JSON."""

import json
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from tracker.errors import StoreError

_surrogate = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=256)
def to_time(when: datetime) -> str:
    """ISO 8601 in UTC, always 27 characters, so that text order is time order.

    Remembers what it was asked lately: of the times that are stored most are the moment of the run.

    Raises:
        ValueError: `when` has no time zone.
    """
    return _written(when)


def _written(when: datetime) -> str:
    if when.tzinfo is not UTC:
        if when.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {when.isoformat()}")
        when = when.astimezone(UTC)
    return when.isoformat(timespec="microseconds")[:-6] + "Z"


def from_time(text: str) -> datetime:
    """The moment a stored text means; other programs may have written it shorter.

    Raises:
        StoreError: it is no time: the file is damaged, or another program wrote there.
    """
    try:
        when = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        raise damaged("a time", text) from None
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def to_time_or_none(when: datetime | None) -> str | None:
    return None if when is None else _written(when)  # mostly of a story, and met once


def from_time_or_none(text: str | None) -> datetime | None:
    return None if text is None else from_time(text)


def to_seconds(length: timedelta | None) -> float | None:
    return None if length is None else length.total_seconds()


def from_seconds(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def to_json(value: Any) -> str:
    """Compact, readable and always the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Any:
    """What a stored text means.

    Raises:
        StoreError: it is no JSON: the file is damaged, or another program wrote there.
    """
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        raise damaged("a value", text) from None


def damaged(what: str, text: object) -> StoreError:
    """What to say of a stored value that nobody can read."""
    seen = " ".join(repr(text)[:40].split())
    return StoreError(
        f"the database is damaged: {what} in it cannot be read ({seen}); put a backup in its place, or try "
        "`sqlite3 FILE .recover`"
    )


def to_text(text: str) -> str:
    """Text that SQLite can hold: half characters, which no encoding has, become the replacement character."""
    if text.isascii():
        return text
    try:
        text.encode()  # a fraction of what a search costs
    except UnicodeEncodeError:
        return _surrogate.sub("\ufffd", text)
    return text
