"""Lengths of time as people write them: `90s`, `30m`, `24h`, `7d`, `2w`, `1h30m`, or a number of seconds."""

import math
from datetime import timedelta

from tracker.text import moments

EXPECTED = "a length of time such as 30m, 24h or 7d"
LONGEST = timedelta(days=36_525)
_SECONDS = {"d": 86_400, "h": 3_600, "m": 60}


def duration(value: str | float) -> timedelta:
    """Read a length of time; a bare number means seconds.

    Raises:
        ValueError: it is none, is negative, or is longer than a century.
    """
    if isinstance(value, str):
        length = moments.duration(value)
    else:
        if not math.isfinite(value) or not 0 <= value <= LONGEST.total_seconds():
            raise ValueError(f"expected {EXPECTED}, found {value!r}")
        length = timedelta(seconds=value)
    if length > LONGEST:
        raise ValueError(f"expected {EXPECTED}, at most a century, found {value!r}")
    return length


def written(length: timedelta) -> str:
    """The shortest writing of a whole number of seconds: `30m`, `7d`."""
    seconds = int(length.total_seconds())
    for unit, length_of in _SECONDS.items():
        if seconds and seconds % length_of == 0:
            return f"{seconds // length_of}{unit}"
    return f"{seconds}s"
