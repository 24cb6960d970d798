"""Readings come back exactly, and tagged stories go to the fold in order."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from store_making import NOW, reading, readings, story, underived

from tracker.errors import StoreError
from tracker.model import Reading
from tracker.store import developments, stories
from tracker.store import readings as store
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
    assert developments.stale(db)


def test_everything_can_be_read_again(db: Database) -> None:
    """A rebuild begins with nothing read and nothing lost."""
    stories.add(db, [ONE])
    store.save(db, [reading(ONE)], "v1")
    store.forget(db)
    assert list(underived(db, "v1")) == [ONE]
    assert list(store.told(db)) == [(ONE, reading(ONE))]
