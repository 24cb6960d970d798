"""One question and its answer: redirects followed by hand, the body streamed through its limits."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from tracker.fetch.body import Body
from tracker.fetch.decode import Decoder, TooLargeError, codings
from tracker.fetch.failures import RedirectError
from tracker.fetch.headers import first
from tracker.fetch.network import FloodError
from tracker.fetch.request import Origin, Request, followed, origin, target
from tracker.fetch.transport import Transport

MOST_REDIRECTS = 8
REDIRECTS = {301, 302, 303, 307, 308}
PERMANENT = {301, 308}
WITH_BODY = {200, 203}
#: A body in more pieces than this, with fewer bytes each on average, is meant to waste our time: every piece costs
#: about 30 microseconds, so that 10 MB in chunks of one byte would take minutes.
MOST_PIECES = 20_000
SMALL_PIECE = 16
ACCEPT = b"application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
#: Headers that belong to the connection and that a configuration cannot take over.
OURS = {b"host", b"connection", b"content-length", b"transfer-encoding", b"accept-encoding"}
Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A complete answer."""

    url: str  #: where it came from, after redirects
    status: int
    headers: httpx.Headers  #: as Latin-1, so that a value can go back byte for byte
    body: Body | None  #: None: the status brings none
    permanent: bool  #: there were redirects, and every one was permanent


class Exchange:
    """Asks; holds what all questions of a run share."""

    def __init__(
        self, *, max_bytes: int, trusted: frozenset[Origin], user_agent: str, shared: frozenset[str] = frozenset()
    ) -> None:
        """`trusted` may be private addresses; connections to `shared` hosts are kept for more."""
        self._max_bytes = max_bytes
        self._common: list[Header] = [
            (b"User-Agent", user_agent.encode("latin-1", "replace")),
            (b"Accept", ACCEPT),
            (b"Accept-Encoding", b"gzip, deflate, br, zstd"),
        ]
        self._transport = Transport(max_bytes=max_bytes, trusted=trusted, shared=shared)

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
            location = first(answer.headers, "location")
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
        """Let go of everything that is kept."""
        await self._transport.aclose()

    async def _ask(self, url: str, where: Origin, headers: list[Header]) -> Answer:
        """One step.

        Straight through the transport: a client around it adds cookies, redirects and timeouts of its own, which are
        not wanted here, and costs twice as much as everything else of httpx.
        """
        question = httpx.Request("GET", _url(where, url), headers=headers)
        response = await self._transport.handle_async_request(question)
        body = None
        try:
            if response.status_code in WITH_BODY:
                body = await self._body(response)
            elif response.status_code == httpx.codes.NOT_MODIFIED:
                async for _ in response.aiter_raw():  # it is empty, and after its end the connection can serve again
                    pass
        finally:
            await response.aclose()
        return Answer(url=url, status=response.status_code, headers=response.headers, body=body, permanent=False)

    async def _body(self, response: httpx.Response) -> Body:
        headers = response.headers
        length = first(headers, "content-length") or ""
        if length.isdecimal() and int(length[:20]) > self._max_bytes:
            raise TooLargeError
        decoder = Decoder(codings(headers.get("content-encoding", "")), self._max_bytes)
        body, pieces, size = Body(), 0, 0
        try:
            async for data in response.aiter_raw():
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


def _url(where: Origin, url: str) -> httpx.URL:
    try:
        return httpx.URL(scheme=where.scheme, host=where.host, port=where.port, raw_path=target(url))
    except httpx.InvalidURL:  # no error of httpx's own tree
        raise RedirectError("is or leads to an address that cannot be asked for") from None


def _origin(url: str, hops: int) -> Origin:
    try:
        return origin(url)
    except ValueError as error:
        raise RedirectError(f"redirects to {error}" if hops else f"is {error}") from None


def _headers(request: Request, where: Origin, common: list[Header]) -> list[Header]:
    """What is sent beside Host: the feed's own headers and credentials only to the origin they were written for."""
    headers = list(common)
    if request.validators.etag is not None:
        headers.append((b"If-None-Match", request.validators.etag.encode("latin-1", "replace")))
    if request.validators.last_modified is not None:
        headers.append((b"If-Modified-Since", request.validators.last_modified.encode("latin-1", "replace")))
    feed = request.feed
    if not (feed.headers or feed.credentials) or where != _origin(feed.address or feed.url, 0):
        return headers
    own = [(name.encode("latin-1", "replace"), value.encode()) for name, value in feed.headers]
    if feed.credentials is not None:
        own.append((b"Authorization", b"Basic " + b64encode(":".join(feed.credentials).encode())))
    own = [(name, value) for name, value in own if name.lower() not in OURS]
    names = {name.lower() for name, _ in own}
    return [(name, value) for name, value in headers if name.lower() not in names] + own
