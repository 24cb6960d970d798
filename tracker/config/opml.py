"""Lists of feeds in OPML 2.0, both ways.

Attributes OPML has no word for travel under a namespace of our own, so that a list written here and read here again
loses nothing but secrets, which are never written.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from tracker.config.durations import written
from tracker.errors import UsageError
from tracker.subscription import Feed

NAMESPACE = "urn:tracker:feed"
#: Our own attributes, and how their text becomes a value of the configuration.
OWN: Mapping[str, Any] = {
    "id": str,
    "kind": str,
    "owner": str,
    "authority": float,
    "every": str,
    "enabled": lambda text: text.strip().lower() != "false",
}
MAX_BYTES = 20_000_000
MAX_DEPTH = 100


def write(feeds: Iterable[Feed], *, now: datetime, title: str = "tracker feeds") -> str:
    """Write feeds as OPML 2.0, grouped by kind.  Credentials and headers are left out.

    Args:
        feeds: in any order; it is kept within a kind.
        now: date of the list.
        title: of the list.
    """
    ElementTree.register_namespace("tracker", NAMESPACE)
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = _allowed(title)
    ElementTree.SubElement(head, "dateCreated").text = f"{now.astimezone(UTC):%d %b %Y %H:%M:%S} GMT"
    body = ElementTree.SubElement(root, "body")
    groups: dict[str, ElementTree.Element] = {}
    for feed in feeds:
        group = body
        if feed.kind:
            if feed.kind not in groups:
                groups[feed.kind] = ElementTree.SubElement(body, "outline", text=feed.kind, title=feed.kind)
            group = groups[feed.kind]
        ElementTree.SubElement(group, "outline", _attributes(feed))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _attributes(feed: Feed) -> dict[str, str]:
    own = {
        "id": feed.id,
        "kind": feed.kind,
        "owner": feed.owner,
        "authority": None if feed.authority is None else repr(feed.authority),
        "every": written(feed.every) if feed.every is not None else None,
        "enabled": None if feed.enabled else "false",
    }
    standard = {"type": "rss", "text": feed.name, "title": feed.name, "xmlUrl": feed.url, "language": feed.language}
    named = {**standard, **{f"{{{NAMESPACE}}}{key}": value for key, value in own.items()}}
    return {key: _allowed(value) for key, value in named.items() if value is not None}


def _allowed(text: str) -> str:
    """Text without the control characters XML cannot hold."""
    return "".join(char if char >= " " and char not in "\x7f\ufffe\uffff" else " " for char in text)


def read(file: Path) -> list[dict[str, Any]]:
    """Read the feeds of an OPML file; see `parse`.

    Raises:
        UsageError: it cannot be read, too.
    """
    try:
        with file.open("rb") as opened:
            return parse(opened.read(MAX_BYTES + 1), str(file))
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {(error.strerror or str(error)).lower()}") from error


def parse(body: bytes, name: str) -> list[dict[str, Any]]:
    """Read the feeds of an OPML document, version 1 or 2, whatever its nesting.

    Args:
        body: of the file.
        name: of the file in messages.

    Returns:
        Mappings with the keys of a feed, as `add_feeds` takes them; an address once.

    Raises:
        UsageError: it is not OPML, is too large, or declares entities.
    """
    if len(body) > MAX_BYTES:
        raise UsageError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; expected a list of feeds in OPML")
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.StartDoctypeDeclHandler = reading.doctype
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        raise UsageError(f"{name}:{error.lineno}: not well-formed XML: {expat.ErrorString(error.code)}") from None
    except (_RefusedError, LookupError, ValueError) as error:
        raise UsageError(f"{name}:{parser.CurrentLineNumber}: {error}") from None
    if not reading.is_opml:
        raise UsageError(f"{name}: this is not OPML; expected <opml> with <outline xmlUrl=…>")
    return list(reading.feeds.values())


class _RefusedError(Exception):
    """The document does what no list of feeds needs."""


class _Reading:
    def __init__(self) -> None:
        self.feeds: dict[str, dict[str, Any]] = {}
        self.is_opml = False
        self._depth = 0

    def doctype(self, *_: Any) -> None:
        raise _RefusedError("a document type declaration is refused, it can hold entities; remove the <!DOCTYPE …>")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _RefusedError(f"nested more than {MAX_DEPTH} deep")
        if self._depth == 1:
            self.is_opml = tag.rpartition(" ")[2].lower() == "opml"
        if tag.rpartition(" ")[2].lower() == "outline":
            lower = {key.lower(): value.strip() for key, value in attributes.items() if " " not in key}
            if url := lower.get("xmlurl"):
                own = {key.partition(" ")[2]: text for key, text in attributes.items() if key.startswith(NAMESPACE)}
                self.feeds.setdefault(url, _feed(url, lower, own))

    def end(self, _: str) -> None:
        self._depth -= 1


def _feed(url: str, standard: Mapping[str, str], own: Mapping[str, str]) -> dict[str, Any]:
    feed: dict[str, Any] = {"url": url}
    if title := standard.get("title") or standard.get("text"):
        feed["name"] = " ".join(title.split())[:200]
    if language := standard.get("language"):
        feed["language"] = language
    for key, read in OWN.items():
        if key in own:
            try:
                feed[key] = read(own[key])
            except ValueError:
                feed[key] = own[key]  # the configuration's own check says what is wrong with it
    return feed
