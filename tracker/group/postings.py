"""Where to look for the development of a story: short lists by stage and by rare words, never all of them."""

from collections import OrderedDict, deque

from tracker.group.cluster import Cluster
from tracker.group.policy import Policy
from tracker.group.signature import Signature
from tracker.text.similar import sketch, weight

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
        for key in signature.stages.items():
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
        """Developments worth comparing, oldest first, at most `CAP`."""
        found: dict[int, Cluster] = {}
        for topic, stage in signature.stages.items():
            once = (topic, stage) in self._policy.once
            for cluster in self._stages.get((topic, stage), {}).values():
                if once or self._open(cluster, signature):
                    found[cluster.number] = cluster
        for word in _keys(signature):
            for cluster in self._words.get(word, ()):
                if self._open(cluster, signature):
                    found[cluster.number] = cluster
        return [found[number] for number in sorted(found)[-CAP:]]

    def _open(self, cluster: Cluster, signature: Signature) -> bool:
        return bool(signature.at - cluster.last <= HORIZON * self._policy.window(signature.topics | cluster.topics))


def _keys(signature: Signature) -> list[str | int]:
    """The rarest words as far as a word alone can tell, the title itself, and checksums of its shingles."""
    rarest = sorted(signature.words, key=lambda word: (word not in signature.names, -weight(word), -len(word), word))[
        :WORDS
    ]
    credited = [f"@{signature.origin} {topic}" for topic in sorted(signature.topics) if signature.origin]
    return [*rarest, *credited, "=" + signature.title, *sketch(signature.shingles, 4)]
