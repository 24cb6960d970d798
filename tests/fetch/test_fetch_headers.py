"""What headers say about time is read in every form, and never overflows."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.fetch.headers import LONGEST, freshness, moment, retry_after, validators
from tracker.fetch.request import Origin, followed, host_header, origin, target

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)


def headers(**values: str) -> httpx.Headers:
    return httpx.Headers(
        [(name.replace("_", "-").title().encode(), value.encode("latin-1")) for name, value in values.items()]
    )


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("max-age=600", 600),
        ("public, Max-Age=600, must-revalidate", 600),
        ('max-age="600"', 600),
        ("max-age=600, no-cache", None),
        ("no-store, max-age=600", None),
        ("max-age=-1", None),
        ("max-age=", None),
        ("max-age=soon", None),
        ("s-maxage=600", None),
        ("max-age=" + "9" * 500, LONGEST.total_seconds()),
    ],
)
def test_max_age_is_read(text: str, seconds: float | None) -> None:
    """Seconds, unless the server says not to keep it at all."""
    expected = None if seconds is None else timedelta(seconds=seconds)
    assert freshness(headers(cache_control=text), NOW).max_age == expected


def test_time_spent_in_caches_is_taken_off() -> None:
    """Age counts, and more of it than max-age leaves nothing."""
    assert freshness(headers(cache_control="max-age=600", age="500"), NOW).max_age == timedelta(seconds=100)
    assert freshness(headers(cache_control="max-age=600", age="5000"), NOW).max_age == timedelta(0)


def test_expires_is_taken_by_the_servers_own_clock() -> None:
    """A server whose clock is years off still means an hour by an hour."""
    told = headers(expires="Sun, 06 Nov 1994 09:49:37 GMT", date="Sun, 06 Nov 1994 08:49:37 GMT")
    assert freshness(told, NOW).expires == NOW + timedelta(hours=1)
    assert freshness(headers(expires="0"), NOW).expires is None
    assert freshness(headers(expires="Sun, 06 Nov 1994 09:49:37 GMT"), NOW).expires == NOW


@pytest.mark.parametrize(
    "text",
    ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"],
)
def test_all_three_forms_of_a_date_are_read(text: str) -> None:
    """As HTTP allows them."""
    assert moment(text) == datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)


@given(st.text())
def test_no_date_breaks_the_reading(text: str) -> None:
    """Anything gives a moment or nothing."""
    found = moment(text)
    assert found is None or found.tzinfo is not None


@given(st.text(st.characters(max_codepoint=255)))
def test_no_retry_after_breaks_the_reading(text: str) -> None:
    """Anything gives a moment within a year or nothing."""
    found = retry_after(headers(retry_after=text), NOW)
    assert found is None or NOW <= found <= NOW + LONGEST


def test_validators_too_long_to_send_back_are_not_kept() -> None:
    """A validator that no server would accept again is worth nothing."""
    kept = validators(headers(etag='"' + "x" * 5000, last_modified="now"), NOW, "hash")
    assert (kept.etag, kept.last_modified, kept.body_hash) == (None, "now", "hash")


def test_origins_are_compared_in_one_spelling() -> None:
    """Case, default ports, a final dot and non-ASCII names."""
    assert origin("HTTPS://News.Example./feed") == Origin("https", "news.example", 443)
    assert origin("http://news.example:8080") == Origin("http", "news.example", 8080)
    assert origin("http://bücher.example/") == Origin("http", "xn--bcher-kva.example", 80)
    assert origin("http://[::1]:81/") == Origin("http", "::1", 81)
    assert host_header(Origin("http", "::1", 81)) == b"[::1]:81"
    assert host_header(Origin("https", "news.example", 443)) == b"news.example"


def test_addresses_are_written_as_the_wire_needs_them() -> None:
    """What is encoded stays so, what cannot be sent is encoded, the fragment stays here."""
    assert target("http://a.example") == b"/"
    assert target("http://a.example/a%20b/é?q=a b&r=%2F#x") == b"/a%20b/%C3%A9?q=a%20b&r=%2F"


def test_redirects_are_resolved_and_cleaned() -> None:
    """Relative, without scheme, with credentials, with a fragment, in UTF-8."""
    here = "https://a.example/dir/feed?x=1"
    assert followed(here, "other.xml") == "https://a.example/dir/other.xml"
    assert followed(here, "//b.example") == "https://b.example/"
    assert followed(here, " http://u:p@B.example:80/x#part ") == "http://b.example/x"
    assert followed(here, "/é".encode().decode("latin-1")) == "https://a.example/é"
    for wrong in ("gopher://a.example/", "http:///x", "http://a.example:0/", "javascript:alert(1)"):
        with pytest.raises(ValueError, match="address"):
            followed(here, wrong)
