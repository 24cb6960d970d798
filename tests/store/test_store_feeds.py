"""Feeds: states come back exactly, and a fetch is saved whole or not at all."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from store_making import FEED, NOW, OTHER, entry, sighting, states, story

from tracker.errors import StoreError
from tracker.store import feeds, readings, stories
from tracker.store.connection import Database
from tracker.subscription import Feed
from tracker.wire import Changes, Failed, FeedState, Fetched, Freshness, NotModified, Validators

FETCHED = Fetched(
    url=FEED, final_url=FEED, status=200, body=b"", size=5, content_type=None, validators=Validators(),
    freshness=Freshness(),
)  # fmt: skip


def save(db: Database, changes: Changes, feed: str = FEED, **more: object) -> None:
    feeds.save_fetch(db, FeedState(url=feed, **more), changes, outcome=FETCHED, at=NOW)  # type: ignore[arg-type]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(state=states)
def test_a_state_comes_back_as_it_was(db: Database, state: FeedState) -> None:
    """Whatever is remembered about a feed is the same after saving."""
    feeds.save_state(db, state)
    assert feeds.states(db)[state.url] == state


def test_a_fetch_brings_stories_sightings_and_a_line(db: Database) -> None:
    """One call saves all that a fetch brought."""
    new = story(1, feed=FEED)
    save(db, Changes(new=(new,), sightings=(sighting(new, guid="1"),)), last_good=NOW)
    assert stories.get(db, new.id) == new
    assert feeds.counts(db) == {FEED: 1}
    row = db.all("SELECT feed, outcome, status, bytes, new, revised FROM fetches")[0]
    assert tuple(row) == (FEED, "fetched", 200, 5, 1, 0)


def test_a_failure_is_a_line_as_well(db: Database) -> None:
    """The log of fetches tells what went wrong."""
    failed = Failed(url=FEED, reason="timed out", weight=0.5)
    feeds.save_fetch(db, FeedState(url=FEED), Changes(), outcome=failed, at=NOW)
    feeds.save_fetch(db, FeedState(url=FEED), Changes(),
                     outcome=NotModified(url=FEED, status=304, freshness=Freshness()), at=NOW)  # fmt: skip
    rows = [tuple(row) for row in db.all("SELECT outcome, status, error FROM fetches ORDER BY n")]
    assert rows == [("failed", None, "timed out"), ("not-modified", 304, None)]


def test_old_lines_are_dropped(db: Database) -> None:
    """The log of fetches does not grow for ever."""
    for day in range(40):
        feeds.save_fetch(db, FeedState(url=FEED), Changes(), outcome=FETCHED, at=NOW + timedelta(days=day))
    assert db.value("SELECT count(*) FROM fetches") == 31


def test_a_fetch_is_saved_whole_or_not_at_all(db: Database) -> None:
    """When the last thing fails, the first is not there either."""
    new = story(1, feed=FEED)
    ghost = sighting(story(2))
    bad = Changes(new=(new,), sightings=(sighting(new), ghost))
    db.run("CREATE TRIGGER no BEFORE INSERT ON fetches BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(StoreError, match="nothing was changed"):
        save(db, bad, validators=Validators(etag="new"))
    assert stories.count(db) == 0
    assert feeds.states(db) == {}


def test_a_changed_headline_is_a_revision(db: Database) -> None:
    """How a story read before is kept, and it is read again."""
    new = story(1, feed=FEED)
    save(db, Changes(new=(new,), sightings=(sighting(new),)))
    readings.save(db, (), "v1")
    later = entry(1, title="Other title", summary="More", updated=NOW)
    feeds.save_fetch(db, FeedState(url=FEED), Changes(revised=((new.id, later),)), outcome=FETCHED,
                     at=NOW + timedelta(hours=1))  # fmt: skip
    now = stories.get(db, new.id)
    assert now is not None
    assert (now.title, now.summary, now.updated) == ("Other title", "More", NOW)
    assert [(r.title, r.summary, r.at) for r in now.revisions] == [(new.title, "", NOW + timedelta(hours=1))]
    save(db, Changes(revised=((new.id, later),)))
    again = stories.get(db, new.id)
    assert again == now


def test_the_same_fetch_twice_changes_nothing(db: Database) -> None:
    """After a crash a fetch may be saved again."""
    new = story(1, feed=FEED)
    changes = Changes(new=(new,), sightings=(sighting(new, guid="1"),))
    save(db, changes)
    save(db, changes)
    assert db.value("SELECT count(*) FROM stories") == 1
    assert db.value("SELECT count(*) FROM sightings") == 1


def test_the_same_article_from_two_feeds_is_one_story(db: Database) -> None:
    """Two feeds, one story, two sightings."""
    new = story(1, feed=FEED)
    save(db, Changes(new=(new,), sightings=(sighting(new, guid="1"),)))
    save(db, Changes(sightings=(sighting(new, feed=OTHER, guid="x", url="https://other.example/1"),)), feed=OTHER)
    assert feeds.counts(db) == {FEED: 1, OTHER: 1}
    known = stories.known(db, OTHER, [entry("x", url="https://other.example/1")])
    assert [(k.story, k.guid, k.sighted, k.url, k.feed) for k in known] == [
        (new.id, "x", "https://other.example/1", new.url, FEED)
    ]


def test_an_unchanged_sighting_is_not_written_again(db: Database) -> None:
    """The work of a refresh grows with what is new."""
    new = story(1, feed=FEED)
    save(db, Changes(new=(new,), sightings=(sighting(new, guid="1"),)))
    before = db.connection.total_changes
    save(db, Changes(sightings=(sighting(new, guid="1"),)))
    rows = db.connection.total_changes - before
    assert rows <= 3  # the state, the line in the log


def test_a_story_is_known_by_every_name_it_had(db: Database) -> None:
    """A guid stays while the link changes, and each old link is still known."""
    new = story("a", feed=FEED)
    save(db, Changes(new=(new,), sightings=(sighting(new, guid="g"),)))
    for link in ("https://news.example/b", "https://news.example/c"):
        save(db, Changes(sightings=(sighting(new, guid="g", url=link),)))
    for name in "abc":
        found = stories.known(db, OTHER, [entry(name)])
        assert [(k.story, k.sighted) for k in found] == [(new.id, None)]
    assert [k.sighted for k in stories.known(db, FEED, [entry("g", url="https://news.example/d")])] == [
        "https://news.example/c"
    ]


def test_history_gives_way_to_a_fetched_story(db: Database) -> None:
    """A fact of the story so far is not known to the comparison, and becomes an ordinary story when it is fetched."""
    fact = story(1, title="One sentence", history=True)
    stories.add(db, [fact])
    assert stories.known(db, FEED, [entry(1)]) == []
    new = story(1, feed=FEED)
    save(db, Changes(new=(new,), sightings=(sighting(new, guid="1"),)))
    assert stories.get(db, new.id) == new
    assert stories.count(db) == 1


def test_names_of_feeds_are_noted_without_secrets(db: Database) -> None:
    """Who opens the tables sees which feed is which and no password."""
    feed = Feed(url=FEED, id="a", name="News", kind="press", headers=(("X-Key", "s3cret"),), credentials=("me", "pw"))
    feeds.save_fetch(db, FeedState(url=FEED), Changes(), outcome=FETCHED, feed=feed, at=NOW)
    assert tuple(db.all("SELECT name, kind FROM feeds")[0]) == ("News", "press")
    assert feeds.states(db) == {FEED: FeedState(url=FEED)}
    assert not any("s3cret" in line or "'pw'" in line for line in db.connection.iterdump())


def test_half_characters_are_replaced(db: Database, path: Path) -> None:
    """Text that no encoding has cannot stop a run."""
    new = story(1, feed=FEED, title="bad \ud800 text", language="e\udc00")
    save(db, Changes(new=(new,), sightings=(sighting(new, guid="\udfff"),)), last_error="\ud800")
    found = stories.get(db, new.id)
    assert found is not None
    assert found.title == "bad \ufffd text"
    assert stories.known(db, FEED, [entry("\udfff", url="https://news.example/else")])
