"""The automata of a set of rules: one for the words that decide whether a story is looked at, one for all words.

Most stories belong to no topic.  A topic can only match where one of its *anchors* is said: for `all` the rarest part,
for `any` every part.  The first automaton holds nothing but anchors, so that a thousand topics cost a passing story one
run over its text; the second, with stages, cues and outlets, runs only where an anchor was found.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any as Anything

from tracker.rules.alias import Alias
from tracker.rules.clause import Any, Clause, Name, Near, Not
from tracker.rules.rules import Concept, Rules, Use


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
        self.anchors: dict[str, tuple[str, ...]] = {}  #: concept to the topics it anchors
        for topic in rules.topics:
            for concept in anchors(rules.by_id[topic].match, rules):
                self.anchors[concept] = (*self.anchors.get(concept, ()), topic)
        self.gate = _automaton(
            (one, use)
            for one, use in rules.aliases
            if use.kind == "concept" and use.weight != "not" and use.id in self.anchors
        )

    @cached_property
    def everything(self) -> Automaton:
        """All aliases of all kinds."""
        return _automaton(self.rules.aliases)


def machine(rules: Rules) -> Machine:
    """The machine of these rules, built on first use and kept with them."""
    built = rules.machines.get("match")
    if not isinstance(built, Machine):
        built = rules.machines["match"] = Machine(rules)
    return built


def anchors(clause: Clause, rules: Rules) -> frozenset[str]:
    """Concepts of which at least one is said wherever the clause holds."""
    if isinstance(clause, Name):
        return frozenset((clause.concept,))
    if isinstance(clause, Not):
        return frozenset()
    if isinstance(clause, Near):
        return min((frozenset(group) for group in clause.groups), key=lambda group: _weight(group, rules))
    parts = [anchors(part, rules) for part in clause.parts if not isinstance(part, Not)]
    if isinstance(clause, Any):
        return frozenset().union(*parts)
    return min((part for part in parts if part), key=lambda part: _weight(part, rules))


def _weight(group: Iterable[str], rules: Rules) -> float:
    """How often a group of concepts may be expected, without a corpus: acts more than names, short more than long."""
    return sum(_expected(rules.concepts[name]) for name in sorted(group))


def _expected(concept: Concept) -> float:
    often = 10.0 if concept.kind == "act" else 1.0
    lengths = [len(one.literal) for weight, one in concept.aliases if weight != "not" and one.literal.isascii()]
    return often * (1.0 + sum(4.0 ** (4 - size) for size in lengths if size < 8))


def _automaton(looked: Iterable[tuple[Alias, Use]]) -> Automaton:
    by_literal: dict[str, list[tuple[Alias, Use]]] = {}
    for one, use in looked:
        by_literal.setdefault(one.literal, []).append((one, use))
    if not by_literal:
        return Automaton(None, ())
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    search = AhoCorasick(list(by_literal), matchkind=MatchKind.Standard, implementation=Implementation.DFA)
    return Automaton(search, tuple(tuple(entries) for entries in by_literal.values()))
