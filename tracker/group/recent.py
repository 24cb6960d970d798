"""How much a name says: little when every story of its topic brings it up, much when few do."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from math import log

#: Stories of a topic that are remembered.
STORIES = 256
#: What a name nobody brought up lately says at most, in natural logarithms.
MOST = 3.0


class Recent:
    """Who and what the latest stories of each topic named.

    A pure function of the stories added so far, in their order: the fold adds them in order of (time, id), so what a
    name says to a story depends on the stories before it and never on when they arrived.
    """

    def __init__(self) -> None:
        self._stories: dict[str, deque[frozenset[str]]] = {}
        self._count: dict[str, Counter[str]] = {}

    def add(self, topics: Iterable[str], named: frozenset[str]) -> None:
        """Take the next story."""
        for topic in topics:
            stories = self._stories.setdefault(topic, deque())
            count = self._count.setdefault(topic, Counter())
            stories.append(named)
            count.update(named)
            if len(stories) > STORIES:
                count.subtract(stories.popleft())

    def recall(self, topic: str, stories: Iterable[frozenset[str]]) -> None:
        """Take what the latest stories of one topic named, oldest first, as if each had been added."""
        for named in stories:
            self.add((topic,), named)

    def telling(self, topics: frozenset[str], named: frozenset[str]) -> Mapping[str, float]:
        """What each name says in some topics, 0–3: the least it says in any of them.

        The logarithm of how many times rarer it is than a name of every story, with four stories assumed that do not
        bring it up, so that the first mornings of a topic do not start from certainty.
        """
        found = dict.fromkeys(sorted(named), MOST)
        for topic in topics:
            count = self._count.get(topic)
            stories = len(self._stories.get(topic, ())) + 4
            for name in named:
                said = log(stories / ((count[name] if count else 0) + 1))
                found[name] = min(found[name], max(0.0, said))
        return found
