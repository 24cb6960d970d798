"""Topics that list no stages: what the shared library calls by name helps, and proves nothing by itself."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hand import reading, story

from benchmarks.quality import shipped_rules
from tracker.claims.read import read
from tracker.group.fold import fold
from tracker.group.policy import Policy
from tracker.model import Fold

POLICY = Policy(stepless=frozenset({"stake"}), compatible=frozenset({("", "sued", "charged"), ("", "charged", "sued")}))


def groups(found: Fold) -> list[list[int]]:
    """Numbers of the stories of each development."""
    return [[int(member.story, 16) for member in development.members] for development in found.developments]


def pair(one: str, other: str, **second: object) -> list[list[int]]:
    """What becomes of two stories of one day about the same firm that share no word."""
    left, right = story(1, "Regulator moves"), story(2, "株式を上場", 3)
    mine = reading(left, one, matched=("mgx",))
    theirs = reading(right, other, **{"matched": ("mgx",), **second})  # type: ignore[arg-type]
    return groups(fold([(left, mine), (right, theirs)], POLICY))


def test_one_act_of_one_firm_joins_across_languages() -> None:
    """The same act told of the same firm on the same day is one development."""
    assert pair("listed", "listed") == [[1, 2]]


def test_two_acts_stay_apart() -> None:
    """Another act of the same firm is another development."""
    assert pair("listed", "talks") == [[1], [2]]


def test_acts_that_mean_one_thing_join() -> None:
    """The library says which of its stages may tell one fact."""
    assert pair("sued", "charged") == [[1, 2]]


def test_an_act_needs_somebody_both_stories_name() -> None:
    """Two firms that do the same on one day are two developments."""
    assert pair("listed", "listed", matched=("dwf",)) == [[1], [2]]


def test_a_reaction_to_an_act_is_not_the_act() -> None:
    """An act reported and the same act answered do not join by the act alone."""
    assert pair("listed", "listed", status="reaction") == [[1], [2]]


def test_acts_are_no_stages() -> None:
    """A development of a topic without stages has no stage, and none is called new."""
    one = story(1, "Listed")
    (found,) = fold([(one, reading(one, "listed"))], POLICY).developments
    assert found.stage is None
    assert not any(unit.startswith("stage:") for unit in found.members[0].units)


def test_a_topic_of_keywords_hears_what_happens() -> None:
    """Readings of topics without stages carry the stages of the library in the order in which they are said."""
    rules = shipped_rules(("cz-pardon",), stages=False)
    one = story(1, "Warren slams Trump for the pardon granted to Binance founder CZ")
    hits = read(one, rules).stages
    assert [hit.stage for hit in hits][:1] == ["criticised"]
    assert all(one.title[hit.span.start : hit.span.end] == hit.span.text for hit in hits)
