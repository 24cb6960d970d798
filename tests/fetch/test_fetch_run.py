"""A run over many feeds keeps its time, its limits and its manners."""

import asyncio
import signal
import threading
import time
from collections.abc import Iterator
from unittest.mock import Mock

import pytest
from fault_server import FEED, FaultServer, Talk
from fetch_case import LIMITS, NOW, ask, program, request

from tracker.fetch.client import fetch_all, fetch_page
from tracker.fetch.hosts import spacing
from tracker.fetch.request import origin
from tracker.subscription import FetchLimits
from tracker.wire import Failed, Fetched, FetchOutcome

INTERRUPTED = """
import socket, sys, time
from tracker.fetch.client import fetch_all
from tracker.fetch.request import Request, origin
from tracker.subscription import Feed, FetchLimits
real = socket.getaddrinfo
def slow(host, *rest, **more):
    if host == "slow.example":
        time.sleep(60)
    return real(host, *rest, **more)
socket.getaddrinfo = slow
urls = [sys.argv[1] + "/hangs", sys.argv[1] + "/drips_body", "http://slow.example/"]
requests = [Request(feed=Feed(url=u, id=u, name=""), url=u) for u in urls]
print("begun", flush=True)
try:
    fetch_all(requests, FetchLimits(), trusted=frozenset(map(origin, urls)), take=print)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


async def slowly(talk: Talk) -> None:
    await asyncio.sleep(0.1)
    await talk.answer(body=FEED)


LARGE = FEED.replace(b"</channel>", b" " * 9_000_000 + b"</channel>")


async def large(talk: Talk) -> None:
    await talk.answer(body=LARGE)


async def refusing(talk: Talk) -> None:
    await talk.answer(429, retry_after="600")


async def kept(talk: Talk) -> None:
    """Answers as often as it is asked over one connection, and hangs up after the second time."""
    for _ in range(2):
        await talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(FEED), FEED)
        await talk.reader.readuntil(b"\r\n\r\n")


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(more={"slowly": slowly, "large": large, "refusing": refusing, "kept": kept}) as running:
        yield running


def many(server: FaultServer, name: str, count: int) -> list[str]:
    return [f"{server.url(name)}?{number}" for number in range(count)]


def test_take_is_called_once_for_each_feed_in_the_callers_thread(server: FaultServer) -> None:
    """Reading happens where the database is open."""
    threads: list[threading.Thread] = []
    requests = [request(url) for url in many(server, "good", 20)]
    trusted = frozenset({origin(server.here)})
    fetch_all(requests, LIMITS, trusted=trusted, take=lambda _: threads.append(threading.current_thread()))
    assert threads == [threading.current_thread()] * 20


def test_nothing_to_ask_is_nothing_to_do() -> None:
    """An empty list starts no thread and calls nobody."""
    assert ask() == []


def test_a_system_without_room_for_a_thread_says_so(server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python calls it a RuntimeError, as if it were a mistake."""
    monkeypatch.setattr(threading.Thread, "start", Mock(side_effect=RuntimeError("can't start new thread")))
    with pytest.raises(MemoryError, match="no more threads"):
        fetch_all([request(server.url("good"))], FetchLimits(), trusted=frozenset(), take=print)


def test_a_mistake_while_reading_ends_the_run(server: FaultServer) -> None:
    """An exception out of `take` comes out at once, with feeds still hanging."""

    def take(_: FetchOutcome) -> None:
        raise LookupError("no room in the database")

    requests = [request(url) for url in (server.url("good"), *many(server, "hangs", 3))]
    begun = time.monotonic()
    with pytest.raises(LookupError):
        fetch_all(requests, FetchLimits(), trusted=frozenset({origin(server.here)}), take=take)
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize("sign", [signal.SIGINT])
def test_an_interrupt_ends_within_a_second(server: FaultServer, sign: signal.Signals) -> None:
    """Also with hanging servers and a name server that never answers."""
    process = program(INTERRUPTED, server.here)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    time.sleep(0.6)
    begun = time.monotonic()
    process.send_signal(sign)
    out, err = process.communicate(timeout=10)
    assert time.monotonic() - begun < 1
    assert "interrupted" in out
    assert process.returncode == 0, err
    assert err == ""


@pytest.mark.parametrize(("concurrency", "per_host", "most"), [(3, 10, 3), (10, 2, 2), (1, 1, 1)])
def test_never_more_at_once_than_allowed(server: FaultServer, concurrency: int, per_host: int, most: int) -> None:
    """Both limits hold, and both are used."""
    limits = FetchLimits(timeout=5, concurrency=concurrency, per_host=per_host)
    outcomes = ask(*[request(url) for url in many(server, "slowly", 10)], limits=limits)
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)
    assert server.most_under_way == most


def test_a_run_ends_in_time_when_everything_hangs(server: FaultServer) -> None:
    """(feeds / concurrency) x timeout, also when all of them live on one host that may be asked once at a time."""
    limits = FetchLimits(timeout=0.8, concurrency=8, per_host=1)
    begun = time.monotonic()
    outcomes = ask(*[request(url) for url in many(server, "hangs", 24)], limits=limits)
    assert time.monotonic() - begun < 24 / 8 * 0.8 + 0.8
    assert len(outcomes) == 24
    assert all(
        isinstance(o, Failed) and ("no complete answer" in o.reason or "not asked" in o.reason) for o in outcomes
    )


def test_hanging_feeds_do_not_keep_their_neighbours_waiting(server: FaultServer) -> None:
    """Two places at a host are not lost to two feeds that drip."""
    urls = [*many(server, "drips_body", 4), *many(server, "good", 4)]
    outcomes = ask(*[request(url) for url in urls], limits=FetchLimits(timeout=1, concurrency=8, per_host=2))
    assert sum(isinstance(outcome, Fetched) for outcome in outcomes) == 4


def test_a_slow_reader_pauses_the_asking_and_loses_nothing(server: FaultServer) -> None:
    """Time spent reading is not held against feeds that were not asked yet."""
    urls = many(server, "good", 60)
    found: list[FetchOutcome] = []

    def take(outcome: FetchOutcome) -> None:
        time.sleep(0.06)
        found.append(outcome)

    limits = FetchLimits(timeout=0.6, concurrency=16, per_host=16)
    fetch_all([request(url) for url in urls], limits, trusted=frozenset({origin(server.here)}), take=take)
    assert [type(outcome) for outcome in found] == [Fetched] * 60


def test_one_slow_down_slows_only_its_host(server: FaultServer) -> None:
    """After a single 429 the host's other feeds are still asked, one at a time."""
    urls = [server.url("refusing"), *many(server, "slowly", 3)]
    limits = FetchLimits(timeout=2, concurrency=8, per_host=1)
    outcomes = {outcome.url: outcome for outcome in ask(*[request(url) for url in urls], limits=limits)}
    assert [type(outcomes[url]) for url in urls] == [Failed, Fetched, Fetched, Fetched]


def test_a_host_that_insists_is_left_alone(server: FaultServer) -> None:
    """After five 429 in a row the rest of that host waits, with the time it named; other hosts do not notice."""
    refused = many(server, "refusing", 8)
    elsewhere = [url.replace("127.0.0.1", "localhost") for url in many(server, "good", 3)]
    limits = FetchLimits(timeout=2, concurrency=8, per_host=1)
    outcomes = {o.url: o for o in ask(*[request(url) for url in refused + elsewhere], limits=limits)}
    reasons = [o.reason for url in refused if isinstance(o := outcomes[url], Failed)]
    assert (
        reasons == ["asks us to slow down (429)"] * 5 + ["not asked in this run: 127.0.0.1 asked us to slow down"] * 3
    )
    assert len([asked for asked in server.asked if asked.path.startswith("/refusing")]) == 5
    assert all(
        o.retry_after and (o.retry_after - NOW).total_seconds() == 600
        for o in outcomes.values()
        if isinstance(o, Failed)
    )
    assert all(isinstance(outcomes[url], Fetched) for url in elsewhere)


def test_strangers_are_asked_with_some_distance() -> None:
    """About a second at a host we do not own, less where the promised length of a run demands it."""
    assert spacing("127.0.0.1", timeout=30, concurrency=16) == 0
    assert 0.9 < spacing("news.example", timeout=30, concurrency=16) <= 1
    assert spacing("news.example", timeout=2, concurrency=50) == 0.02


def test_connections_are_kept_for_the_next_feed_of_a_host(server: FaultServer) -> None:
    """A kept connection serves again, and one that died meanwhile is replaced without a failure."""
    limits = FetchLimits(timeout=2, per_host=1)
    outcomes = ask(*[request(url) for url in many(server, "kept", 5)], limits=limits)
    assert [type(outcome) for outcome in outcomes] == [Fetched] * 5
    assert len([a for a in server.asked if a.path.startswith("/kept")]) < 5


def test_an_address_that_is_none_is_a_failure() -> None:
    """A wrong address in a request is told, not raised."""
    for url in ("ftp://news.example/feed", "http://news.example:99999/feed", "http:///feed", "feed.xml"):
        (outcome,) = ask(request(url), trusted=frozenset())
        assert isinstance(outcome, Failed)
        assert outcome.reason.startswith("is an address")


def test_a_page_is_looked_at_by_the_same_way(server: FaultServer) -> None:
    """Looking before subscribing keeps the same limits."""
    trusted = frozenset({origin(server.here)})
    assert isinstance(fetch_page(server.url("login_page"), LIMITS, trusted=trusted), Fetched)
    assert isinstance(fetch_page(server.url("bomb_gzip"), LIMITS, trusted=trusted), Failed)
    refused = fetch_page(server.url("good"), LIMITS, trusted=frozenset())
    assert isinstance(refused, Failed)
    assert "loopback" in refused.reason


MEASURED = """
import resource, sys, time
from tracker.fetch.client import fetch_all
from tracker.fetch.request import Request, origin
from tracker.subscription import Feed, FetchLimits
if len(sys.argv) > 3:
    resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[3]),) * 2)
urls = [f"{sys.argv[1]}?{n}" for n in range(int(sys.argv[2]))] if "?" not in sys.argv[1] else [sys.argv[1]]
seen = []
def take(outcome):
    seen.append(type(outcome).__name__)
    time.sleep(0.002)
limits = FetchLimits(timeout=30, concurrency=50, per_host=50)
requests = [Request(feed=Feed(url=u, id=u, name=""), url=u) for u in urls]
fetch_all(requests, limits, trusted=frozenset({origin(urls[0])}), take=take)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024, *sorted(set(seen)), len(seen))
"""


def measured(*arguments: str) -> list[str]:
    process = program(MEASURED, *arguments)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.split()


@pytest.mark.parametrize("name", ["bomb_gzip", "bomb_nested", "bomb_deflate", "bomb_brotli", "bomb_zstd"])
def test_bombs_leave_memory_flat(server: FaultServer, name: str) -> None:
    """Eight bombs at once cost the memory of eight documents at the most."""
    memory, *seen = measured(server.url(name), "8")
    assert seen == ["Failed", "8"]
    assert int(memory) < 120


def test_large_documents_do_not_pile_up(server: FaultServer) -> None:
    """Thirty answers of 9 MB, all at once, before a reader that takes its time."""
    memory, *seen = measured(server.url("large"), "30")
    assert seen == ["Fetched", "30"]
    assert int(memory) < 200


def test_few_file_descriptors_only_make_it_slower(server: FaultServer) -> None:
    """A limit of 48 open files is respected."""
    _, *seen = measured(server.url("slowly"), "60", "48")
    assert seen == ["Fetched", "60"]
