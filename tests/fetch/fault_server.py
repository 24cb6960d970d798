"""A server with every fault we promise to survive: one named case for each promise, with what is expected of it.

    python tests/fetch/fault_server.py [PORT]     serves each case at /NAME and lists them

Nothing here is sent by a library: each case writes its bytes itself, because faults are what it is for.
"""

import asyncio
import gzip
import sys
import threading
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

ITEM = "<item><guid>{0}</guid><link>https://news.example/{0}</link><title>Story {0}</title></item>"
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Faults</title>'
    + "".join(ITEM.format(number) for number in range(3))
    + "</channel></rss>"
).encode()
#: An ETag that nobody should tidy: not quoted, with a quote, a backslash, and a byte that is no ASCII.
ODD_ETAG = b'W/x"\\\xe9 y'
MEBI = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a careful reader makes of a case."""

    outcome: Literal["Fetched", "NotModified", "Failed"] = "Failed"
    reason: str = ""  #: part of the one line, for failures
    weight: float | None = None
    status: int | None = None
    limit: float = 8.0  #: seconds to give it in all; floods and bombs are work for this machine too
    within: float = 8.0  #: seconds it may take
    entries: int | None = 3  #: after parsing, for documents; None: the parser must call it a failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it arrived."""

    path: str
    headers: tuple[tuple[str, bytes], ...]  #: lower-case names

    def header(self, name: str) -> bytes | None:
        """The value of a header; None: not sent."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(slots=True)
class Talk:
    """One connection in the hands of a case."""

    asked: Asked
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    here: str  #: http://127.0.0.1:PORT
    there: str  #: the same server by a port that no configuration names

    async def send(self, *parts: bytes) -> None:
        self.writer.write(b"".join(parts))
        await self.writer.drain()

    async def answer(self, status: int = 200, body: bytes = b"", **headers: str | bytes) -> None:
        """A well-formed answer; `content_type=…` names a header."""
        lines = [b"HTTP/1.1 %d Because" % status, b"Connection: close", b"Content-Length: %d" % len(body)]
        for name, value in headers.items():
            value = value.encode() if isinstance(value, str) else value
            lines.append(name.replace("_", "-").encode() + b": " + value)
        await self.send(b"\r\n".join(lines), b"\r\n\r\n", body)

    async def begin(self, *headers: bytes) -> None:
        """Only a status line and headers, no length: the body lasts until the end."""
        await self.send(b"\r\n".join((b"HTTP/1.1 200 OK", b"Connection: close", *headers)), b"\r\n\r\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One promise."""

    name: str  #: served at /NAME
    promise: str
    expected: Expected
    play: Callable[[Talk], Awaitable[None]] = field(repr=False)


CASES: dict[str, Case] = {}
Player = Callable[[Talk], Awaitable[None]]


def case(expected: Expected) -> Callable[[Player], Player]:
    """Registers a function as the case of its name; its docstring is the promise."""

    def register(play: Player) -> Player:
        name = play.__name__
        CASES[name] = Case(name=name, promise=(play.__doc__ or "").strip(), expected=expected, play=play)
        return play

    return register


def fetched(entries: int | None = 3) -> Expected:
    return Expected(outcome="Fetched", entries=entries, status=200)


def fails(reason: str, weight: float, status: int | None = None) -> Expected:
    return Expected(reason=reason, weight=weight, status=status)


def times_out() -> Expected:
    return Expected(reason="no complete answer within 1 s", weight=0.5, limit=1.0, within=2.5)


# --- answers as they should be -----------------------------------------------------------------------------------


@case(fetched())
async def good(talk: Talk) -> None:
    """An ordinary feed arrives."""
    await talk.answer(body=FEED, content_type="application/rss+xml")


@case(fetched())
async def validators(talk: Talk) -> None:
    """Validators come back byte for byte, and a 304 to them is "nothing new"."""
    if talk.asked.header("if-none-match") == ODD_ETAG:
        await talk.answer(304)
    else:
        await talk.answer(body=FEED, etag=ODD_ETAG, last_modified="Sun, 06 Nov 1994 08:49:37 GMT")


@case(fails("although it was not asked", 0.5, 304))
async def unasked_304(talk: Talk) -> None:
    """A 304 to a question without validators is a fault, not "no news"."""
    await talk.answer(304)


@case(fetched())
async def no_length(talk: Talk) -> None:
    """A body without a length lasts until the connection ends."""
    await talk.begin()
    await talk.send(FEED)


@case(fetched())
async def tiny_chunks(talk: Talk) -> None:
    """Chunks of one byte are only slow, not wrong."""
    await talk.begin(b"Transfer-Encoding: chunked")
    await talk.send(b"".join(b"1\r\n%c\r\n" % byte for byte in FEED), b"0\r\n\r\n")


@case(fetched())
async def interim_answers(talk: Talk) -> None:
    """Interim answers before the real one are passed over."""
    await talk.send(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 3)
    await talk.answer(body=FEED)


@case(fetched())
async def bare_newlines(talk: Talk) -> None:
    """A server that ends its lines with a bare newline and gives no reason phrase is understood."""
    await talk.send(b"HTTP/1.1 200\nContent-Length: %d\n\n" % len(FEED), FEED)


# --- compression -------------------------------------------------------------------------------------------------


@case(fetched())
async def gzipped(talk: Talk) -> None:
    """gzip is unpacked."""
    await talk.answer(body=gzip.compress(FEED), content_encoding="gzip")


@case(fetched())
async def gzip_members(talk: Talk) -> None:
    """gzip of several members, with padding after the end, is read whole."""
    packed = gzip.compress(FEED[:100]) + gzip.compress(FEED[100:]) + b"\0" * 20
    await talk.answer(body=packed, content_encoding="gzip")


@case(fetched())
async def deflate_framed(talk: Talk) -> None:
    """deflate in its zlib frame is unpacked."""
    await talk.answer(body=zlib.compress(FEED), content_encoding="deflate")


@case(fetched())
async def deflate_raw(talk: Talk) -> None:
    """deflate without a frame, as some servers send it, is unpacked."""
    packer = zlib.compressobj(wbits=-15)
    await talk.answer(body=packer.compress(FEED) + packer.flush(), content_encoding="deflate")


@case(fetched())
async def brotli_packed(talk: Talk) -> None:
    """br is unpacked."""
    import brotli

    await talk.answer(body=brotli.compress(FEED), content_encoding="br")


@case(fetched())
async def zstd_packed(talk: Talk) -> None:
    """zstd is unpacked, of several frames too."""
    import zstandard

    packer = zstandard.ZstdCompressor()
    await talk.answer(body=packer.compress(FEED[:99]) + packer.compress(FEED[99:]), content_encoding="zstd")


@case(fetched())
async def packed_twice(talk: Talk) -> None:
    """Two codings are taken off in the right order."""
    await talk.answer(body=gzip.compress(zlib.compress(FEED)), content_encoding="deflate, gzip")


@case(fetched())
async def announced_but_plain(talk: Talk) -> None:
    """A body announced as gzip that is plain text is taken as it is."""
    await talk.answer(body=FEED, content_encoding="gzip")


@case(fetched())
async def packed_but_unsaid(talk: Talk) -> None:
    """A gzip file handed out without a word about it is unpacked."""
    await talk.answer(body=gzip.compress(FEED), content_type="application/x-gzip")


@case(fails("damaged", 0.5))
async def gzip_damaged(talk: Talk) -> None:
    """A damaged body is a failure."""
    packed = bytearray(gzip.compress(FEED))
    packed[20:30] = b"\xff" * 10
    await talk.answer(body=bytes(packed), content_encoding="gzip")


@case(fails("ends early", 0.5))
async def gzip_cut(talk: Talk) -> None:
    """A compressed body that ends in the middle is a failure, also when its length is right."""
    await talk.answer(body=gzip.compress(FEED)[:-30], content_encoding="gzip")


@case(fails("compressed in a way nobody asked for", 0.5))
async def unknown_coding(talk: Talk) -> None:
    """A coding nobody knows is named as the failure."""
    await talk.answer(body=FEED, content_encoding="compress")


@case(fails("too many times", 0.5))
async def packed_often(talk: Talk) -> None:
    """A body packed many times over is refused unread."""
    await talk.answer(body=FEED, content_encoding="gzip, " * 50 + "gzip")


@cache
def bomb(kind: str) -> bytes:
    """A small body that unpacks to very much; made once, because making it takes longer than a time limit."""
    if kind == "gzip":
        return gzip.compress(bytes(10 * MEBI), 9) * 100  # 1 MB for 1 GB
    if kind == "gzip gzip":
        return gzip.compress(bomb("gzip"))
    if kind == "hollow":
        return gzip.compress(gzip.compress(b"") * MEBI)
    if kind == "deflate":
        return zlib.compress(bytes(64 * MEBI), 6)
    if kind == "br":
        import brotli

        return bytes(brotli.compress(bytes(64 * MEBI), quality=3))
    import zstandard

    return zstandard.ZstdCompressor().compress(bytes(256 * MEBI))


BOMBS = ("gzip", "gzip gzip", "hollow", "deflate", "br", "zstd")


@case(fails("larger than", 1.0))
async def bomb_gzip(talk: Talk) -> None:
    """A gzip bomb stops at the limit."""
    await talk.answer(body=bomb("gzip"), content_encoding="gzip")


@case(fails("larger than", 1.0))
async def bomb_unsaid(talk: Talk) -> None:
    """A bomb that does not say it is compressed stops at the limit."""
    await talk.answer(body=bomb("gzip"))


@case(fails("larger than", 1.0))
async def bomb_deflate(talk: Talk) -> None:
    """A deflate bomb stops at the limit."""
    await talk.answer(body=bomb("deflate"), content_encoding="deflate")


@case(fails("larger than", 1.0))
async def bomb_nested(talk: Talk) -> None:
    """A bomb inside a bomb stops at the limit of the inner one."""
    await talk.answer(body=bomb("gzip gzip"), content_encoding="gzip, gzip")


@case(fails("too many parts", 0.5))
async def bomb_hollow(talk: Talk) -> None:
    """A bomb whose inner layer would come to nothing, in a million parts, stops all the same."""
    await talk.answer(body=bomb("hollow"), content_encoding="gzip, gzip")


@case(fails("larger than", 1.0))
async def bomb_brotli(talk: Talk) -> None:
    """A br bomb stops at the limit."""
    await talk.answer(body=bomb("br"), content_encoding="br")


@case(fails("larger than", 1.0))
async def bomb_zstd(talk: Talk) -> None:
    """A zstd bomb stops at the limit."""
    await talk.answer(body=bomb("zstd"), content_encoding="zstd")


# --- sizes and times ---------------------------------------------------------------------------------------------


@case(fails("larger than", 1.0))
async def announced_too_large(talk: Talk) -> None:
    """A length above the limit ends it before a byte of the body is read."""
    await talk.begin(b"Content-Length: 99999999999")
    await asyncio.sleep(30)


@case(fails("larger than", 1.0))
async def endless_body(talk: Talk) -> None:
    """A body without end stops at the limit."""
    await talk.begin()
    while True:
        await talk.send(b"x" * 65536)


@case(times_out())
async def hangs(talk: Talk) -> None:
    """A server that never answers costs the time limit and no more."""
    await asyncio.sleep(30)


@case(times_out())
async def drips_headers(talk: Talk) -> None:
    """Headers that drip do not start the clock again."""
    await talk.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await talk.send(b"X-Drip: drop\r\n")
        await asyncio.sleep(0.05)


@case(times_out())
async def drips_body(talk: Talk) -> None:
    """A body that drips does not start the clock again."""
    await talk.begin()
    while True:
        await talk.send(b" ")
        await asyncio.sleep(0.05)


@case(times_out())
async def slow_redirects(talk: Talk) -> None:
    """Time spent on redirects counts towards the same limit."""
    await asyncio.sleep(0.8)
    number = talk.asked.path.count("n")
    await talk.answer(302, location="/slow_redirects?" + "n" * (number + 1))


@case(fails("headers without end", 0.5))
async def header_flood(talk: Talk) -> None:
    """Headers without end stop early."""
    await talk.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await talk.send(b"X-Flood: %s\r\n" % (b"y" * 1000))


@case(fails("far more than any feed needs", 1.0))
async def interim_flood(talk: Talk) -> None:
    """Interim answers without end stop early."""
    while True:
        await talk.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 3000)


@case(fails("far more than any feed needs", 1.0))
async def chunk_flood(talk: Talk) -> None:
    """A large body in chunks of one byte is work without end and stops early."""
    await talk.begin(b"Transfer-Encoding: chunked")
    while True:
        await talk.send(b"1\r\n \r\n" * 5000)


# --- broken answers ----------------------------------------------------------------------------------------------


@case(fails("empty body", 0.5, 200))
async def empty(talk: Talk) -> None:
    """An empty body is a failure, not "no news"."""
    await talk.answer(body=b"")


@case(fails("empty body", 0.5, 200))
async def blank(talk: Talk) -> None:
    """A body of white space is empty."""
    await talk.answer(body=b" \r\n\t")


@case(fails("without a document (204)", 1.0, 204))
async def no_content(talk: Talk) -> None:
    """204 brings no document."""
    await talk.answer(204)


@case(fails("stopped in the middle", 0.5))
async def cut_short(talk: Talk) -> None:
    """Fewer bytes than announced is a failure: nothing of it counts as the feed."""
    await talk.begin(b"Content-Length: 5000")
    await talk.send(FEED)


@case(fails("stopped in the middle", 0.5))
async def cut_chunk(talk: Talk) -> None:
    """A chunked body without its last chunk is a failure."""
    await talk.begin(b"Transfer-Encoding: chunked")
    await talk.send(b"%x\r\n" % len(FEED), FEED, b"\r\n")


@case(fails("hung up without an answer", 0.5))
async def hangs_up(talk: Talk) -> None:
    """A connection closed without a word is told as such."""


@case(fails("broke off", 0.5))
async def resets(talk: Talk) -> None:
    """A connection reset in the middle is told as such."""
    await talk.begin(b"Content-Length: 5000")
    await asyncio.sleep(0.05)
    linger = (1).to_bytes(4, sys.byteorder) + (0).to_bytes(4, sys.byteorder)
    talk.writer.get_extra_info("socket").setsockopt(1, 13, linger)  # SOL_SOCKET, SO_LINGER: close with a reset
    talk.writer.transport.abort()


@case(fails("does not answer in HTTP", 0.5))
async def not_http(talk: Talk) -> None:
    """Something else than HTTP is told as such."""
    await talk.send(b"220 mail.example ESMTP ready\r\n\r\n")


@case(fetched(entries=None))
async def login_page(talk: Talk) -> None:
    """A login page instead of the feed is a failure once it is read."""
    page = b"<!doctype html><html><head><title>Sign in</title></head><body><form><input name=u></form></body></html>"
    await talk.answer(body=page, content_type="text/html; charset=utf-8")


@case(fetched(entries=None))
async def portal(talk: Talk) -> None:
    """A captive portal's permanent redirect leads to a page that is no feed and is never remembered."""
    if talk.asked.path == "/portal":
        await talk.answer(301, location="/portal/welcome")
    else:
        await talk.answer(body=b"<html><body>Welcome to our network</body></html>", content_type="text/html")


# --- statuses ----------------------------------------------------------------------------------------------------


@case(fails("wants a login", 1.0, 401))
async def wants_login(talk: Talk) -> None:
    """401 says what to do."""
    await talk.answer(401, www_authenticate="Basic realm=x")


@case(fails("refuses us", 1.0, 403))
async def forbidden(talk: Talk) -> None:
    """403 is told."""
    await talk.answer(403)


@case(fails("only browsers", 1.0, 403))
async def challenge(talk: Talk) -> None:
    """A page that challenges browsers is told apart from a plain refusal."""
    await talk.answer(403, cf_mitigated="challenge")


@case(fails("no feed at this address", 0.5, 404))
async def missing(talk: Talk) -> None:
    """404 is soft: pages come back."""
    await talk.answer(404)


@case(fails("gone for good", 1.0, 410))
async def gone(talk: Talk) -> None:
    """410 stops polling and says so."""
    await talk.answer(410)


@case(fails("slow down", 0.5, 429))
async def too_many(talk: Talk) -> None:
    """429 with seconds says when to come back."""
    await talk.answer(429, retry_after="120")


@case(fails("slow down", 0.5, 429))
async def too_many_until(talk: Talk) -> None:
    """429 with a date says when to come back, by the server's own clock."""
    dates = {"date": "Sun, 06 Nov 1994 08:00:00 GMT", "retry_after": "Sun, 06 Nov 1994 08:02:00 GMT"}
    await talk.answer(429, **dates)


@case(fails("not available", 0.5, 503))
async def unavailable(talk: Talk) -> None:
    """503 with seconds says when to come back."""
    await talk.answer(503, retry_after="120")


@case(fails("not available", 0.5, 503))
async def unavailable_for_ages(talk: Talk) -> None:
    """A Retry-After of ages overflows nothing."""
    await talk.answer(503, retry_after="9" * 400)


@case(fails("error of its own", 0.5, 500))
async def server_error(talk: Talk) -> None:
    """500 is soft."""
    await talk.answer(500)


@case(fails("status 299", 1.0, 299))
async def odd_status(talk: Talk) -> None:
    """A status nobody knows brings no document."""
    await talk.answer(299, FEED)


# --- redirects ---------------------------------------------------------------------------------------------------


@case(fetched())
async def moved(talk: Talk) -> None:
    """A chain of permanent redirects is known as permanent."""
    steps = {"/moved": (301, "/moved/2"), "/moved/2": (308, "/moved/feed")}
    if talk.asked.path in steps:
        status, location = steps[talk.asked.path]
        await talk.answer(status, location=location)
    else:
        await talk.answer(body=FEED)


@case(fetched())
async def moved_for_now(talk: Talk) -> None:
    """One temporary step makes the whole way temporary."""
    steps = {"/moved_for_now": (301, "/moved_for_now/2"), "/moved_for_now/2": (302, "/moved_for_now/feed")}
    if talk.asked.path in steps:
        status, location = steps[talk.asked.path]
        await talk.answer(status, location=location)
    else:
        await talk.answer(body=FEED)


@case(fetched())
async def redirect_spelled_oddly(talk: Talk) -> None:
    """A redirect with spaces, non-ASCII bytes, a fragment and a stranger's credentials is followed cleanly."""
    if talk.asked.path == "/redirect_spelled_oddly":
        there = talk.here.replace("http://", "http://user:secret@") + "/redirect_spelled_oddly/é x?q=ü#part"
        await talk.answer(302, location=there)
    elif talk.asked.header("authorization"):
        await talk.answer(400)
    else:
        await talk.answer(body=FEED)


@case(fails("in a circle", 1.0))
async def circle(talk: Talk) -> None:
    """A circle of redirects is told as such."""
    await talk.answer(302, location="/circle/2" if talk.asked.path == "/circle" else "/circle")


@case(fails("more than 8 times", 1.0))
async def endless_redirects(talk: Talk) -> None:
    """Redirects without end stop."""
    await talk.answer(302, location=talk.asked.path + "x")


@case(fails("the scheme 'ftp'", 1.0))
async def to_ftp(talk: Talk) -> None:
    """A redirect to another scheme is refused."""
    await talk.answer(301, location="ftp://127.0.0.1/feed.xml")


@case(fails("the scheme 'file'", 1.0))
async def to_file(talk: Talk) -> None:
    """A redirect to a file is refused."""
    await talk.answer(301, location="file:///etc/passwd")


@case(fails("without a host", 1.0))
async def to_nowhere(talk: Talk) -> None:
    """A redirect to an address without a host is refused."""
    await talk.answer(301, location="https:///feed.xml")


@case(fails("status 301", 1.0, 301))
async def redirect_without_address(talk: Talk) -> None:
    """A redirect that does not say where to is a failure."""
    await talk.answer(301, FEED)


@case(fails("loopback", 1.0))
async def to_other_port(talk: Talk) -> None:
    """A redirect to another port of this machine is refused: the configuration does not name that origin."""
    await talk.answer(302, location=talk.there + "/good")


@case(fails("loopback", 1.0))
async def to_localhost(talk: Talk) -> None:
    """A redirect to this machine by name is refused."""
    await talk.answer(302, location=talk.here.replace("127.0.0.1", "localhost") + "/good")


@case(fails("loopback", 1.0))
async def to_mapped(talk: Talk) -> None:
    """A redirect to this machine as an IPv4 address inside IPv6 is refused."""
    await talk.answer(302, location=talk.here.replace("127.0.0.1", "[::ffff:127.0.0.1]") + "/good")


@case(fails("loopback", 1.0))
async def to_number(talk: Talk) -> None:
    """A redirect to this machine written as one number is refused."""
    await talk.answer(302, location=talk.here.replace("127.0.0.1", "2130706433") + "/good")


@case(fails("link-local", 1.0))
async def to_metadata(talk: Talk) -> None:
    """A redirect to a cloud's metadata address is refused."""
    await talk.answer(302, location="http://169.254.169.254/latest/meta-data/")


@case(fails("private", 1.0))
async def to_private(talk: Talk) -> None:
    """A redirect into a private network is refused."""
    await talk.answer(302, location="http://192.168.0.1/good")


@case(fails("reserved", 1.0))
async def to_zero(talk: Talk) -> None:
    """A redirect to 0.0.0.0, which reaches this machine, is refused."""
    await talk.answer(302, location=talk.here.replace("127.0.0.1", "0.0.0.0") + "/good")


# --- the server --------------------------------------------------------------------------------------------------


class FaultServer:
    """Serves the cases on two loopback ports from a thread of its own; remembers what was asked."""

    def __init__(self, port: int = 0, more: dict[str, Player] | None = None) -> None:
        self.asked: list[Asked] = []
        self.under_way = 0
        self.most_under_way = 0
        self._port = port
        self._more = more or {}
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> "FaultServer":
        for kind in BOMBS:
            bomb(kind)
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)

    def url(self, name: str) -> str:
        """Address of a case."""
        return f"{self.here}/{name}"

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._transports: set[asyncio.WriteTransport] = set()  #: of all, as one may outlive its task to send the rest
        one = await asyncio.start_server(self._talk, "127.0.0.1", self._port)
        two = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.here, self.there = (f"http://127.0.0.1:{s.sockets[0].getsockname()[1]}" for s in (one, two))
        self._ready.set()
        await self._stop.wait()
        for server in (one, two):
            server.close()
        while tasks := tuple(self._tasks):
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for transport in self._transports:
            transport.abort()
        await asyncio.sleep(0.02)  # for the last connections to be put away

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._transports.add(writer.transport)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await self._play(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the other side had enough, or the server ends
        finally:
            self.under_way -= 1
            self._tasks.discard(task)
            writer.close()

    async def _play(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        start = await reader.readexactly(1)
        if start == b"\x16":  # the beginning of a TLS handshake: answered as a plain server does
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return
        head = start + await reader.readuntil(b"\r\n\r\n")
        first, *lines = head[:-4].split(b"\r\n")
        pairs = (line.partition(b":") for line in lines)
        headers = tuple((name.decode("latin-1").lower(), value.strip()) for name, _, value in pairs)
        asked = Asked(path=first.split(b" ")[1].decode("latin-1"), headers=headers)
        self.asked.append(asked)
        talk = Talk(asked=asked, reader=reader, writer=writer, here=self.here, there=self.there)
        name = asked.path.strip("/").replace("?", "/").split("/")[0].rstrip("x")
        if name in self._more:
            await self._more[name](talk)
        elif name in CASES:
            await CASES[name].play(talk)
        else:
            await talk.answer(404)


if __name__ == "__main__":
    with FaultServer(int(sys.argv[1]) if len(sys.argv) > 1 else 0) as server:
        for one in CASES.values():
            print(f"{server.url(one.name):60} {one.promise}", flush=True)
        threading.Event().wait()
