"""Where to look for the development of a story: short lists by stage and by rare words, never all of them."""

from collections import OrderedDict, deque
from collections.abc import Mapping

from tracker.group.cluster import Cluster
from tracker.group.policy import Policy
from tracker.group.signature import Signature
from tracker.text.similar import weight

#: Latest open developments kept for one (topic, stage).
BY_STAGE = 32
#: Latest stories kept for one word or one checksum, and how many words of a story are looked up.
BY_WORD, WORDS = 16, 8
#: Developments compared with one story at most.
CAP = 128
#: Windows after which a development is closed.
HORIZON = 2


class Postings:
    """Capped first-in-first-out lists.  What they hold depends on the sorted stories before, never on arrival."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._stages: dict[tuple[str, str], OrderedDict[int, Cluster]] = {}
        self._words: dict[str | int, deque[Cluster]] = {}

    def add(self, signature: Signature, cluster: Cluster) -> None:
        """Make a placed story findable."""
        for key in _steps(signature):
            latest = self._stages.setdefault(key, OrderedDict())
            latest[cluster.number] = cluster
            latest.move_to_end(cluster.number)
            if len(latest) > BY_STAGE:
                latest.popitem(last=False)
        for word in _keys(signature):
            latest_of = self._words.setdefault(word, deque(maxlen=BY_WORD))
            if not latest_of or latest_of[-1] is not cluster:
                latest_of.append(cluster)

    def candidates(self, signature: Signature) -> list[Cluster]:
        """Developments worth comparing, oldest first, at most `CAP`: of a common topic, and not closed long ago."""
        found: dict[int, Cluster] = {}
        oldest = signature.at - HORIZON * self._policy.window(signature.topics)
        for topic, stage in signature.stages.items():
            once = (topic, stage) in self._policy.once
            for near in (stage, *self._policy.kin(topic, stage)):
                for cluster in self._stages.get((topic, near), {}).values():
                    if once or cluster.last >= oldest:
                        found[cluster.number] = cluster
        for topic, act in _acts(signature):
            for near in (act, *self._policy.kin("", act)):
                latest: Mapping[int, Cluster] = self._stages.get((topic, near), {})
                found |= {number: cluster for number, cluster in latest.items() if cluster.last >= oldest}
        for word in _keys(signature):
            for cluster in self._words.get(word, ()):
                if cluster.last >= oldest and not signature.topics.isdisjoint(cluster.topics):
                    found[cluster.number] = cluster
        return [found[number] for number in sorted(found)[-CAP:]]


def _steps(signature: Signature) -> list[tuple[str, str]]:
    return [*signature.stages.items(), *_acts(signature)]


def _acts(signature: Signature) -> list[tuple[str, str]]:
    """Acts are kept beside the stages, under the topic with a mark."""
    return [(f"~{topic}", act) for topic in sorted(signature.topics) for act in sorted(signature.acts)]


def _keys(signature: Signature) -> list[str | int]:
    """The rarest words as far as a word alone can tell, the title itself, and checksums of its shingles."""
    rarest = sorted(signature.words, key=lambda word: (word not in signature.names, -weight(word), -len(word), word))[
        :WORDS
    ]
    credited = [f"@{signature.origin} {topic}" for topic in sorted(signature.topics) if signature.origin]
    return [*rarest, *credited, "=" + signature.title, *sorted(signature.sketch)[:4]]
