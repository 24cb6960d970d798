"""When a feed is asked again."""

from datetime import timedelta

import pytest
from changes_case import (
    DAY,
    FEED,
    HOUR,
    LIMITS,
    NOW,
    document,
    entry,
    failed,
    fetched,
    state,
    step,
    unchanged,
)
from hypothesis import given
from hypothesis import strategies as st

from tracker.changes.due import is_due
from tracker.subscription import Feed, FetchLimits
from tracker.wire import FeedState, Freshness

MINUTE = timedelta(minutes=1)


def wait(after: FeedState) -> timedelta:
    assert after.next_due is not None
    return after.next_due - NOW


def busy() -> list[object]:
    return [entry(f"n{n}", published=NOW - n * 10 * MINUTE) for n in range(10)]


def daily() -> list[object]:
    return [entry(f"n{n}", published=NOW - n * DAY) for n in range(10)]


def test_a_new_feed_is_due_at_once() -> None:
    """Nothing is known that speaks against it."""
    assert is_due(state(), NOW)


def test_the_floor_holds_and_a_cron_job_of_the_same_beat_asks_each_time() -> None:
    """Due a minute before the half hour is full, not much earlier."""
    later = step(state(), fetched(), read=document(*busy()))  # type: ignore[arg-type]
    assert not is_due(later, NOW + 28 * MINUTE)
    assert is_due(later, NOW + 29 * MINUTE)


def test_a_feeds_own_floor_wins_over_the_common_one() -> None:
    """Longer or shorter."""
    for every in (5 * MINUTE, 3 * HOUR):
        later = step(state(), unchanged(), feed=Feed(url=FEED.url, id="x", name="x", every=every))
        assert timedelta(0.95 * every.total_seconds() / 86400) < wait(later) <= every


@pytest.mark.parametrize(
    ("freshness", "least", "most"),
    [
        (Freshness(max_age=2 * HOUR), 2 * HOUR, 2.2 * HOUR),
        (Freshness(expires=NOW + 2 * HOUR), 2 * HOUR, 2.2 * HOUR),
        (Freshness(expires=NOW - 2 * HOUR, max_age=timedelta(0)), 29 * MINUTE, 30 * MINUTE),
        (Freshness(max_age=timedelta(days=16 * 365)), 5 * HOUR, 5.5 * HOUR),
    ],
)
def test_caches_are_listened_to_for_five_hours_at_most(freshness: Freshness, least: timedelta, most: timedelta) -> None:
    """After a document and after a 304 alike."""
    for outcome in (fetched(freshness=freshness), unchanged(freshness)):
        assert least <= wait(step(state(), outcome)) <= most


def test_what_the_publisher_says_outlives_a_304() -> None:
    """ttl is read once and kept until another document says something else; a day at most."""
    first = step(state(), fetched(), read=document(freshness=Freshness(ttl=4 * HOUR)))
    assert 4 * HOUR <= wait(first) <= 4.4 * HOUR
    assert 4 * HOUR <= wait(step(first, unchanged())) <= 4.4 * HOUR
    assert wait(step(first, fetched(), read=document())) <= HOUR / 2
    endless = step(state(), fetched(), read=document(freshness=Freshness(ttl=400 * DAY)))
    assert DAY <= wait(endless) <= 1.1 * DAY


def test_skipped_hours_and_days_are_skipped() -> None:
    """In GMT, to the first full hour that is allowed; who skips everything is not believed."""
    hours = step(state(), fetched(), read=document(freshness=Freshness(skip_hours=frozenset({12, 13, 14}))))
    assert hours.next_due == NOW.replace(hour=15)
    weekend = step(state(), fetched(), read=document(freshness=Freshness(skip_days=frozenset({0, 1}))))
    assert weekend.next_due == NOW.replace(hour=0) + 2 * DAY
    for silly in (Freshness(skip_hours=frozenset(range(24))), Freshness(skip_days=frozenset(range(7)))):
        assert wait(step(state(), fetched(), read=document(freshness=silly))) <= HOUR


def test_slow_feeds_are_asked_less_often_but_never_rarely() -> None:
    """A tenth of the usual gap, 12 floors and a day at most."""
    slow = step(state(), fetched(), read=document(*daily()))  # type: ignore[arg-type]
    assert slow.rhythm == DAY
    assert 2.4 * HOUR <= wait(slow) <= 2.7 * HOUR
    monthly = [entry(f"n{n}", published=NOW - 30 * n * DAY) for n in range(5)]
    assert 6 * HOUR <= wait(step(state(), fetched(), read=document(*monthly))) <= 6.6 * HOUR
    long = FetchLimits(interval=4 * HOUR)
    assert DAY <= wait(step(state(), fetched(), limits=long, read=document(*monthly))) <= 1.1 * DAY


def test_a_feed_that_fell_quiet_is_asked_less_often() -> None:
    """And at its old pace again as soon as it speaks."""
    quiet = state(rhythm=10 * MINUTE, last_new=NOW - 20 * HOUR)
    assert 2 * HOUR <= wait(step(quiet, unchanged())) <= 2.2 * HOUR
    assert wait(step(quiet, fetched(), fresh=1, read=document(*busy()))) <= HOUR / 2  # type: ignore[arg-type]


def test_the_jitter_is_the_feeds_own() -> None:
    """The same each time, different for each feed, and never below what was asked."""
    freshness = Freshness(max_age=3 * HOUR)
    waits = {wait(step(FeedState(url=f"https://{n}.example/"), unchanged(freshness))) for n in range(20)}
    assert len(waits) == 20
    assert min(waits) >= 3 * HOUR
    assert wait(step(state(), unchanged(freshness))) == wait(step(state(), unchanged(freshness)))


def test_failures_back_off_by_their_weight() -> None:
    """Doubled for each whole failure: a hiccup changes nothing, a hard one doubles at once; a day at most."""
    for weight, waits in ((1.0, [1, 2, 4, 8, 16, 24, 24]), (0.5, [0.5, 1, 1, 2, 2, 4, 4]), (0.25, [0.5, 0.5, 0.5, 1])):
        now_failing = state()
        for hours in waits:
            now_failing = step(now_failing, failed(weight))
            assert hours * HOUR * 0.96 <= wait(now_failing) <= hours * HOUR * 1.1
    assert now_failing.failing_since == NOW


def test_nothing_is_parked_for_good() -> None:
    """After a thousand failures it is still asked about once a day."""
    dead = state(failures=1000.0, failing_since=NOW - 300 * DAY)
    dead = step(dead, failed(1.0))
    assert wait(dead) <= 1.1 * DAY
    assert dead.failing_since == NOW - 300 * DAY


def test_a_good_answer_forgives_everything() -> None:
    """Failures, the reason, the 410, and a Retry-After that is over."""
    bad = state(failures=5.0, failing_since=NOW - DAY, last_error="x", gone_since=NOW - DAY, retry_after=NOW - HOUR)
    good = step(bad, unchanged())
    assert (good.failures, good.failing_since, good.last_error, good.gone_since, good.retry_after) == (
        0,
        None,
        None,
        None,
        None,
    )
    assert good.last_good == NOW


def test_retry_after_is_kept_even_when_forced() -> None:
    """Until then nothing is asked; a month at most."""
    told = step(state(), failed(status=503, retry_after=NOW + 5 * HOUR))
    assert told.next_due == told.retry_after == NOW + 5 * HOUR
    assert not is_due(told, NOW + 4 * HOUR, force=True)
    assert is_due(told, NOW + 5 * HOUR)
    ages = step(state(), failed(status=429, retry_after=NOW + 300 * DAY))
    assert ages.next_due == NOW + 31 * DAY
    assert is_due(ages, NOW + 31 * DAY)


def test_a_429_without_a_time_waits_twice_the_floor() -> None:
    """It said "slow down", so we do."""
    assert wait(step(state(), failed(0.5, status=429))) >= HOUR


def test_force_asks_what_is_not_due() -> None:
    """Also what is gone."""
    assert is_due(state(next_due=NOW + HOUR), NOW, force=True)
    assert is_due(state(gone_since=NOW - DAY), NOW, force=True)
    assert not is_due(state(next_due=NOW + HOUR), NOW)


def test_gone_is_asked_no_more_and_says_so() -> None:
    """410 stops polling; since when is remembered."""
    gone = step(state(), failed(1.0, status=410, gone=True))
    assert gone.gone_since == NOW
    assert not is_due(gone, NOW + 400 * DAY)
    again = step(gone, failed(1.0, status=410, gone=True), now=NOW + DAY)
    assert again.gone_since == NOW


def test_a_clock_set_back_parks_nothing() -> None:
    """A plan made in a future that did not come is void."""
    future = step(state(), unchanged(), now=NOW + 400 * DAY)
    assert is_due(future, NOW)
    banned = step(state(), failed(status=429, retry_after=NOW + 430 * DAY), now=NOW + 400 * DAY)
    assert is_due(banned, NOW)


def test_an_interval_of_nothing_means_each_time() -> None:
    """Who sets the floor to zero is asked for everything on every run."""
    none = FetchLimits(interval=timedelta(0))
    assert is_due(step(state(), fetched(), limits=none, read=document(*daily())), NOW)  # type: ignore[arg-type]
    assert is_due(step(state(), failed(1.0), limits=none), NOW)


OUTCOMES = st.sampled_from(
    [
        fetched(),
        fetched(freshness=Freshness(max_age=400 * DAY)),
        unchanged(),
        failed(1.0),
        failed(0.25),
        failed(0.5, status=429),
        failed(0.5, status=503, retry_after=NOW + 300 * DAY),
    ]
)


@given(st.lists(OUTCOMES, max_size=12))
def test_every_feed_comes_back(outcomes: list[object]) -> None:
    """Whatever happened, the next time lies between most of a floor and a month from now."""
    after = state()
    for outcome in outcomes:
        after = step(after, outcome)  # type: ignore[arg-type]
        assert LIMITS.interval * 0.95 <= wait(after) <= 31 * DAY
        assert is_due(after, NOW + 31 * DAY)
