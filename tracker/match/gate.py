"""Which topics a story may belong to at all, decided by one run over its text.

Most stories belong to no topic.  A topic asks for *groups* of concepts: wherever it holds, one concept of each group is
said.  The gate looks for the concepts of the two rarest groups and lets a topic through where both are said, so that a
word such as *law* or *founder* alone opens nothing.  One group may be missing where a token of the story may be a
misspelt name of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.match.machine import Automaton, Machine, automaton, beside, misspellable, remains
from tracker.match.possible import Test, possible
from tracker.match.speller import any_misspelt
from tracker.rules.alias import EDGES
from tracker.rules.clause import Any, Clause, Name, Near, Not
from tracker.rules.rules import Concept, Rules

#: Groups that are looked for.  A third would add the commonest words of a topic to every run and turn few stories away.
GROUPS = 2
#: Expected sayings in a story, as `_weight` guesses them, from which a group is too common to be worth looking for.
COMMONEST = 20.0
Groups = tuple[frozenset[str], ...]


@dataclass(slots=True)
class Gate:
    """What opens which topic."""

    search: Automaton
    always: tuple[str, ...]  #: topics that may hold where nothing is said
    needed: dict[str, Groups]  #: by topic
    asking: dict[str, tuple[str, ...]]  #: by concept: topics that need it
    possible: dict[str, Test]  #: by topic, over the concepts looked for
    spelt: frozenset[str]  #: concepts whose names may be misspelt


def gate(rules: Rules) -> Gate:
    """The gate of these rules."""
    needs = {topic: needed(rules.by_id[topic].match, rules) for topic in rules.topics}
    looked = {topic: groups[:1] + _rare(groups[1:GROUPS], rules) for topic, groups in needs.items()}
    asking: dict[str, tuple[str, ...]] = {}
    for topic, groups in looked.items():
        for concept in sorted(frozenset().union(*groups)):
            asking[concept] = (*asking.get(concept, ()), topic)
    aliases = [
        (one, use) for one, use in rules.aliases if use.kind == "concept" and use.weight != "not" and use.id in asking
    ]
    return Gate(
        search=automaton([*aliases, *(one for one in remains(rules) if one[1].id in asking)]),
        always=tuple(topic for topic, groups in looked.items() if not groups),
        needed=looked,
        asking=asking,
        possible={topic: possible(rules.by_id[topic].match, asking.keys()) for topic in rules.topics},
        spelt=frozenset(name for name in asking if any(True for _ in misspellable(rules.concepts[name], rules))),
    )


def needed(clause: Clause, rules: Rules) -> Groups:
    """Groups of concepts, of each of which one is said wherever the clause holds, the rarest group first.

    None if the clause may hold where nothing is said.  The n-th group of an `any` joins the n-th of every part.
    """
    if isinstance(clause, Name):
        return (frozenset((clause.concept,)),)
    if isinstance(clause, Not):
        return ()
    if isinstance(clause, Near):
        groups = [frozenset(group) for group in clause.groups]
    else:
        parts = [needed(part, rules) for part in clause.parts]
        if isinstance(clause, Any):
            most = max(len(part) for part in parts) if all(parts) else 0
            return tuple(frozenset().union(*(part[min(n, len(part) - 1)] for part in parts)) for n in range(most))
        # The rarest group of each part before the second of any: they are said in different words.
        groups = sorted((part[0] for part in parts if part), key=lambda group: (_weight(group, rules), sorted(group)))
        return tuple(dict.fromkeys((*groups, *(group for part in parts for group in part[1:]))))
    return tuple(sorted(dict.fromkeys(groups), key=lambda group: (_weight(group, rules), sorted(group))))


def _rare(groups: Groups, rules: Rules) -> Groups:
    return tuple(group for group in groups if _weight(group, rules) < COMMONEST)


def candidates(built: Machine, gates: Gate, text: str) -> tuple[str, ...]:
    """Topics that may hold in folded text, in the order of the rules."""
    said: set[str] = set()
    left: set[str] = set()
    entries = gates.search.entries
    for number, start, end in gates.search.found(text):
        for one, use in entries[number]:
            rest = use.before or use.after
            if use.id in (left if rest else said) or (start and one.left and EDGES[text[start - 1]] == one.left):
                continue
            stop = one.end(text, start, end)
            if stop < 0:
                continue
            if not rest:
                said.add(use.id)
            elif beside(use, text, start, stop):
                left.add(use.id)
    if not said and not left:
        return gates.always
    return _open(built, gates, said, left, text)


def _open(built: Machine, gates: Gate, said: set[str], left: set[str], text: str) -> tuple[str, ...]:
    found, doubtful = set(gates.always), {topic for concept in left for topic in gates.asking[concept]}
    known = said | gates.spelt
    for topic in {topic for concept in said for topic in gates.asking[concept]}:
        if any(group.isdisjoint(known) for group in gates.needed[topic]):
            continue
        if gates.possible[topic](said):
            found.add(topic)
        elif gates.possible[topic](known):
            doubtful.add(topic)
    if not doubtful <= found and any_misspelt(built, text):
        found |= doubtful
    if len(found) < 2:
        return tuple(found)
    return tuple(topic for topic in built.rules.topics if topic in found)


def _weight(group: Iterable[str], rules: Rules) -> float:
    """How often one of a group may be expected in a story, without a corpus."""
    kept: dict[str, float] = rules.machines.setdefault("expected", {})
    for name in group:
        if name not in kept:
            kept[name] = _expected(rules.concepts[name], rules.common)
    return sum(kept[name] for name in sorted(group))


def _expected(concept: Concept, common: frozenset[str]) -> float:
    """Common words count most, other single words by their shortness, phrases hardly."""
    total = 0.05
    for weight, one in concept.aliases:
        if weight == "not" or not one.literal.isascii():
            continue
        if " " in one.literal.strip():
            total += 0.01
        elif one.literal in common:
            total += 2.0
        else:
            total += min(2.0, 4.0 ** (4 - len(one.literal))) if len(one.literal) < 6 else 0.05
    return total
