"""The automata of a set of rules: one for the words that decide whether a story is looked at, one for all words.

Most stories belong to no topic.  A topic can only match where one of its *anchors* is said: for `all` the rarest part,
for `any` every part.  The first automaton holds nothing but anchors, so that a thousand topics cost a passing story one
run over its text; the second, with stages, cues and outlets, runs only where an anchor was found.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any as Anything

from tracker.match.common import COMMON
from tracker.rules.alias import EDGES, WORD, Alias, alias
from tracker.rules.clause import All, Any, Clause, Name, Near, Not, names
from tracker.rules.rules import Concept, Rules, Use

_WORD = re.compile(r"[^\W_]+")
LONG = 6  #: letters of a word that is known when misspelt


@dataclass(frozen=True, slots=True)
class Automaton:
    """Literals to look for and what each may be."""

    search: Anything  #: ahocorasick_rs.AhoCorasick; None: nothing to look for
    entries: tuple[tuple[tuple[Alias, Use], ...], ...]  #: by number of the literal

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
        self.speller: object = None  #: of misspelt names, built when first needed
        self.said = {topic: tuple(dict.fromkeys(names(rules.by_id[topic].match))) for topic in rules.topics}
        self.always: tuple[str, ...] = ()  #: topics that may hold where nothing is said
        self.anchors: dict[str, tuple[str, ...]] = {}  #: concept to the topics it anchors
        for topic in rules.topics:
            found = anchors(rules.by_id[topic].match, rules)
            if not found:
                self.always = (*self.always, topic)
            for concept in found:
                self.anchors[concept] = (*self.anchors.get(concept, ()), topic)
        self.hints: dict[str, tuple[str, ...]] = {}  #: concept to the topics it hints at when their anchor is misspelt
        for topic, hinting in hints(rules).items():
            for concept in hinting:
                self.hints[concept] = (*self.hints.get(concept, ()), topic)
        opening = self.anchors.keys() | self.hints.keys()
        self.topics = {
            concept: tuple(dict.fromkeys((*self.anchors.get(concept, ()), *self.hints.get(concept, ()))))
            for concept in opening
        }  #: by concept of the gate
        self.gate = _automaton(
            [
                (one, use)
                for one, use in rules.aliases
                if use.kind == "concept" and use.weight != "not" and use.id in opening
            ]
            + list(remains(rules))
        )

    @cached_property
    def everything(self) -> Automaton:
        """All aliases of all kinds."""
        return _automaton(self.rules.aliases, often=False)


def machine(rules: Rules) -> Machine:
    """The machine of these rules, built on first use and kept with them."""
    built = rules.machines.get("match")
    if not isinstance(built, Machine):
        built = rules.machines["match"] = Machine(rules)
    return built


def anchors(clause: Clause, rules: Rules) -> frozenset[str]:
    """Concepts of which at least one is said wherever the clause holds; none if it may hold where nothing is said."""
    if isinstance(clause, Name):
        return frozenset((clause.concept,))
    if isinstance(clause, Not):
        return frozenset()
    if isinstance(clause, Near):
        return min((frozenset(group) for group in clause.groups), key=lambda group: _weight(group, rules))
    parts = [anchors(part, rules) for part in clause.parts]
    if isinstance(clause, Any):
        return frozenset().union(*parts) if all(parts) else frozenset()
    return min((part for part in parts if part), key=lambda part: _weight(part, rules), default=frozenset())


def misspellable(concept: Concept, rules: Rules) -> Iterator[tuple[Alias, tuple[str, ...], frozenset[str]]]:
    """Strong aliases that are known when misspelt: the alias, its words, and those of them that may be misspelt.

    A concept with `fuzzy` gives all its long words; any other only phrases around the long word of such a concept.
    """
    everywhere = _fuzzy_words(rules)
    for weight, one in concept.aliases:
        words = tuple(_WORD.findall(one.literal))
        if weight != "strong" or one.rest is not None or not all(EDGES[word[0]] == WORD for word in words):
            continue
        long = frozenset(word for word in words if len(word) >= LONG and word not in COMMON)
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
            for word in _WORD.findall(one.literal)
            if len(word) >= LONG and word not in COMMON
        )
    return frozenset(found)


def hints(rules: Rules) -> dict[str, frozenset[str]]:
    """By topic with names that may be misspelt: concepts of which one is well spelt where one clause is not."""
    found = {}
    for name in rules.topics:
        clause = rules.by_id[name].match
        if any(True for concept in names(clause, denied=False) for _ in misspellable(rules.concepts[concept], rules)):
            found[name] = _spared(clause, rules) or frozenset()
    return found


def _spared(clause: Clause, rules: Rules) -> frozenset[str] | None:
    """Concepts of which at least one is said wherever the clause holds but for one misspelt name; None: there are none.

    A part of `any` that is a lone name has none and is left to `remains`.
    """
    if isinstance(clause, Any):
        return frozenset().union(*(_spared(part, rules) or frozenset() for part in clause.parts))
    if isinstance(clause, Near):
        parts = [frozenset(group) for group in clause.groups]
    elif isinstance(clause, All):
        parts = [anchors(part, rules) for part in clause.parts]
    else:
        return None
    rare = sorted((part for part in parts if part), key=lambda part: (_weight(part, rules), sorted(part)))
    return rare[0] | rare[1] if len(rare) > 1 else None


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


def _weight(group: Iterable[str], rules: Rules) -> float:
    """How often a group of concepts may be expected, without a corpus: acts more than names, short more than long."""
    return sum(_expected(rules.concepts[name]) for name in sorted(group))


def _expected(concept: Concept) -> float:
    often = 10.0 if concept.kind == "act" else 1.0
    lengths = [len(one.literal) for weight, one in concept.aliases if weight != "not" and one.literal.isascii()]
    return often * (1.0 + sum(4.0 ** (4 - size) for size in lengths if size < 8))


def _automaton(looked: Iterable[tuple[Alias, Use]], *, often: bool = True) -> Automaton:
    """Build the search; one that runs over every story is worth the twice longer building of the faster kind."""
    by_literal: dict[str, list[tuple[Alias, Use]]] = {}
    for one, use in looked:
        by_literal.setdefault(one.literal, []).append((one, use))
    if not by_literal:
        return Automaton(None, ())
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    kind = Implementation.DFA if often else Implementation.ContiguousNFA
    search = AhoCorasick(list(by_literal), matchkind=MatchKind.Standard, implementation=kind)
    return Automaton(search, tuple(tuple(entries) for entries in by_literal.values()))
