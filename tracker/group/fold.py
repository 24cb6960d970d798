"""Stories become developments: one fold in order of (time, id) over everything that is tagged.

The result is a pure function of the set of stories, the rules and the corrections.  `Folding` carries the state from
one story to the next, so a story that arrives in order costs the same however many came before it: candidates are taken
from capped postings that forget what lies beyond the horizon.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import datetime

from tracker.group.build import build
from tracker.group.cluster import Cluster
from tracker.group.corrections import Corrected
from tracker.group.linkage import COPY, because, linked
from tracker.group.links import Point, answers, point, pointed
from tracker.group.past import Past
from tracker.group.policy import Policy, policy_of
from tracker.group.postings import HORIZON, Postings
from tracker.group.recent import Recent
from tracker.group.signature import Signature, sign
from tracker.group.similarity import FOUNDER, JOIN, score
from tracker.group.told import Told
from tracker.model import Correction, Development, Fold, Reading, Story
from tracker.rules.rules import Rules


class Folding:
    """The fold with its state: `add` stories in order of (time, id), then ask for `result`."""

    def __init__(self, rules: Rules | Policy, corrections: Sequence[Correction] = ()) -> None:
        self.policy: Policy = policy_of(rules)
        self._corrected = Corrected(corrections)
        self._count = 0
        self._open: OrderedDict[int, Cluster] = OrderedDict()  #: by number, the one told of last at the end
        self._of: dict[str, Cluster] = {}  #: of stories that somebody pinned
        self._postings = Postings(self.policy)
        self._recent = Recent()
        self._background: dict[str, str] = {}
        self._built: dict[int, tuple[Development, Point]] = {}  #: by number
        self._dirty: set[int] = set()  #: numbers of open developments to be built again
        self._last: tuple[datetime, str] | None = None

    def recall(self, past: Past) -> None:
        """Take up where an earlier fold over the same rules and corrections stood; before any story is added.

        What is added then, and `result`, are as if every story of the past had been added; only the result leaves
        out developments that end as they were, and links, which need to see the others.
        """
        placed: dict[str, Cluster] = {}
        for seat in past.seats:
            signature = sign(seat.story, seat.reading, self.policy)
            member = seat.member
            told = Told(
                story=seat.story,
                reading=seat.reading,
                signature=signature,
                parent=member.parent,
                score=member.score,
                why=member.why,
            )
            placed[seat.development] = self._seat(told, placed.get(seat.development))
        self._dirty = {placed[name].number for name in past.shortened if name in placed}
        for topic, stories in past.named.items():
            self._recent.recall(topic, stories)

    def add(self, story: Story, reading: Reading) -> None:
        """Take the next story.

        Raises:
            ValueError: it does not come after the last one in (time, id) order.
        """
        place = (story.time, story.id)
        if self._last is not None and place <= self._last:
            raise ValueError(f"story {story.id} does not come after {self._last[1]} in the order of the fold")
        self._last = place
        reading = self._corrected.reading(reading)
        reason = self._outside(story, reading)
        if reason:
            self._background[story.id] = reason
            return
        signature = sign(story, reading, self.policy)
        cluster, parent, value, why = self._place(signature)
        told = Told(story=story, reading=reading, signature=signature, parent=parent, score=value, why=why)
        self._dirty.add(self._seat(told, cluster).number)
        self._recent.add(signature.topics, signature.concepts)
        self._close(signature.at)

    def _seat(self, told: Told, cluster: Cluster | None) -> Cluster:
        """Put a story where it belongs, and make it findable; None founds a development."""
        signature = told.signature
        if cluster is None:
            cluster = Cluster(number=self._count, last=signature.at)
            self._count += 1
        cluster.add(told)
        self._open[cluster.number] = cluster
        self._open.move_to_end(cluster.number)
        if self._corrected.pinned(signature.story):
            self._of[signature.story] = cluster
        self._postings.add(signature, cluster)
        return cluster

    def result(self) -> Fold:
        """The developments of everything added so far."""
        built = self.built()
        links = answers([point for _, point in built], self.policy)
        developments = pointed([development for development, _ in built], links)
        return Fold(developments=tuple(developments), background=self.background)

    def built(self) -> list[tuple[Development, Point]]:
        """The developments that got a story or lost one, without their links, as they were founded."""
        for number in sorted(self._dirty):
            self._build(self._open[number])
        return [self._built[number] for number in sorted(self._built)]

    @property
    def background(self) -> dict[str, str]:
        """Stories outside every development, with the reason."""
        return dict(self._background)

    def _build(self, cluster: Cluster) -> None:
        made = build(cluster, self.policy, self._corrected.muted)
        named = frozenset(hit.stage for told in cluster.told for hit in told.reading.stages)
        self._built[cluster.number] = (made, point(made, named))
        self._dirty.discard(cluster.number)

    def _close(self, at: datetime) -> None:
        """Finish developments nothing can join any more, and let go of all that was kept to compare with.

        What happens once, and what somebody pinned, is kept by whoever may find it again, and opens again then.
        """
        oldest = at - HORIZON * self.policy.longest
        while self._open:
            number, cluster = next(iter(self._open.items()))
            if cluster.last >= oldest:
                break
            if number in self._dirty:
                self._build(cluster)
            del self._open[number]

    def size(self) -> tuple[int, int]:
        """How many recent stories, and how many of their words, are kept to find candidates by."""
        return self._postings.size()

    def _outside(self, story: Story, reading: Reading) -> str:
        if story.history:
            return "part of the story so far"
        if not reading.topics:
            return "mentions its topics only in passing" if reading.tags else "no topic left"
        return ""

    def _place(self, signature: Signature) -> tuple[Cluster | None, str | None, float, str]:
        """The development a story joins: (it, the story it joins by, score, reason); (None, …) founds a new one."""
        mate = self._corrected.mate(signature.story, self._of)
        if mate is not None:
            return self._of[mate], mate, 1.0, "put together by a reader"
        apart = self._corrected.apart(signature.story)
        telling = self._recent.telling(signature.topics, signature.concepts)
        clusters = [
            cluster
            for cluster in self._postings.candidates(signature)
            if not cluster.contradicts(signature)
            and not (apart and not self._corrected.together(signature.story, (told.story.id for told in cluster.told)))
        ]
        found = [
            link
            for link in linked(clusters, signature, self.policy, telling)
            if link.value >= JOIN and (link.value >= COPY or self._agrees(link.cluster, signature))
        ]
        if not found:
            return None, None, 1.0, ""
        best = min(found, key=lambda link: (-link.value, link.cluster.number))
        return best.cluster, best.parent.story.id, best.value, because(best, signature, self.policy, telling)

    def _agrees(self, cluster: Cluster, signature: Signature) -> bool:
        """No chaining: the first story must agree too, or, while the development is young, the majority.

        Without the age a stage that is told every day (another firm charged, another coin listed) would hold one
        development open for ever.
        """
        first = cluster.told[0].signature
        young = signature.at - first.at <= HORIZON * self.policy.window(signature.topics)
        for topic, stage in signature.stages.items():
            if (young or (topic, stage) in self.policy.once) and cluster.majority(topic) == stage:
                return True
        if cluster.topics & signature.topics <= self.policy.stepless:
            return score(first, signature, self.policy)[0] >= FOUNDER
        return young


def fold(told: Iterable[tuple[Story, Reading]], rules: Rules | Policy, corrections: Sequence[Correction] = ()) -> Fold:
    """Group tagged stories into developments.

    Args:
        told: stories with what they say, in any order; the same story twice counts once.
        rules: compiled rules, or a `Policy`.
        corrections: what readers said; later ones win over earlier ones.

    Returns:
        The same fold for the same set, whatever the order of `told`.
    """
    folding = Folding(rules, corrections)
    once = {story.id: (story, reading) for story, reading in told}
    for story, reading in sorted(once.values(), key=lambda pair: (pair[0].time, pair[0].id)):
        folding.add(story, reading)
    return folding.result()
