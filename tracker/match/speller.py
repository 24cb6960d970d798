"""Which tokens misspell which words of names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from tracker.match.machine import LONG, Machine, misspellable
from tracker.rules.alias import EDGES, WORD, Alias

SLACK = 2  #: letters by which lengths may differ
TOKEN = re.compile(r"[^\W_]+")
#: Tokens remembered with the words they misspell: a function of the token alone, kept because words repeat.
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Name:
    """A strong alias with at least one word long enough to be known when misspelt."""

    concept: str
    alias: Alias
    words: tuple[str, ...]
    long: frozenset[str]  #: the words that may be misspelt
    least: float  #: similarity from which a second edit is forgiven in a word that stands alone


@dataclass(slots=True)
class Speller:
    """The long words of names and what is known about tokens that are none of them."""

    names: dict[str, list[tuple[Name, int]]] = field(default_factory=dict)  #: by long word: names, at which place
    begins: dict[tuple[str, int], list[str]] = field(default_factory=dict)  #: by one of three first letters and length
    known: frozenset[str] = frozenset()  #: common words and every word of every alias, which are no misspellings
    other: tuple[str, ...] = ()  #: beginnings that say another word, from `not` aliases such as `finan*`
    open: frozenset[str] = frozenset()  #: long words that may be inflected
    memo: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    innocent: set[str] = field(default_factory=set)  #: tokens known to misspell nothing

    def suspects(self, tokens: Iterable[str]) -> Iterator[str]:
        """Those of some tokens that misspell a name."""
        for token in set(tokens) - self.innocent:
            if self.misspells(token):
                yield token
            else:
                self.innocent.add(token)

    def misspells(self, token: str) -> tuple[tuple[str, float], ...]:
        """The long words a token may misspell, each with its similarity."""
        found = self.memo.get(token)
        if found is None:
            if len(self.memo) >= _REMEMBERED:
                self.memo.clear()
                self.innocent.clear()
            found = self.memo[token] = tuple(self._compare(token))
        return found

    def _compare(self, token: str) -> Iterator[tuple[str, float]]:
        if len(token) < LONG - SLACK or token in self.known or EDGES[token[0]] != WORD:
            return
        if token.startswith(self.other):
            return
        sizes = range(LONG, len(token) + SLACK + 1)
        near = [
            word
            for letter in dict.fromkeys(token[:2])
            for size in sizes
            for word in self.begins.get((letter, size), ())
        ]
        for word in dict.fromkeys(near):
            if (similarity := similar(token, word, is_open=word in self.open)) is not None:
                yield word, similarity


def similar(token: str, word: str, *, is_open: bool) -> float | None:
    """Similarity of a token to a name's word, None if it is no misspelling of it."""
    found = _similarity(token, word)
    if is_open and len(token) > len(word):
        # An inflected name: as many letters as the stem has may be all that counts.
        found = max(found, _similarity(token[: len(word)], word))
    return found or None


def _similarity(token: str, word: str) -> float:
    if token == word or not -SLACK <= len(token) - len(word) <= SLACK:
        return 0.0
    most = 2 if len(word) > LONG else 1
    distance = OSA.distance(token, word, score_cutoff=most)
    return 1.0 - distance / max(len(token), len(word)) if distance <= most else 0.0


def speller(built: Machine) -> Speller:
    """The speller of a machine, built when first needed."""
    if isinstance(built.speller, Speller):
        return built.speller
    names: dict[str, list[tuple[Name, int]]] = {}
    begins: dict[tuple[str, int], list[str]] = {}
    opened = set()
    for concept in built.rules.concepts.values():
        for one, words, long in misspellable(concept, built.rules):
            name = Name(concept.id, one, words, long, concept.fuzzy or 1.0)
            for k, word in enumerate(words):
                if word in long:
                    names.setdefault(word, []).append((name, k))
            if one.open and words[-1] in long:
                opened.add(words[-1])
    for word in names:
        for letter in dict.fromkeys(word[:3]):
            begins.setdefault((letter, len(word)), []).append(word)
    known = built.rules.common.union(*(TOKEN.findall(one.literal) for one, _ in built.rules.aliases))
    other = {
        one.literal
        for concept in built.rules.concepts.values()
        for weight, one in concept.aliases
        if weight == "not" and one.open and one.rest is None and one.literal.isalpha()
    }
    built.speller = Speller(names, begins, known, tuple(sorted(other)), frozenset(opened))
    return built.speller


def any_misspelt(built: Machine, text: str) -> bool:
    """Does folded text hold a token that may misspell a name?"""
    known = speller(built)
    return bool(known.names) and any(True for _ in known.suspects(TOKEN.findall(text)))
