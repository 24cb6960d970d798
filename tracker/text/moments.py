"""Moments and durations as people write them: `24h`, `7d`, `90s`, `2025-03-13`, `2025-03-13T08:00:00Z`."""

import re
from datetime import UTC, datetime, timedelta

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
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
        ValueError: anything else.
    """
    try:
        when = datetime.fromisoformat(text.strip())
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is no date; write 2025-03-13 or 2025-03-13T08:00:00Z") from None


def start(text: str, *, now: datetime) -> datetime:
    """Where a window begins: a duration before `now`, or a date.

    Raises:
        ValueError: neither, or a duration that reaches before the calendar.
    """
    try:
        back = duration(text)
    except ValueError:
        try:
            return moment(text)
        except ValueError:
            raise ValueError(f"{text!r} is neither a duration nor a date; write 24h, 7d or 2025-03-13") from None
    try:
        return now - back
    except OverflowError:
        raise ValueError(f"{text!r} reaches back before the calendar; write 24h, 7d or 2025-03-13") from None


def iso(when: datetime) -> str:
    """ISO 8601 in UTC with `Z`; microseconds only where there are some."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")
