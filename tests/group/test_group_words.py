"""Joining by words alone, and what of a story makes it an update."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hand import reading, story

from tracker.group.fold import fold
from tracker.group.policy import Policy
from tracker.model import Reading, Span, StageHit, Story


def together(one: Story, other: Story) -> bool:
    """Whether two stories without a stage form one development."""
    return len(fold([(one, reading(one, None)), (other, reading(other, None))], Policy()).developments) == 1


def kinds(*told: tuple[Story, Reading]) -> list[str]:
    """What each story of the one development is."""
    (found,) = fold(told, Policy()).developments
    return [member.kind for member in found.members]


def test_a_name_nobody_listed_joins_two_languages() -> None:
    """A partner's name keeps its spelling in translation and says that one thing is told."""
    one = story(1, "Exchange lets customers buy coins through Juvvadi again", language="en")
    two = story(2, "La plataforma se alía con Juvvadi para vender monedas", 5, language="es")
    assert together(one, two)


def test_the_same_name_in_one_language_says_too_little() -> None:
    """Two English stories about one person may tell two things."""
    one = story(1, "Exchange lets customers buy coins through Juvvadi again", language="en")
    two = story(2, "A quiet evening with Juvvadi and his collection of stamps", 5, language="en")
    assert not together(one, two)


def test_a_name_days_later_says_too_little() -> None:
    """The partner may be in the news again for something else."""
    one = story(1, "Exchange lets customers buy coins through Juvvadi again", language="en")
    two = story(2, "La plataforma se alía con Juvvadi para vender monedas", 90, language="es")
    assert not together(one, two)


def test_numbered_titles_are_told_apart() -> None:
    """Two proposals in like words are two facts."""
    one = story(1, "Proposal 5169 sets client script addresses for contracts", language="en")
    two = story(2, "Proposal 5170 sets client script addresses for contracts and wallets", 1, language="en")
    assert not together(one, two)


def test_a_title_retold_nearly_in_the_same_words_joins() -> None:
    """Near-duplicates join without a stage."""
    one = story(1, "Treasury company crosses milestone of staked coins amid rally", language="en")
    two = story(2, "Treasury company crosses the milestone of staked coins", 1, language="en")
    assert together(one, two)


def test_who_says_it_is_no_update() -> None:
    """A voice added to a known step is told with it, not listed for it."""
    one, two = story(1, "Firm denies talks", 0), story(2, "Denied, says the founder", 3)
    assert kinds(
        (one, reading(one, "denied", status="denied")), (two, reading(two, "denied", status="denied", speaker="cz"))
    ) == ["first", "repeat"]


def test_official_after_confirmed_is_no_update() -> None:
    """What was firm stays firm; from said to firm is news."""
    one, two, three = story(1, "Ban reported"), story(2, "Firm says ban is true", 3), story(3, "Office on ban", 5)
    assert kinds(
        (one, reading(one)),
        (two, reading(two, status="confirmed")),
        (three, reading(three, status="official", official=1.0)),
    ) == ["first", "update", "repeat"]


def test_a_step_mentioned_before_is_no_update() -> None:
    """Whoever read of a step in passing knows it when a later story is told for it."""
    one, two = story(1, "Family in talks", summary="x"), story(2, "Family in talks as founder seeks pardon", 3)
    span = Span(field="summary", start=0, end=1, text="x")
    said = reading(one)
    said = replace(said, stages=(*said.stages, StageHit(topic="pardon", stage="sought", span=span)))
    more = reading(two)
    title = Span(field="title", start=0, end=1, text="F")
    tags = (*more.tags, replace(more.tags[0], topic="pardon"))
    more = replace(more, tags=tags, stages=(*more.stages, StageHit(topic="pardon", stage="sought", span=title)))
    assert kinds((one, said), (two, more)) == ["first", "repeat"]


def test_a_denial_disputes_nothing_firm_that_it_does_not_name() -> None:
    """Better no link than a dispute nobody has: a listing that happened stays undisputed."""
    one, two = story(1, "Exchange lists coin"), story(2, "No favour returned, says exchange", 3)
    listed, denial = fold(
        [(one, reading(one, "listed", status="official")), (two, reading(two, None, status="denied"))], Policy()
    ).developments
    assert (listed.disputed, denial.links) == (False, ())
