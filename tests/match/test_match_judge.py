"""Windows, clauses, places: the weakest clause decides."""

from collections.abc import Callable

import pytest
from match_words import make

from tracker.match.explain import explain
from tracker.match.judge import CUT, calibrated, judge
from tracker.match.scan import scan
from tracker.rules.rules import Rules


def test_the_weakest_clause_decides(rules: Rules) -> None:
    """A weak name makes the score of its topic."""
    (strong,) = judge(scan("Changpeng Zhao pardoned", "", rules), rules)
    (weak,) = judge(scan("CZ of Binance pardoned", "", rules), rules)
    assert strong.score == calibrated(1.0)
    assert weak.score == calibrated(0.7)


def test_a_weak_name_needs_its_context(rules: Rules) -> None:
    """CZ alone may be anybody."""
    assert not judge(scan("CZ gets a pardon", "", rules), rules)
    assert judge(scan("CZ gets a pardon", "The Binance man is free.", rules), rules)


def test_later_places_are_worth_less(rules: Rules) -> None:
    """The same words weigh less the later they stand."""
    said = "Trump pardoned Changpeng Zhao."
    scores = [judge(scan("News", " ".join(["Nothing here."] * i + [said]), rules), rules)[0].score for i in range(4)]
    assert scores == sorted(scores, reverse=True)


def test_clauses_far_apart_do_not_meet(rules_of: Callable[..., Rules]) -> None:
    """Clauses have to hold in one window of the topic's scope."""
    concepts = "{a: {strong: apple}, b: {strong: brick}}"
    summary = "An apple fell. Nothing more. A brick stood."
    narrow = rules_of("[{id: t, match: {all: [a, b]}}]", concepts)
    wide = rules_of("[{id: t, scope: [story], match: {all: [a, b]}}]", concepts)
    assert not judge(scan("News", summary, narrow), narrow)
    assert judge(scan("News", summary, wide), wide)


@pytest.mark.parametrize(
    ("match", "title", "holds"),
    [
        ("{any: [a, b]}", "a brick", True),
        ("{all: [a, {not: b}]}", "an apple", True),
        ("{all: [a, {not: b}]}", "an apple and a brick", False),
        ("{near: [a, b], words: 2}", "a brick by one apple", True),
        ("{near: [a, b], words: 2}", "a brick that is not far from an apple", False),
        ("{near: [a, {any: [b, c]}], words: 1}", "apple cake", True),
        ("{near: [a, [b, c]], words: 1}", "apple cake", True),
        ("{all: [{any: [a, b]}, {any: [b, c]}]}", "a brick", True),
    ],
)
def test_operators_nest(match: str, title: str, holds: bool, rules_of: Callable[..., Rules]) -> None:
    """all, any, not and near mean what they say."""
    concepts = "{a: {strong: apple}, b: {strong: brick}, c: {strong: cake}}"
    rules = rules_of(f"[{{id: t, match: {match}}}]", concepts)
    assert bool(judge(scan(title, "", rules), rules)) is holds


def test_keywords_are_a_topic(rules_of: Callable[..., Rules]) -> None:
    """The smallest topic is a name and words."""
    rules = rules_of("[{name: White Zebra, keywords: [zebra, white horse]}]", "{}")
    (tag,) = judge(scan("Two white horses? No: a White Horse", "", rules), rules)
    assert tag.topic == "white-zebra"
    assert tag.evidence[0].concept == "keyword"
    assert tag.evidence[0].span.text == "White Horse"


def test_the_gate_never_hides_a_topic() -> None:
    """A story tagged after a full search is tagged after the gate, too."""
    rules = make()
    for title in ("Trump pardons CZ of Binance", "Binance US", "バイナンスUS", "Binance founder pardon", "赵长鹏 特赦"):
        assert judge(scan(title, "", rules), rules) == judge(scan(title, "", rules, whole=True), rules) != ()


def test_the_gate_knows_what_may_hold_without_a_word(rules_of: Callable[..., Rules]) -> None:
    """An alternative that only denies opens no gate."""
    concepts = "{a: {strong: apple}, b: {strong: brick}, c: {strong: cake}}"
    rules = rules_of("[{id: t, match: {all: [{any: [c, {not: b}]}, a]}}]", concepts)
    assert judge(scan("an apple", "", rules), rules)
    assert not judge(scan("an apple and a brick", "", rules), rules)


def test_explanations_say_why_and_what_is_missing(rules: Rules) -> None:
    """Each topic is told: met clauses with their arithmetic, or the clause that is missing."""
    cz, us = explain(scan("Trump pardons Changpeng Zhao", "", rules), rules)
    assert (cz.topic, cz.role, cz.window, cz.place) == ("cz-pardon", "focus", "title", 1.0)
    assert cz.score == calibrated(cz.raw)
    assert {one.span.text for one in cz.evidence} == {"pardons", "Changpeng Zhao"}
    assert (us.topic, us.role, us.missing) == ("binance-us", None, ("binance_us",))


def test_near_misses_are_told(rules: Rules) -> None:
    """A weak name without context and clauses that never meet are named."""
    told = {one.topic: one for one in explain(scan("CZ gets a pardon", "", rules), rules)}["cz-pardon"]
    assert told.role is None
    assert "only beside one of" in " ".join(told.nearly)


def test_calibration_rises_and_stays_in_bounds() -> None:
    """A better raw score never gives a lower p."""
    steps = [calibrated(i / 100) for i in range(30, 101)]
    assert steps == sorted(steps)
    assert all(CUT <= step <= 1 for step in steps)
