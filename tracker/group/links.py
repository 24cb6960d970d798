"""Denials and reactions point to what they deny or react to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from tracker.group.facts import FIRM
from tracker.group.policy import Policy
from tracker.model import Development, Link, Status

#: Many outlets print a date and no hour, so a denial may seem to come before its claim.
SLACK = timedelta(hours=36)
#: Windows back in which the thing denied is looked for.
BACK = 2
#: Statuses that answer something, and how.
ANSWERS: Mapping[Status, Literal["denies", "reacts_to"]] = {"denied": "denies", "reaction": "reacts_to"}


class Point(NamedTuple):
    """As much of a development as links are made from."""

    id: str
    topics: tuple[str, ...]
    stage: str | None
    status: Status
    first: datetime  #: when its first story was published
    named: frozenset[str]  #: every stage its stories name; asked of what answers something only


def point(development: Development, named: frozenset[str]) -> Point:
    """The part of a development that links are made from."""
    d = development
    return Point(d.id, d.topics, d.stage, d.status, d.first_published, named)


def pointed(developments: Sequence[Development], links: Mapping[str, Link]) -> Iterator[Development]:
    """The same developments with these links, and `disputed` set on what is denied."""
    disputed = {link.id for link in links.values() if link.how == "denies"}
    for one in developments:
        own = (links[one.id],) if one.id in links else ()
        told = one.id in disputed
        yield one if (one.links, one.disputed) == (own, told) else replace(one, links=own, disputed=told)


def answers(points: Sequence[Point], policy: Policy) -> dict[str, Link]:
    """What each denial or reaction points to, by its id; those that point to nothing are left out.

    Args:
        points: in order of their first story, as they were founded.
    """
    timelines: dict[str, list[int]] = {}
    for place, one in enumerate(points):
        for topic in one.topics:
            timelines.setdefault(topic, []).append(place)
    found: dict[str, Link] = {}
    for mine in points:
        if mine.status in ANSWERS:
            target = _target(mine, points, timelines, policy)
            if target is not None:
                found[mine.id] = Link(how=ANSWERS[mine.status], id=target.id)
    return found


def first_moved(after: Sequence[Point], before: Sequence[Point]) -> datetime | None:
    """When the first development began that may change what denials and reactions point to; None: none does.

    Args:
        after: developments as they are now; `named` is asked of them only.
        before: as they were.
    """
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    moved = [
        one
        for name in old.keys() | new.keys()
        for one in (old.get(name), new.get(name))
        if one is not None and (one.status in ANSWERS or not _same(old.get(name), new.get(name)))
    ]
    return min((one.first for one in moved), default=None)


def _same(one: Point | None, other: Point | None) -> bool:
    """Alike in all that others' links are made from."""
    return one is not None and other is not None and one._replace(named=other.named) == other


def _target(
    mine: Point, points: Sequence[Point], timelines: Mapping[str, Sequence[int]], policy: Policy
) -> Point | None:
    """What a denial or reaction is about: a stage it names first, then shared topics, then nearness in time."""
    start = mine.first - BACK * policy.window(frozenset(mine.topics))
    best: tuple[tuple[bool, int, timedelta, str], Point] | None = None
    for other in _between(mine, start, points, timelines):
        its = points[other]
        if its.status in ANSWERS:
            continue
        key = (
            its.stage not in mine.named,
            -len(set(its.topics) & set(mine.topics)),
            abs(its.first - mine.first),
            its.id,
        )
        if best is None or key < best[0]:
            best = (key, its)
    if best is None or (mine.status == "denied" and best[0][0] and best[1].status in FIRM):
        return None  # nobody denies what is firm, unless they name it: better no link than a wrong dispute
    return best[1]


def _between(mine: Point, start: datetime, points: Sequence[Point], timelines: Mapping[str, Sequence[int]]) -> set[int]:
    """Developments of the same topics that began in time."""
    found: set[int] = set()
    for topic in mine.topics:
        line = timelines[topic]
        first = bisect_left(line, start, key=lambda place: points[place].first)
        last = bisect_right(line, mine.first + SLACK, key=lambda place: points[place].first)
        found.update(line[first:last])
    return found
