"""A development while it grows."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from tracker.group.signature import Signature
from tracker.group.similarity import two_speakers
from tracker.group.told import Told

#: Stories of a development that a new one is compared with: the first and the latest.
PARENTS = 4


@dataclass(slots=True)
class Cluster:
    """Stories told to be one fact so far, in order of time."""

    number: int  #: order of founding
    last: datetime  #: when it last got a story
    told: list[Told] = field(default_factory=list)
    topics: frozenset[str] = frozenset()
    votes: dict[str, Counter[str]] = field(default_factory=dict)
    latest: list[Told] = field(default_factory=list)
    speakers: dict[str, Signature] = field(default_factory=dict)  #: of denials, with the first story of each

    def add(self, told: Told) -> None:
        """Take the next story."""
        self.told.append(told)
        self.last = told.signature.at
        self.topics |= told.signature.topics
        if told.signature.denial and told.signature.speaker is not None:
            self.speakers.setdefault(told.signature.speaker, told.signature)
        for topic, stage in told.signature.stages.items():
            self.votes.setdefault(topic, Counter())[stage] += 1
        self.latest = [*self.latest, told][-PARENTS + 1 :]

    def contradicts(self, signature: Signature) -> bool:
        """Whether somebody else's denial is told here: a story that names nobody must not tie two of them together."""
        return signature.denial and any(two_speakers(other, signature) for other in self.speakers.values())

    def tells(self, signature: Signature) -> bool:
        """Whether some member is told for a step that a story is told for."""
        return any(stage in self.votes.get(topic, ()) for topic, stage in signature.stages.items())

    def parents(self) -> list[Told]:
        """The stories a new one may join by: the first and the latest few."""
        first = self.told[0]
        return self.latest if self.latest[0] is first else [first, *self.latest]

    def majority(self, topic: str) -> str | None:
        """The stage most members give a topic; of equals the one named first by the alphabet; None: none does."""
        votes = self.votes.get(topic)
        return min(votes, key=lambda stage: (-votes[stage], stage)) if votes else None
