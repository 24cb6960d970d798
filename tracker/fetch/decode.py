"""Content codings taken off while a body streams in, a bounded piece at a time.

Every layer hands on pieces of at most `PIECE` bytes and is limited in what it may produce altogether, so that a
megabyte which unpacks to a gigabyte costs no more than the limit, also when it is wrapped twice.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any, Protocol

PIECE = 64 * 1024
#: Real servers use one coding, broken ones two; more is an attack.
MOST_LAYERS = 3
#: Bytes of zstd input per step.  A block of 128 KB takes four bytes, so a step unpacks to 2 MB at the most.
ZSTD_STEP = 64
#: The window that RFC 8878 asks every decoder to support, and the most that one needs to.
ZSTD_WINDOW = 8 * 1024 * 1024
#: Complete parts, one after the other, in one body.  Block gzip of 10 MB has 160; empty ones without end are an attack.
MOST_PARTS = 2000
GZIP_MAGIC = b"\x1f\x8b"


class DamagedError(Exception):
    """The body is not what its coding says, ends early, or its coding is unknown."""


class TooLargeError(Exception):
    """More bytes than the limit after decompression."""


class Coding(Protocol):
    """Takes one coding off."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Pieces of at most about `PIECE` bytes."""
        ...

    def finish(self) -> None:
        """Raises DamagedError when the coded data stopped in the middle."""
        ...


class Decoder:
    """All codings of one body, the last applied first."""

    def __init__(self, codings: Sequence[str], limit: int) -> None:
        if len(codings) > MOST_LAYERS:
            raise DamagedError("compressed too many times over")
        self._layers = [Counted(_coding(name), limit) for name in reversed(codings)] or [Counted(Plain(), limit)]

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decoded pieces of the next bytes from the wire.

        Raises:
            DamagedError, TooLargeError
        """
        start: Iterator[bytes] = iter((data,))
        return reduce(_through, self._layers, start)

    def finish(self) -> None:
        """The wire has ended: everything must have been complete.  Raises DamagedError."""
        for layer in self._layers:
            layer.finish()


def _through(pieces: Iterator[bytes], layer: "Counted") -> Iterator[bytes]:
    for piece in pieces:
        yield from layer.feed(piece)


class Counted:
    """A coding that may produce so many bytes and no more."""

    def __init__(self, coding: Coding, limit: int) -> None:
        self._coding = coding
        self._left = limit

    def feed(self, data: bytes) -> Iterator[bytes]:
        for piece in self._coding.feed(data):
            self._left -= len(piece)
            if self._left < 0:
                raise TooLargeError
            yield piece

    def finish(self) -> None:
        self._coding.finish()


class Plain:
    """No coding, unless the bytes themselves are a gzip file: some servers hand out feed.xml.gz without saying so."""

    def __init__(self) -> None:
        self._inner: Coding | None = None
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if not self._begun and data:
            self._begun = True
            self._inner = Zlib("gzip") if data.startswith(GZIP_MAGIC) else None
        if self._inner is None:
            yield data
        else:
            yield from self._inner.feed(data)

    def finish(self) -> None:
        if self._inner is not None:
            self._inner.finish()


class Zlib:
    """gzip (also of several members) and deflate (with or without its zlib frame).

    A body that was announced as gzip and is not compressed at all is handed on as it is: proxies unpack and forget
    the header.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._inflate: Any = None
        self._plain = False
        self._head = b""
        self._between = False  #: a member is complete, and nothing of another has come
        self._members = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        data = self._opened(data)
        while data:
            if self._plain:
                yield data
                return
            if self._between:
                if not data.startswith(GZIP_MAGIC):
                    return  # padding after the end, as some servers send
                self._inflate, self._between = zlib.decompressobj(31), False
            try:
                piece = self._inflate.decompress(data, PIECE)
            except zlib.error as error:
                raise DamagedError("the compressed answer is damaged") from error
            if piece:
                yield piece
            data = self._inflate.unconsumed_tail
            if self._inflate.eof:
                data, self._between = self._inflate.unused_data, True
                self._members = _one_more(self._members)

    def _opened(self, data: bytes) -> bytes:
        """Looks at the first two bytes for what the body really is; gives what to inflate."""
        if self._inflate is not None or self._plain:
            return data
        self._head += data
        if len(self._head) < len(GZIP_MAGIC):
            return b""
        head, self._head = self._head, b""
        if head.startswith(GZIP_MAGIC):
            self._inflate = zlib.decompressobj(31)
        elif self._name == "deflate":
            framed = head[0] & 15 == 8 and int.from_bytes(head[:2], "big") % 31 == 0
            self._inflate = zlib.decompressobj(15 if framed else -15)
        else:
            self._plain = True
        return head

    def finish(self) -> None:
        if self._inflate is not None and not self._between:
            raise DamagedError("the compressed answer ends early")


class Brotli:
    """br."""

    def __init__(self) -> None:
        import brotli  # type: ignore[import-untyped]

        self._error = brotli.error
        self._decompressor = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._decompressor.is_finished():
            return
        try:
            piece = self._decompressor.process(data, output_buffer_limit=PIECE)
            # It says that it can accept more as soon as the input is used up, with output still waiting inside.
            while piece or not self._decompressor.can_accept_more_data():
                yield piece
                if self._decompressor.is_finished():
                    return
                piece = self._decompressor.process(b"", output_buffer_limit=PIECE)
        except self._error as error:
            raise DamagedError("the compressed answer is damaged") from error

    def finish(self) -> None:
        if not self._decompressor.is_finished():
            raise DamagedError("the compressed answer ends early")


class Zstd:
    """zstd, also of several frames."""

    def __init__(self) -> None:
        import zstandard

        self._error = zstandard.ZstdError
        self._decompressor = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
        self._frame = self._decompressor.decompressobj()
        self._frames = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), ZSTD_STEP):
            rest = data[start : start + ZSTD_STEP]
            while rest:
                if self._frame.eof:
                    self._frames = _one_more(self._frames)
                    self._frame = self._decompressor.decompressobj()
                try:
                    piece = self._frame.decompress(rest)
                except self._error as error:
                    raise DamagedError("the compressed answer is damaged") from error
                if piece:
                    yield piece
                rest = self._frame.unused_data if self._frame.eof else b""

    def finish(self) -> None:
        if not self._frame.eof:
            raise DamagedError("the compressed answer ends early")


def _one_more(parts: int) -> int:
    if parts >= MOST_PARTS:
        raise DamagedError("compressed in too many parts")
    return parts + 1


def _coding(name: str) -> Coding:
    match name:
        case "gzip" | "x-gzip" | "deflate":
            return Zlib(name)
        case "br":
            return Brotli()
        case "zstd":
            return Zstd()
        case _:
            raise DamagedError("compressed in a way nobody asked for")


def codings(header: str) -> tuple[str, ...]:
    """Codings named by a Content-Encoding header, first applied first."""
    names = (part.strip().lower() for part in header.split(","))
    return tuple(name for name in names if name not in ("", "identity", "none", "utf-8"))
