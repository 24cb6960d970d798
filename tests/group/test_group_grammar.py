"""The fold judged on stories made from slots, whose truth is known."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import grammar

from benchmarks.quality import shipped_rules
from tracker.claims.read import read
from tracker.group.fold import fold
from tracker.model import Development, Reading
from tracker.rules.rules import Rules

SIZES = [pytest.param(400, id="small"), pytest.param(5000, id="full", marks=pytest.mark.slow)]


class Made:
    """A generated set, read and folded."""

    def __init__(self, count: int, rules: Rules) -> None:
        self.truths = grammar.stories(count)
        self.readings: dict[str, Reading] = {t.story.id: read(t.story, rules) for t in self.truths}
        found = fold([(t.story, self.readings[t.story.id]) for t in self.truths], rules)
        self.developments = found.developments
        self.place: dict[str, Development] = {m.story: d for d in found.developments for m in d.members}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return shipped_rules()


@pytest.fixture(scope="module", params=SIZES)
def made(request: pytest.FixtureRequest, rules: Rules) -> Made:
    return Made(request.param, rules)


def test_a_denial_never_stands_with_what_it_denies(made: Made) -> None:
    """No development holds a denial beside a story of another kind, nor two people's denials."""
    facts: dict[str, set[str]] = {}
    for truth in made.truths:
        if truth.story.id in made.place:
            facts.setdefault(made.place[truth.story.id].id, set()).add(truth.fact.name)
    mixed = [names for names in facts.values() if len(names) > 1 and any("denied" in name for name in names)]
    assert mixed == []


def test_one_event_is_one_development_in_every_language(made: Made) -> None:
    """Of all pairs of stories of one event in two languages at least nine in ten stand together."""
    events: dict[str, list[grammar.Truth]] = {}
    for truth in made.truths:
        if not truth.copy:
            events.setdefault(truth.event, []).append(truth)
    together = total = 0
    for told in events.values():
        for one, other in combinations(told, 2):
            total += 1
            left, right = made.place.get(one.story.id), made.place.get(other.story.id)
            together += left is not None and right is not None and left.id == right.id
    assert together / total >= 0.90


def test_different_events_stay_apart(made: Made) -> None:
    """At least 95 of 100 pairs that stand together tell the same event."""
    events = {truth.story.id: truth.event for truth in made.truths}
    right = wrong = 0
    for development in made.developments:
        for one, other in combinations(development.members, 2):
            same = events[one.story] == events[other.story]
            right, wrong = right + same, wrong + (not same)
    assert right / (right + wrong) >= 0.95


def test_origins_are_counted_exactly(made: Made) -> None:
    """Copies and credited reports add no origin: the count is exact for 95 of 100 developments of one event."""
    truths = {truth.story.id: truth for truth in made.truths}
    exact = total = 0
    for development in made.developments:
        inside = [truths[member.story] for member in development.members]
        if len({truth.event for truth in inside}) > 1:
            continue
        total += 1
        exact += len(development.origins) == len({truth.origin for truth in inside if not truth.copy})
    assert exact / total >= 0.95


def test_copies_are_seen(made: Made) -> None:
    """A text printed again is a copy, or stands first itself."""
    kinds = {member.story: member.kind for d in made.developments for member in d.members}
    copies = [truth for truth in made.truths if truth.copy and truth.story.id in kinds]
    assert sum(kinds[truth.story.id] == "copy" for truth in copies) / len(copies) >= 0.98


def test_statuses_are_read(made: Made) -> None:
    """The status of each story is right: macro F1 of at least 0.95 over the six words."""
    pairs = Counter((t.fact.status, made.readings[t.story.id].claim.status) for t in made.truths)
    words = {one for pair in pairs for one in pair}
    values = []
    for word in words:
        hits = pairs[word, word]
        said = sum(n for (_, got), n in pairs.items() if got == word)
        true = sum(n for (want, _), n in pairs.items() if want == word)
        values.append(2 * hits / (said + true))
    assert sum(values) / len(values) >= 0.95, {pair: n for pair, n in pairs.items() if pair[0] != pair[1]}
