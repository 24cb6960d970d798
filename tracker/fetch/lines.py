"""Connections to origins: opened with their address checked, kept for the next question, or by way of a proxy."""

import os
import ssl
from dataclasses import dataclass
from typing import Protocol

import httpcore

from tracker.fetch.addresses import refusal
from tracker.fetch.network import Backend, RefusedError
from tracker.fetch.proxies import Proxies, Proxy
from tracker.fetch.request import Origin

#: What may come over the wire until the headers are complete: the most of h11 (100 KB) and a first read of the body.
#: Interim answers without end count here.
HEAD = 192 * 1024
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


class Lines:
    """All connections of a run, with what they share: TLS settings, proxies, the idle ones.

    Connections are httpcore's single ones, without a pool: how many there may be at once is decided before anything
    is asked, and a pool that looks through all its requests for each answer costs more than the answers do.
    """

    def __init__(self, *, trusted: frozenset[Origin], shared: frozenset[str]) -> None:
        """`shared`: hosts that are asked more than once, whose connections are worth keeping."""
        self._trusted = trusted
        self._shared = shared
        self._proxies = Proxies()
        self._context: ssl.SSLContext | None = None
        self._idle: dict[Origin, list[Line]] = {}

    async def take(self, where: Origin) -> Line:
        """An idle connection that still lives, or a new one."""
        waiting = self._idle.get(where, [])
        while waiting:
            line = waiting.pop()
            if isinstance(line.sender, httpcore.AsyncHTTP11Connection) and not line.sender.has_expired():
                line.used = True
                line.backend.allowance = HEAD
                return line
            await line.sender.aclose()
        return await self.new(where)

    async def new(self, where: Origin) -> Line:
        """A connection nobody used before.

        Raises:
            RefusedError, ProxyRefusedError, socket.gaierror, httpcore.ConnectError
        """
        trusted = where in self._trusted
        proxy = self._proxies.for_origin(where)
        if proxy is not None:
            return self._through(proxy, where, trusted=trusted)
        backend = Backend(trusted=trusted, allowance=HEAD)
        stream = await backend.connect_tcp(where.host, where.port)
        if where.scheme == "https":
            stream = await stream.start_tls(self._tls(), where.host)
        return Line(where, httpcore.AsyncHTTP11Connection(_core(where), stream), backend)

    async def put(self, line: Line, *, complete: bool) -> None:
        """Give a connection back: kept if it can serve again and somebody may need it, closed otherwise."""
        sender = line.sender
        if complete and line.where.host in self._shared:
            kept = self._idle.setdefault(line.where, [])
            if len(kept) < KEPT and isinstance(sender, httpcore.AsyncHTTP11Connection) and sender.is_idle():
                kept.append(line)
                return
        await sender.aclose()

    async def close(self) -> None:
        """Let go of idle connections."""
        for lines in self._idle.values():
            for line in lines:
                await line.sender.aclose()
        self._idle.clear()

    def _through(self, proxy: Proxy, where: Origin, *, trusted: bool) -> Line:
        """By way of a proxy, which looks names up itself: only addresses and local names can be checked here."""
        if not trusted:
            if where.host == "localhost" or where.host.endswith(LOCAL_NAMES):
                raise RefusedError("local")
            why = refusal(where.host)
            if why is not None and why != "unreadable":
                raise RefusedError(why)
        backend = Backend(trusted=True, allowance=HEAD)  # the environment names the proxy, wherever it stands
        sender = httpcore.AsyncHTTPProxy(
            proxy.url,
            proxy_auth=proxy.login,
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


def _authorities() -> str | None:
    """A file of certificate authorities for machines that bring none; None: the machine's own or the environment's."""
    paths = ssl.get_default_verify_paths()
    if paths.cafile or (paths.capath and any(os.scandir(paths.capath))):
        return None
    import certifi

    return certifi.where()


def _core(where: Origin) -> httpcore.Origin:
    return httpcore.Origin(where.scheme.encode(), where.host.encode(), where.port)
