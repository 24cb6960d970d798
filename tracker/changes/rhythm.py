"""How often a feed brings something new."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tracker.wire import Entry

#: Newest dated entries looked at: enough to smooth a busy day, few enough to forget last year's pace.
LOOKED_AT = 20
#: Fewer dates than this say nothing about a pace.
NEEDED = 3
SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(days=365)


def rhythm(entries: Sequence[Entry]) -> timedelta | None:
    """Typical gap between new entries: the mean over the newest dated ones; None: too few dates to tell.

    The mean, not the median: a publisher who posts ten items each morning has a median of minutes and yet brings news
    once a day.
    """
    times = sorted({e.published for e in entries if e.published is not None}, reverse=True)[:LOOKED_AT]
    if len(times) < NEEDED:
        return None
    return min(max((times[0] - times[-1]) / (len(times) - 1), SHORTEST), LONGEST)


def is_silent(rhythm: timedelta | None, last_new: datetime | None, now: datetime) -> bool:
    """Whether nothing new came for much longer than usual.

    Ten usual gaps and at least two weeks: feeds of authorities pause over holidays, and a mean over 20 entries is
    easily wrong by a factor of three.  A feed of unknown pace is silent after 60 days.
    """
    if last_new is None:
        return False
    longest = timedelta(days=60) if rhythm is None else max(10 * rhythm, timedelta(days=14))
    return now - last_new > longest
