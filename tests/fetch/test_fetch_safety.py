"""Where a stranger may send us, and to whom secrets go."""

import asyncio
import ipaddress
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fault_server import FEED, FaultServer, Talk
from fetch_case import LIMITS, ask, request
from hypothesis import given
from hypothesis import strategies as st

from tracker.fetch.addresses import refusal
from tracker.fetch.request import Origin, Request, origin
from tracker.subscription import Feed, FetchLimits
from tracker.wire import Failed, Fetched

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "2a00:1450:4001:81b::200e"]
REFUSED = {
    "127.0.0.1": "loopback",
    "127.8.9.10": "loopback",
    "::1": "loopback",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "192.168.1.1": "private",
    "fc00::1": "private",
    "fd12:3456::1": "private",
    "169.254.169.254": "link-local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fd00:ec2::254": "reserved",
    "100.100.100.200": "reserved",
    "0.0.0.0": "reserved",
    "0.1.2.3": "reserved",
    "::": "reserved",
    "192.0.0.192": "reserved",
    "198.18.0.1": "reserved",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "224.0.0.1": "multicast",
    "ff02::1": "multicast",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:169.254.169.254": "link-local",
    "::127.0.0.1": "loopback",
    "64:ff9b::10.0.0.1": "private",
    "64:ff9b:1::a9fe:a9fe": "link-local",
    "2002:7f00:1::": "loopback",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "private",
    "2001:db8::1": "reserved",
    "fec0::1": "reserved",
    "no address": "unreadable",
}


async def echo(talk: Talk) -> None:
    """A feed whose summary is beside the point: the headers are looked at in `asked`."""
    await talk.answer(body=FEED)


async def away(talk: Talk) -> None:
    await talk.answer(302, location=talk.there + "/echo")


async def around(talk: Talk) -> None:
    await talk.answer(302, location="/echo")


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer(more={"echo": echo, "away": away, "around": around}) as running:
        yield running


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names that resolve to what the test says, one answer for each look-up; a missing one is unknown."""
    answers: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *rest: object, **more: object) -> object:
        if host not in answers:
            return real(host, port, *rest, **more)  # type: ignore[arg-type]
        if not answers[host]:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in answers[host].pop(0).split()]

    monkeypatch.setattr("tracker.fetch.names.socket.getaddrinfo", look_up)
    return answers


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_reached(address: str) -> None:
    """The ordinary case."""
    assert refusal(address) is None


@pytest.mark.parametrize(("address", "why"), REFUSED.items())
def test_other_addresses_may_not(address: str, why: str) -> None:
    """Private, loopback, link-local, metadata, multicast and reserved ones, in every spelling."""
    assert refusal(address) == why


@given(st.ip_addresses(v=4))
def test_an_address_inside_ipv6_is_what_it_is_outside(address: ipaddress.IPv4Address) -> None:
    """IPv4-mapped and NAT64 forms are judged by the address that is reached."""
    plain = refusal(str(address))
    assert refusal(f"::ffff:{address}") == plain
    assert refusal(f"64:ff9b::{address}") == plain


@given(st.ip_addresses())
def test_every_address_gets_a_verdict(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    """What the standard library does not call global is never reached."""
    if not address.is_global:
        assert refusal(str(address)) is not None


def test_only_exactly_the_named_origin_may_be_private(server: FaultServer) -> None:
    """Another port, scheme or name of the same machine is another origin."""
    here = origin(server.here)
    others = [
        Origin("https", here.host, here.port),
        Origin("http", here.host, here.port + 1),
        Origin("http", "localhost", here.port),
    ]
    for trusted in (frozenset[Origin](), *(frozenset({other}) for other in others)):
        (outcome,) = ask(request(server.url("good")), trusted=trusted)
        assert isinstance(outcome, Failed)
        assert outcome.weight == 1
        assert "loopback" in outcome.reason
    assert isinstance(ask(request(server.url("good")), trusted=frozenset({here}))[0], Fetched)


def test_a_named_origin_may_be_private_also_after_a_redirect(server: FaultServer) -> None:
    """The configuration's word counts on the way too."""
    trusted = frozenset({origin(server.here), origin(server.there)})
    assert isinstance(ask(request(server.url("away")), trusted=trusted)[0], Fetched)


def test_the_checked_address_is_the_one_connected_to(server: FaultServer, names: dict[str, list[str]]) -> None:
    """A name that answers differently the second time is looked up once for a connection, and refused if private."""
    port = origin(server.here).port
    names["rebind.example"] = ["127.0.0.1", "8.8.8.8"]
    (outcome,) = ask(request(f"http://rebind.example:{port}/good"), trusted=frozenset())
    assert isinstance(outcome, Failed)
    assert "loopback" in outcome.reason
    assert names["rebind.example"] == ["8.8.8.8"]


def test_one_private_address_among_public_ones_refuses_the_name(names: dict[str, list[str]]) -> None:
    """A name must not smuggle an address in behind a public one."""
    names["mixed.example"] = ["8.8.8.8 10.0.0.1"]
    (outcome,) = ask(request("http://mixed.example/feed"), trusted=frozenset())
    assert isinstance(outcome, Failed)
    assert "private" in outcome.reason


def test_a_redirect_is_checked_like_a_first_address(server: FaultServer, names: dict[str, list[str]]) -> None:
    """A stranger's name for this machine is refused after a redirect, and the fault server never hears of it."""
    names["inside.example"] = ["127.0.0.1"]
    before = len(server.asked)
    where = f"http://inside.example:{origin(server.here).port}/good"

    async def lure(talk: Talk) -> None:
        await talk.answer(302, location=where)

    with FaultServer(more={"lure": lure}) as other:
        (outcome,) = ask(request(other.url("lure")))
    assert isinstance(outcome, Failed)
    assert "inside.example is a loopback address" in outcome.reason
    assert len(server.asked) == before


def test_unknown_names_are_told_apart_from_dead_name_servers(
    names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is hard, the second is our own trouble."""
    names["unknown.example"] = []
    (outcome,) = ask(request("http://unknown.example/"))
    assert isinstance(outcome, Failed)
    assert (outcome.reason, outcome.weight) == ("the name unknown.example is unknown", 1)

    def again(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr("tracker.fetch.names.socket.getaddrinfo", again)
    (outcome,) = ask(request("http://later.example/"))
    assert isinstance(outcome, Failed)
    assert outcome.weight == 0.25


def test_refused_connections_are_soft(server: FaultServer) -> None:
    """Nobody listens there just now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (outcome,) = ask(request(f"http://127.0.0.1:{port}/"))
    assert isinstance(outcome, Failed)
    assert (outcome.reason, outcome.weight) == ("127.0.0.1 refuses connections", 0.5)


def secretive(url: str, ask_at: str | None = None) -> Request:
    feed = Feed(
        url=url,
        id="s",
        name="s",
        headers=(("X-Key", "hidden-key"), ("User-Agent", "own/1"), ("Host", "evil"), ("Accept-Encoding", "x")),
        credentials=("user", "hidden-pass"),
    )
    return Request(feed=feed, url=ask_at or url)


def sent(server: FaultServer) -> dict[str, bytes | None]:
    asked = server.asked[-1]
    return {name: asked.header(name) for name in ("x-key", "authorization", "user-agent")}


def test_secrets_go_to_their_own_origin(server: FaultServer) -> None:
    """Headers and credentials of a feed are sent to it, also after a redirect within it; those of the wire are ours."""
    ask(secretive(server.url("around")))
    assert server.asked[-1].path == "/echo"
    assert sent(server) == {
        "x-key": b"hidden-key",
        "authorization": b"Basic dXNlcjpoaWRkZW4tcGFzcw==",
        "user-agent": b"own/1",
    }
    assert server.asked[-1].header("host") == server.here.removeprefix("http://").encode()
    assert b"gzip" in (server.asked[-1].header("accept-encoding") or b"")


def test_secrets_go_nowhere_else(server: FaultServer) -> None:
    """Neither a redirect to another port nor a remembered move takes them along."""
    trusted = frozenset({origin(server.here), origin(server.there)})
    for one in (secretive(server.url("away")), secretive(server.url("echo"), server.there + "/echo")):
        (outcome,) = ask(one, trusted=trusted)
        assert isinstance(outcome, Fetched)
        found = sent(server)
        assert found["x-key"] is None
        assert found["authorization"] is None
        assert (found["user-agent"] or b"").startswith(b"tracker/")


def test_secrets_belong_to_the_address_with_its_variables_filled_in(server: FaultServer) -> None:
    """The address as configured may name its host by a variable."""
    feed = replace(secretive("https://${HOST}/echo").feed, address=server.url("echo"))
    (outcome,) = ask(Request(feed=feed, url=server.url("echo")), trusted=frozenset({origin(server.here)}))
    assert isinstance(outcome, Fetched)
    assert sent(server)["x-key"] == b"hidden-key"


def test_no_secret_stands_in_a_reason_or_a_repr(server: FaultServer) -> None:
    """Whatever goes wrong, what is told can be printed."""
    for name in ("missing", "to_metadata", "hangs_up", "wants_login", "not_http"):
        one = secretive(server.url(name) + "?token=hidden-token")
        (outcome,) = ask(one)
        assert isinstance(outcome, Failed)
        assert "hidden" not in outcome.reason
    assert "hidden-key" not in repr(one.feed)
    assert "hidden-pass" not in repr(one.feed)


def test_headers_that_cannot_be_sent_are_the_feeds_own_failure(server: FaultServer) -> None:
    """A newline in a configured header injects nothing."""
    feed = Feed(url=server.url("good"), id="x", name="x", headers=(("X-Key", "a\r\nX-Evil: b"),))
    before = len(server.asked)
    (outcome,) = ask(Request(feed=feed, url=feed.url))
    assert isinstance(outcome, Failed)
    assert "headers" in outcome.reason
    assert len(server.asked) == before


def test_we_ask_under_one_honest_name(server: FaultServer) -> None:
    """Name, version and a page to read about us, unless the configuration says otherwise."""
    ask(request(server.url("good")))
    agent = (server.asked[-1].header("user-agent") or b"").decode()
    assert agent.startswith("tracker/")
    assert "(+https://" in agent
    ask(request(server.url("good")), limits=FetchLimits(timeout=1, user_agent="Example News desk@example.com"))
    assert server.asked[-1].header("user-agent") == b"Example News desk@example.com"


def test_proxies_of_the_environment_are_used(server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The question goes to the proxy with the whole address, and with the proxy's login."""
    monkeypatch.setenv("http_proxy", server.here.replace("http://", "http://me:pw@"))
    (outcome,) = ask(request("http://news.example/good"), trusted=frozenset())
    assert server.asked[-1].path == "http://news.example/good"
    assert server.asked[-1].header("proxy-authorization") == b"Basic bWU6cHc="
    assert isinstance(outcome, Failed)  # the fault server knows no such case
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert isinstance(ask(request(server.url("good")))[0], Fetched)
    assert server.asked[-1].path == "/good"


@pytest.mark.parametrize("url", ["http://192.168.0.1/", "http://localhost/", "http://[::1]/", "http://nas.local/"])
def test_a_proxy_is_not_asked_for_this_network(url: str, server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's address for our own network is refused before the proxy hears of it."""
    monkeypatch.setenv("http_proxy", server.here)
    monkeypatch.setenv("no_proxy", "")
    before = len(server.asked)
    (outcome,) = ask(request(url), trusted=frozenset())
    assert isinstance(outcome, Failed)
    assert outcome.weight == 1
    assert len(server.asked) == before


def test_an_unusable_proxy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of proxy that is not supported is no reason to go around it."""
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1")
    (outcome,) = ask(request("http://news.example/"), trusted=frozenset())
    assert isinstance(outcome, Failed)
    assert "proxy" in outcome.reason


# --- TLS ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1, signed by itself, with its key in the same file."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1"
    line = ["openssl", *words.split(), "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(path), "-out", "-"]
    try:
        made = subprocess.run(line, check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no certificate without openssl: {error}")
    path.write_bytes(path.read_bytes() + made.stdout)
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[str]:
    """An https server that answers with a document of five megabytes."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    body = FEED + b" " * 5_000_000

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        await writer.drain()
        writer.close()

    ports: list[int] = []
    ready, over = threading.Event(), threading.Event()

    async def serve() -> None:
        server = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=context)
        ports.append(server.sockets[0].getsockname()[1])
        ready.set()
        while not over.is_set():
            await asyncio.sleep(0.02)
        server.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert ready.wait(5)
    yield f"https://127.0.0.1:{ports[0]}/feed"
    over.set()
    thread.join(5)


def test_a_certificate_is_checked(secure: str) -> None:
    """One that nobody vouches for is a hard failure that names the reason."""
    (outcome,) = ask(request(secure))
    assert isinstance(outcome, Failed)
    assert outcome.weight == 1
    assert "certificate of 127.0.0.1 is not valid" in outcome.reason


def test_a_large_document_arrives_whole_over_tls(
    secure: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Certificates that the environment names are believed, and nothing is lost while the reader pauses the peer."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    limits = FetchLimits(timeout=10)
    (outcome,) = ask(request(secure), limits=limits)
    assert isinstance(outcome, Fetched), outcome
    assert outcome.body == FEED + b" " * 5_000_000


def test_plain_http_on_a_tls_port_is_told(secure: str) -> None:
    """A wrong scheme is a failure in one line."""
    (outcome,) = ask(request(secure.replace("https", "http")), limits=LIMITS)
    assert isinstance(outcome, Failed)


def test_tls_on_a_plain_port_is_told(server: FaultServer) -> None:
    """So is the other wrong scheme."""
    (outcome,) = ask(request(server.url("good").replace("http", "https")), limits=LIMITS)
    assert isinstance(outcome, Failed)
    assert "no secure connection" in outcome.reason
