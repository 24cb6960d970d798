"""When a feed is asked again, and what an attempt changes in what we remember of it."""

from dataclasses import replace
from datetime import datetime

from tracker.wire import Document, Failed, Feed, FeedState, Fetched, FetchLimits, FetchOutcome


def is_due(state: FeedState, now: datetime) -> bool:
    """Whether to ask the feed now."""
    return state.gone_since is None and (state.next_due is None or state.next_due <= now)


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
    """The feed's state after an attempt."""
    floor = feed.every or limits.interval
    state = replace(state, last_fetch=now, last_status=outcome.status, next_due=now + floor)
    if isinstance(outcome, Failed):
        return replace(
            state,
            last_error=outcome.reason,
            failing_since=state.failing_since or now,
            failures=state.failures + outcome.weight,
            retry_after=outcome.retry_after,
            gone_since=now if outcome.gone else None,
        )
    if isinstance(outcome, Fetched):
        state = replace(state, validators=replace(outcome.validators, saved_at=now))
    return replace(
        state,
        last_good=now,
        last_new=now if fresh else state.last_new,
        last_error=None,
        failing_since=None,
        failures=0.0,
        retry_after=None,
    )
