"""What to ask of whom: one feed's request, the origin it goes to, and how an address is written on the wire."""

from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from tracker.subscription import Feed
from tracker.wire import Validators

DEFAULT_PORTS = {"http": 80, "https": 443}
#: Characters an address may carry as they are; everything else is percent-encoded.
SAFE = "!#$%&'()*+,/:;=?@[]~"


class Origin(NamedTuple):
    """Scheme, host and port: the unit in which credentials and trust are given."""

    scheme: str  #: `http` or `https`
    host: str  #: lower case, ASCII; IPv6 without brackets
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Ask for one feed."""

    feed: Feed
    url: str  #: where to ask: the feed's own address or where it has moved to
    validators: Validators = Validators()  #: as remembered; those too old to be trusted are not sent


def origin(url: str) -> Origin:
    """Origin of an address.

    Raises:
        ValueError: not an absolute http(s) address with a host and a valid port; the message says what it is.
    """
    parts = urlsplit(url)
    if parts.scheme not in DEFAULT_PORTS:
        raise ValueError(f"an address with the scheme {parts.scheme[:20]!r}, not http or https")
    host = (parts.hostname or "").rstrip(".")
    if not host:
        raise ValueError("an address without a host")
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise ValueError("an address with an impossible port")
    return Origin(parts.scheme, _ascii(host), port or DEFAULT_PORTS[parts.scheme])


def target(url: str) -> bytes:
    """Path and query as they go on the request line."""
    parts = urlsplit(url)
    return quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=SAFE).encode("ascii")


def host_header(where: Origin) -> bytes:
    """Value of the Host header."""
    name = f"[{where.host}]" if ":" in where.host else where.host
    return (name if where.port == DEFAULT_PORTS[where.scheme] else f"{name}:{where.port}").encode("ascii")


def followed(url: str, location: str) -> str:
    """Where a redirect leads: absolute, without fragment and without credentials that a stranger put in.

    Args:
        location: the header as received, bytes as Latin-1.

    Raises:
        ValueError: no usable http(s) address.
    """
    with suppress(UnicodeError):  # an old server that really writes Latin-1
        location = location.encode("latin-1").decode("utf-8")
    joined = urljoin(url, location.strip())
    where = origin(joined)
    parts = urlsplit(joined)
    return urlunsplit((where.scheme, host_header(where).decode("ascii"), parts.path or "/", parts.query, ""))


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise ValueError("an address with an impossible host name") from None
