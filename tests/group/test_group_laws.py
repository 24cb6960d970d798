"""The fold is a pure function of the set of stories."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hand import reading, story

from tracker.group.fold import Folding, fold
from tracker.group.policy import Policy
from tracker.model import Reading, Story

POLICY = Policy(once=frozenset({("pardon", "granted")}))
WORDS = ("stake", "deal", "family", "founder", "exchange", "senate", "token", "talks", "report", "lawyer", "vote")


def made(count: int, seed: int) -> list[tuple[Story, Reading]]:
    """Random stories with repeats, copies, ties in time and denials."""
    chance = random.Random(seed)
    told: list[tuple[Story, Reading]] = []
    for number in range(count):
        title = " ".join(chance.choices(WORDS, k=chance.randint(2, 7)))
        if told and chance.random() < 0.25:
            title = chance.choice(told)[0].title
        one = story(number + 1, title, chance.choice((0, 0, 5, 24, 24, 48, 100, 500)), f"Outlet {chance.randint(1, 9)}")
        denied = chance.random() < 0.2
        told.append(
            (
                one,
                reading(
                    one,
                    chance.choice(("talks", "granted", "denied", None)),
                    topics=tuple(chance.sample(("stake", "pardon", "exchange"), chance.randint(0, 3))),
                    status="denied" if denied else chance.choice(("reported", "official", "rumour")),
                    speaker=chance.choice(("cz", "wlf", None)),
                    origin=chance.choice(("WSJ", "Bloomberg", None, None)),
                    entities=tuple(chance.sample(("warren", "doj", "mgx"), chance.randint(0, 2))),
                    numbers=tuple(chance.sample(("$1", "4 months"), chance.randint(0, 1))),
                ),
            )
        )
    return told


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(seed: int, chance: random.Random) -> None:
    """Any permutation, with deliveries repeated, gives the same fold."""
    told = made(40, seed)
    other = [*told, *chance.sample(told, 10)]
    chance.shuffle(other)
    assert fold(other, POLICY) == fold(told, POLICY)


@pytest.mark.parametrize("batch", [1, 7, 100, 400])
def test_batches_do_not_matter(batch: int) -> None:
    """Whatever the batches, the fold of all that has arrived is the fold of the set, for fifty orders of arrival."""
    told = made(60, 4)
    whole = fold(told, POLICY)
    for seed in range(50):
        shuffled = told[:]
        random.Random(seed).shuffle(shuffled)
        stored: list[tuple[Story, Reading]] = []
        for start in range(0, len(shuffled), batch):
            stored += shuffled[start : start + batch]
        assert fold(stored, POLICY) == whole


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 39))
def test_a_fold_can_be_resumed(seed: int, cut: int) -> None:
    """Asking for the result on the way changes nothing, and a prefix is the fold of the prefix."""
    told = sorted(made(40, seed), key=lambda pair: (pair[0].time, pair[0].id))
    folding = Folding(POLICY)
    for one, said in told[:cut]:
        folding.add(one, said)
    assert folding.result() == fold(told[:cut], POLICY)
    for one, said in told[cut:]:
        folding.add(one, said)
    assert folding.result() == fold(told, POLICY)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_every_story_has_one_place(seed: int) -> None:
    """Each story is in one development or in the background, each development has one first and begins with it."""
    told = made(50, seed)
    found = fold(told, POLICY)
    inside = [member.story for development in found.developments for member in development.members]
    assert len(inside) == len(set(inside))
    assert set(inside) | set(found.background) == {one.id for one, _ in told}
    for development in found.developments:
        assert development.members[0].kind == "first"
        assert development.id == development.members[0].story
        assert sum(member.kind == "first" for member in development.members) == 1
        counted = [story for _, stories in development.origins for story in stories]
        assert sorted(counted) == sorted(member.story for member in development.members)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_denials_never_share_a_development_with_anything_else(seed: int) -> None:
    """In every development either all stories deny, by one speaker, or none does."""
    told = made(60, seed)
    said = {one.id: reading for one, reading in told}
    for development in fold(told, POLICY).developments:
        kinds = {said[member.story].claim.status == "denied" for member in development.members if member.kind != "copy"}
        assert len(kinds) <= 1
        speakers = {said[m.story].claim.speaker for m in development.members if said[m.story].claim.status == "denied"}
        assert len(speakers - {None}) <= 1
