"""Moments and durations as people write them: `24h`, `7d`, `90s`, `2025-03-13`, `2025-03-13T08:00:00Z`."""

import re
from datetime import UTC, datetime, timedelta

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
#: Years that a moment may lie in: before the first no story was told, and from both ends windows can be reckoned.
FIRST_YEAR, LAST_YEAR = 1900, 9000
_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)\s*([smhdw])")


def duration(text: str) -> timedelta:
    """`30m`, `24h`, `7d`, `2w`, `90s`; parts may be joined: `1h30m`.

    Raises:
        ValueError: anything else, or nothing at all.
    """
    compact = text.strip().lower().replace(" ", "")
    parts = _DURATION.findall(compact)
    if not parts or "".join(number + unit for number, unit in parts) != compact:
        raise ValueError(f"{text!r} is no duration; write 30m, 24h or 7d")
    try:
        return sum((timedelta(**{UNITS[unit]: float(number)}) for number, unit in parts), timedelta())
    except OverflowError:
        raise ValueError(f"{text!r} is too long a duration; write 30m, 24h or 7d") from None


def moment(text: str) -> datetime:
    """An ISO date (00:00 UTC of that day) or date and time; without a zone it is UTC.

    Raises:
        ValueError: anything else, or a year out of reach.
    """
    when = _read(text)
    if when is None:
        raise ValueError(f"{text!r} is no date; write 2025-03-13 or 2025-03-13T08:00:00Z")
    return within_reach(when, text)


def _read(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text.strip())
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def within_reach(when: datetime, text: str) -> datetime:
    """The moment itself.

    Raises:
        ValueError: no story was told in its year.
    """
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise ValueError(f"{text!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR}; write one like 2025-03-13")
    return when


def start(text: str, *, now: datetime) -> datetime:
    """Where a window begins: a duration before `now`, or a date.

    Raises:
        ValueError: neither, or too long ago.
    """
    try:
        back = duration(text)
    except ValueError:
        when = _read(text)
        if when is None:
            raise ValueError(f"{text!r} is neither a duration nor a date; write 24h, 7d or 2025-03-13") from None
        return within_reach(when, text)
    try:
        return within_reach(now - back, text)
    except OverflowError:
        raise ValueError(f"{text!r} reaches back before the calendar; write 24h, 7d or 2025-03-13") from None


def iso(when: datetime) -> str:
    """ISO 8601 in UTC with `Z`; microseconds only where there are some."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")
