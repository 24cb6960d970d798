"""Misspelt names, looked for only where nothing but one clause of a topic is missing.

A token is a misspelling of a name's word when both have six letters or more, their lengths differ by at most two, and
one edit separates them, or two in seven letters or more if the first letter is right (a swap of neighbours is one
edit).  A word that makes its topic alone has to be as similar as its concept's `fuzzy` says, unless one edit explains
it.  Never a common word, never a word some rule knows: *finance* is no misspelt *Binance*.  A name that may be misspelt
may be so in every phrase that holds it: *Binnace.US*.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.match.machine import LONG, Machine, lone, machine, misspellable
from tracker.match.scan import Hit, Scan, place_of
from tracker.rules.alias import EDGES, WORD, Alias
from tracker.rules.clause import names
from tracker.rules.rules import Rules, Topic

SLACK = 2  #: letters by which lengths may differ
WORTH = 0.6  #: value of a perfect misspelling
_WORD = re.compile(r"[^\W_]+")
_GAP = 2  #: characters between the words of a phrase
_Tokens = Sequence[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Name:
    """A strong alias with at least one word long enough to be known when misspelt."""

    concept: str
    alias: Alias
    words: tuple[str, ...]
    long: frozenset[str]  #: the words that may be misspelt
    least: float  #: similarity from which a second edit is forgiven in a word that stands alone


def misspelt(topic: Topic, scan: Scan, rules: Rules) -> tuple[Hit, ...]:
    """Hits of the topic's concepts under misspelt names, by place; none that is also well spelt there."""
    built = machine(rules)
    spelt = _spelt(built)
    concepts = [name for name in dict.fromkeys(names(topic.match, denied=False)) if name in spelt]
    if not concepts:
        return ()
    alone = set(lone(topic.match))
    text = scan.folded.text
    tokens = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]
    best: dict[tuple[str, int], Hit] = {}
    for i in _odd(tokens, _vocabulary(built)):
        for concept in concepts:
            for one, k in _likely(spelt[concept], tokens[i][2]):
                similarity = _stands(one, i - k, tokens)
                if similarity is None or (concept in alone and not _sure(one, similarity)):
                    continue
                hit = _hit(one, similarity, tokens[i - k][0], tokens[i - k + len(one.words) - 1][1], scan)
                key = concept, hit.start
                if key not in best or best[key].value < hit.value:
                    best[key] = hit
    return tuple(sorted(best.values(), key=lambda hit: (hit.start, hit.end, hit.id)))


def _likely(letters: dict[str, list[tuple[Name, int]]], token: str) -> Iterator[tuple[Name, int]]:
    """Names with a word that begins like the token, give or take one letter."""
    yield from letters.get(token[0], ())
    if token[1] != token[0]:
        yield from letters.get(token[1], ())


def _hit(one: Name, similarity: float, start: int, end: int, scan: Scan) -> Hit:
    sentence, begin, stop = place_of(start, end, scan.folded, scan.bounds)
    how, value = f"fuzzy {similarity:.2f}", round(WORTH * similarity, 4)
    plain = Hit("concept", one.concept, one.alias.text, one.alias.language, "strong", sentence, begin, stop)
    return replace(plain, how=how, value=value)


def _odd(tokens: _Tokens, known: frozenset[str]) -> Iterator[int]:
    """Tokens that may be a misspelt name: long, spelt with letters of a spaced script, in no list of words."""
    from tracker.match.common import COMMON

    for i, (_, _, token) in enumerate(tokens):
        if len(token) >= LONG - SLACK and token not in known and token not in COMMON and EDGES[token[0]] == WORD:
            yield i


def _sure(one: Name, similarity: float) -> bool:
    """Similar enough to be the only evidence: other words fit, one edit, or as the concept says."""
    letters = len(one.words[0])
    return len(one.words) > 1 or similarity >= one.least or similarity >= 1.0 - 1.01 / letters


def _stands(one: Name, first: int, tokens: _Tokens) -> float | None:
    """How similar the tokens from `first` on are to the name, by its worst word; None if they are not it."""
    last = first + len(one.words) - 1
    if first < 0 or last >= len(tokens):
        return None
    worst = 1.0
    for k, word in enumerate(one.words):
        start, _, token = tokens[first + k]
        if k and not 0 < start - tokens[first + k - 1][1] <= _GAP:
            return None
        is_open = one.alias.open and k == len(one.words) - 1
        if token == word or (is_open and token.startswith(word)):
            continue
        similarity = _similar(token, word, is_open) if word in one.long else None
        if similarity is None:
            return None
        worst = min(worst, similarity)
    return worst if worst < 1.0 else None


def _similar(token: str, word: str, is_open: bool) -> float | None:
    """Similarity of a token to a name's word, None if it is no misspelling of it."""
    from rapidfuzz.distance import OSA

    if is_open and len(token) > len(word):
        # An inflected name: compare as many letters as the stem has.
        token = token[: len(word)]
    most = 2 if len(word) > LONG and token[0] == word[0] else 1
    if abs(len(token) - len(word)) > SLACK:
        return None
    distance = OSA.distance(token, word, score_cutoff=most)
    return 1.0 - distance / max(len(token), len(word)) if distance <= most else None


def _spelt(built: Machine) -> dict[str, dict[str, list[tuple[Name, int]]]]:
    """By concept, by either of the first two letters of a long word: the names that hold it, and at which place."""
    if built.names is None:
        built.names = {}
        for concept in built.rules.concepts.values():
            letters: dict[str, list[tuple[Name, int]]] = {}
            for one, words, long in misspellable(concept, built.rules):
                name = Name(concept.id, one, words, long, concept.fuzzy or 1.0)
                for k, word in enumerate(words):
                    if word in long:
                        for letter in dict.fromkeys(word[:2]):
                            letters.setdefault(letter, []).append((name, k))
            if letters:
                built.names[concept.id] = letters
    return built.names


def _vocabulary(built: Machine) -> frozenset[str]:
    """Every word of every alias: what a rule knows is no misspelling."""
    if built.vocabulary is None:
        built.vocabulary = frozenset(word for one, _ in built.rules.aliases for word in _WORD.findall(one.literal))
    return built.vocabulary
