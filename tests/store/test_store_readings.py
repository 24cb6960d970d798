"""Readings come back exactly, and tagged stories go to the fold in order."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from store_making import NOW, entry, reading, readings, story, underived

from tracker.errors import StoreError
from tracker.model import Fold, Reading
from tracker.store import developments, feeds, stories
from tracker.store import readings as store
from tracker.store.codec import to_time
from tracker.store.connection import Database

ONE = story(1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(said=readings(ONE.id))
def test_a_reading_comes_back_as_it_was(db: Database, said: Reading) -> None:
    """Tags, evidence, stages, claim, names and numbers are the same after saving."""
    stories.add(db, [ONE])
    store.save(db, [said], "v1")
    assert store.get(db, ONE.id) == said


def test_an_untagged_story_costs_a_mark(db: Database) -> None:
    """No row is written for what says nothing about any topic."""
    stories.add(db, [ONE])
    assert store.get(db, ONE.id) is None
    assert store.save(db, [Reading(story=ONE.id, entities=frozenset({"binance"}))], "v1") == 0
    assert store.get(db, ONE.id) == Reading(story=ONE.id)
    assert db.value("SELECT count(*) FROM readings") == 0


def test_saving_the_same_again_changes_nothing(db: Database) -> None:
    """The number of changes is that of readings that differ."""
    stories.add(db, [ONE, story(2)])
    assert store.save(db, [reading(ONE), reading(story(2))], "v1") == 2
    assert store.save(db, [reading(ONE), reading(story(2), "lion")], "v2") == 1
    assert store.save(db, [reading(ONE, tags=0)], "v3") == 1
    assert store.get(db, ONE.id) == Reading(story=ONE.id)


def test_tagged_stories_are_told_in_order_of_time(db: Database) -> None:
    """By time, then id; and as of a moment only what had been seen."""
    many = [story(i, first_seen=NOW + timedelta(minutes=i), published=NOW - timedelta(minutes=i)) for i in range(1100)]
    stories.add(db, many)
    store.save(db, (reading(s, tags=i % 2) for i, s in enumerate(many)), "v1")
    expected = sorted((s for s in many if many.index(s) % 2), key=lambda s: (s.time, s.id))
    assert [s for s, _ in store.told(db)] == expected
    assert all(said == reading(s) for s, said in store.told(db))
    assert {s.id for s, _ in store.told(db, until=many[4].first_seen)} == {many[1].id, many[3].id}


def test_a_reading_of_no_story_is_refused(db: Database) -> None:
    """What refers to a story refers to one that is there."""
    with pytest.raises(StoreError, match="contradicts its rules"):
        store.save(db, [reading(ONE)], "v1")


def test_changed_readings_make_developments_stale(db: Database) -> None:
    """A crash between reading and folding is made good by the next run."""
    stories.add(db, [ONE])
    assert not developments.stale(db)
    store.save(db, [reading(ONE)], "v1")
    assert developments.stale(db) == to_time(ONE.time)


def test_the_earliest_change_is_remembered(db: Database) -> None:
    """Developments are made again from the first story on that changed, whichever changed last."""
    early, late = story(2, published=NOW - timedelta(days=3)), story(3)
    stories.add(db, [early, late])
    store.save(db, [reading(late)], "v1")
    store.save(db, [reading(early)], "v1")
    store.save(db, [reading(late, "lion")], "v1")
    assert developments.stale(db) == to_time(early.time)


def test_a_story_that_loses_its_tags_leaves_the_background(db: Database) -> None:
    """What is about no topic any more stands nowhere, before anything is folded."""
    stories.add(db, [ONE])
    store.save(db, [reading(ONE)], "v1")
    developments.replace(db, Fold(developments=(), background={ONE.id: "mentions it"}), NOW)
    store.save(db, [Reading(story=ONE.id)], "v2")
    assert developments.background(db) == {}


def test_a_changed_text_counts_only_where_it_was_tagged(db: Database) -> None:
    """An edit of a story about nothing leaves the developments alone; one of a tagged story is folded from there."""
    stories.add(db, [ONE, story(2)])
    store.save(db, [reading(ONE), Reading(story=story(2).id)], "v1")
    developments.replace(db, Fold(developments=(), background={}), NOW)
    feeds.revise(db, story(2).id, entry(2, title="Other"), NOW)
    assert developments.stale(db) is None
    feeds.revise(db, ONE.id, entry(1, title="Other"), NOW)
    assert developments.stale(db) == to_time(ONE.time)


def test_a_fact_that_gives_way_moves_to_the_time_of_its_story(db: Database) -> None:
    """The story so far is dated by the day; the article itself knows the hour, and is folded there."""
    fact = story(1, history=True, published=NOW - timedelta(hours=8))
    stories.add(db, [fact])
    store.save(db, [reading(fact)], "v1")
    developments.replace(db, Fold(developments=(), background={fact.id: "history"}), NOW)
    stories.add(db, [ONE])
    assert [one.time for one, _ in store.told(db, since=ONE.time)] == [ONE.time]
    assert developments.stale(db) == to_time(fact.time)


def test_everything_can_be_read_again(db: Database) -> None:
    """A rebuild begins with nothing read and nothing lost."""
    stories.add(db, [ONE])
    store.save(db, [reading(ONE)], "v1")
    store.forget(db)
    assert list(underived(db, "v1")) == [ONE]
    assert list(store.told(db)) == [(ONE, reading(ONE))]
