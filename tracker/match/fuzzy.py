"""Misspelt names, looked for only where nothing but one clause of a topic is missing.

A token is a misspelling of a name's word when both have six letters or more, their lengths differ by at most two, and
one edit separates them, or two in seven letters or more if the first letter is right (a swap of neighbours is one
edit).  A word that makes its topic alone has to be as similar as its concept's `fuzzy` says, unless one edit explains
it.  Never a common word, never a word some rule knows: *finance* is no misspelt *Binance*.  A name that may be misspelt
may be so in every phrase that holds it: *Binnace.US*.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

from tracker.match.common import COMMON
from tracker.match.machine import LONG, Machine, lone, machine, misspellable
from tracker.match.scan import Hit, Scan, place_of
from tracker.rules.alias import EDGES, WORD, Alias
from tracker.rules.rules import Rules, Topic

SLACK = 2  #: letters by which lengths may differ
WORTH = 0.6  #: value of a perfect misspelling
_WORD = re.compile(r"[^\W_]+")
_GAP = 2  #: characters between the words of a phrase
#: Tokens remembered with the words they misspell: a function of the token alone, kept because words repeat.
_REMEMBERED = 200_000
_Tokens = Sequence[tuple[int, int, str]]


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
    begins: dict[tuple[str, int], list[str]] = field(default_factory=dict)  #: by one of two first letters and length
    known: frozenset[str] = frozenset()  #: every word of every alias: what a rule knows is no misspelling
    open: frozenset[str] = frozenset()  #: long words that may be inflected
    memo: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)

    def misspells(self, token: str) -> tuple[tuple[str, float], ...]:
        """The long words a token may misspell, each with its similarity."""
        found = self.memo.get(token)
        if found is None:
            if len(self.memo) >= _REMEMBERED:
                self.memo.clear()
            found = self.memo[token] = tuple(self._compare(token))
        return found

    def _compare(self, token: str) -> Iterator[tuple[str, float]]:
        if len(token) < LONG - SLACK or token in self.known or token in COMMON or EDGES[token[0]] != WORD:
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
    most = 2 if len(word) > LONG and token[0] == word[0] else 1
    distance = OSA.distance(token, word, score_cutoff=most)
    return 1.0 - distance / max(len(token), len(word)) if distance <= most else 0.0


def misspelt(scan: Scan, rules: Rules) -> dict[str, tuple[Hit, ...]]:
    """Hits of concepts under misspelt names, by concept, in order of place."""
    built = machine(rules)
    speller = _speller(built)
    if not speller.names:
        return {}
    tokens = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(scan.folded.text)]
    best: dict[tuple[str, int], Hit] = {}
    for i, (_, _, token) in enumerate(tokens):
        for word, _ in speller.misspells(token):
            for one, k in speller.names[word]:
                similarity = _stands(one, i - k, tokens, speller)
                if similarity is None:
                    continue
                hit = _hit(one, similarity, tokens[i - k][0], tokens[i - k + len(one.words) - 1][1], scan)
                key = one.concept, hit.start
                if key not in best or best[key].value < hit.value:
                    best[key] = hit
    found: dict[str, tuple[Hit, ...]] = {}
    for (concept, _), hit in sorted(best.items(), key=lambda item: (item[1].start, item[1].end)):
        found[concept] = (*found.get(concept, ()), hit)
    return found


def wanted(topic: Topic, found: Mapping[str, tuple[Hit, ...]], rules: Rules) -> tuple[Hit, ...]:
    """Those of the misspelt names that a topic asks for."""
    if not found:
        return ()
    built = machine(rules)
    alone = frozenset(lone(topic.match))
    return tuple(
        hit
        for concept in built.said[topic.id]
        for hit in found.get(concept, ())
        if concept not in alone or _sure(hit, rules)
    )


def _sure(hit: Hit, rules: Rules) -> bool:
    """Similar enough to be the only evidence: other words fit, one edit, or as the concept says."""
    similarity = hit.value / WORTH
    letters = hit.end - hit.start
    least = rules.concepts[hit.id].fuzzy or 1.0
    return " " in hit.alias.strip() or "." in hit.alias or similarity >= min(least, 1.0 - 1.5 / letters)


def _hit(one: Name, similarity: float, start: int, end: int, scan: Scan) -> Hit:
    sentence, begin, stop = place_of(start, end, scan.folded, scan.bounds)
    how, value = f"fuzzy {similarity:.2f}", round(WORTH * similarity, 4)
    plain = Hit("concept", one.concept, one.alias.text, one.alias.language, "strong", sentence, begin, stop)
    return replace(plain, how=how, value=value)


def _stands(one: Name, first: int, tokens: _Tokens, speller: Speller) -> float | None:
    """How similar the tokens from `first` on are to the name, by its worst word; None if they are not it."""
    last = first + len(one.words) - 1
    if first < 0 or last >= len(tokens):
        return None
    worst = 1.0
    for k, word in enumerate(one.words):
        start, _, token = tokens[first + k]
        if k and not 0 < start - tokens[first + k - 1][1] <= _GAP:
            return None
        if token == word or (one.alias.open and k == len(one.words) - 1 and token.startswith(word)):
            continue
        similarity = dict(speller.misspells(token)).get(word) if word in one.long else None
        if similarity is None:
            return None
        worst = min(worst, similarity)
    return worst if worst < 1.0 else None


def _speller(built: Machine) -> Speller:
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
        for letter in dict.fromkeys(word[:2]):
            begins.setdefault((letter, len(word)), []).append(word)
    known = frozenset(word for one, _ in built.rules.aliases for word in _WORD.findall(one.literal))
    built.speller = Speller(names, begins, known, frozenset(opened))
    return built.speller
