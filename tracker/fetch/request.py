"""What to ask of whom: one feed's request, and the origin it goes to."""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from tracker.wire import Feed, Validators

DEFAULT_PORTS = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """Scheme, host and port: the unit in which credentials and trust are given."""

    scheme: str  #: `http` or `https`
    host: str  #: lower case, as in the address; IPv6 without brackets
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Ask for one feed."""

    feed: Feed
    url: str  #: where to ask: the feed's own address or where it has moved to
    validators: Validators = Validators()


def origin(url: str) -> Origin:
    """Origin of an address.

    Raises:
        ValueError: not an absolute http(s) address with a host and a valid port.
    """
    parts = urlsplit(url)
    if parts.scheme not in DEFAULT_PORTS:
        raise ValueError(f"the scheme {parts.scheme or '(none)'} is not http or https")
    if not parts.hostname:
        raise ValueError("the address has no host")
    port = parts.port  # raises ValueError itself when out of range
    if port == 0:
        raise ValueError("port 0 cannot be asked")
    return Origin(parts.scheme, parts.hostname.rstrip("."), port or DEFAULT_PORTS[parts.scheme])
