"""Dates: better empty than wrong."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

from hypothesis import given
from hypothesis import strategies as st

from tracker.parse.dates import _read_iso, _read_words, read

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
#: Hypothesis wants bounds without a zone.
FIRST, LAST = datetime(1991, 1, 1), datetime(2026, 11, 20)  # noqa: DTZ001
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(FIRST, LAST, timezones=zones).map(lambda moment: moment.replace(microsecond=0))


@given(moments)
def test_what_python_writes_is_read(moment: datetime) -> None:
    """RFC 822 and ISO dates with any offset give the same moment, aware UTC."""
    for text in (format_datetime(moment), moment.isoformat(), moment.isoformat(" ")):
        found = read(text, NOW)
        assert found is not None
        assert found.at == moment
        assert found.at.utcoffset() == timedelta()
        assert not found.date_only


@given(moments)
def test_fast_and_slow_readers_agree(moment: datetime) -> None:
    """The two common forms mean the same to the general readers."""
    assert _read_words(format_datetime(moment)) == read(format_datetime(moment), NOW)
    assert _read_iso(moment.isoformat()) == read(moment.isoformat(), NOW)


@given(st.text(alphabet="0123456789 -+:TZ,./aprNovMTueGMTESD", max_size=40))
def test_any_text_is_a_date_in_range_or_none(text: str) -> None:
    """Nothing raises; nothing before 1990 or more than a day ahead comes out."""
    found = read(text, NOW)
    assert found is None or datetime(1990, 1, 1, tzinfo=UTC) <= found.at <= NOW + timedelta(days=1)


def test_a_day_ahead_is_a_clock_and_more_is_a_mistake() -> None:
    """Up to a day in the future is kept, more is dropped."""
    assert read("2026-11-23T11:59:59Z", NOW) is not None
    assert read("2026-11-23T12:00:01Z", NOW) is None
