"""Links: one spelling for one page.

A canonical link is https, has a lower-case ASCII host without credentials and default port, no fragment and no
tracking parameter, is not an AMP or mobile variant, and is not a redirect that carries its target.  The case of the
path and the order of the parameters are kept.

Two things that are decided here and not by a standard:

* A port other than 80 and 443 is kept and the scheme is still https, so `http://127.0.0.1:8000/a` reads
  `https://127.0.0.1:8000/a`.  A canonical link names a page; it is not what gets fetched.
* The fragment `#entry-` with 16 hex digits stays: it is how an entry without a link is named (see `entry_link`), and
  two such entries must not become one when they are exported and imported again.
"""

import re
from hashlib import sha256
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urljoin, urlsplit

from tracker.text.link_lists import (
    NOT_AMP,
    SECOND_LEVELS,
    TRACKING_NAMES,
    TRACKING_STARTS,
    TRACKING_VALUES,
    VARIANT_HOSTS,
    VARIANTS,
    WRAPPERS,
    WWW,
)

LIMIT = 8_000  #: characters; longer links are refused, no page needs them
ROUNDS = 20  #: redirects inside a link that are unwrapped


_INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+")
_ENDS = "".join(map(chr, range(0x21))) + "\x7f\xa0\u200b\u200e\u200f\u2028\u2029\u3000\ufeff"
_scheme = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_host = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")
_escape = re.compile(r"%([0-9A-Fa-f]{2})")
_stray = re.compile(r"%(?![0-9A-Fa-f]{2})")
_plain = re.compile(r"[A-Za-z0-9._~/-]*")
#: Most links are canonical already, and this tells it at a tenth of the cost.
_simple = re.compile(r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,10}/[A-Za-z0-9._~/-]{0,500}")
_folds = re.compile(r"//(?:amp|m|mobile|wap)\.|\.(?:m|amp)\.|ampproject|/\.|amp(?:$|/|\.html$)")
_entry = re.compile(r"entry-[0-9a-f]{16}")
_amp_cache = re.compile(r"/(?:[a-z]/)?(s/)?([^/]+\.[^/]+)(/.*)?")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def canonical(url: str, base: str | None = None) -> str:
    """The one spelling of a link; `canonical(canonical(x)) == canonical(x)`.

    Args:
        url: as found in a feed; white space around and inside it is forgiven.
        base: what a relative link is relative to.

    Raises:
        ValueError: it is not http(s), has no usable host or port, or is longer than `LIMIT`.
    """
    if _simple.fullmatch(url) and not _folds.search(url):
        return url
    text = _absolute(url, base)
    for _ in range(ROUNDS):
        folded = _fold(text)
        if folded == text:
            return text
        text = folded
    raise ValueError("the link wraps links without end")


def story_id(canonical_url: str) -> str:
    """16 hex digits that name a story for ever."""
    return sha256(canonical_url.encode()).hexdigest()[:16]


def entry_link(page: str, *names: str) -> str:
    """Canonical name of an entry that has no page of its own: the page it stands on, with a fragment made of names.

    Raises:
        ValueError: as `canonical`.
    """
    mark = sha256("\n".join(names).encode(errors="surrogatepass")).hexdigest()[:16]
    return f"{canonical(page).partition('#')[0]}#entry-{mark}"


def host(url: str) -> str:
    """Lower-case host of a link without port; empty when there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def domain(url: str) -> str:
    """Registrable domain of a link (`news.bbc.co.uk` gives `bbc.co.uk`), by a rule of thumb for second levels."""
    name = host(url)
    if _is_address(name):
        return name
    labels = name.split(".")
    return ".".join(labels[-3:] if _is_suffix(labels[-2:]) else labels[-2:])


def _absolute(url: str, base: str | None) -> str:
    """Resolved against the base and cut free of white space; still with everything else."""
    text = url.strip(_ENDS)
    if len(text) > LIMIT:
        raise ValueError("the link is too long")
    if text.isascii():
        text = text.replace("\t", "").replace("\n", "").replace("\r", "")
    else:
        text = _INVISIBLE.sub(lambda found: " " if found[0].strip("\t\n\r\u200b\ufeff") else "", text)
    text = text.replace("\\", "/") if text[:8].lower().startswith(("http:\\", "https:\\")) else text
    if base and not text.lower().startswith(("http://", "https://")):
        text = urljoin(base, text)
    if text.startswith("//"):
        text = f"https:{text}"
    if not _scheme.match(text):
        raise ValueError("the link is not absolute")
    return text


def _fold(text: str) -> str:
    """One round: parts spelled one way, then a wrapper or a variant taken off."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ValueError("the link's host or port is none") from error
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"not a web link: {parts.scheme}")
    name = _hostname(parts)
    path, query = _path(parts.path), _query(parts.query)
    target = _target(name, path, query)
    if target:
        return target
    name = _without_variant(name)
    path = path if name.removeprefix("www.") in NOT_AMP else _without_amp(path)
    place = name if port in (None, 80, 443) else f"{name}:{port}"
    kept = "&".join(pair for pair in query if not _tracks(pair))
    mark = f"#{parts.fragment}" if _entry.fullmatch(parts.fragment) else ""
    folded = f"https://{place}{path}{'?' if kept else ''}{kept}{mark}"
    if len(folded) > 3 * LIMIT:
        raise ValueError("the link is too long")
    return folded


def _hostname(parts: SplitResult) -> str:
    name = (parts.hostname or "").rstrip(".")
    if ":" in name:
        return f"[{name}]"
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii").lower().rstrip(".")
        except UnicodeError as error:
            raise ValueError("the link's host is no name") from error
    elif "%" in name:
        name = unquote(name).lower().rstrip(".")
    if len(name) > 253 or not _host.fullmatch(name):
        raise ValueError("the link's host is no name")
    return name


def _path(path: str) -> str:
    if not path:
        return "/"
    if not _plain.fullmatch(path):
        path = _escaped(path, "/:@!$&'()*+,;=")
    if "/." in path:
        path = _without_dots(path)
    return path


def _without_dots(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    slash = segments[-1] in (".", "..") and kept
    return "/" + "/".join(kept) + ("/" if slash else "")


def _query(query: str) -> list[str]:
    if not query:
        return []
    return [_escaped(pair, "/:@!$'()*+,;=?[]|{}") for pair in query.replace("&amp;", "&").split("&") if pair]


def _escaped(text: str, safe: str) -> str:
    """Percent-encoding spelled one way: unreserved characters bare, the others upper case, what is stray encoded."""
    text = _stray.sub("%25", text)
    text = _escape.sub(_unescaped, text)
    return quote(text, safe=safe + "%~", errors="replace")


def _unescaped(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if character in _UNRESERVED else found[0].upper()


def _tracks(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name = name.lower()
    if name in TRACKING_NAMES or name.startswith(TRACKING_STARTS):
        return True
    known = TRACKING_VALUES.get(name) or VARIANTS.get(name)
    return known is not None and known.fullmatch(value.lower()) is not None


def _target(name: str, path: str, query: list[str]) -> str | None:
    """Where a redirect leads, if its link says so."""
    if name.endswith(".cdn.ampproject.org") or (_under(name, "google.*") and path.startswith("/amp/")):
        found = _amp_cache.fullmatch(path.removeprefix("/amp"))
        if found:
            rest = f"{found[3] or '/'}{'?' if query else ''}{'&'.join(query)}"
            return _web(f"https://{found[2]}{rest}")
    for end, start, parameter in WRAPPERS if query else ():
        if _under(name, end) and path.startswith(start):
            values = [value for key, value in parse_qsl("&".join(query)) if key == parameter]
            target = _web(values[0]) if values else None
            if target:
                return target
    return None


def _web(text: str) -> str | None:
    """The target if it could be a link at all; folding it is the next round's work."""
    text = text.strip(_ENDS)
    if not text.lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(text)
        return text if _hostname(parts) and parts.port != 0 else None
    except ValueError:
        return None


def _under(name: str, end: str) -> bool:
    if end.endswith(".*"):
        labels = name.removeprefix("www.").split(".")
        return labels[0] == end[:-2] and 2 <= len(labels) <= 3
    return name == end or name.endswith(f".{end}")


def _without_variant(name: str) -> str:
    labels = name.split(".")
    if labels[0] in VARIANT_HOSTS:
        while labels[0] in VARIANT_HOSTS and len(labels) > 2 and not _is_suffix(labels[1:]):
            del labels[0]
        rest = ".".join(labels)
        return f"www.{rest}" if rest in WWW else rest
    # en.m.example.org is a variant; c.m.example.com, with its single letter, is a host of its own.
    inner = len(labels) >= 4 and labels[1] in ("m", "amp") and len(labels[0]) > 1
    if inner and not _is_suffix(labels[2:]) and not _is_address(name):
        return ".".join(labels[:1] + labels[2:])
    return name


def _without_amp(path: str) -> str:
    trimmed = whole = path.rstrip("/")
    while trimmed.endswith("/amp") and trimmed != "/amp":
        trimmed = trimmed[:-4]
    if trimmed != whole:
        return trimmed + ("/" if len(whole) < len(path) or not trimmed else "")
    if whole.startswith("/amp/"):
        return path[4:]
    for end, instead in ((".amp.html", ".html"), (".amp", ""), ("/amp.html", "")):
        if path.endswith(end) and len(path) > len(end) + 1:
            return path.removesuffix(end) + instead
    return path


def _is_suffix(labels: list[str]) -> bool:
    """`co.uk`, `com.au`: nobody's own domain."""
    return len(labels) < 2 or (len(labels) == 2 and labels[0] in SECOND_LEVELS and len(labels[1]) == 2)


def _is_address(name: str) -> bool:
    return ":" in name or name.replace(".", "").isdigit()
