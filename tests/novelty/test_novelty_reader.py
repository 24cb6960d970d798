"""What is new to one reader, in numbers and words."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tracker.model import Development, Member
from tracker.novelty.reader import novelty, said

WHEN = datetime(2025, 3, 14, tzinfo=UTC)
UNITS = (
    "stage:talks",
    "stage:invested",
    "status:reported",
    "status:official",
    "number:$2000000000",
    "origin:WSJ",
    "entity:doj",
)


def development(*members: Member) -> Development:
    """A development of some members."""
    return Development(
        id="1", topics=("stake",), stage="talks", status="reported", disputed=False, members=members, steps=(),
        origins=(), links=(), lead="1", first_published=WHEN, last_published=WHEN, first_seen=WHEN, last_new=WHEN,
    )  # fmt: skip


def test_everything_is_new_to_a_new_reader() -> None:
    """Nothing shown, nothing known: novelty is one."""
    found = novelty(development(Member(story="1", kind="first", units=frozenset(UNITS[:3]))), frozenset())
    assert (found.value, found.known) == (1.0, frozenset())


def test_what_was_shown_is_known() -> None:
    """Only the units of unshown stories count as new, and they are said in words."""
    first = Member(story="1", kind="first", units=frozenset({"stage:talks", "status:reported"}))
    second = Member(
        story="2",
        kind="update",
        units=frozenset({"stage:talks", "status:confirmed", "speaker:wlf", "number:$2000000000"}),
    )
    found = novelty(development(first, second), {"1"})
    assert 0 < found.value < 1
    assert said(found, {"wlf": "World Liberty Financial"}) == (
        "new: confirmed by World Liberty Financial, $2bn",
        "known: talks",
    )


def test_a_copy_brings_nothing_new() -> None:
    """Units of copies are passed over."""
    first = Member(story="1", kind="first", units=frozenset({"stage:talks"}))
    copied = Member(story="2", kind="copy", units=frozenset({"number:$1"}))
    assert novelty(development(first, copied), {"1"}).value == 0.0


def test_history_is_known() -> None:
    """What the story so far told is not new to anybody."""
    first = Member(story="1", kind="first", units=frozenset({"stage:talks"}))
    assert novelty(development(first), frozenset(), {"stage:talks"}).value == 0.0


def test_a_softer_status_is_no_news() -> None:
    """After an official word a mere report adds nothing."""
    first = Member(story="1", kind="first", units=frozenset({"status:official"}))
    second = Member(story="2", kind="repeat", units=frozenset({"status:reported"}))
    assert novelty(development(first, second), {"1"}).new == frozenset()


@given(st.lists(st.frozensets(st.sampled_from(UNITS), min_size=1), min_size=1, max_size=5), st.integers(0, 5))
def test_the_more_was_shown_the_less_is_new(told: list[frozenset[str]], shown: int) -> None:
    """Novelty lies in 0–1 and never grows by showing more."""
    members = [Member(story=str(n), kind="update" if n else "first", units=units) for n, units in enumerate(told)]
    found = development(*members)
    less = novelty(found, {str(n) for n in range(shown)}).value
    more = novelty(found, {str(n) for n in range(shown + 1)}).value
    assert 0 <= more <= less <= 1
