"""What each story of a development is: first, update, repeat, copy or rehash, against earlier stories only."""

from collections.abc import Sequence
from datetime import datetime

from tracker.group.policy import Policy
from tracker.group.similarity import copied
from tracker.group.told import Told
from tracker.group.units import fresh, news, units
from tracker.model import Kind, Member


def members(told: Sequence[Told], policy: Policy) -> tuple[tuple[Member, ...], datetime]:
    """The members of a development in order, and when its last new fact was told."""
    known: set[str] = set()
    found: list[Member] = []
    last_new = told[0].signature.at
    for place, item in enumerate(told):
        said = units(item.story, item.reading, policy)
        new = fresh(said, known)
        kind = _kind(item, told[:place], new, last_new, policy)
        if kind in ("copy", "repeat", "rehash"):
            new = frozenset() if kind == "copy" else new
        else:
            last_new = item.signature.at
        known |= said if kind != "copy" else frozenset()
        found.append(
            Member(
                story=item.story.id,
                kind=kind,
                parent=item.parent,
                score=item.score,
                why=item.why or "first to tell it",
                units=said,
                new_units=new,
            )
        )
    return tuple(found), last_new


def _kind(item: Told, earlier: Sequence[Told], new: frozenset[str], last_new: datetime, policy: Policy) -> Kind:
    if not earlier:
        return "first"
    if any(copied(other.signature, item.signature) for other in earlier[-8:]):
        return "copy"
    if news(new):
        return "update"
    stale = item.signature.at - last_new > policy.window(item.signature.topics)
    return "rehash" if stale else "repeat"
