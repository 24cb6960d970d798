"""One question and its answer: redirects followed by hand, the body streamed through its limits."""

import ssl
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import httpcore

from tracker.fetch.addresses import refusal
from tracker.fetch.body import Body
from tracker.fetch.decode import Decoder, TooLargeError, codings
from tracker.fetch.failures import RedirectError
from tracker.fetch.headers import Headers
from tracker.fetch.network import Backend, FloodError, RefusedError
from tracker.fetch.proxies import Proxies, Proxy
from tracker.fetch.request import DEFAULT_PORTS, Origin, Request, followed, host_header, origin, target

MOST_REDIRECTS = 8
REDIRECTS = {301, 302, 303, 307, 308}
PERMANENT = {301, 308}
WITH_BODY = {200, 203}
#: What may come over the wire until the headers are complete: the most of h11 (100 KB) and a first read of the body.
#: Interim answers without end count here.
HEAD = 192 * 1024
#: What may come after that beyond twice the document: chunk marks.
OVERHEAD = 1_000_000
#: A body in more pieces than this, with fewer bytes each on average, is meant to waste our time: every piece costs
#: about 30 microseconds, so that 10 MB in chunks of one byte would take minutes.
MOST_PIECES = 20_000
SMALL_PIECE = 16
#: Idle connections kept for the next feed of the same origin.
KEPT = 4
ACCEPT = b"application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
#: Headers that belong to the connection and that a configuration cannot take over.
OURS = {b"host", b"connection", b"content-length", b"transfer-encoding", b"accept-encoding"}
#: Names that only ever mean this machine or its network: a proxy must not be asked for them on a stranger's word.
LOCAL_NAMES = (".localhost", ".local", ".internal")
Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A complete answer."""

    url: str  #: where it came from, after redirects
    status: int
    headers: Headers
    body: Body | None  #: None: the status brings none
    permanent: bool  #: there were redirects, and every one was permanent


class Sender(Protocol):
    """A connection, or a proxy that makes one."""

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response: ...

    async def aclose(self) -> None: ...


@dataclass(slots=True)
class Line:
    """A way to one origin, with the count of what may still arrive over it."""

    sender: Sender
    backend: Backend
    used: bool = False


class Exchange:
    """Asks; holds what all questions of a run share: TLS settings, proxies, idle connections."""

    def __init__(
        self, *, max_bytes: int, trusted: frozenset[Origin], user_agent: str, shared: frozenset[str] = frozenset()
    ) -> None:
        """`shared`: hosts that are asked more than once, whose connections are worth keeping."""
        self._max_bytes = max_bytes
        self._trusted = trusted
        self._shared = shared
        self._common: list[Header] = [
            (b"User-Agent", user_agent.encode("latin-1", "replace")),
            (b"Accept", ACCEPT),
            (b"Accept-Encoding", b"gzip, deflate, br, zstd"),
        ]
        self._proxies = Proxies()
        self._context: ssl.SSLContext | None = None
        self._idle: dict[Origin, list[Line]] = {}

    async def get(self, request: Request, *, at: Callable[[str], None]) -> Answer:
        """The final answer to a request.

        Args:
            at: told the host before each step of the way, for messages.

        Raises:
            Everything that `failures.by_error` can put into words.
        """
        url, permanent, hops = request.url, True, 0
        seen = {url}
        while True:
            where = _origin(url, hops)
            at(where.host)
            answer = await self._ask(url, where, _headers(request, where, self._common))
            location = answer.headers.first("location")
            if answer.status not in REDIRECTS or location is None:
                return Answer(
                    url=url,
                    status=answer.status,
                    headers=answer.headers,
                    body=answer.body,
                    permanent=permanent and hops > 0,
                )
            permanent = permanent and answer.status in PERMANENT
            hops += 1
            try:
                url = followed(url, location)
            except ValueError as error:
                raise RedirectError(f"redirects to {error}") from None
            if url in seen:
                raise RedirectError("redirects in a circle")
            if hops > MOST_REDIRECTS:
                raise RedirectError(f"redirects more than {MOST_REDIRECTS} times")
            seen.add(url)

    async def close(self) -> None:
        """Let go of idle connections."""
        for lines in self._idle.values():
            for line in lines:
                await line.sender.aclose()
        self._idle.clear()

    async def _ask(self, url: str, where: Origin, headers: list[Header]) -> Answer:
        """One step.  A kept connection that turns out to be dead is replaced once."""
        line = self._line(where)
        try:
            return await self._over(line, url, where, headers)
        except (httpcore.RemoteProtocolError, httpcore.NetworkError):
            if not line.used:
                raise
        return await self._over(self._new(where), url, where, headers)

    async def _over(self, line: Line, url: str, where: Origin, headers: list[Header]) -> Answer:
        line.backend.allowance = HEAD
        port = None if where.port == DEFAULT_PORTS[where.scheme] else where.port
        question = httpcore.Request(
            b"GET",
            httpcore.URL(scheme=where.scheme.encode(), host=where.host.encode(), port=port, target=target(url)),
            headers=headers,
        )
        complete = False
        try:
            response = await line.sender.handle_async_request(question)
            line.backend.allowance += 2 * self._max_bytes + OVERHEAD
            try:
                told = Headers(response.headers)
                body = await self._body(response, told) if response.status in WITH_BODY else None
                complete = body is not None or response.status == 304
            finally:
                await response.aclose()
        finally:
            if not (complete and self._keep(line, where)):
                await line.sender.aclose()
        return Answer(url=url, status=response.status, headers=told, body=body, permanent=False)

    async def _body(self, response: httpcore.Response, headers: Headers) -> Body:
        length = headers.first("content-length") or ""
        if length.isdigit() and int(length[:20]) > self._max_bytes:
            raise TooLargeError
        decoder = Decoder(codings(headers.joined("content-encoding")), self._max_bytes)
        body, pieces, size = Body(), 0, 0
        try:
            async for data in response.aiter_stream():
                pieces += 1
                size += len(data)
                if pieces > MOST_PIECES and size < SMALL_PIECE * pieces:
                    raise FloodError
                for piece in decoder.feed(data):
                    body.add(piece)
            decoder.finish()
        except BaseException:
            body.drop()
            raise
        return body

    def _line(self, where: Origin) -> Line:
        """An idle connection that still lives, or a new one."""
        waiting = self._idle.get(where, [])
        while waiting:
            line = waiting.pop()
            if isinstance(line.sender, httpcore.AsyncHTTPConnection) and not line.sender.has_expired():
                line.used = True
                return line
        return self._new(where)

    def _new(self, where: Origin) -> Line:
        trusted = where in self._trusted
        proxy = self._proxies.for_origin(where)
        backend = Backend(trusted=trusted or proxy is not None, allowance=0)
        if proxy is not None:
            return Line(self._through(proxy, where, backend, trusted=trusted), backend)
        connection = httpcore.AsyncHTTPConnection(
            httpcore.Origin(where.scheme.encode(), where.host.encode(), where.port),
            ssl_context=self._tls() if where.scheme == "https" else None,
            network_backend=backend,
        )
        return Line(connection, backend)

    def _through(self, proxy: Proxy, where: Origin, backend: Backend, *, trusted: bool) -> Sender:
        """By way of a proxy, which looks names up itself: only addresses and local names can be checked here."""
        if not trusted:
            if where.host == "localhost" or where.host.endswith(LOCAL_NAMES):
                raise RefusedError("local")
            why = refusal(where.host)
            if why is not None and why != "unreadable":
                raise RefusedError(why)
        return httpcore.AsyncHTTPProxy(
            proxy.url,
            proxy_auth=proxy.login,
            ssl_context=self._tls() if where.scheme == "https" else None,
            network_backend=backend,
        )

    def _keep(self, line: Line, where: Origin) -> bool:
        """Put a connection aside if it can serve again."""
        if where.host not in self._shared:
            return False
        kept = self._idle.setdefault(where, [])
        sender = line.sender
        if len(kept) >= KEPT or not isinstance(sender, httpcore.AsyncHTTPConnection) or not sender.is_idle():
            return False
        kept.append(line)
        return True

    def _tls(self) -> ssl.SSLContext:
        """One for the run, made when the first https address is asked: reading the certificates takes 20 ms."""
        if self._context is None:
            self._context = ssl.create_default_context()
        return self._context


def _origin(url: str, hops: int) -> Origin:
    try:
        return origin(url)
    except ValueError as error:
        raise RedirectError(f"redirects to {error}" if hops else f"is {error}") from None


def _headers(request: Request, where: Origin, common: list[Header]) -> list[Header]:
    """What is sent: the feed's own headers and credentials only to the origin they were written for."""
    headers = [(b"Host", host_header(where)), *common]
    if request.validators.etag is not None:
        headers.append((b"If-None-Match", request.validators.etag.encode("latin-1", "replace")))
    if request.validators.last_modified is not None:
        headers.append((b"If-Modified-Since", request.validators.last_modified.encode("latin-1", "replace")))
    feed = request.feed
    if not (feed.headers or feed.credentials) or where != _origin(feed.url, 0):
        return headers
    own = [(name.encode("latin-1", "replace"), value.encode()) for name, value in feed.headers]
    if feed.credentials is not None:
        own.append((b"Authorization", b"Basic " + b64encode(":".join(feed.credentials).encode())))
    own = [(name, value) for name, value in own if name.lower() not in OURS]
    names = {name.lower() for name, _ in own}
    return [(name, value) for name, value in headers if name.lower() not in names] + own
