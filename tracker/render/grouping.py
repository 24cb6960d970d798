"""A listing that spans days is told day by day."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from tracker.model import Listed
from tracker.render import when
from tracker.render.page import Page

#: A morning's list reaches into yesterday and is still one list in rank order; only a longer absence is told by days.
ONE_LIST = timedelta(hours=36)


def by_day(page: Page) -> list[tuple[str, list[Listed]]]:
    """The items under a heading for each day, newest day first, in rank order within it.

    Returns:
        One group with an empty heading when what is new lies within 36 hours.
    """
    if not page.items or _spread(item.development.last_new for item in page.items) <= ONE_LIST:
        return [("", list(page.items))] if page.items else []
    days: dict[datetime, list[Listed]] = {}
    for item in page.items:
        local = item.development.last_new.astimezone(page.zone)
        days.setdefault(local.replace(hour=0, minute=0, second=0, microsecond=0), []).append(item)
    return [(when.day(start, page.zone), days[start]) for start in sorted(days, reverse=True)]


def _spread(times: Iterable[datetime]) -> timedelta:
    known = list(times)
    return max(known) - min(known)
