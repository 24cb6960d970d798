"""Finding what shares rare words with a text, among what came lately, at a cost that does not grow."""

from collections import OrderedDict, deque
from collections.abc import Collection
from datetime import datetime, timedelta
from math import sqrt
from typing import Generic, TypeVar

Item = TypeVar("Item")

#: A word that this many recent entries have is common: it points to nothing and is not looked up.
COMMON = 40
#: What sharing a word with n entries points to, in whole numbers, so that sums do not depend on their order.
_RARITY = (*(round(10_000 / sqrt(1 + n)) for n in range(COMMON)), 0)
_NOTHING: tuple[None, None] = (None, None)


class Near(Generic[Item]):
    """An inverted index of recent entries by their words, the rarer a shared word the stronger.

    What it answers is a pure function of the entries added so far, in their order.  Entries older than the horizon are
    forgotten with their words, so memory follows what came lately and not what ever came.
    """

    def __init__(self, horizon: timedelta) -> None:
        self._horizon = horizon
        self._entries: dict[int, tuple[datetime, Item]] = {}
        self._words: OrderedDict[str | int, deque[int]] = OrderedDict()  #: the latest said last
        self._next = 0
        self._first = 0  #: the oldest entry that is still known

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def words(self) -> int:
        """How many words are known."""
        return len(self._words)

    def add(self, words: Collection[str | int], at: datetime, item: Item) -> None:
        """Take an entry; entries must come in order of time.

        An item that is among the last two a word points to is not counted again, so that a text printed a hundred times
        does not make its own words common.
        """
        self._forget(at)
        number = self._next
        self._next += 1
        self._entries[number] = (at, item)
        known, entries = self._words, self._entries
        for word in words:
            found = known.get(word)
            if found is None:
                known[word] = deque((number,), maxlen=COMMON)
                continue
            known.move_to_end(word)
            if entries.get(found[-1], _NOTHING)[1] is item:
                found[-1] = number
                continue
            if len(found) > 1 and entries.get(found[-2], _NOTHING)[1] is item:
                del found[-2]
            found.append(number)

    def like(self, words: Collection[str | int], at: datetime, most: int) -> list[Item]:
        """Entries that share the rarest words with these, at most `most`; of equals the later come first."""
        self._forget(at)
        shares: dict[int, int] = {}
        get = shares.get
        first = self._first
        for word in words:
            found = self._words.get(word)
            if found:
                while found and found[0] < first:
                    found.popleft()
                rarity = _RARITY[len(found)]
                if rarity:
                    for number in found:
                        shares[number] = get(number, 0) + rarity
        least = sorted(shares.values())[-most] if len(shares) > most else 0
        best = [(-share, -number) for number, share in shares.items() if share >= least]
        return [self._entries[-number][1] for _, number in sorted(best)[:most]]

    def _forget(self, at: datetime) -> None:
        """Drop entries beyond the horizon, then words that only such entries had."""
        entries = self._entries
        oldest = at - self._horizon
        if not entries or entries[self._first][0] >= oldest:
            return
        while entries and entries[self._first][0] < oldest:
            del entries[self._first]
            self._first += 1
        words = self._words
        while words:
            word = next(iter(words))
            if words[word] and words[word][-1] >= self._first:
                break
            del words[word]
