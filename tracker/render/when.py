"""Times in words: ages, lags, days and hours in the reader's zone."""

from datetime import datetime, timedelta, tzinfo

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def age(when: datetime, now: datetime) -> str:
    """How long ago: `just now`, `12 min ago`, `3 h ago`, `2 days ago`, `5 weeks ago`; a time to come is `in 20 min`."""
    minutes = int((now - when).total_seconds() // 60)
    if minutes < 0:
        return f"in {_long(timedelta(minutes=-minutes))}"
    return "just now" if minutes < 1 else f"{_long(timedelta(minutes=minutes))} ago"


def _long(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    if minutes < 90:
        return f"{minutes} min"
    hours = round(minutes / 60)
    if hours < 36:
        return f"{hours} h"
    days = round(hours / 24)
    if days < 21:
        return f"{days} days"
    if days < 90:
        return f"{round(days / 7)} weeks"
    return f"{round(days / 30.44)} months" if days < 730 else f"{round(days / 365.25)} years"


def lag(span: timedelta) -> str:
    """How long after: `+0 min`, `+45 min`, `+2 h 10 min`, `+3 d 4 h`; a time before is told with a minus."""
    sign = "+" if span >= timedelta() else "−"
    minutes = int(abs(span).total_seconds() // 60)
    days, hours = divmod(minutes // 60, 24)
    if days:
        return f"{sign}{days} d {hours} h" if hours else f"{sign}{days} d"
    if hours:
        return f"{sign}{hours} h {minutes % 60} min" if minutes % 60 else f"{sign}{hours} h"
    return f"{sign}{minutes} min"


def day(when: datetime, zone: tzinfo) -> str:
    """`Friday 24 October 2025`."""
    local = when.astimezone(zone)
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year}"


def date(when: datetime, zone: tzinfo) -> str:
    """`24 Oct 2025`."""
    local = when.astimezone(zone)
    return f"{local.day} {_MONTHS[local.month - 1][:3]} {local.year}"


def clock(when: datetime, zone: tzinfo) -> str:
    """`24 Oct 2025 08:05 CEST`."""
    local = when.astimezone(zone)
    return f"{date(when, zone)} {local:%H:%M} {zone_name(when, zone)}"


def zone_name(when: datetime, zone: tzinfo) -> str:
    """`UTC`, `CEST`, `+0530`."""
    return when.astimezone(zone).strftime("%Z") or "UTC"
