"""What each story of a development is: first, update, repeat, copy or rehash, against earlier stories only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.group.facts import fresh, news
from tracker.group.policy import Policy
from tracker.group.similarity import copied
from tracker.group.told import Told
from tracker.group.units import mentioned, owner, units
from tracker.model import Kind, Member

#: Earlier stories of a development a new one is compared with, to see whether it is one of them over again.
BEHIND = 32


@dataclass(frozen=True, slots=True)
class Judged:
    """What the stories of a development are to each other."""

    members: tuple[Member, ...]
    copies: dict[str, str]  #: story id of a copy to the story it copies
    last_new: datetime  #: when the last new fact was told


def judged(told: Sequence[Told], policy: Policy) -> Judged:
    """Say of each story, against the earlier ones, what it is and what it adds.

    A copy adds nothing.  An outlet that is credited for what it told here itself is no new origin.
    """
    known: set[str] = set()
    copies: dict[str, str] = {}
    found: list[Member] = []
    last_new = told[0].signature.at
    for place, item in enumerate(told):
        said = units(item.story, item.reading, policy)
        new = fresh(said, known)
        original, why = _original(item, told[max(0, place - BEHIND) : place])
        kind = _kind(item, original, new, known, last_new, policy) if place else "first"
        if kind == "copy":
            copies[item.story.id] = original
            new = frozenset()
        else:
            known |= said | mentioned(item.reading)
            known.add(f"origin:{owner(item.story, item.reading, policy)[1]}")
        if kind in ("first", "update"):
            last_new = item.signature.at
        found.append(
            Member(
                story=item.story.id,
                kind=kind,
                parent=original or item.parent,
                score=item.score,
                why=why or item.why or "first to tell it",
                units=said,
                new_units=new,
            )
        )
    return Judged(tuple(found), copies, last_new)


def _original(item: Told, earlier: Sequence[Told]) -> tuple[str, str]:
    """(the earliest story this one is a copy of, why); empty when it is none."""
    for other in earlier:
        why = copied(other.signature, item.signature)
        if why:
            return other.story.id, why
    return "", ""


def _kind(item: Told, original: str, new: frozenset[str], known: set[str], last_new: datetime, policy: Policy) -> Kind:
    if original:
        return "copy"
    if news(new, known):
        return "update"
    return "rehash" if item.signature.at - last_new > policy.window(item.signature.topics) else "repeat"
