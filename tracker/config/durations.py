"""Lengths of time as people write them: `90s`, `30m`, `24h`, `7d`, `2w`, `1h30m`, or a number of seconds."""

import math
import re
from datetime import timedelta

EXPECTED = "a length of time such as 30m, 24h or 7d"
LONGEST = timedelta(days=36_525)
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_PART = r"([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*([smhdw])"
_WHOLE = re.compile(rf"\s*{_PART}(?:\s*{_PART})*\s*", re.ASCII)


def duration(value: str | float) -> timedelta:
    """Read a length of time; a bare number means seconds.

    Raises:
        ValueError: it is none, is negative, or is longer than a century.
    """
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value):
            raise ValueError(f"expected {EXPECTED}, found {value!r}")
        seconds = sum(float(number) * _SECONDS[unit] for number, unit in re.findall(_PART, value))
    else:
        seconds = float(value)
    if not math.isfinite(seconds) or seconds < 0 or seconds > LONGEST.total_seconds():
        raise ValueError(f"expected {EXPECTED}, at most a century, found {value!r}")
    return timedelta(seconds=seconds)


def written(length: timedelta) -> str:
    """The shortest writing of a whole number of seconds: `30m`, `7d`."""
    seconds = int(length.total_seconds())
    for unit in ("d", "h", "m"):
        if seconds and seconds % _SECONDS[unit] == 0:
            return f"{seconds // _SECONDS[unit]}{unit}"
    return f"{seconds}s"
