"""What else is remembered of a feed: validators, its address, its pace, and what was told about it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from changes_case import DAY, FEED, HOUR, NOW, document, entry, failed, fetched, state, step, unchanged

from tracker.changes.moves import addresses
from tracker.changes.rhythm import is_silent, rhythm
from tracker.changes.validators import KEPT, usable
from tracker.changes.warn import Notice, notices
from tracker.wire import FeedState, Freshness, NotModified, Validators

NEW_HOME = "https://new.example/feed"


def test_validators_are_remembered_after_a_document() -> None:
    """With the hash of the body they stand for."""
    later = step(state(), fetched(etag='"a"', body_hash="1"), read=document())
    assert later.validators == Validators(etag='"a"', body_hash="1", saved_at=NOW)
    assert usable(later.validators, NOW + DAY) == later.validators


def test_failures_and_304_keep_what_there_was() -> None:
    """Only a complete document gives new ones, and a 304 does not make old ones younger."""
    marks = Validators(etag='"a"', body_hash="1", saved_at=NOW - DAY)
    for outcome in (failed(), unchanged()):
        assert step(state(validators=marks), outcome).validators == marks


def test_validators_are_dropped_after_eight_days() -> None:
    """One full answer heals a server that says 304 for ever; the hash may stay."""
    marks = Validators(etag='"a"', last_modified="x", body_hash="1", saved_at=NOW)
    assert usable(marks, NOW + KEPT - HOUR) == marks
    assert usable(marks, NOW + KEPT) == Validators(body_hash="1")
    assert usable(marks, NOW - HOUR) == Validators(body_hash="1")  # the clock was set back
    assert usable(Validators(etag='"a"'), NOW) == Validators()


def test_the_same_body_in_full_makes_validators_young_again() -> None:
    """Else a feed that never changes would be asked in full for ever after its first eight days."""
    old = Validators(etag='"a"', body_hash="1", saved_at=NOW - 9 * DAY)
    same = NotModified(url=FEED.url, status=200, freshness=Freshness())
    assert step(state(validators=old), same).validators.saved_at == NOW
    assert step(state(validators=old), fetched(etag='"b"', body_hash="1")).validators.etag == '"b"'
    distrusted = Validators(etag='"a"', body_hash="1")
    assert step(state(validators=distrusted), same).validators == distrusted


@pytest.mark.parametrize("mark", ["etag", "last_modified"])
def test_a_body_that_changes_under_the_same_validator_ends_its_use(mark: str) -> None:
    """It is not sent again until the server gives another one; meanwhile the body hash does its work."""
    first = step(state(), fetched(**{mark: "same"}, body_hash="1"), read=document())
    lied = step(first, fetched(**{mark: "same"}, body_hash="2"), read=document())
    assert usable(lied.validators, NOW) == Validators(body_hash="2")
    still = step(lied, fetched(**{mark: "same"}, body_hash="2"))
    assert usable(still.validators, NOW) == Validators(body_hash="2")
    healed = step(still, fetched(**{mark: "other"}, body_hash="3"), read=document())
    assert usable(healed.validators, NOW).saved_at == NOW


def test_a_permanent_move_is_remembered() -> None:
    """After the feed parsed well from there."""
    moved = step(state(), fetched(NEW_HOME, permanent=True), read=document(entry("a")))
    assert moved.moved_to == NEW_HOME
    assert step(moved, unchanged()).moved_to == NEW_HOME
    assert step(moved, fetched(NEW_HOME), read=document(entry("a"))).moved_to == NEW_HOME


def test_other_moves_are_not_remembered() -> None:
    """Temporary ones, an empty feed from there, the same body unread, and one from https to http."""
    plain = "http://news.example/feed"
    for outcome, read in (
        (fetched(NEW_HOME), document(entry("a"))),
        (fetched(NEW_HOME, permanent=True), document()),
        (fetched(NEW_HOME, permanent=True), None),
        (fetched(plain, permanent=True), document(entry("a"))),
        (failed(), None),
    ):
        assert step(state(), outcome, read=read).moved_to is None


def test_a_move_of_an_address_with_a_secret_is_not_written_down() -> None:
    """The redirect may repeat the secret."""
    feed = replace(FEED, address="https://news.example/feed?key=hidden")
    outcome = fetched("https://new.example/feed?key=hidden", permanent=True)
    assert step(state(), outcome, feed=feed, read=document(entry("a"))).moved_to is None


def test_a_feed_that_moves_back_home_is_home() -> None:
    """The configured address needs no remembering."""
    moved = state(moved_to=NEW_HOME)
    assert step(moved, fetched(FEED.url, permanent=True), read=document(entry("a"))).moved_to is None


def test_a_move_is_forgotten_when_the_new_address_dies() -> None:
    """Back to the configured one at the next turn; a 410 over there is not the feed's end."""
    moved = state(moved_to=NEW_HOME)
    for dead in (failed(1.0, status=404), failed(1.0, status=410, gone=True)):
        back = step(moved, dead)
        assert (back.moved_to, back.gone_since) == (None, None)
        assert back.next_due is not None
        assert back.next_due <= NOW + HOUR / 2
    once = step(moved, failed(0.5))
    assert once.moved_to == NEW_HOME
    assert step(once, failed(0.5)).moved_to is None


def test_many_feeds_at_one_new_address_are_asked_at_home() -> None:
    """A portal, or a publisher's page of farewell."""
    states = [FeedState(url=f"https://{n}.example/feed", moved_to="https://portal.example/") for n in range(3)]
    states.append(state(moved_to=NEW_HOME))
    assert addresses(states) == {**{s.url: s.url for s in states[:3]}, FEED.url: NEW_HOME}


def test_the_pace_is_the_mean_gap_of_the_newest_dates() -> None:
    """Bursts do not make a daily feed a busy one, and an old pace is forgotten."""
    burst = [entry(f"b{d}{n}", published=NOW - d * DAY - n * timedelta(minutes=1)) for d in range(4) for n in range(5)]
    found = rhythm(burst)
    assert found is not None
    assert 3 * HOUR < found < 5 * HOUR
    old = [entry(f"o{n}", published=NOW - (100 + 10 * n) * DAY) for n in range(30)]
    new = [entry(f"n{n}", published=NOW - n * HOUR) for n in range(20)]
    assert rhythm([*old, *new]) == HOUR
    assert rhythm([entry("a"), entry("b", published=NOW), entry("c", published=NOW - DAY)]) is None


def test_silence_is_measured_by_the_pace() -> None:
    """Ten usual gaps, two weeks at least; two months for an unknown pace."""
    assert not is_silent(HOUR, NOW - 13 * DAY, NOW)
    assert is_silent(HOUR, NOW - 15 * DAY, NOW)
    assert not is_silent(7 * DAY, NOW - 60 * DAY, NOW)
    assert is_silent(7 * DAY, NOW - 71 * DAY, NOW)
    assert not is_silent(None, NOW - 59 * DAY, NOW)
    assert not is_silent(None, None, NOW)


def tell(one: FeedState, now: object = NOW) -> Notice | None:
    found = notices([one], now)  # type: ignore[arg-type]
    return found[0] if found else None


def test_a_failing_feed_is_told_once_then_daily_then_when_it_recovers() -> None:
    """A cron job every half hour for three days, with one failure of two days in it."""
    one, told = state(), []
    for half_hours in range(3 * 48):
        now = NOW + half_hours * HOUR / 2
        one = step(one, failed() if 10 <= half_hours < 106 else unchanged(), now=now)
        notice = tell(one, now)
        if notice is not None:
            told.append((half_hours, notice.what))
            one = notice.state
    assert told == [(10, "failing"), (56, "failing"), (102, "failing"), (106, "recovered")]


def test_what_was_not_told_is_told_next_time() -> None:
    """Only the state that comes with the notice remembers it."""
    one = step(state(), failed())
    assert tell(one) == tell(one)


def test_a_gone_feed_says_what_to_do_and_comes_weekly() -> None:
    """At once, even if the failing feed was told of an hour ago."""
    one = state(failing_since=NOW - DAY, warned_at=NOW - HOUR, gone_since=NOW, last_error="x")
    notice = tell(one)
    assert notice is not None
    assert notice.what == "gone"
    assert "remove it" in notice.text
    assert tell(notice.state, NOW + 6 * DAY) is None
    assert tell(notice.state, NOW + 7 * DAY) is not None


def test_a_silent_feed_comes_weekly_until_it_speaks() -> None:
    """Silence is trouble, too."""
    one = state(rhythm=HOUR, last_new=NOW - 20 * DAY, last_good=NOW)
    notice = tell(one)
    assert notice is not None
    assert notice.what == "silent"
    assert tell(notice.state, NOW + 2 * DAY) is None
    spoke = step(notice.state, fetched(), fresh=1, now=NOW + 3 * DAY)
    again = tell(spoke, NOW + 3 * DAY)
    assert again is not None
    assert again.what == "recovered"
    assert tell(again.state, NOW + 3 * DAY) is None


def test_a_silent_feed_that_breaks_is_told_at_once() -> None:
    """Another trouble is news."""
    one = state(rhythm=HOUR, last_new=NOW - 20 * DAY, warned_at=NOW - DAY)
    broken = step(one, failed())
    notice = tell(broken)
    assert notice is not None
    assert notice.what == "failing"
