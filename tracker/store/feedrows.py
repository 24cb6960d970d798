"""What is remembered about feeds, as rows of `feeds`."""

from typing import Any

from tracker.store.codec import (
    from_json,
    from_seconds,
    from_time_or_none,
    to_json,
    to_seconds,
    to_time_or_none,
)
from tracker.store.connection import Row
from tracker.wire import FeedState, Freshness, Validators

STATE = (
    "url", "etag", "last_modified", "validators_at", "body_hash", "moved_to", "gone_since", "last_fetch", "last_good",
    "last_new", "last_status", "last_error", "failing_since", "failures", "retry_after", "next_due", "rhythm",
    "asks", "warned_at",
)  # fmt: skip


def to_row(state: FeedState) -> tuple[Any, ...]:
    """Values for STATE."""
    times = (state.gone_since, state.last_fetch, state.last_good, state.last_new)
    return (
        state.url, state.validators.etag, state.validators.last_modified, to_time_or_none(state.validators.saved_at),
        state.validators.body_hash, state.moved_to, *map(to_time_or_none, times), state.last_status, state.last_error,
        to_time_or_none(state.failing_since), state.failures, to_time_or_none(state.retry_after),
        to_time_or_none(state.next_due), to_seconds(state.rhythm), to_json(_asks(state.asks)),
        to_time_or_none(state.warned_at),
    )  # fmt: skip


def from_row(row: Row) -> FeedState:
    """What is remembered about the feed."""
    return FeedState(
        url=row["url"],
        validators=Validators(
            etag=row["etag"],
            last_modified=row["last_modified"],
            saved_at=from_time_or_none(row["validators_at"]),
            body_hash=row["body_hash"],
        ),
        moved_to=row["moved_to"],
        gone_since=from_time_or_none(row["gone_since"]),
        last_fetch=from_time_or_none(row["last_fetch"]),
        last_good=from_time_or_none(row["last_good"]),
        last_new=from_time_or_none(row["last_new"]),
        last_status=row["last_status"],
        last_error=row["last_error"],
        failing_since=from_time_or_none(row["failing_since"]),
        failures=row["failures"],
        retry_after=from_time_or_none(row["retry_after"]),
        next_due=from_time_or_none(row["next_due"]),
        rhythm=from_seconds(row["rhythm"]),
        asks=_read_asks(from_json(row["asks"])),
        warned_at=from_time_or_none(row["warned_at"]),
    )


def _asks(asks: Freshness) -> dict[str, Any]:
    """Only what is there, so that most feeds have an empty object."""
    whole = {
        "max_age": to_seconds(asks.max_age),
        "expires": to_time_or_none(asks.expires),
        "retry_after": to_time_or_none(asks.retry_after),
        "ttl": to_seconds(asks.ttl),
        "skip_hours": sorted(asks.skip_hours) or None,
        "skip_days": sorted(asks.skip_days) or None,
    }
    return {name: value for name, value in whole.items() if value is not None}


def _read_asks(data: dict[str, Any]) -> Freshness:
    return Freshness(
        max_age=from_seconds(data.get("max_age")),
        expires=from_time_or_none(data.get("expires")),
        retry_after=from_time_or_none(data.get("retry_after")),
        ttl=from_seconds(data.get("ttl")),
        skip_hours=frozenset(data.get("skip_hours", ())),
        skip_days=frozenset(data.get("skip_days", ())),
    )
