"""Addresses and secrets: `${ENV_VAR}` filled in, credentials taken out, origins, ids made from addresses."""

import os
import re
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from tracker.config.mistakes import shown
from tracker.config.settings import Origin
from tracker.text.links import canonical

EXPECTED = "an address that starts with https:// or http://"
_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CREDENTIALS = re.compile(r"(//)[^/?#\s]*@")
_LIKE_A_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?(/[^\s@]*)?")
DEFAULT_PORTS = {"http": 80, "https": 443}
_BAD = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")


class Unset(ValueError):  # noqa: N818  (a state of the environment, told as a mistake by whoever needs the value)
    """A variable of the environment is not set."""


def filled(text: str) -> str:
    """Put the values of `${ENV_VAR}` into a text.

    Raises:
        Unset: a variable is not set.
        ValueError: what stands in the braces is no name.
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if not _NAME.fullmatch(name):
            raise ValueError(f"${{{shown(name)}}} names no variable; expected letters, digits and _ in the braces")
        if name not in os.environ:
            raise Unset(f"the environment variable {name} is not set; set it where the command runs")
        return os.environ[name]

    return _VARIABLE.sub(value, text)


def masked(url: str) -> str:
    """An address with its credentials hidden, for lists and messages."""
    return _CREDENTIALS.sub(r"\1***@", url)


def _quoted(text: str) -> str:
    """A malformed address in a message: whatever might be a password is hidden, at the price of some of the path."""
    return f"'{shown(re.sub(r'^([^@]*//)?.*@', lambda m: (m[1] or '') + '***@', text, flags=re.DOTALL), 100)}'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address of the file taken apart."""

    url: str  #: as written, without credentials; safe to show
    asked: str = field(repr=False)  #: what to ask for: variables filled in, without credentials
    credentials: tuple[str, str] | None = field(repr=False)
    origin: Origin


def address(text: str) -> Address:
    """Take an address of the file apart.

    Raises:
        ValueError: it is none; the message does not repeat secrets.
    """
    text = text.strip()
    plain = filled(text)
    if _BAD.search(plain):
        raise ValueError(f"expected {EXPECTED}, without spaces, found {_quoted(text)}")
    try:
        parts = urlsplit(plain)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError(f"expected {EXPECTED}, found {_quoted(text)} whose host or port is malformed") from None
    if parts.scheme not in DEFAULT_PORTS:
        hint = f"; did you mean https://{shown(text, 100)}?" if _LIKE_A_HOST.fullmatch(text) else ""
        raise ValueError(f"expected {EXPECTED}, found {_quoted(text)}{hint}")
    if not host.strip(".") or port == 0:
        raise ValueError(f"expected {EXPECTED}, found {_quoted(text)} without a {'port' if host else 'host'}")
    asked = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))
    credentials = (unquote(parts.username or ""), unquote(parts.password or "")) if "@" in parts.netloc else None
    origin = (parts.scheme, host.rstrip("."), port or DEFAULT_PORTS[parts.scheme])
    return Address(url=without_credentials(text), asked=asked, credentials=credentials, origin=origin)


def without_credentials(text: str) -> str:
    """An address as written, without credentials and fragment."""
    return _CREDENTIALS.sub(r"\1", text.strip(), count=1).partition("#")[0]


def origins(address: Address) -> tuple[Origin, ...]:
    """The origin as written and, for a host in another script, as it is asked for in DNS."""
    scheme, host, port = address.origin
    return (address.origin, (scheme, _ascii(host), port))


def _ascii(host: str) -> str:
    """A host as it is asked for in DNS; hosts that have no such form stay as they are."""
    try:
        return host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return host


def site(url: str) -> tuple[str, str]:
    """A cheap part of `same`: two spellings of one address share it, and hardly any other two addresses do."""
    parts = urlsplit(url)
    path = parts.path.lower().rstrip("/")
    return ".".join((parts.hostname or "").rsplit(".", 2)[-2:]), path.removesuffix("/amp")


def same(url: str) -> tuple[str, frozenset[tuple[str, str]]]:
    """What two spellings of one feed address have in common.

    The canonical link alone is too coarse here: it drops `?feed=atom`, by which some sites tell two feeds apart.
    """
    query = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    kept = frozenset((name, value) for name, value in query if not name.lower().startswith("utm_"))
    try:
        return canonical(url), kept
    except ValueError:
        return url, kept


def derived_id(url: str, host: str) -> str:
    """A short readable id from an address: `cftc.gov-rss-rssenf`."""
    parts = urlsplit(url)
    path = re.sub(r"\.(xml|rss|rdf|atom|json|html?|php|aspx?)$", "", parts.path, flags=re.IGNORECASE)
    words = re.findall(r"[a-z0-9]+", path.lower())
    short = re.sub(r"^(www|feeds?|rss)\.", "", host)
    slug = "-".join([short, *words])[:48].strip("-.")
    return re.sub(r"[^A-Za-z0-9._-]+", "-", slug).strip("-.") or "feed"


def distinct(identifier: str, url: str) -> str:
    """Another id for a feed whose derived one is taken; it depends on nothing but the address."""
    return f"{identifier[:56]}-{sha256(url.encode()).hexdigest()[:6]}"
