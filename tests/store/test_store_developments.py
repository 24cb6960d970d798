"""Developments: replaced by a fold, read back exactly, and their ids resolve for ever."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_making import NOW, development, maybe_text, shares, statuses, story, texts, times

from tracker.errors import StoreError, UsageError
from tracker.model import Development, Fold, Link, Member, StatusStep, Story
from tracker.store import developments, stories
from tracker.store.connection import Database

STORIES = [story(i, first_seen=NOW + timedelta(hours=i)) for i in range(8)]
A, B, C, D = STORIES[:4]


def fold(*of: Development, background: dict[str, str] | None = None) -> Fold:
    return Fold(developments=of, background=background or {})


@pytest.fixture(autouse=True)
def _stories(db: Database) -> None:
    stories.add(db, STORIES)


def changes(db: Database) -> int:
    return db.connection.total_changes


# --- arbitrary folds ---------------------------------------------------------------------------------------------


@st.composite
def partitions(draw: st.DrawFn) -> list[list[Story]]:
    """Some of the stories in groups, each in order of time, groups in order of their first."""
    places = draw(st.lists(st.integers(0, 4), min_size=len(STORIES), max_size=len(STORIES)))
    groups = [[s for s, place in zip(STORIES, places, strict=True) if place == number] for number in range(1, 5)]
    return sorted((group for group in groups if group), key=lambda group: group[0].time)


@st.composite
def folds(draw: st.DrawFn) -> Fold:
    """A fold with arbitrary facts in it."""
    groups = draw(partitions())
    grouped = {s.id for group in groups for s in group}
    ids = [group[0].id for group in groups]
    return Fold(
        developments=tuple(draw(_arbitrary(group, ids)) for group in groups),
        background={s.id: draw(texts) for s in STORIES if s.id not in grouped and draw(st.booleans())},
    )


@st.composite
def _arbitrary(draw: st.DrawFn, group: list[Story], ids: list[str]) -> Development:
    kinds = st.sampled_from(["first", "update", "repeat", "copy", "rehash", "background"])
    units = st.frozensets(texts, max_size=3)
    some = st.sampled_from([s.id for s in group])
    steps = st.builds(StatusStep, at=times, status=statuses, story=some, speaker=maybe_text, origin=maybe_text)
    links = st.builds(Link, how=st.sampled_from(["denies", "reacts_to"]), id=st.sampled_from(ids))
    return Development(
        id=group[0].id,
        topics=tuple(draw(st.lists(texts, max_size=3))),
        stage=draw(maybe_text),
        status=draw(statuses),
        disputed=draw(st.booleans()),
        members=tuple(
            Member(story=s.id, kind=draw(kinds), parent=draw(some) if i else None, score=draw(shares),
                   why=draw(texts), units=draw(units), new_units=draw(units))
            for i, s in enumerate(group)
        ),
        steps=tuple(draw(st.lists(steps, max_size=3))),
        origins=tuple(draw(st.lists(st.tuples(texts, st.lists(some, max_size=2).map(tuple)), max_size=2))),
        links=tuple(draw(st.lists(links, max_size=2))),
        lead=draw(some),
        first_published=draw(times),
        last_published=draw(times),
        first_seen=draw(times),
        last_new=draw(times),
        muted=draw(st.booleans()),
    )  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(history=st.lists(folds(), min_size=1, max_size=4))
def test_a_fold_comes_back_as_it_was(db: Database, history: list[Fold]) -> None:
    """Whatever was stored before, reading back gives exactly the last fold, and saving it again writes nothing."""
    for result in history:
        developments.replace(db, result, NOW)
        assert developments.fold(db) == result
        before = changes(db)
        assert developments.replace(db, result, NOW) == 0
        assert changes(db) == before
    assert db.all("PRAGMA foreign_key_check") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(history=st.lists(partitions(), min_size=2, max_size=6))
def test_every_id_ever_printed_leads_somewhere(db: Database, history: list[list[list[Story]]]) -> None:
    """An id leads to the development that holds its founder, or to a living one, or is known as retired."""
    developments.replace(db, fold(), NOW)
    db.run("DELETE FROM aliases")
    printed: set[str] = set()
    for groups in history:
        developments.replace(db, fold(*(development(*group) for group in groups)), NOW)
        printed |= {group[0].id for group in groups}
        home = {s.id: group[0].id for group in groups for s in group}
        for name in printed:
            if name in home:
                assert developments.resolve(db, name) == home[name]
            else:
                follow(db, name, set(home.values()))


def follow(db: Database, name: str, alive: Iterable[str]) -> None:
    try:
        assert developments.resolve(db, name) in alive
    except UsageError as retired:
        assert "no story of this development is in any now" in str(retired)  # noqa: PT017


# --- by name -----------------------------------------------------------------------------------------------------


def test_only_what_changed_is_written(db: Database) -> None:
    """One more copy costs a member and a development, whatever else is stored."""
    many = [development(s) for s in STORIES[2:]]
    developments.replace(db, fold(development(A), *many), NOW)
    before = changes(db)
    assert developments.replace(db, fold(development(A, B), *many), NOW) == 1
    assert changes(db) - before <= 3


def test_an_earlier_first_story_leaves_an_alias(db: Database) -> None:
    """The id of a development whose first story came late still names it."""
    developments.replace(db, fold(development(B, C)), NOW)
    developments.replace(db, fold(development(A, B, C)), NOW)
    assert developments.resolve(db, B.id[:8]) == A.id


def test_a_merge_leaves_an_alias_and_a_split_ends_it(db: Database) -> None:
    """A merged development is found by its old id, and has it again when it is split off."""
    apart = fold(development(A), development(B, C))
    developments.replace(db, apart, NOW)
    developments.replace(db, fold(development(A, B, C)), NOW)
    assert developments.resolve(db, B.id) == A.id
    developments.replace(db, apart, NOW)
    assert developments.resolve(db, B.id) == B.id
    assert db.value("SELECT count(*) FROM aliases") == 0


def test_a_founder_that_left_leads_to_where_most_others_are(db: Database) -> None:
    """When the story that gave the id is grouped no more, most of its companions decide."""
    developments.replace(db, fold(development(A, B, C, D)), NOW)
    developments.replace(db, fold(development(B), development(C, D)), NOW)
    assert developments.resolve(db, A.id) == C.id
    developments.replace(db, fold(development(A), development(B), development(C, D)), NOW)
    assert developments.resolve(db, A.id) == A.id


def test_an_alias_follows_its_target(db: Database) -> None:
    """When what an id leads to is merged away as well, it leads on."""
    developments.replace(db, fold(development(A, B)), NOW)
    developments.replace(db, fold(development(B), development(C)), NOW)
    developments.replace(db, fold(development(C, B)), NOW)
    assert developments.resolve(db, A.id) == C.id


def test_a_retired_id_is_known_and_comes_back(db: Database) -> None:
    """Without any story an id says so; with one it leads there."""
    developments.replace(db, fold(development(A)), NOW)
    developments.replace(db, fold(), NOW)
    with pytest.raises(UsageError, match="no story of this development is in any now"):
        developments.get(db, A.id)
    developments.replace(db, fold(development(B, A)), NOW)
    assert developments.resolve(db, A.id) == B.id


def test_an_unknown_id_is_a_usage_error(db: Database) -> None:
    """Resolving says so; getting gives nothing."""
    with pytest.raises(UsageError, match="no development has this id"):
        developments.resolve(db, "zzzz")
    assert developments.get(db, "zzzz") is None
    assert developments.get(db, "") is None


def test_a_start_that_several_ids_have_names_them(db: Database) -> None:
    """An ambiguous start is refused unless all lead to one."""
    one, two = (replace(story(f"p{i}"), id=f"abcd{i}") for i in (1, 2))
    stories.add(db, [one, two])
    developments.replace(db, fold(development(one), development(two)), NOW)
    with pytest.raises(UsageError, match="several developments start so: abcd1, abcd2"):
        developments.resolve(db, "abc")
    developments.replace(db, fold(development(one, two)), NOW)
    assert developments.resolve(db, "abc") == "abcd1"


def test_the_id_of_a_member_names_its_development(db: Database) -> None:
    """Who has only a story's id finds the development as well."""
    developments.replace(db, fold(development(A, B)), NOW)
    assert developments.resolve(db, B.id) == A.id


def test_developments_of_a_window(db: Database) -> None:
    """Only a first or an update that was news on arrival brings a development into a window."""
    late, old = story("late", late=True, first_seen=NOW + timedelta(hours=9)), story("fact", history=True)
    stories.add(db, [late, old])
    told = Member(story=late.id, kind="update", parent=C.id)
    stale = replace(development(C, D), members=(*development(C, D).members, told))
    developments.replace(db, fold(development(A, B), stale), NOW)
    assert [d.id for d in developments.all_(db, since=C.first_seen)] == [C.id]
    assert [d.id for d in developments.all_(db, since=D.first_seen)] == []


def test_places_of_stories(db: Database) -> None:
    """Each story's development and kind can be asked for many at once."""
    developments.replace(db, fold(development(A, B), background={C.id: "not about it"}), NOW)
    assert developments.of_stories(db, [A.id, B.id, C.id]) == {A.id: (A.id, "first"), B.id: (A.id, "copy")}
    assert developments.background(db) == {C.id: "not about it"}


def test_a_fold_of_unknown_stories_is_refused_whole(db: Database) -> None:
    """Nothing is half replaced."""
    developments.replace(db, fold(development(A)), NOW)
    with pytest.raises(StoreError, match="not stored"):
        developments.replace(db, fold(development(A, B), development(story("ghost"))), NOW)
    assert developments.fold(db) == fold(development(A))


def test_a_fold_makes_developments_fresh(db: Database) -> None:
    """After a fold nothing is stale."""
    db.run("INSERT INTO meta VALUES ('stale', '1')")
    developments.replace(db, fold(), NOW)
    assert not developments.stale(db)
