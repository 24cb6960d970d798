"""What is new, what was edited, what was seen: the meaning of an entry across documents and feeds."""

from datetime import timedelta

import pytest
from changes_case import DAY, FEED, NOW, OTHER, Shelf, entry
from hypothesis import given
from hypothesis import strategies as st

from tracker.changes.compare import UNDATED_NEWS, compare
from tracker.text.links import canonical, story_id
from tracker.wire import Entry, Known


def new(changes: object) -> list[str]:
    return [story.url.rpartition("/")[2] for story in changes.new]  # type: ignore[attr-defined]


def test_a_new_entry_becomes_a_story() -> None:
    """With the feed's words where the entry has none of its own."""
    (story,) = Shelf().fetch(entry("a", "1", "Title", summary="Text", published=NOW - DAY)).new
    assert story.id == story_id(story.url)
    assert (story.source, story.feed, story.first_seen, story.published) == ("News", FEED.url, NOW, NOW - DAY)
    assert (story.late, story.language) == (False, None)


def test_the_entrys_own_publisher_wins() -> None:
    """An aggregator's items name theirs."""
    (story,) = Shelf().fetch(entry("a", source="The Wire")).new
    assert story.source == "The Wire"


@pytest.mark.parametrize(
    ("own", "document", "expected"), [("fr", "de", "fr"), (None, "de", "de"), (None, None, "ja"), ("fr", None, "fr")]
)
def test_the_nearest_word_about_language_wins(own: str | None, document: str | None, expected: str) -> None:
    """The entry's, else the document's, else the feed's, else what the script shows."""
    item = entry("a", title="日本のニュース", language=own)
    (story,) = compare([item], [], feed=FEED, now=NOW, last_good=NOW, language=document).new
    assert story.language == expected


def test_the_same_document_again_changes_nothing() -> None:
    """Only that it was seen."""
    shelf = Shelf()
    items = [entry("a", "1"), entry("b", "2"), entry("c")]
    shelf.fetch(*items)
    again = shelf.fetch(*items)
    assert (again.new, again.revised, len(again.sightings)) == ((), (), 3)


def test_no_guid_is_no_trouble() -> None:
    """The link identifies."""
    shelf = Shelf()
    assert new(shelf.fetch(entry("a"), entry("b"))) == ["a", "b"]
    assert new(shelf.fetch(entry("b"), entry("c"))) == ["c"]


def test_an_entry_twice_in_a_document_counts_once() -> None:
    """The first, which is the newest, wins."""
    (story,) = Shelf().fetch(entry("a", "1", "Newer"), entry("a", "1", "Older")).new
    assert story.title == "Newer"


def test_one_guid_with_two_links_in_one_document_is_two_stories() -> None:
    """And stays two when the document comes again, alone or together."""
    shelf = Shelf()
    assert new(shelf.fetch(entry("a", "same"), entry("b", "same"))) == ["a", "b"]
    assert new(shelf.fetch(entry("a", "same"), entry("b", "same"))) == []
    assert new(shelf.fetch(entry("b", "same"))) == []
    assert new(shelf.fetch(entry("c", "same"), entry("b", "same"))) == ["c"]
    assert new(shelf.fetch(entry("d", "same"))) == ["d"]


def test_a_guid_whose_story_is_here_by_its_link_names_another_story() -> None:
    """One story cannot stand in a document twice."""
    shelf = Shelf()
    shelf.fetch(entry("a", "1"))
    assert new(shelf.fetch(entry("a", "2"), entry("b", "1"))) == ["b"]


@pytest.mark.parametrize(
    "link", ["https://www2.news.example/a", "http://mirror.example/2026/a-new-slug", "https://news.example/a/renamed"]
)
def test_a_link_that_changes_while_the_guid_stays_is_the_same_story(link: str) -> None:
    """Across fetches one guid of one feed is one story, and once more under the new link."""
    shelf = Shelf()
    shelf.fetch(entry("a", "1"))
    moved = Entry(guid="1", url=canonical(link), title="A title")
    for _ in range(3):
        changes = shelf.fetch(moved)
        assert (changes.new, changes.revised) == ((), ())
    assert new(shelf.fetch(entry("a", "1"))) == []


def test_a_guid_that_changes_while_the_link_stays_is_the_same_story() -> None:
    """Some systems number their guids anew at every export."""
    shelf = Shelf()
    shelf.fetch(entry("a", "1"), entry("b", "2"))
    assert new(shelf.fetch(entry("a", "8"), entry("b", "9"))) == []


def test_guids_that_swap_their_links_follow_the_links() -> None:
    """The link is asked first."""
    shelf = Shelf()
    shelf.fetch(entry("a", "1", "About a"), entry("b", "2", "About b"))
    changes = shelf.fetch(entry("a", "2", "About a"), entry("b", "1", "About b"))
    assert (changes.new, changes.revised) == ((), ())


def test_the_same_guid_in_two_feeds_is_nothing_in_common() -> None:
    """Guids are numbers like 1, 2, 3 more often than not."""
    shelf = Shelf()
    shelf.fetch(entry("a", "1"))
    assert new(shelf.fetch(entry("b", "1"), feed=OTHER)) == ["b"]


def test_the_same_link_in_two_feeds_is_one_story() -> None:
    """Seen by both, brought by the first, and not edited by the second one's other headline, however often."""
    shelf = Shelf()
    shelf.fetch(entry("a", "1", "The headline"))
    for _ in range(3):
        changes = shelf.fetch(entry("a", "x", "The headline - News"), feed=OTHER)
        assert (changes.new, changes.revised, len(changes.sightings)) == ((), (), 1)


def test_an_edit_is_a_revision() -> None:
    """Title or summary changed for real; once."""
    shelf = Shelf()
    shelf.fetch(entry("a", "1", "Talks are held", summary="Text"))
    changed = entry("a", "1", "Talks were held", summary="Text")
    assert [item for _, item in shelf.fetch(changed).revised] == [changed]
    assert shelf.fetch(changed).revised == ()
    assert len(shelf.fetch(entry("a", "1", "Talks were held", summary="More text")).revised) == 1


@pytest.mark.parametrize(("title", "summary"), [("A  title", "Text "), ("A\u00a0title", "Text"), ("A title", "")])
def test_white_space_and_gaps_are_no_edit(title: str, summary: str) -> None:
    """Nothing a reader would notice."""
    shelf = Shelf()
    shelf.fetch(entry("a", "1", "A title", summary="Text"))
    assert shelf.fetch(entry("a", "1", title, summary=summary)).revised == ()


def test_an_imported_story_is_not_new() -> None:
    """A feed that carries it later only sights it."""
    known = Known(story="s", url=entry("a").url, guid=None, sighted=None, title="Other words", summary="")
    changes = compare([entry("a", "1")], [known], feed=FEED, now=NOW, last_good=None, language=None)
    assert (changes.new, changes.revised) == ((), ())
    assert [seen.story for seen in changes.sightings] == ["s"]


def test_old_entries_of_a_first_fetch_are_history() -> None:
    """5,000 old items flood nobody; what is fresh is news."""
    old = [entry(f"o{n}", published=NOW - timedelta(hours=73 + n)) for n in range(5000)]
    fresh = [entry(f"f{n}", published=NOW - timedelta(hours=71 - n)) for n in range(3)]
    changes = Shelf().fetch(*fresh, *old, last_good=None)
    assert [story.url for story in changes.new if not story.late] == [item.url for item in fresh]
    assert len(changes.new) == 5003


def test_after_an_outage_what_was_published_meanwhile_is_news() -> None:
    """However long it took; what is older than the last good fetch is history."""
    last_good = NOW - 10 * DAY
    changes = Shelf().fetch(
        entry("a", published=NOW - 9 * DAY), entry("b", published=NOW - 11 * DAY), last_good=last_good
    )
    assert [story.late for story in changes.new] == [False, True]


def test_a_republished_archive_is_history() -> None:
    """New links and guids for old dates, in a feed that is fetched all the time."""
    changes = Shelf().fetch(*[entry(f"x{n}", f"g{n}", published=NOW - (4 + n) * DAY) for n in range(500)])
    assert all(story.late for story in changes.new)


def test_a_date_without_a_time_lasts_to_the_end_of_its_day() -> None:
    """Published "on the 2nd" may be the evening of the 2nd, less than three days ago."""
    item = entry("a", published=NOW.replace(hour=0) - 3 * DAY, date_only=True)
    assert [story.late for story in Shelf().fetch(item).new] == [False]


def test_undated_entries_are_news_but_for_a_first_archive() -> None:
    """A feed's first document may bring a few; later ones as many as they like."""
    items = [entry(f"u{n}") for n in range(50)]
    first = Shelf().fetch(*items, last_good=None).new
    assert [story.late for story in first] == [False] * UNDATED_NEWS + [True] * (50 - UNDATED_NEWS)
    assert not any(story.late for story in Shelf().fetch(*items, last_good=NOW - 30 * DAY).new)


ITEMS = st.builds(
    entry, st.sampled_from("abcdef"), st.none() | st.sampled_from("123"), st.sampled_from(["One title", "Two titles"])
)


@given(st.lists(st.lists(ITEMS, max_size=8), max_size=5))
def test_no_story_is_ever_new_twice(documents: list[list[Entry]]) -> None:
    """Whatever a feed does with its guids and links."""
    shelf, seen = Shelf(), set()
    for items in documents:
        changes = shelf.fetch(*items)
        fresh = [story.id for story in changes.new]
        assert len(set(fresh)) == len(fresh)
        assert not seen & set(fresh)
        seen |= set(fresh)
        stories = [sighting.story for sighting in changes.sightings]
        assert len(set(stories)) == len(stories)
        assert {id_ for id_, _ in changes.revised} <= set(stories) - set(fresh)


@given(st.lists(ITEMS, max_size=10))
def test_fetching_again_never_brings_anything(items: list[Entry]) -> None:
    """The same document twice is the same document."""
    shelf = Shelf()
    shelf.fetch(*items)
    again = shelf.fetch(*items)
    assert again.new == ()
