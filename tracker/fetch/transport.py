"""The transport below httpx: connections opened with their address checked, kept for the next question, or by proxy."""

import os
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

import httpcore
import httpx

from tracker.fetch.addresses import refusal
from tracker.fetch.network import Backend, RefusedError
from tracker.fetch.proxies import Proxies
from tracker.fetch.request import DEFAULT_PORTS, Origin

#: What may come over the wire until the headers are complete: the most of h11 (100 KB) and a first read of the body.
#: Interim answers without end count here.
HEAD = 192 * 1024
#: What may come over the wire after the headers, beyond twice the document: chunk marks.
OVERHEAD = 1_000_000
#: Idle connections kept for the next feed of the same origin.
KEPT = 4
#: Names that only ever mean this machine or its network: a proxy must not be asked for them on a stranger's word.
LOCAL_NAMES = (".localhost", ".local", ".internal")


class Sender(Protocol):
    """A connection, or a proxy that makes one."""

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response: ...

    async def aclose(self) -> None: ...


@dataclass(slots=True)
class Line:
    """A way to one origin, with the count of what may still arrive over it."""

    where: Origin
    sender: Sender
    backend: Backend
    used: bool = False  #: it has served before, so that its end may only mean that the server tired of waiting


class Transport(httpx.AsyncBaseTransport):
    """All connections of a run, with what they share: TLS settings, proxies, the idle ones.

    Connections are httpcore's single ones, without the pool of httpx's own transport: how many there may be at once is
    decided before anything is asked, and a pool that looks through all its requests for each answer costs more than
    the answers do.
    """

    def __init__(self, *, max_bytes: int, trusted: frozenset[Origin], shared: frozenset[str]) -> None:
        """`trusted` may be private addresses; `shared` hosts are asked more than once and their connections kept."""
        self._allowance = 2 * max_bytes + OVERHEAD
        self._trusted = trusted
        self._shared = shared
        self._proxies = Proxies()
        self._context: ssl.SSLContext | None = None
        self._idle: dict[Origin, list[Line]] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to be streamed.  A kept connection that turns out to be dead is replaced once.

        Raises:
            httpx.TransportError, RefusedError, ProxyRefusedError, socket.gaierror, network.FloodError
        """
        where = _origin(request.url)
        line = await self._take(where)
        try:
            return await self._over(line, request)
        except (httpx.RemoteProtocolError, httpx.NetworkError):
            if not line.used:
                raise
        return await self._over(await self._new(where), request)

    async def aclose(self) -> None:
        """Let go of idle connections."""
        for lines in self._idle.values():
            for line in lines:
                await line.sender.aclose()
        self._idle.clear()

    async def put(self, line: Line) -> None:
        """Give a connection back: kept if it can serve again and somebody may need it, closed otherwise."""
        sender = line.sender
        if line.where.host in self._shared:
            kept = self._idle.setdefault(line.where, [])
            if len(kept) < KEPT and isinstance(sender, httpcore.AsyncHTTP11Connection) and sender.is_idle():
                kept.append(line)
                return
        await sender.aclose()

    async def _over(self, line: Line, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        try:
            answer = await line.sender.handle_async_request(httpcore.Request(b"GET", url, headers=request.headers.raw))
        except BaseException as error:
            await line.sender.aclose()
            raise mapped(error) from error.__cause__
        line.backend.allowance += self._allowance
        return httpx.Response(
            answer.status,
            headers=httpx.Headers(answer.headers, encoding="latin-1"),
            stream=Streamed(answer, line, self),
            request=request,
        )

    async def _take(self, where: Origin) -> Line:
        """An idle connection that still lives, or a new one."""
        waiting = self._idle.get(where, [])
        while waiting:
            line = waiting.pop()
            if isinstance(line.sender, httpcore.AsyncHTTP11Connection) and not line.sender.has_expired():
                line.used = True
                line.backend.allowance = HEAD
                return line
            await line.sender.aclose()
        return await self._new(where)

    async def _new(self, where: Origin) -> Line:
        """A connection nobody used before."""
        trusted = where in self._trusted
        proxy = self._proxies.for_origin(where)
        if proxy is not None:
            return self._through(proxy, where, trusted=trusted)
        backend = Backend(trusted=trusted, allowance=HEAD)
        try:
            stream = await backend.connect_tcp(where.host, where.port)
            if where.scheme == "https":
                stream = await stream.start_tls(self._tls(), where.host)
        except httpcore.ConnectError as error:
            raise mapped(error) from error.__cause__
        core = httpcore.Origin(where.scheme.encode(), where.host.encode(), where.port)
        return Line(where, httpcore.AsyncHTTP11Connection(core, stream), backend)

    def _through(self, proxy: httpx.Proxy, where: Origin, *, trusted: bool) -> Line:
        """By way of a proxy, which looks names up itself: only addresses and local names can be checked here."""
        if not trusted:
            if where.host == "localhost" or where.host.endswith(LOCAL_NAMES):
                raise RefusedError("local")
            why = refusal(where.host)
            if why is not None and why != "unreadable":
                raise RefusedError(why)
        backend = Backend(trusted=True, allowance=HEAD)  # the environment names the proxy, wherever it stands
        sender = httpcore.AsyncHTTPProxy(
            str(proxy.url),
            proxy_auth=proxy.raw_auth,
            ssl_context=self._tls() if where.scheme == "https" else None,
            network_backend=backend,
        )
        return Line(where, sender, backend)

    def _tls(self) -> ssl.SSLContext:
        """One for the run, made when the first https address is asked: reading the certificates takes 20 ms."""
        if self._context is None:
            self._context = ssl.create_default_context(cafile=_authorities())
            self._context.set_alpn_protocols(["http/1.1"])
        return self._context


class Streamed(httpx.AsyncByteStream):
    """The body of an answer; gives the connection back when it is closed."""

    def __init__(self, answer: httpcore.Response, line: Line, transport: Transport) -> None:
        self._answer = answer
        self._line = line
        self._transport = transport

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._answer.aiter_stream():
                yield piece
        except Exception as error:
            raise mapped(error) from error.__cause__

    async def aclose(self) -> None:
        try:
            await self._answer.aclose()
        finally:
            await self._transport.put(self._line)


def mapped(error: BaseException) -> BaseException:
    """httpx's name for an error of httpcore, which has nearly the same ones; any other error is itself."""
    if not type(error).__module__.startswith("httpcore"):
        return error
    kind = getattr(httpx, type(error).__name__, httpx.TransportError)
    return kind(str(error)) if issubclass(kind, httpx.TransportError) else error


def _origin(url: httpx.URL) -> Origin:
    return Origin(url.scheme, url.raw_host.decode("ascii"), url.port or DEFAULT_PORTS[url.scheme])


def _authorities() -> str | None:
    """A file of certificate authorities for machines that bring none; None: the machine's own or the environment's."""
    paths = ssl.get_default_verify_paths()
    if paths.cafile or (paths.capath and any(os.scandir(paths.capath))):
        return None
    import certifi

    return certifi.where()
