"""Stories: adding, finding, streaming, and what was not read yet."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_making import FEED, NOW, entry, maybe_text, maybe_time, reading, story, texts, times, underived

from tracker.errors import UsageError
from tracker.model import Revision, Story
from tracker.store import meta, readings, stories
from tracker.store.connection import Database
from tracker.store.storyrows import spaced
from tracker.text.links import story_id

HOUR = timedelta(hours=1)

anything = st.builds(
    Story,
    id=st.just(""),
    url=st.integers(0, 10**9).map(lambda n: f"https://news.example/any/{n}"),
    title=texts,
    summary=texts,
    source=texts,
    feed=st.none() | st.just(FEED),
    published=maybe_time,
    first_seen=times,
    updated=maybe_time,
    language=maybe_text,
    late=st.booleans(),
    history=st.booleans(),
    revisions=st.lists(st.builds(Revision, at=times, title=texts, summary=texts), max_size=3).map(tuple),
).map(lambda s: replace(s, id=story_id(s.url)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(one=anything)
def test_a_story_comes_back_as_it_was(db: Database, one: Story) -> None:
    """Whatever a story holds is the same after storing, its revisions included."""
    db.run("DELETE FROM stories")
    assert stories.add(db, [one]) == 1
    assert stories.get(db, one.id) == one
    assert stories.by_ids(db, [one.id, "none"]) == {one.id: one}


def test_an_import_can_be_repeated(db: Database) -> None:
    """The same file again adds nothing and changes nothing."""
    batch = [story(i) for i in range(1200)]
    assert stories.add(db, batch) == 1200
    before = db.connection.total_changes
    assert stories.add(db, [replace(s, title="Edited in the file") for s in batch]) == 0
    assert db.connection.total_changes == before
    assert stories.count(db) == 1200


def test_the_same_url_twice_in_one_import_is_one_story(db: Database) -> None:
    """The first one counts."""
    assert stories.add(db, [story(1, title="first"), story(1, title="second")]) == 1
    found = stories.get(db, "https://news.example/1")
    assert found is not None
    assert found.title == "first"


def test_of_stories_that_share_names_the_first_that_finds_room_counts(db: Database) -> None:
    """An address that is stored keeps its story out; another one of the same id may then come in, once."""
    there = story(1)
    stories.add(db, [there])
    late, fresh = replace(story(2), url=there.url), replace(story(3), id=story(2).id)
    new, replaced = stories.put(db, [late, fresh, fresh, replace(fresh, id="0" * 16)])
    assert (new, replaced) == ({fresh.id: fresh.url}, 0)
    assert stories.by_ids(db, [there.id, fresh.id]) == {there.id: there, fresh.id: fresh}
    assert stories.count(db) == 2


def test_history_gives_way_to_an_import_and_not_the_other_way(db: Database) -> None:
    """An imported story replaces the fact of the story so far, and loading that again changes nothing."""
    fact, own = story(1, history=True, title="Fact"), story(1, title="Own")
    assert [stories.add(db, [s]) for s in (fact, own, fact)] == [1, 1, 0]
    assert stories.get(db, own.id) == own


def test_a_story_is_found_by_any_spelling_of_its_link(db: Database) -> None:
    """A url is made canonical before it is looked for."""
    stories.add(db, [story(1)])
    found = stories.get(db, "http://NEWS.example:80/1?utm_source=x#top")
    assert found is not None
    assert found.id == story(1).id
    assert stories.get(db, "https://news.example/none") is None
    with pytest.raises(UsageError, match="not an http"):
        stories.get(db, "ftp://news.example/1")


def test_a_story_is_found_by_the_start_of_its_id(db: Database) -> None:
    """Four characters or more that start one id only are enough; else the candidates are named."""
    one, two = (replace(story(i), id=f"abcd{i}0000") for i in (1, 2))
    stories.add(db, [one, two])
    assert stories.get(db, "abcd1") == one
    assert stories.get(db, "ffff") is None
    with pytest.raises(UsageError, match=r"abcd10000 \(Title 1\), abcd20000 \(Title 2\)"):
        stories.get(db, "abcd")
    with pytest.raises(UsageError, match="at least 4"):
        stories.get(db, "abc")


def test_a_whole_id_that_starts_another_is_that_story(db: Database) -> None:
    """An exact id is never ambiguous."""
    one, two = replace(story(1), id="abcd"), replace(story(2), id="abcdef")
    stories.add(db, [one, two])
    assert stories.get(db, "abcd") == one


def test_a_stream_has_a_half_open_window_and_the_order_of_sight(db: Database) -> None:
    """[since, until), oldest first, whatever the order of arrival."""
    many = [story(i, first_seen=NOW + i * HOUR) for i in range(1100)]
    stories.add(db, reversed(many))
    assert list(stories.stream(db)) == many
    assert list(stories.stream(db, since=many[10].first_seen, until=many[700].first_seen)) == many[10:700]
    assert stories.newest(db) == many[-1].first_seen


def test_a_stream_of_one_moment_is_complete(db: Database) -> None:
    """Pages do not lose stories that were seen in the same instant."""
    many = [story(i) for i in range(1300)]
    stories.add(db, many)
    assert {s.id for s in stories.stream(db, since=NOW)} == {s.id for s in many}


def test_stories_are_read_once_by_each_version_of_the_rules(db: Database) -> None:
    """Tagged or not, a story that was read is not given again; other rules read all of them."""
    many = [story(i) for i in range(700)]
    stories.add(db, many)
    assert readings.save(db, (reading(s, tags=i % 2) for i, s in enumerate(underived(db, "v1"))), "v1") == 350
    assert list(underived(db, "v1")) == []
    assert readings.adopted(db) == "v1"
    stories.add(db, [story("new")])
    assert [s.id for s in underived(db, "v1")] == [story("new").id]
    assert len(list(underived(db, "v2"))) == 701


def test_rules_given_up_half_way_leave_nothing_unread(db: Database) -> None:
    """After some stories were read by new rules and the old ones come back, those are read again."""
    many = [story(i) for i in range(20)]
    stories.add(db, many)
    readings.save(db, (reading(s) for s in many), "v1")
    readings.save(db, (reading(s, "lion") for s in many[:5]), "v2")
    assert readings.adopted(db) is None
    assert {s.id for s in underived(db, "v1")} == {s.id for s in many[:5]}
    readings.save(db, (reading(s) for s in many[:5]), "v1")
    assert readings.adopted(db) == "v1"


def test_marking_a_story_as_read_leaves_the_search_index_alone(db: Database) -> None:
    """The mark costs no work in the full-text index."""
    sql = db.value("SELECT sql FROM sqlite_master WHERE name = 'stories_au'")
    assert "AFTER UPDATE OF title, summary, spaced" in sql


def test_what_waits_is_found_by_an_index(db: Database) -> None:
    """Looking for unread stories does not pass over the read ones."""
    meta.put(db, meta.RULES, "v1")
    plan = db.all("EXPLAIN QUERY PLAN SELECT n FROM stories WHERE n > 0 AND derived IS NULL ORDER BY n LIMIT 5")
    assert "stories_underived" in plan[0]["detail"]


def test_known_asks_few_questions(db: Database) -> None:
    """Thousands of entries are a handful of queries."""
    stories.add(db, [story(i) for i in range(3000)])
    asked: list[str] = []
    db.connection.set_trace_callback(asked.append)
    assert len(stories.known(db, FEED, [entry(i) for i in range(5000)])) == 3000
    db.connection.set_trace_callback(None)
    assert len(asked) <= 4


def test_letters_of_scripts_without_spaces_stand_apart() -> None:
    """A word inside a run of such letters becomes a phrase of letters."""
    assert spaced("Binance创始人 CZ") == "Binance 创 始 人 CZ"
