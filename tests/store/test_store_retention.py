"""Forgetting drops untagged stories only, and they do not come back as new."""

from datetime import timedelta

from store_making import FEED, NOW, OTHER, development, entry, reading, sighting, story, underived

from tracker.model import Correction, Fold, Story
from tracker.store import corrections, developments, feeds, ledger, readings, retention, stats, stories
from tracker.store.connection import Database
from tracker.wire import Changes, FeedState, Freshness, NotModified

OLD = NOW - timedelta(days=500)
CUT = NOW - timedelta(days=400)
QUIET = NotModified(url=FEED, status=304, freshness=Freshness())


def old(name: str, **more: object) -> Story:
    return story(name, first_seen=OLD, **more)


def test_only_old_untagged_stories_nobody_touched_are_dropped(db: Database) -> None:
    """Tagged, grouped, shown, corrected, historic and fresh ones stay, and so do unread ones."""
    keep = {name: old(name) for name in ("tagged", "grouped", "shown", "corrected", "other")}
    keep["fact"] = old("fact", history=True)
    keep["fresh"] = story("fresh")
    gone = [old(f"gone{i}") for i in range(1200)]
    stories.add(db, [*keep.values(), *gone])
    readings.save(db, (reading(s, tags=int(s.url.endswith("tagged"))) for s in underived(db, "v1")), "v1")
    developments.replace(db, Fold(developments=(development(keep["grouped"]),), background={}), NOW)
    ledger.mark_shown(db, "me", [keep["shown"].id], [], NOW)
    said = Correction(how="pin", story=keep["corrected"].id, other=keep["other"].id, at=NOW)
    corrections.add(db, [said])
    stories.add(db, [old("unread")])
    assert retention.drop(db, CUT, now=NOW) == 1200
    assert {s.url.rsplit("/")[-1] for s in stories.stream(db)} == {*keep, "unread"}
    assert db.all("PRAGMA foreign_key_check") == []


def test_a_dropped_story_does_not_come_back_as_new(db: Database) -> None:
    """While a feed carries it, it is known and reads as the entry does."""
    one = old("one", feed=FEED)
    changes = Changes(new=(one,), sightings=(sighting(one, guid="g"),))
    feeds.save_fetch(db, FeedState(url=FEED), changes, outcome=QUIET, at=OLD)
    readings.save(db, [reading(one, tags=0)], "v1")
    assert retention.drop(db, CUT, now=NOW) == 1
    assert stories.get(db, one.id) is None
    moved = entry("g", url="https://news.example/moved", title="Now")
    for seen, feed in ((entry("one"), OTHER), (moved, FEED)):
        found = stories.known(db, feed, [seen])
        assert [(k.story, k.title) for k in found] == [(one.id, seen.title)]
    assert stories.known(db, OTHER, [moved]) == []
    feeds.save_fetch(db, FeedState(url=FEED), Changes(sightings=(sighting(one, guid="g"),)), outcome=QUIET, at=NOW)
    assert stories.count(db) == 0


def test_names_of_dropped_stories_are_forgotten_in_the_end(db: Database) -> None:
    """As long again after a feed last carried it, the name goes as well."""
    stories.add(db, [old("one")])
    readings.save(db, [reading(old("one"), tags=0)], "v1")
    retention.drop(db, CUT, now=CUT)
    retention.drop(db, CUT, now=NOW)
    assert stories.known(db, FEED, [entry("one")])
    retention.drop(db, NOW, now=NOW)
    assert stories.known(db, FEED, [entry("one")]) == []


def test_nothing_is_dropped_before_the_rules_have_read_it(db: Database) -> None:
    """Without adopted rules nobody knows what is untagged."""
    stories.add(db, [old("one")])
    assert retention.drop(db, CUT, now=NOW) == 0


def test_figures(db: Database) -> None:
    """Counts, sizes, the oldest and the newest."""
    assert stats.stats(db).oldest is None
    stories.add(db, [old("one"), story("two", published=OLD - timedelta(days=1))])
    found = stats.stats(db)
    assert found.counts["stories"] == 2
    assert (found.oldest, found.newest) == (OLD - timedelta(days=1), NOW)
    assert (found.tagged, found.underived, found.rules) == (0, 2, None)
    assert found.size > 100_000
