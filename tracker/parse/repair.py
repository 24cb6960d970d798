"""Mending XML that is almost well-formed, without touching what stands inside CDATA."""

import html.entities
import re
from dataclasses import dataclass

from tracker.parse.tree import NAMESPACES

#: How far into a document its root may begin: a byte order mark, a licence comment, some PHP warnings.
PROLOG = 64_000

_root = re.compile(rb"<((?:[a-z_][\w.-]*:)?(?:rss|feed|rdf|channel|entry))(?=[\s>/])", re.IGNORECASE)
_page = re.compile(rb"<(?:html|body|head)[\s>]", re.IGNORECASE)
_last_item = re.compile(rb"</((?:[a-z_][\w.-]*:)?(?:item|entry))\s*>", re.IGNORECASE)
_first_item = re.compile(rb"<(?:[a-z_][\w.-]*:)?(?:item|entry)[\s>]", re.IGNORECASE)
_channel = re.compile(rb"<((?:[a-z_][\w.-]*:)?channel)[\s>]", re.IGNORECASE)
_ampersand = re.compile(rb"&(?:#(\d{1,7});|#[xX]([0-9a-fA-F]{1,6});|([a-zA-Z][a-zA-Z0-9]{1,31});)?")
_less_than = re.compile(rb"<(?![/!?a-zA-Z_])|<(?=[a-zA-Z][^<>]*(?:<|\Z))")
_no_characters = re.compile(b"\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
_prefix = re.compile(rb"<([A-Za-z_][\w.-]*):[A-Za-z_]|\s([A-Za-z_][\w.-]*):[A-Za-z_][\w.-]*\s*=\s*[\"']")
_declared = re.compile(rb"xmlns:([A-Za-z_][\w.-]*)\s*=")
_XML_ENTITIES = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_URIS = {prefix.rstrip(":"): uri for uri, prefix in NAMESPACES.items() if prefix}


@dataclass(frozen=True, slots=True)
class Found:
    """The XML of a feed from the start of its root."""

    body: bytes
    root: bytes  #: name of the root as written
    complete: bool = True  #: False: its end is missing


def root(body: bytes) -> Found | None:
    """Where the feed begins; everything before it, DOCTYPE included, is left out.  None: there is none."""
    start, end = 0, min(len(body), PROLOG)
    while start < end:
        found = _root.search(body, start, end)
        if not found:
            return None
        comment = body.find(b"<!--", start, found.start())
        close = body.find(b"-->", comment) if comment >= 0 else -1
        if comment < 0 or close < 0:
            return None if _page.search(body, 0, found.start()) else Found(body[found.start() :], found[1])
        start = close + 3
    return None


def mended(found: Found) -> Found:
    """Ends put right, stray `&` and `<` escaped, HTML entities spelled out, unknown prefixes declared."""
    body, complete = _ended(_no_characters.sub(b"", found.body), found.root)
    parts = _parts(body)
    parts[::2] = [_less_than.sub(b"&lt;", _ampersand.sub(_spelled, part)) for part in parts[::2]]
    body = _with_prefixes(b"".join(parts), b"".join(parts[::2]), found.root)
    return Found(body, found.root, complete)


def _ended(body: bytes, name: bytes) -> tuple[bytes, bool]:
    """Without what follows the root; or, when the end is missing, without the item that was cut in two."""
    end = body.lower().rfind(b"</" + name.lower())
    if end >= 0:
        return body[:end] + b"</" + name + b">", True
    ends = [found.end() for found in _last_item.finditer(body)]
    if not ends:
        first = _first_item.search(body)
        return body[: first.start()] if first else body, False
    body = body[: ends[-1]]
    channel = _channel.search(body)
    if channel and channel[1] != name and b"</" + channel[1] not in body:
        body += b"</" + channel[1] + b">"
    return body + b"</" + name + b">", False


def _parts(body: bytes) -> list[bytes]:
    """Markup and CDATA sections in turn.  A section without an end is markup (by hand: a pattern would look for that
    end again from every beginning)."""
    parts: list[bytes] = []
    start = 0
    while True:
        begin = body.find(b"<![CDATA[", start)
        end = body.find(b"]]>", begin) + 3
        if begin < 0 or end < 3:
            return [*parts, body[start:]]
        parts += [body[start:begin], body[begin:end]]
        start = end


def _spelled(found: re.Match[bytes]) -> bytes:
    decimal, hexadecimal, name = found.groups()
    if decimal or hexadecimal:
        return _character(int(decimal) if decimal else int(hexadecimal, 16))
    if not name:
        return b"&amp;"
    if name in _XML_ENTITIES:
        return found[0]
    meant = html.entities.html5.get(name.decode() + ";")
    return b"&amp;" + found[0][1:] if meant is None else "".join(f"&#{ord(letter)};" for letter in meant).encode()


def _character(number: int) -> bytes:
    """A character by number; 128–159 mean Windows-1252, what XML forbids is dropped."""
    if 128 <= number <= 159:
        return bytes([number]).decode("cp1252", "ignore").encode()
    allowed = number in (9, 10, 13) or 32 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD
    return b"&#%d;" % number if allowed or 0x10000 <= number <= 0x10FFFF else b""


def _with_prefixes(body: bytes, outside: bytes, name: bytes) -> bytes:
    used = {prefix for pair in _prefix.findall(outside) for prefix in pair if prefix}
    missing = sorted(used - set(_declared.findall(outside)) - {b"xml", b"xmlns"})[:100]
    if not missing:
        return body
    uris = [(prefix, _URIS.get(prefix.decode().lower(), f"urn:undeclared:{prefix.decode()}")) for prefix in missing]
    declarations = b"".join(b' xmlns:%s="%s"' % (prefix, uri.encode()) for prefix, uri in uris)
    start = len(name) + 1
    return body[:start] + declarations + body[start:]
