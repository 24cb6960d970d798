"""How much a development is what a reader asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import sqrt

from tracker.model import Development, Reading

#: Share of full relevance that one topic alone can give.
TOPIC = 0.8
#: Developments a day that a topic may bring before each counts less.
ROOM = 10
#: Half a day on either side is the day a development is counted in.
HALF_DAY = timedelta(hours=12)


class Crowd:
    """How many developments each topic brings in a day."""

    def __init__(self, developments: Iterable[Development]) -> None:
        self._times: dict[str, list[datetime]] = {}
        for development in developments:
            for topic in development.topics:
                self._times.setdefault(topic, []).append(development.first_published)
        for times in self._times.values():
            times.sort()

    def room(self, topic: str, at: datetime) -> float:
        """1 for a topic that began up to `ROOM` developments on the day around `at`; less, by the root, for more."""
        times = self._times.get(topic, ())
        count = bisect_right(times, at + HALF_DAY) - bisect_left(times, at - HALF_DAY)
        return min(1.0, sqrt(ROOM / count)) if count else 1.0


def relevance(readings: Iterable[Reading], crowd: Crowd, at: datetime) -> float:
    """How surely a development is about some topic, 0–1.

    The best score of each topic, topics counting as independent witnesses: what touches three of a reader's topics
    matters more to that reader than what touches one.  A topic that brings very many developments a day is broad, and
    each of them says less.
    """
    best: dict[str, float] = {}
    for reading in readings:
        for tag in reading.tags:
            if tag.role == "focus":
                best[tag.topic] = max(best.get(tag.topic, 0.0), tag.score)
    doubt = 1.0
    for topic, value in best.items():
        doubt *= 1 - TOPIC * min(1.0, value) * crowd.room(topic, at)
    return 1 - doubt
