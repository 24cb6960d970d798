"""What joins and what stays apart."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hand import correction, reading, story

from tracker.group.fold import Folding, fold
from tracker.group.policy import Policy
from tracker.model import Fold

POLICY = Policy(
    once=frozenset({("stake", "granted")}), owners={"wall street journal": "News Corp", "barron's": "News Corp"}
)


def groups(found: Fold) -> list[list[int]]:
    """Numbers of the stories of each development."""
    return [[int(member.story, 16) for member in development.members] for development in found.developments]


def test_one_stage_in_two_languages_is_one_development() -> None:
    """Stories that share no word join by stage."""
    one, two = story(1, "Family in talks about a stake"), story(2, "谈判入股", 3)
    assert groups(fold([(one, reading(one)), (two, reading(two))], POLICY)) == [[1, 2]]


def test_another_stage_is_another_development() -> None:
    """The same words about another step do not join."""
    one, two = story(1, "Family and firm: the stake deal"), story(2, "Family and firm: the stake deal so far", 1)
    assert groups(fold([(one, reading(one)), (two, reading(two, "invested"))], POLICY)) == [[1], [2]]


def test_a_denial_stands_alone_and_disputes() -> None:
    """A denial is its own development, linked to what it denies, which it marks as disputed."""
    claim, denial = story(1, "Family in talks"), story(2, "Founder denies talks", 2)
    told = [(claim, reading(claim)), (denial, reading(denial, "talks", status="denied", speaker="cz"))]
    first, second = fold(told, POLICY).developments
    assert (first.disputed, second.disputed, second.status) == (True, False, "denied")
    assert [(link.how, link.id) for link in second.links] == [("denies", first.id)]


def test_two_people_deny_twice() -> None:
    """Denials by two speakers are two developments, even when a third names nobody."""
    told = []
    for number, speaker in enumerate(("cz", None, "wlf"), start=1):
        one = story(number, f"Denial {number}", number)
        told.append((one, reading(one, "denied", status="denied", speaker=speaker)))
    assert groups(fold(told, POLICY)) == [[1, 2], [3]]


def test_the_same_title_is_a_copy() -> None:
    """Syndicated text attaches as a copy and adds no origin."""
    one, two = story(1, "Family in talks about a stake", 0), story(2, "Family in talks about a stake", 5)
    (found,) = fold([(one, reading(one)), (two, reading(two))], POLICY).developments
    assert [member.kind for member in found.members] == ["first", "copy"]
    assert len(found.origins) == 1


def test_the_publisher_behind_a_title_does_not_hide_a_copy() -> None:
    """` - Outlet 2` is not part of the title."""
    one, two = story(1, "Family in talks about a stake"), story(2, "Family in talks about a stake - Outlet 2", 1)
    (found,) = fold([(one, reading(one, None)), (two, reading(two, None))], POLICY).developments
    assert found.members[1].kind == "copy"


def test_titles_that_differ_in_a_number_are_two_facts() -> None:
    """Without a stage, near-duplicate titles with different numbers do not join."""
    one = story(1, "Exchange moves 200 coins to the family wallet")
    two = story(2, "Exchange moves 900 coins to the family wallet", 1)
    found = fold([(one, reading(one, None)), (two, reading(two, None))], POLICY)
    kinds = [member.kind for development in found.developments for member in development.members]
    assert "copy" not in kinds


def test_stories_without_stage_do_not_chain() -> None:
    """B is like A and C is like B, but C is not like A: C stays out."""
    told = []
    for number, title in enumerate(
        (
            "Analysts debate governance tokens treasury proposals yesterday evening",
            "Analysts debate governance tokens under lawsuit pressure mounting",
            "Officials fear lawsuit pressure mounting across midwestern counties",
        ),
        start=1,
    ):
        one = story(number, title, number)
        told.append((one, reading(one, None)))
    assert [3] in groups(fold(told, POLICY))


def test_what_happens_once_is_found_again_for_ever() -> None:
    """A retelling months later joins as a rehash."""
    one, two = story(1, "President pardons founder"), story(2, "How the founder was pardoned", 24 * 90)
    told = [(one, reading(one, "granted", status="official")), (two, reading(two, "granted", status="official"))]
    (found,) = fold(told, POLICY).developments
    assert [member.kind for member in found.members] == ["first", "rehash"]


def test_what_may_happen_again_is_new_after_its_window() -> None:
    """The same stage months later is another development."""
    one, two = story(1, "Talks about a stake"), story(2, "Talks about a stake again", 24 * 90)
    assert groups(fold([(one, reading(one)), (two, reading(two))], POLICY)) == [[1], [2]]


def test_credits_and_owners_are_one_origin() -> None:
    """Who credits the Journal, and who belongs to its owner, rest on one report; another report is a second origin."""
    told = []
    for number, (source, origin) in enumerate(
        [
            ("Wall Street Journal", None),
            ("Vista", "Wall Street Journal"),
            ("Barron's", None),
            ("Ledger", "Bloomberg"),
        ],
        start=1,
    ):
        one = story(number, f"Told by {source} today", number, source)
        told.append((one, reading(one, origin=origin)))
    (found,) = fold(told, POLICY).developments
    assert [(name, len(stories)) for name, stories in found.origins] == [("Wall Street Journal", 3), ("Bloomberg", 1)]


def test_a_number_or_a_speaker_makes_an_update() -> None:
    """A new amount is an update, the same told again a repeat."""
    told = []
    for number, numbers in enumerate(((), ("$2000000000",), ("$2000000000",)), start=1):
        one = story(number, f"Stake story in words of its own {'abc'[number - 1] * 9}", number)
        told.append((one, reading(one, numbers=numbers)))
    (found,) = fold(told, POLICY).developments
    assert [member.kind for member in found.members] == ["first", "update", "repeat"]
    assert found.last_new == told[1][0].time


def test_history_and_background_found_nothing() -> None:
    """The story so far, and stories that only mention, stay outside with a reason."""
    past, aside = story(1, "Long ago", history=True), story(2, "By the way")
    found = fold([(past, reading(past)), (aside, reading(aside, topics=()))], POLICY)
    assert found.developments == ()
    assert set(found.background) == {past.id, aside.id}


def test_a_story_given_twice_counts_once() -> None:
    """The fold is over the set of stories."""
    one = story(1, "Talks")
    assert groups(fold([(one, reading(one)), (one, reading(one))], POLICY)) == [[1]]


def test_not_takes_a_topic_off() -> None:
    """A reader's `not` leaves a story without topic outside."""
    one = story(1, "Talks")
    found = fold([(one, reading(one))], POLICY, [correction("not", one, "stake")])
    assert (found.developments, set(found.background)) == ((), {one.id})


def test_pin_puts_together_and_split_takes_apart() -> None:
    """Pins join what would not join, splits separate what would; the later word wins."""
    one, two = story(1, "Talks"), story(2, "Invested", 1)
    told = [(one, reading(one)), (two, reading(two, "invested"))]
    pin, split = correction("pin", one, two.id, 1), correction("split", two, minute=2)
    assert groups(fold(told, POLICY, [pin])) == [[1, 2]]
    assert groups(fold(told, POLICY, [pin, split])) == [[1], [2]]
    same = [(one, reading(one)), (two, reading(two))]
    assert groups(fold(same, POLICY)) == [[1, 2]]
    assert groups(fold(same, POLICY, [split])) == [[1], [2]]


def test_stories_split_together_stay_together() -> None:
    """Two stories taken out in one breath may form one development."""
    told = []
    for number in (1, 2, 3):
        one = story(number, f"Talks {number}", number)
        told.append((one, reading(one)))
    splits = [correction("split", told[1][0]), correction("split", told[2][0])]
    assert groups(fold(told, POLICY, splits)) == [[1], [2, 3]]


def test_mute_marks_a_development() -> None:
    """Muting any member mutes the development."""
    one, two = story(1, "Talks"), story(2, "More talks", 1)
    (found,) = fold([(one, reading(one)), (two, reading(two))], POLICY, [correction("mute", two)]).developments
    assert found.muted


def test_stories_must_come_in_order() -> None:
    """`Folding` refuses a story from the past; the caller folds again."""
    one, two = story(1, "Talks", 5), story(2, "Talks", 1)
    folding = Folding(POLICY)
    folding.add(one, reading(one))
    with pytest.raises(ValueError, match="order"):
        folding.add(two, reading(two))


def test_a_misread_rumour_does_not_found_what_happens_once() -> None:
    """A mere report of a pardon does not swallow the pardon half a year later."""
    one, two = story(1, "Pardon came up in talks"), story(2, "President pardons founder", 24 * 180)
    told = [(one, reading(one, "granted")), (two, reading(two, "granted", status="official"))]
    assert groups(fold(told, POLICY)) == [[1], [2]]
