"""The automaton of a set of rules, with stages, cues and outlets, and which of its names may be misspelt.

It runs only over stories that the gate let through.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any as Anything

from tracker.match.possible import possible
from tracker.rules.alias import EDGES, WORD, Alias, alias
from tracker.rules.clause import All, Any, Clause, Name, Not, names
from tracker.rules.library import Looked
from tracker.rules.rules import Concept, Rules, Use
from tracker.text.fold import fold

_WORD = re.compile(r"[^\W_]+")
LONG = 6  #: letters of a word that is known when misspelt


@dataclass(frozen=True, slots=True)
class Automaton:
    """Literals to look for and what each may be."""

    search: Anything  #: ahocorasick_rs.AhoCorasick; None: nothing to look for
    entries: tuple[tuple[Looked, ...], ...]  #: by number of the literal

    def found(self, text: str) -> Iterable[tuple[int, int, int]]:
        """(number of the literal, start, end) of every literal in folded text, overlapping ones too."""
        if self.search is None:
            return ()
        matches: Iterable[tuple[int, int, int]] = self.search.find_matches_as_indexes(text, overlapping=True)
        return matches


class Machine:
    """What the matcher builds from rules, once."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.gate: object = None  #: which topics may hold, built when first needed
        self.speller: object = None  #: of misspelt names, built when first needed
        self.possible = {topic: possible(rules.by_id[topic].match, rules.concepts.keys()) for topic in rules.topics}
        self.said = {topic: tuple(dict.fromkeys(names(rules.by_id[topic].match))) for topic in rules.topics}

    @cached_property
    def everything(self) -> Automaton:
        """All aliases of all kinds."""
        return automaton(self.rules.aliases, often=False)


def machine(rules: Rules) -> Machine:
    """The machine of these rules, built on first use and kept with them."""
    built = rules.machines.get("match")
    if not isinstance(built, Machine):
        built = rules.machines["match"] = Machine(rules)
    return built


def misspellable(concept: Concept, rules: Rules) -> Iterator[tuple[Alias, tuple[str, ...], frozenset[str]]]:
    """Strong aliases that are known when misspelt: the alias, its words, and those of them that may be misspelt.

    A concept with `fuzzy` gives all its long names; any other only phrases around the name of such a concept.
    """
    everywhere = _fuzzy_words(rules)
    for weight, one in concept.aliases:
        words = tuple(_WORD.findall(one.literal))
        if weight != "strong" or one.rest is not None or not all(EDGES[word[0]] == WORD for word in words):
            continue
        long = _long(one, rules.common)
        if concept.fuzzy is None:
            long &= everywhere if len(words) > 1 else frozenset()
        if long:
            yield one, words, long


def _fuzzy_words(rules: Rules) -> frozenset[str]:
    found = rules.machines.get("fuzzy")
    if found is None:
        found = rules.machines["fuzzy"] = frozenset(
            word
            for concept in rules.concepts.values()
            if concept.fuzzy is not None
            for weight, one in concept.aliases
            if weight == "strong"
            for word in _long(one, rules.common)
        )
    return frozenset(found)


def _long(one: Alias, common: frozenset[str]) -> frozenset[str]:
    """The long words of an alias that are names: written with a capital and not common."""
    capital = {fold(word).text for word in _WORD.findall(one.text) if word[0].isupper()}
    return frozenset(
        word for word in _WORD.findall(one.literal) if len(word) >= LONG and word in capital and word not in common
    )


def remains(rules: Rules) -> Iterator[tuple[Alias, Use]]:
    """What is left of phrases whose long first or last word is misspelt: `.us` of Binance.US, `zhao` of Changpeng Zhao.

    Only where a name alone makes a topic; the misspelt word is kept in `before` or `after`.
    """
    for name in sorted({name for topic in rules.topics for name in lone(rules.by_id[topic].match)}):
        for one, words, long in misspellable(rules.concepts[name], rules):
            spans = list(_WORD.finditer(one.literal))
            first, last = spans[0], spans[-1]
            if words[0] in long and len(rest := one.literal[first.end() :].strip()) > 1:
                yield alias(rest, one.language), Use("concept", name, before=words[0])
            if words[-1] in long and len(rest := one.literal[: last.start()].strip()) > 1:
                yield alias(rest, one.language), Use("concept", name, after=words[-1])


def lone(clause: Clause) -> Iterator[str]:
    """Names that make a topic by themselves."""
    if isinstance(clause, Name):
        yield clause.concept
    elif isinstance(clause, Any):
        for part in clause.parts:
            yield from lone(part)
    elif isinstance(clause, All):
        wanted = [part for part in clause.parts if not isinstance(part, Not)]
        if len(wanted) == 1:
            yield from lone(wanted[0])


def beside(use: Use, text: str, start: int, end: int) -> bool:
    """Does a word stand beside a remainder that may be its misspelt other half?"""
    if use.before:
        stop = start
        while stop > max(0, start - 3) and not text[stop - 1].isalnum():
            stop -= 1
        start = stop
        while start and text[start - 1].isalnum():
            start -= 1
        return _begins_like(text[start:stop], use.before)
    while end < len(text) and not text[end].isalnum():
        end += 1
    return _begins_like(text[end : end + 2 * len(use.after)], use.after)


def _begins_like(token: str, word: str) -> bool:
    """One of the first two letters of one is one of the other's."""
    return len(token) >= LONG - 2 and not {token[0], token[1]}.isdisjoint(word[:2])


def automaton(looked: Iterable[Looked], *, often: bool = True) -> Automaton:
    """Build the search; one that runs over every story is worth the twice longer building of the faster kind."""
    entries: dict[str, tuple[Looked, ...]] = {}
    known = set()  # only of literals that come twice, which are few
    for pair in looked:
        literal = pair[0].literal
        there = entries.setdefault(literal, (pair,))
        if there[0] is pair:
            continue
        if len(there) == 1:
            known.add(_meaning(there[0]))
        if (meaning := _meaning(pair)) not in known:
            known.add(meaning)
            entries[literal] = (*there, pair)
    if not entries:
        return Automaton(None, ())
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    kind = Implementation.DFA if often else Implementation.ContiguousNFA
    search = AhoCorasick(list(entries), matchkind=MatchKind.Standard, implementation=kind)
    return Automaton(search, tuple(entries.values()))


def _meaning(pair: Looked) -> Hashable:
    """Several languages may write a word alike; of cues the text tells on which side their asides lie."""
    one, use = pair
    return one.literal, one.rest, one.open, one.left, one.genitive, use, one.text if use.kind == "cue" else ""
