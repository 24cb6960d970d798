"""Search: words of any script, the newest first, and mistakes explained."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_making import FEED, NOW, entry, sighting, story

from tracker.errors import UsageError
from tracker.store import check, feeds, search, stories
from tracker.store.connection import Database
from tracker.wire import Changes, FeedState, Freshness, NotModified

ZHAO = story(1, title="币安创始人赵长鹏获特赦", summary="特朗普签署")
KOREAN = story(2, title="바이낸스가 발표했다")
JAPANESE = story(3, title="バイナンス創業者に恩赦")
THAI = story(4, title="ไบแนนซ์ประกาศ")
SPANISH = story(5, title="Binance anunció el indulto de Changpeng Zhao", summary="Según Reuters")
RUSSIAN = story(6, title="Основатель Binance помилован")


def ids(db: Database, query: str, **more: object) -> set[str]:
    return {found.id for found in search.search(db, query, **more)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("赵长鹏", ZHAO),
        ("赵长鹏 AND 特朗普", ZHAO),
        ('"长鹏"', ZHAO),
        ("NEAR(赵长鹏 特赦, 5)", ZHAO),
        ("NEAR(赵长鹏 特朗普,9)", ZHAO),
        ("(赵长鹏 OR zebra) NOT 洪水", ZHAO),
        ("바이낸스", KOREAN),
        ("バイナンス", JAPANESE),
        ("恩赦", JAPANESE),
        ("ไบแนนซ์", THAI),
        ("anuncio", SPANISH),
        ("indult* AND zhao", SPANISH),
        ('"changpeng zhao"', SPANISH),
        ("summary:segun", SPANISH),
        ("ОСНОВАТЕЛЬ", RUSSIAN),
    ],
)
def test_a_word_of_any_script_is_found(db: Database, query: str, found: object) -> None:
    """Case and accents do not matter, and words are found inside runs of letters without spaces."""
    stories.add(db, [ZHAO, KOREAN, JAPANESE, THAI, SPANISH, RUSSIAN])
    assert ids(db, query) == {found.id}  # type: ignore[attr-defined]


@pytest.mark.parametrize("query", ["binance.us", "a AND (", '"open', "NEAR(", "nowhere:x", "*", "AND", "a -", "^", "'"])
def test_a_mistake_in_a_query_is_explained(db: Database, query: str) -> None:
    """A query that FTS5 does not understand is a usage error with advice."""
    with pytest.raises(UsageError, match="double quotes"):
        search.search(db, query)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(query=st.text(max_size=30) | st.text('"()*^-+{}:,. aANDORNEAT赵\ud800\x00', max_size=20))
def test_any_query_is_answered_or_explained(db: Database, query: str) -> None:
    """Whatever is typed is searched for, or is a usage error in one line."""
    try:
        search.search(db, query)
    except UsageError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017


def test_an_empty_query_is_a_mistake(db: Database) -> None:
    """Nothing to look for is said so."""
    with pytest.raises(UsageError, match="empty"):
        search.search(db, "  ")


def test_of_many_hits_the_newest_come_first(db: Database) -> None:
    """More hits than are worth ranking come in order of arrival, newest first."""
    stories.add(db, [story(i, title="zebra") for i in range(700)])
    found = search.search(db, "zebra", limit=5)
    assert [one.id for one in found] == [story(i).id for i in range(699, 694, -1)]


def test_of_few_hits_the_best_come_first(db: Database) -> None:
    """Relevance decides among few."""
    stories.add(db, [story(1, title="zebra zebra"), story(2, title="a zebra among many other words of a long title")])
    assert [one.id for one in search.search(db, "zebra")] == [story(1).id, story(2).id]


def test_a_window_narrows_a_search(db: Database) -> None:
    """Only stories first seen in [since, until)."""
    stories.add(db, [ZHAO])
    assert ids(db, "赵长鹏", since=NOW) == {ZHAO.id}
    assert ids(db, "赵长鹏", until=NOW) == set()


def test_an_edited_story_is_found_by_its_new_words_only(db: Database) -> None:
    """The index follows a changed headline."""
    new = story(1, feed=FEED, title="zebra 赵长鹏")
    outcome = NotModified(url=FEED, status=304, freshness=Freshness())
    first = Changes(new=(new,), sightings=(sighting(new),))
    feeds.save_fetch(db, FeedState(url=FEED), first, outcome=outcome, at=NOW)
    edited = Changes(revised=((new.id, entry(1, title="lion")),))
    feeds.save_fetch(db, FeedState(url=FEED), edited, outcome=outcome, at=NOW)
    assert (ids(db, "zebra"), ids(db, "赵长鹏"), ids(db, "lion")) == (set(), set(), {new.id})


def test_what_waits_for_the_index_is_found_too(db: Database) -> None:
    """A search during a run, or after one that was killed, misses nothing and shows nothing twice."""
    stories.add(db, [SPANISH, ZHAO])
    search.index(db)
    stories.add(db, [RUSSIAN, JAPANESE])
    assert ids(db, "помилован OR indulto OR 恩赦") == {RUSSIAN.id, SPANISH.id, JAPANESE.id}
    search.index(db)
    assert len(search.search(db, "помилован OR indulto OR 恩赦")) == 3
    assert db.value("SELECT count(*) FROM unsearched") == 0


STEPS = st.lists(st.tuples(st.sampled_from(["add", "edit", "drop", "index"]), st.integers(0, 5)), max_size=25)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(steps=STEPS)
def test_the_index_fits_the_stories_whatever_happens(db: Database, steps: list[tuple[str, int]]) -> None:
    """Stories that come, change and go before and after they are indexed are found by today's words alone."""
    db.run("DELETE FROM stories")
    words: dict[int, str] = {}
    for turn, (what, number) in enumerate(steps):
        one = story(number)
        if what == "index":
            search.index(db)
        elif what == "drop":
            db.run("DELETE FROM stories WHERE id = ?", (one.id,))
            words.pop(number, None)
        elif what == "edit" and number in words:
            words[number] = f"edited{turn}"
            feeds.revise(db, one.id, entry(number, title=words[number]), NOW)
        elif what == "add" and number not in words:
            words[number] = f"added{turn}"
            stories.add(db, [story(number, title=words[number])])
    for number, word in words.items():
        assert ids(db, word) == {story(number).id}
    assert ids(db, "added* OR edited*") == {story(number).id for number in words}
    assert check.check(db, thorough=True) == []
