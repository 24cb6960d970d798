"""Denials and reactions point to what they deny or react to."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
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


class Built(NamedTuple):
    """A development without its links, and every stage its stories name."""

    development: Development
    named: frozenset[str]


def linked(found: Sequence[Built], policy: Policy) -> list[Development]:
    """The same developments with links, and `disputed` set on what is denied.

    Args:
        found: in order of their first story, as they were founded.
    """
    built = [one.development for one in found]
    timelines: dict[str, list[int]] = {}
    for place, development in enumerate(built):
        for topic in development.topics:
            timelines.setdefault(topic, []).append(place)
    targets: dict[int, int] = {}
    for place, development in enumerate(built):
        if development.status in ANSWERS:
            target = _target(found[place].named, development, built, timelines, policy)
            if target is not None:
                targets[place] = target
    disputed = {target for place, target in targets.items() if built[place].status == "denied"}
    done = list(built)
    for place in targets.keys() | disputed:
        links: tuple[Link, ...] = ()
        if place in targets:
            how = ANSWERS[built[place].status]
            links = (Link(how=how, id=built[targets[place]].id),)
        done[place] = replace(built[place], links=links, disputed=place in disputed)
    return done


def _target(
    named: frozenset[str],
    mine: Development,
    built: Sequence[Development],
    timelines: Mapping[str, Sequence[int]],
    policy: Policy,
) -> int | None:
    """What a denial or reaction is about: a stage it names first, then shared topics, then nearness in time."""
    start = mine.first_published - BACK * policy.window(frozenset(mine.topics))
    best: tuple[tuple[bool, int, timedelta, str], int] | None = None
    for other in _between(mine, start, built, timelines):
        its = built[other]
        if its.status in ANSWERS:
            continue
        key = (
            its.stage not in named,
            -len(set(its.topics) & set(mine.topics)),
            abs(its.first_published - mine.first_published),
            its.id,
        )
        if best is None or key < best[0]:
            best = (key, other)
    if best is None or (mine.status == "denied" and best[0][0] and built[best[1]].status in FIRM):
        return None  # nobody denies what is firm, unless they name it: better no link than a wrong dispute
    return best[1]


def _between(
    mine: Development, start: datetime, built: Sequence[Development], timelines: Mapping[str, Sequence[int]]
) -> set[int]:
    """Developments of the same topics that began in time."""
    found: set[int] = set()
    for topic in mine.topics:
        line = timelines[topic]
        first = bisect_left(line, start, key=lambda place: built[place].first_published)
        last = bisect_right(line, mine.first_published + SLACK, key=lambda place: built[place].first_published)
        found.update(line[first:last])
    return found
