"""Connections over asyncio whose address is checked in the moment of connecting.

The name is resolved here, each address is checked, and the checked address itself is connected to: between the check
and the connection there is no second look-up that could answer differently.
"""

import asyncio
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore

from tracker.fetch.addresses import refusal
from tracker.fetch.names import Place, resolve

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
#: Seconds for one of a name's addresses before the next is tried; the last one has all the time that is left.
PER_ADDRESS = 3.0
#: Addresses of one name that are tried at all.
ADDRESSES = 4
#: Bytes that wait unread before the peer is made to wait.
UNREAD = 256 * 1024


class RefusedError(Exception):
    """The address is one that a stranger must not send us to."""


class FloodError(Exception):
    """More came over the wire than any allowed document needs."""


class Backend(httpcore.AsyncNetworkBackend):
    """Opens connections, and counts what arrives over them."""

    def __init__(self, *, trusted: bool, allowance: int) -> None:
        self._trusted = trusted  #: reach private addresses too
        self.allowance = allowance  #: bytes that may still arrive

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        places = await resolve(host, port)
        if not self._trusted:
            for place in places:
                if why := refusal(place.address):
                    raise RefusedError(why)
        return await self._first(places)

    async def _first(self, places: list[Place]) -> "Stream":
        """The first address that answers, in the resolver's order, each with a bounded try."""
        loop = asyncio.get_running_loop()
        trouble: Exception = OSError("no address")
        tried = places[:ADDRESSES]
        for place in tried:
            wire = Wire()
            try:
                async with asyncio.timeout(None if place is tried[-1] else PER_ADDRESS):
                    await loop.create_connection(lambda wire=wire: wire, place.address, place.port, family=place.family)  # type: ignore[misc]
            except (OSError, TimeoutError) as error:
                trouble = error
            else:
                return Stream(wire, self)
        raise httpcore.ConnectError(str(trouble)) from trouble


class Wire(asyncio.Protocol):
    """The receiving end of a connection: a buffer that makes the peer wait when it is full.

    Ours and not asyncio's streams, which keep flow control on the bare connection after TLS began.
    """

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.lost: Exception | None = None
        self.ended = False
        self._unread = bytearray()
        self._paused = False
        self._waiting: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._unread += data
        if len(self._unread) > UNREAD and not self._paused and self.transport is not None:
            self._paused = True
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        self.ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended = True
        self.lost = exc
        self._wake()

    async def read(self, most: int) -> bytes:
        """What has arrived, at least one byte; nothing when the peer has ended."""
        while not self._unread:
            if self.lost is not None:
                raise self.lost
            if self.ended:
                return b""
            self._waiting = asyncio.get_running_loop().create_future()
            try:
                await self._waiting
            finally:
                self._waiting = None
        data = bytes(self._unread[:most])
        del self._unread[:most]
        if self._paused and self.transport is not None and not self.ended:
            self._paused = False
            self.transport.resume_reading()
        return data

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)


class Stream(httpcore.AsyncNetworkStream):
    """One connection.  The time limit of the whole feed is kept above, so single waits have none of their own."""

    def __init__(self, wire: Wire, backend: Backend) -> None:
        self._wire = wire
        self._backend = backend

    @property
    def _transport(self) -> asyncio.Transport:
        assert self._wire.transport is not None
        return self._wire.transport

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            data = await self._wire.read(max_bytes)
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error
        self._backend.allowance -= len(data)
        if self._backend.allowance < 0:
            raise FloodError
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        # No waiting for the peer to drain: a request without a body is a few hundred bytes.
        if buffer:
            self._transport.write(buffer)

    async def aclose(self) -> None:
        # abort() and not close(): a TLS goodbye to a peer that no longer reads would keep the run waiting.
        self._transport.abort()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        loop = asyncio.get_running_loop()
        try:
            safe = await loop.start_tls(self._transport, self._wire, ssl_context, server_hostname=server_hostname)
        except OSError as error:
            await self.aclose()
            raise httpcore.ConnectError(str(error)) from error
        except BaseException:
            await self.aclose()
            raise
        if safe is None:  # the peer hung up during the handshake
            raise httpcore.ConnectError("the connection ended during the TLS handshake")
        self._wire.transport = safe
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":  # asked of an idle connection: has the server hung up?
            return self._wire.ended or self._transport.is_closing()
        return self._transport.get_extra_info(info)
