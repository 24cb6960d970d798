"""Dates as feeds write them.  Better empty than wrong."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

#: Older than the web, or a zero that was meant as "unknown".
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
#: How far a date may lie ahead of us before it is a mistake; a clock or a zone may be off by this.
SLACK = timedelta(days=1)


class Moment(NamedTuple):
    """A point of time, aware UTC, and whether the day was all that was given."""

    at: datetime
    date_only: bool


#: Minutes east of Greenwich.  IST (India, Israel, Ireland), AST and GST stand for zones hours apart and are left out:
#: such a date stays empty.  CST and the other American names are what RFC 822 says.
ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "mez": 60, "cest": 120,
    "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "trt": 180, "pkt": 300, "ict": 420, "wib": 420, "hkt": 480,
    "sgt": 480, "pht": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780, "brt": -180, "art": -180, "clt": -240, "nst": -210, "ndt": -150, "adt": -180,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600, "sast": 120, "wat": 60, "cat": 120, "eat": 180,
}  # fmt: skip

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip

_iso = re.compile(
    r"(\d{4})[.-]?(\d\d)(?:[.-]?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*([A-Za-z]{1,5}|[+-]\d\d:?\d\d|[+-]\d\d)?)?)?",
    re.IGNORECASE,
)
_rfc = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})"
    r" ((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?) (?:GMT|UTC|Z|([+-](?:0\d|1[0-4]):?[0-5]\d))",
    re.ASCII,
)
_rfc3339 = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4]):\d\d)", re.ASCII)
_clock = r"(?:[T\s,@-]|at\b)*(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap]\.?m\.?(?![a-z]))?"
_zone = r"\s*\(?((?:GMT|UTC)?[+-]\d\d?:?\d\d|(?:GMT|UTC)[+-]\d\d?|[a-z]{1,5})?\)?"
_weekday = r"(?:[^\W\d]{2,12}\.?,?\s+)?"
_day_first = re.compile(
    rf"{_weekday}(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+([a-z]{{3,9}})\.?,?[\s-]+(\d{{4}}|\d\d)(?:{_clock})?{_zone}(?:\s*\(.*\))?",
    re.IGNORECASE,
)
_month_first = re.compile(
    rf"{_weekday}([a-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?:{_clock})?{_zone}", re.IGNORECASE
)
_asctime = re.compile(
    r"[a-z]{3},?\s+([a-z]{3})\s+(\d{1,2})\s+(\d\d):(\d\d):(\d\d)(?:\s+([a-z]{1,5}|[+-]\d{4}))?\s+(\d{4})", re.IGNORECASE
)
_unix = re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}")


def read(text: str | None, now: datetime) -> Moment | None:
    """A date in any form feeds are known to use; None when it is missing, unreadable, before 1990 or in the future.

    A time without a zone is taken as UTC.  A wrong weekday is ignored.  `now` is aware; up to a day ahead is allowed.
    """
    text = (text or "").strip()
    if not 4 < len(text) <= 80:
        return None
    try:
        moment = _read_plain(text) or _read_iso(text) or _read_unix(text) or _read_words(text)
        if moment is None or not EARLIEST <= moment.at <= now + SLACK:
            return None
    except (ValueError, OverflowError):
        return None
    return moment


def _read_plain(text: str) -> Moment | None:
    """The two forms that nearly all feeds use, read fast; the slow forms read them alike."""
    if found := _rfc.fullmatch(text):
        day, month, year, clock, zone = found.groups()
        text = f"{year}-{MONTHS[month.lower()]:02}-{day:0>2}T{clock}{zone or 'Z'}"
    elif not _rfc3339.fullmatch(text):
        return None
    return Moment(datetime.fromisoformat(text).astimezone(UTC), False)


def _read_iso(text: str) -> Moment | None:
    found = _iso.fullmatch(text)
    if not found or len(text) < 7 or (text.isdigit() and len(text) != 8):
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    if day is None:  # "2026-07" names no day, and any would be invented
        return None
    return _moment(year, int(month), day, hour, minute, second, None, zone)


def _read_unix(text: str) -> Moment | None:
    if not _unix.fullmatch(text):
        return None
    seconds = float(text)
    return Moment(datetime.fromtimestamp(int(seconds / 1000 if seconds >= 1e12 else seconds), UTC), False)


def _read_words(text: str) -> Moment | None:
    if found := _day_first.fullmatch(text):
        day, month, year, *rest = found.groups()
    elif found := _month_first.fullmatch(text):
        month, day, year, *rest = found.groups()
    elif found := _asctime.fullmatch(text):
        month, day, hour, minute, second, zone, year = found.groups()
        rest = [hour, minute, second, None, zone]
    else:
        return None
    number = MONTHS.get(month.lower())
    return _moment(year, number, day, *rest) if number else None


def _moment(
    year: str, month: int, day: str, hour: str | None, minute: str | None, second: str | None, half: str | None,
    zone: str | None,
) -> Moment | None:  # fmt: skip
    offset = _offset(zone)
    if offset is None:
        return None
    hours = int(hour or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower().startswith("p") else 0)
    years = int(year) if len(year) == 4 else 2000 + int(year)
    extra = timedelta(days=1) if hours == 24 else timedelta()
    seconds = min(int(second or 0), 59)  # a leap second is no reason to lose a date
    at = datetime(years, month, int(day), hours % 24, int(minute or 0), seconds, tzinfo=timezone(offset)) + extra
    return Moment(at.astimezone(UTC), hour is None)


def _offset(zone: str | None) -> timedelta | None:
    """None: a zone whose name we do not know, so the moment is not known either."""
    if not zone:
        return timedelta()
    name = zone.lower()
    if name[0] not in "+-" and name[-1].isalpha():
        minutes = ZONES.get(name)
        return None if minutes is None else timedelta(minutes=minutes)
    digits = name.removeprefix("gmt").removeprefix("utc").replace(":", "")
    sign, digits = (-1 if digits[0] == "-" else 1), digits[1:]
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        return None
    return sign * timedelta(hours=hours, minutes=minutes)
