"""Finding candidates by rare words, at a cost that does not grow."""

from __future__ import annotations

import random
import sys
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hand import START, correction, reading, story

from tracker.group.fold import Folding, fold
from tracker.group.near import COMMON, Near
from tracker.group.policy import Policy

DAY = timedelta(days=1)


def test_the_rarest_shared_words_come_first() -> None:
    """An entry that shares a rare word is found before those that share a common one."""
    near: Near[str] = Near(DAY)
    for number in range(5):
        near.add(["report", f"word{number}"], START, f"entry {number}")
    assert near.like(["report", "word3"], START, 2)[0] == "entry 3"


def test_a_common_word_points_to_nothing() -> None:
    """What dozens of entries share is not looked up."""
    near: Near[int] = Near(DAY)
    for number in range(COMMON + 5):
        near.add(["report"], START, number)
    assert near.like(["report"], START, 5) == []


def test_a_text_printed_a_hundred_times_does_not_make_its_words_common() -> None:
    """Entries of one item count once for a word, also while another text is printed as often."""
    near: Near[str] = Near(DAY)
    for _ in range(100):
        near.add(["alpha", "beta"], START, "one")
        near.add(["alpha", "gamma"], START, "other")
    assert near.like(["beta"], START, 5) == ["one"]
    assert set(near.like(["alpha"], START, 5)) == {"one", "other"}


def test_what_lies_beyond_the_horizon_is_forgotten_with_its_words() -> None:
    """Entries and words known depend on what came lately, not on what ever came."""
    near: Near[int] = Near(DAY)
    for number in range(5000):
        near.add([f"w{number}", f"v{number}", "same"], START + number * timedelta(hours=1), number)
    assert len(near) <= 25
    assert near.words <= 3 * 25
    assert near.like(["w10"], START + timedelta(hours=4999), 5) == []


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_of_words_does_not_matter(seed: int) -> None:
    """Sets have no order of their own, so none may show in the answer."""
    chance = random.Random(seed)
    entries = [chance.sample([f"w{n}" for n in range(20)], 5) for _ in range(40)]
    answers = []
    for _ in range(2):
        near: Near[int] = Near(DAY)
        for number, words in enumerate(entries):
            near.add(chance.sample(words, len(words)), START, number)
        asked = [f"w{n}" for n in range(0, 20, 2)]
        answers.append(near.like(chance.sample(asked, len(asked)), START, 7))
    assert answers[0] == answers[1]


def test_a_long_fold_keeps_only_what_is_open() -> None:
    """Ten years of stories leave as little to compare with as ten days."""
    folding = Folding(Policy())
    for number in range(1, 1200):
        one = story(number, f"Title number{number} about matter{number}", hours=number * 72)
        folding.add(one, reading(one, None))
    entries, words = folding.size()
    assert entries <= 5
    assert words <= 200
    assert len(folding._open) <= 5
    assert len(folding.result().developments) == 1199


def test_a_pin_reaches_a_development_closed_long_ago() -> None:
    """Readers may put together what lies years apart."""
    told = [(one, reading(one)) for one in (story(1, "Talks"), story(2, "Other", 9000), story(3, "Years later", 20000))]
    (first, _) = fold(told, Policy(), [correction("pin", told[0][0], told[2][0].id)]).developments
    assert [member.story for member in first.members] == [told[0][0].id, told[2][0].id]
