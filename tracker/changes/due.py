"""When a feed is asked again, and what an attempt changes in what we remember of it.

The next time is the latest of

- the floor: the feed's own `every`, else the common `interval`;
- the pace of the feed: a tenth of the gap between its entries, at most 12 floors and at most a day;
- what caches say (Cache-Control max-age, Expires), at most 5 hours: a value of 16 years has been seen in the wild;
- what the publisher says (RSS ttl, sy:updatePeriod), at most a day, and outside of its skipHours and skipDays;
- after failures, the floor doubled for each whole failure (hard 1, soft 0.5, temporary 0.25), at most a day;
- Retry-After, at most 31 days.

A feed that failed is asked again for ever, at least once a day: nothing is parked in silence.  Only 410 stops polling,
and `last_error` says so.
"""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from tracker.changes.moves import move
from tracker.changes.rhythm import rhythm
from tracker.changes.validators import renewed, saved
from tracker.subscription import Feed, FetchLimits
from tracker.wire import Document, Failed, FeedState, Fetched, FetchOutcome, Freshness

DAY = timedelta(days=1)
#: The longest we let a server send us away.
LONGEST_RETRY = timedelta(days=31)
#: The longest a cache's word is taken for: CDN defaults are not a publisher's wish.
LONGEST_CACHE = timedelta(hours=5)
#: A new story waits for a twentieth of the usual gap on average, which costs ten empty answers for each full one.
ASKS_PER_ENTRY = 10
#: With the default floor of 30 minutes no feed waits longer than 6 hours for its own slow pace.
FLOORS_PER_WAIT = 12
#: Share of the wait above the floor by which feeds are spread.  The floor itself is not spread: a cron job of the same
#: beat would then skip every second turn.
JITTER = 0.1
#: A fetch begun a little after the full hour is due at the next full hour all the same, up to this share of the floor.
EARLY = 1 / 30
WHOLE_DAY = 24
WHOLE_WEEK = 7
OK = 200
TOO_MANY_REQUESTS = 429


def is_due(state: FeedState, now: datetime, *, force: bool = False) -> bool:
    """Whether to ask the feed now.

    Args:
        force: ask even if it is not due or gone; a Retry-After still in force is kept.
    """
    if state.retry_after is not None and now < state.retry_after <= now + LONGEST_RETRY:
        return False
    if force:
        return True
    if state.gone_since is not None:
        return False
    if state.next_due is None or state.next_due <= now:
        return True
    # The clock was set back: a plan made in the future would park the feed until then.
    return state.last_fetch is not None and state.last_fetch > now + timedelta(minutes=5)


def after(
    state: FeedState,
    outcome: FetchOutcome,
    *,
    feed: Feed,
    limits: FetchLimits,
    now: datetime,
    fresh: int,
    document: Document | None,
) -> FeedState:
    """The feed's state after an attempt.

    Args:
        outcome: an answer that arrived but could not be parsed comes as `Failed`.
        fresh: number of new stories it brought.
        document: what was parsed; None: 304, the same body as last time, or a failure.
    """
    floor = feed.every or limits.interval
    state = replace(state, last_fetch=now, last_status=outcome.status)
    if isinstance(outcome, Failed):
        return _after_failure(state, outcome, floor, now)
    state = replace(
        state,
        last_good=now,
        last_new=now if fresh else state.last_new,
        last_error=None,
        failing_since=None,
        failures=0.0,
        retry_after=outcome.freshness.retry_after,
        gone_since=None,
    )
    if isinstance(outcome, Fetched):
        state = replace(
            state,
            validators=saved(state.validators, outcome.validators, now),
            # An address with a secret in it may be repeated by the redirect; that must not reach the database.
            moved_to=move(state, outcome, document) if feed.address is None else None,
        )
    elif outcome.status == OK:
        # A full answer whose body was the known one: what we asked with is as good as new.
        state = replace(state, validators=renewed(state.validators, now))
    if document is not None:
        state = replace(state, rhythm=rhythm(document.entries) or state.rhythm, asks=document.freshness)
    return replace(state, next_due=_next(state, outcome.freshness, floor, now))


def _after_failure(state: FeedState, failed: Failed, floor: timedelta, now: datetime) -> FeedState:
    retry = min(failed.retry_after, now + LONGEST_RETRY) if failed.retry_after else None
    state = replace(
        state,
        last_error=failed.reason,
        failing_since=state.failing_since or now,
        failures=state.failures + failed.weight,
        retry_after=retry,
    )
    if state.moved_to is not None and (failed.gone or state.failures >= 1):
        # The new address died, not the feed: go back to the configured one, at the next turn.
        return replace(state, moved_to=None, next_due=max(now + floor, retry or now))
    if failed.gone:
        return replace(state, gone_since=state.gone_since or now, next_due=None)
    wait = floor * 2 ** min(int(state.failures), 20)
    if failed.status == TOO_MANY_REQUESTS:
        wait = max(wait, 2 * floor)
    return replace(state, next_due=max(now + _spread(state.url, min(wait, max(DAY, floor)), floor), retry or now))


def _next(state: FeedState, said: Freshness, floor: timedelta, now: datetime) -> datetime:
    """When to ask after a good answer."""
    caches = [said.max_age, said.expires - now if said.expires else None]
    waits = [
        floor,
        _pace(state, floor, now),
        min(max(filter(None, caches), default=timedelta(0)), LONGEST_CACHE),
        min(state.asks.ttl or timedelta(0), DAY),
    ]
    wait = _spread(state.url, max(waits), floor)
    due = _outside(now + wait, state.asks)
    return max(due, min(said.retry_after, now + LONGEST_RETRY)) if said.retry_after else due


def _pace(state: FeedState, floor: timedelta, now: datetime) -> timedelta:
    """A tenth of the feed's rhythm; a feed that fell quiet is as slow as its silence is long."""
    quiet = now - state.last_new if state.last_new else timedelta(0)
    gap = max(state.rhythm or timedelta(0), quiet)
    return min(gap / ASKS_PER_ENTRY, FLOORS_PER_WAIT * floor, DAY)


def _spread(url: str, wait: timedelta, floor: timedelta) -> timedelta:
    """The wait with its jitter, which is the same for a feed each time so that a plan can be explained."""
    if wait <= floor:
        return floor * (1 - EARLY)
    share = int.from_bytes(hashlib.sha256(url.encode()).digest()[:4], "big") / 2**32
    return wait + (wait - floor) * JITTER * share


def _outside(due: datetime, asks: Freshness) -> datetime:
    """The first moment from `due` on that the publisher did not ask to skip.  Skipping everything is ignored."""
    hours, days = asks.skip_hours, asks.skip_days
    hours = frozenset() if len(hours) >= WHOLE_DAY else hours
    days = frozenset() if len(days) >= WHOLE_WEEK else days
    for _ in range(WHOLE_DAY * (WHOLE_WEEK + 1)):
        if due.hour not in hours and due.weekday() not in days:
            return due
        due = due.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return due
