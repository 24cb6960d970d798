"""Finding what shares rare words with a text, among what came lately, at a cost that does not grow."""

from collections import OrderedDict, deque
from collections.abc import Collection
from datetime import datetime, timedelta
from math import sqrt
from typing import Generic, TypeVar

Item = TypeVar("Item")

#: A word that this many recent entries have is common: it points to nothing and is not looked up.
COMMON = 60
#: How many of a word's latest entries are looked at to see whether an item is there already.
LATELY = 3
#: What sharing a word with n entries points to, in whole numbers, so that sums do not depend on their order.
_RARITY = (*(round(10_000 / sqrt(1 + n)) for n in range(COMMON)), 0)
#: Room for the number of an entry below its share.
_BITS = 48
_BELOW = (1 << _BITS) - 1


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

        An item that a word pointed to just before is not counted again, so that a text printed a hundred times does not
        make its own words common.
        """
        self._forget(at)
        number = self._next
        self._next += 1
        self._entries[number] = (at, item)
        known = self._words
        for word in words:
            found = known.get(word)
            if found is None:
                known[word] = deque((number,), maxlen=COMMON)
                continue
            known.move_to_end(word)
            for back in range(-1, -1 - min(len(found), LATELY), -1):
                entry = self._entries.get(found[back])
                if entry is not None and entry[1] is item:
                    del found[back]
                    break
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
        if len(shares) > most:
            # One whole number holds both: the share above, the number of the entry below.
            ordered = sorted([(share << _BITS) | number for number, share in shares.items()], reverse=True)
            return [self._entries[both & _BELOW][1] for both in ordered[:most]]
        return [self._entries[number][1] for number in sorted(shares, reverse=True)]

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
