"""What a listing starts from."""

from dataclasses import replace
from datetime import timedelta

from store_making import NOW, development, reading, story

from tracker.model import Fold
from tracker.store import developments, news, readings, stories
from tracker.store.connection import Database

HOUR = timedelta(hours=1)


def test_a_listing_starts_from_what_came_and_what_is_owed(db: Database) -> None:
    """Developments with something new since a moment, and those of stories still owed, in order."""
    many = [story(i, first_seen=NOW + i * HOUR) for i in range(6)]
    stories.add(db, many)
    developments.replace(db, Fold(developments=tuple(development(s) for s in many), background={}), NOW)
    found = news.developments(db, NOW + 4 * HOUR, owed=[many[1].id])
    assert [d.id for d in found] == [many[1].id, many[4].id, many[5].id]


def test_what_waits_to_be_read(db: Database) -> None:
    """A stored story waits until it was read, whatever it says."""
    assert not news.waiting(db)
    stories.add(db, [story(1)])
    assert news.waiting(db)
    readings.save(db, [reading(story(1), tags=0)], "v1")
    assert not news.waiting(db)


def test_the_story_so_far_is_known_from_its_loading_on(db: Database) -> None:
    """Facts in order of their date, and none before they were loaded; found without a look at other stories."""
    facts = [story(i, history=True, published=NOW - i * HOUR) for i in range(3)]
    stories.add(db, [*facts, replace(story("late"), history=True, first_seen=NOW + HOUR), story("news")])
    assert news.history(db, NOW) == [fact.id for fact in reversed(facts)]
    sql = "SELECT id FROM stories WHERE history = 1 AND first_seen <= 'x' ORDER BY published, id"
    plan = db.all(f"EXPLAIN QUERY PLAN {sql}")
    assert "stories_history" in plan[0]["detail"]
