"""Denials and reactions point to what they deny or react to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tracker.group.cluster import Cluster
from tracker.group.policy import Policy
from tracker.model import Development, Link

#: Many outlets print a date and no hour, so a denial may seem to come before its claim.
SLACK = timedelta(hours=36)
#: Windows back in which the thing denied is looked for.
BACK = 2


def linked(clusters: Sequence[Cluster], built: Sequence[Development], policy: Policy) -> list[Development]:
    """The same developments, sorted, with links, and `disputed` set on what is denied."""
    by_topic: dict[str, list[int]] = {}
    for place, development in enumerate(built):
        for topic in development.topics:
            by_topic.setdefault(topic, []).append(place)
    links: dict[int, tuple[Link, ...]] = {}
    disputed: set[int] = set()
    for place, development in enumerate(built):
        if development.status not in ("denied", "reaction"):
            continue
        target = _target(place, clusters, built, by_topic, policy)
        if target is None:
            continue
        denial = development.status == "denied"
        links[place] = (Link(how="denies" if denial else "reacts_to", id=built[target].id),)
        if denial:
            disputed.add(target)
    done = [
        replace(development, links=links.get(place, ()), disputed=place in disputed)
        for place, development in enumerate(built)
    ]
    return sorted(done, key=lambda development: (development.first_published, development.id))


def _target(
    place: int,
    clusters: Sequence[Cluster],
    built: Sequence[Development],
    by_topic: dict[str, list[int]],
    policy: Policy,
) -> int | None:
    """What a denial or reaction is about: named stage first, then shared topics, then nearness in time."""
    mine = built[place]
    named = {hit.stage for told in clusters[place].told for hit in told.reading.stages}
    back = BACK * policy.window(frozenset(mine.topics))
    best: tuple[tuple[int, int, timedelta, str], int] | None = None
    for other in {n for topic in mine.topics for n in by_topic[topic]}:
        its = built[other]
        if its.status in ("denied", "reaction") or not -back <= its.first_published - mine.first_published <= SLACK:
            continue
        key = (
            0 if its.stage in named else 1,
            -len(set(its.topics) & set(mine.topics)),
            abs(its.first_published - mine.first_published),
            its.id,
        )
        if best is None or key < best[0]:
            best = (key, other)
    return None if best is None else best[1]
