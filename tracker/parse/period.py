"""How long a document says it stays good."""

from collections.abc import Iterable
from datetime import timedelta

from tracker.wire import Freshness

_PERIODS = {"hourly": 1, "daily": 24, "weekly": 24 * 7, "monthly": 24 * 30, "yearly": 24 * 365}  # hours
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEAR = 366 * 24 * 60  # minutes; a longer ttl is a slip of the pen


def read(
    *, ttl: str | None, every: str | None, times: str | None, hours: Iterable[str] = (), days: Iterable[str] = ()
) -> Freshness:
    """RSS `ttl` (minutes) or `sy:updatePeriod` by `sy:updateFrequency`, whichever is longer; the hours (GMT) and
    days to skip.  What cannot be read counts as not said."""
    return Freshness(
        ttl=max(filter(None, (_ttl(ttl), _updates(every, times))), default=None),
        skip_hours=frozenset(int(hour) % 24 for hour in hours if hour.isdecimal() and int(hour[:4]) <= 24),
        skip_days=frozenset(_DAYS.index(day.lower()) for day in days if day.lower() in _DAYS),
    )


def _ttl(minutes: str | None) -> timedelta | None:
    if not minutes or not minutes.isdecimal() or not 0 < int(minutes[:9]) <= _YEAR:
        return None
    return timedelta(minutes=int(minutes[:9]))


def _updates(every: str | None, times: str | None) -> timedelta | None:
    hours = _PERIODS.get((every or "").strip().lower())
    if hours is None:
        return None
    often = int(times[:6]) if times and times.isdecimal() else 1
    return timedelta(hours=hours) / max(often, 1)
