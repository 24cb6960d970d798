"""Developments derived again from the first story on that changed, and not from the beginning."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from tracker.group.fold import Folding, fold
from tracker.group.links import BACK, SLACK, Point, answers, first_moved, point, pointed
from tracker.group.policy import Policy, policy_of
from tracker.model import Correction, Development, Fold, Link
from tracker.rules.rules import Rules
from tracker.store import developments as development_store
from tracker.store import past as past_store
from tracker.store import readings as reading_store
from tracker.store.codec import from_time
from tracker.store.database import Database
from tracker.store.developments import Among
from tracker.store.meta import ALL

END = datetime.max.replace(tzinfo=UTC)


def refold(db: Database, rules: Rules, corrections: Sequence[Correction], now: datetime) -> int:
    """Make the stored developments those of one whole fold; the number of them that changed.

    Only stories from the earliest change on are folded again, over what the fold may still look at of those before;
    the result is the same to the letter.
    """
    since = development_store.stale(db)
    if since is None or since == ALL:
        return development_store.replace(db, fold(reading_store.told(db), rules, corrections), now)
    return _since(db, from_time(since), policy_of(rules), corrections, now)


def _since(db: Database, since: datetime, policy: Policy, corrections: Sequence[Correction], now: datetime) -> int:
    told = list(reading_store.told(db, since=since))
    past = past_store.past(
        db,
        since,
        policy,
        topics={topic for _, reading in told for topic in reading.topics},
        pinned={name for one in corrections if one.how == "pin" for name in (one.story, one.other)},
    )
    folding = Folding(policy, corrections)
    folding.recall(past)
    for story, reading in told:
        folding.add(story, reading)
    built = folding.built()
    before = {d.id: d for d in development_store.some(db, [*past.shortened, *(d.id for d, _ in built)])}
    made = fold_of(db, built, before, folding.background, policy)
    among = Among(frozenset(before), frozenset(story.id for story, _ in told))
    return development_store.replace(db, made, now, among)


def fold_of(
    db: Database,
    built: Sequence[tuple[Development, Point]],
    before: Mapping[str, Development],
    background: Mapping[str, str],
    policy: Policy,
) -> Fold:
    """The developments made anew with their links, and those others whose links change with them.

    Args:
        built: developments made anew, without their links.
        before: the stored ones they replace.
    """
    start = first_moved([new for _, new in built], [point(d, frozenset()) for d in before.values()])
    made = {d.id: d for d, _ in built}
    links: dict[str, Link] = {}
    other: set[str] = set()
    if start is not None:
        first = start - SLACK
        seen = past_store.points(db, first - BACK * policy.longest, without=made.keys() | before.keys())
        points = sorted([*seen, *(new for _, new in built)], key=lambda one: (one.first, one.id))
        late = {one.id for one in points if one.first >= first}
        links = {name: link for name, link in answers(points, policy).items() if name in late}
        stored = past_store.links(db, since=first)
        moved = {name for name in links.keys() | stored.keys() if links.get(name) != stored.get(name)}
        other = moved | {found[name].id for found in (links, stored) for name in moved if name in found}
        links |= past_store.links_to(db, made.keys() | other, before=first)
    else:
        links |= past_store.links_to(db, made.keys(), before=END)
    untouched = development_store.some(db, sorted(other - made.keys() - before.keys()))
    return Fold(developments=tuple(pointed([*made.values(), *untouched], links)), background=background)
