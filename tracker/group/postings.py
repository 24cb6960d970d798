"""Where to look for the development of a story: short lists by stage and by rare words, never all of them."""

from collections import OrderedDict
from collections.abc import Iterator
from datetime import datetime

from tracker.group.cluster import Cluster
from tracker.group.near import Near
from tracker.group.policy import Policy
from tracker.group.signature import Signature

#: Latest open developments kept for one (topic, stage).
BY_STAGE = 24
#: Latest open developments kept for one topic, whatever their step.
BY_TOPIC = 12
#: Stories that share the rarest words with a new one, whose developments are compared with it.
BY_WORDS = 16
#: Developments compared with one story at most.
CAP = 64
#: Windows after which a development is closed.
HORIZON = 2


class Postings:
    """Capped first-in-first-out lists.  What they hold depends on the sorted stories before, never on arrival."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        #: By step: developments by number with when each was last told for it, the latest at the end.
        self._stages: dict[tuple[str, str], OrderedDict[int, tuple[datetime, Cluster]]] = {}
        self._near: Near[Cluster] = Near(HORIZON * policy.longest)

    def add(self, signature: Signature, cluster: Cluster) -> None:
        """Make a placed story findable."""
        closed = signature.at - HORIZON * self._policy.longest
        for key in _steps(signature):
            latest = self._stages.setdefault(key, OrderedDict())
            latest[cluster.number] = (signature.at, cluster)
            latest.move_to_end(cluster.number)
            if len(latest) > (BY_STAGE if key[1] else BY_TOPIC) or (
                key not in self._policy.once and next(iter(latest.values()))[0] < closed
            ):
                latest.popitem(last=False)
        self._near.add(_keys(signature), signature.at, cluster)

    def size(self) -> tuple[int, int]:
        """(recent stories, words of theirs) that are known."""
        return len(self._near), self._near.words

    def candidates(self, signature: Signature) -> list[Cluster]:
        """Developments worth comparing, oldest first, at most `CAP`: of a common topic, and not closed long ago."""
        found: dict[int, Cluster] = {}
        oldest = signature.at - HORIZON * self._policy.window(signature.topics)
        for topic, stage in signature.stages.items():
            since = None if (topic, stage) in self._policy.once else oldest
            for near in (stage, *self._policy.kin(topic, stage)):
                found |= self._lately((topic, near), since)
        for topic, act in _acts(signature):
            for near in (act, *self._policy.kin("", act)):
                found |= self._lately((topic, near), oldest)
        for topic in sorted(signature.topics - self._policy.stepless):
            found |= self._lately((topic, ""), oldest)
        for cluster in self._near.like(_keys(signature), signature.at, BY_WORDS):
            if cluster.last >= oldest and not signature.topics.isdisjoint(cluster.topics):
                found[cluster.number] = cluster
        return [found[number] for number in sorted(found)[-CAP:]]

    def _lately(self, key: tuple[str, str], since: datetime | None) -> Iterator[tuple[int, Cluster]]:
        """Developments told for a step since then; None: whenever it was."""
        for number, (at, cluster) in self._stages.get(key, {}).items():
            if since is None or at >= since:
                yield number, cluster


def _steps(signature: Signature) -> list[tuple[str, str]]:
    return [*signature.stages.items(), *_acts(signature), *((topic, "") for topic in sorted(signature.topics))]


def _acts(signature: Signature) -> list[tuple[str, str]]:
    """Acts are kept beside the stages, under the topic with a mark."""
    return [(f"~{topic}", act) for topic in sorted(signature.topics) for act in sorted(signature.acts)]


def _keys(signature: Signature) -> list[str | int]:
    """Its words, the outlet it credits, the title itself, and checksums of the title's shingles."""
    credited = [f"@{signature.origin} {topic}" for topic in sorted(signature.topics) if signature.origin]
    return [*signature.words, *credited, "=" + signature.title, *sorted(signature.sketch)[:4]]
