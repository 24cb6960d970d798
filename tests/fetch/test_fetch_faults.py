"""Every case of the fault server ends as it states, alone and all together."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fault_server import CASES, ODD_ETAG, Case, FaultServer
from fetch_case import NOW, ask, request

from tracker.fetch.request import Request
from tracker.parse.feed import parse
from tracker.subscription import Feed, FetchLimits
from tracker.wire import Document, Failed, Fetched, FetchOutcome, NotModified, Validators


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


def check(case: Case, outcome: FetchOutcome) -> None:
    expected = case.expected
    assert type(outcome).__name__ == expected.outcome, (case.promise, outcome)
    assert outcome.status == expected.status
    if isinstance(outcome, Failed):
        assert expected.reason in outcome.reason
        assert outcome.weight == expected.weight
        assert "\n" not in outcome.reason
        assert "secret" not in outcome.reason


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_fault_ends_as_it_states(case: Case, server: FaultServer) -> None:
    """One bad feed gives one value with one line, in time."""
    begun = time.monotonic()
    limits = FetchLimits(timeout=case.expected.limit, max_bytes=2_000_000)
    (outcome,) = ask(request(server.url(case.name)), limits=limits)
    check(case, outcome)
    assert time.monotonic() - begun < case.expected.within
    if isinstance(outcome, Fetched):
        read = parse(outcome.body, url=outcome.final_url, content_type=outcome.content_type, now=NOW)
        if case.expected.entries is None:
            assert isinstance(read, Failed), read
        else:
            assert isinstance(read, Document)
            assert len(read.entries) == case.expected.entries


@pytest.fixture
def apart() -> Iterator[str]:
    """The fault server in a process of its own, so that its floods do not take our own time."""
    line = [sys.executable, str(Path(__file__).with_name("fault_server.py"))]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[0].rpartition("/")[0]
        process.terminate()


def test_all_faults_at_once_spoil_nobody_else(apart: str) -> None:
    """Every good feed arrives among all the bad ones of its host, and the run keeps its time.

    The cases that ask to slow down are left out here: they change what the host is asked.
    """
    cases = {f"{apart}/{c.name}": c for c in CASES.values() if c.expected.status not in (429, 503)}
    limits = FetchLimits(timeout=6.0, max_bytes=2_000_000, concurrency=16, per_host=16)
    begun = time.monotonic()
    outcomes = ask(*[request(url) for url in cases], limits=limits)
    assert time.monotonic() - begun < len(cases) / 16 * 6.0 + 0.5
    assert sorted(o.url for o in outcomes) == sorted(cases)
    late = "no complete answer"
    for outcome in outcomes:
        if cases[outcome.url].expected.outcome == "Fetched":
            assert isinstance(outcome, Fetched), outcome
        else:
            assert isinstance(outcome, Failed)
            assert cases[outcome.url].expected.reason in outcome.reason or late in outcome.reason


def test_retry_after_is_read_as_seconds_and_as_date(server: FaultServer) -> None:
    """Both forms give the same moment; an absurd one stays within reason."""
    for name in ("too_many", "too_many_until", "unavailable"):
        (outcome,) = ask(request(server.url(name)))
        assert isinstance(outcome, Failed)
        assert outcome.retry_after == NOW + timedelta(seconds=120)
    (outcome,) = ask(request(server.url("unavailable_for_ages")))
    assert isinstance(outcome, Failed)
    assert outcome.retry_after is not None
    assert outcome.retry_after < NOW + timedelta(days=367)


def test_gone_is_marked(server: FaultServer) -> None:
    """Only 410 says gone."""
    (outcome,) = ask(request(server.url("gone")))
    assert isinstance(outcome, Failed)
    assert outcome.gone
    (outcome,) = ask(request(server.url("missing")))
    assert isinstance(outcome, Failed)
    assert not outcome.gone


def test_validators_go_back_byte_for_byte(server: FaultServer) -> None:
    """What the server gave is what it gets, and its 304 is believed; after 8 days it is asked afresh."""
    url = server.url("validators")
    (first,) = ask(request(url))
    assert isinstance(first, Fetched)
    assert (first.validators.etag or "").encode("latin-1") == ODD_ETAG
    assert first.validators.saved_at == NOW
    feed = Feed(url=url, id="x", name="x")
    (second,) = ask(Request(feed=feed, url=url, validators=first.validators))
    assert isinstance(second, NotModified)
    assert server.asked[-1].header("if-modified-since") == b"Sun, 06 Nov 1994 08:49:37 GMT"
    old = Validators(etag=first.validators.etag, saved_at=NOW - timedelta(days=8), body_hash=first.validators.body_hash)
    (third,) = ask(Request(feed=feed, url=url, validators=old))
    assert isinstance(third, Fetched)
    assert server.asked[-1].header("if-none-match") is None
    assert third.validators.body_hash == first.validators.body_hash


def test_only_permanent_steps_make_a_move(server: FaultServer) -> None:
    """301 and 308 all the way is a move; one 302 on the way is not; no redirect is not."""
    found = {}
    for name in ("moved", "moved_for_now", "good"):
        (outcome,) = ask(request(server.url(name)))
        assert isinstance(outcome, Fetched)
        found[name] = (outcome.final_url.removeprefix(server.here), outcome.permanent)
    assert found == {
        "moved": ("/moved/feed", True),
        "moved_for_now": ("/moved_for_now/feed", False),
        "good": ("/good", False),
    }


def test_an_oddly_spelled_redirect_is_written_cleanly(server: FaultServer) -> None:
    """What was followed is a plain address without credentials or fragment."""
    (outcome,) = ask(request(server.url("redirect_spelled_oddly")))
    assert isinstance(outcome, Fetched)
    assert outcome.final_url.endswith("/redirect_spelled_oddly/é x?q=ü")
    assert server.asked[-1].path == "/redirect_spelled_oddly/%C3%A9%20x?q=%C3%BC"
