"""Moments and durations as people write them, and what is said of others."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.text.moments import duration, moment, start

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)


@pytest.mark.parametrize("text", ["0001-01-01", "1899-12-31T23:59:59Z", "9001-01-01", "9999-12-31"])
def test_a_year_in_which_no_story_was_told_is_refused(text: str) -> None:
    """Windows are reckoned from both ends of a moment, so it may not stand at the end of the calendar."""
    with pytest.raises(ValueError, match="outside the years 1900 to 9000"):
        moment(text)
    with pytest.raises(ValueError, match="outside the years 1900 to 9000"):
        start(text, now=NOW)


@pytest.mark.parametrize("text", ["1900-01-01", "9000-12-31"])
def test_the_years_around_are_taken(text: str) -> None:
    """A date is midnight in UTC."""
    assert moment(text) == start(text, now=NOW) == datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_window_that_begins_too_long_ago_is_refused() -> None:
    """Both where the calendar ends and before."""
    for text in ("99999d", "999999999d"):
        with pytest.raises(ValueError, match=r"outside the years|before the calendar"):
            start(text, now=NOW)


def test_durations_may_be_joined() -> None:
    """`1h30m` is an hour and a half, back from now."""
    assert duration("1h30m") == timedelta(hours=1.5)
    assert start("1h 30m", now=NOW) == NOW - timedelta(hours=1.5)
