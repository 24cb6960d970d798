"""What came before the stories that are folded again: as much of it as the fold may still look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from tracker.group.policy import Policy
from tracker.group.postings import HORIZON
from tracker.model import Member, Reading, Story


class Seat(NamedTuple):
    """A story where an earlier fold put it."""

    story: Story
    reading: Reading  #: with the corrections
    development: str  #: id
    member: Member  #: how it came there


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Everything before a moment that decides where a story at or after it belongs.

    Which is little, so that the cost of a story does not grow with what is stored: developments told of within the
    horizon; of steps that happen once the last ones whenever they were; what somebody pinned; and the names in the
    latest stories of each topic.
    """

    seats: Sequence[Seat] = ()  #: every earlier story of those developments, in order of (time, id)
    shortened: frozenset[str] = frozenset()  #: developments that had stories since then, which are folded again
    named: Mapping[str, Sequence[frozenset[str]]] = field(default_factory=dict)  #: concepts by topic, oldest first


def horizon(policy: Policy) -> timedelta:
    """How far back a development must have been told of to be joined."""
    return HORIZON * policy.longest
