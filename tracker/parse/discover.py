"""Feeds that a web page tells of."""

import re
from urllib.parse import urljoin, urlsplit

from lxml import etree

from tracker.parse.characters import utf8
from tracker.text.printable import line

LIMIT = 50  #: feeds of one page; more is a directory, not a site

_TYPES = {
    "application/rss+xml": "rss", "application/atom+xml": "atom", "application/rdf+xml": "rdf",
    "application/feed+json": "json", "application/x-rss+xml": "rss", "text/rss+xml": "rss", "text/rss": "rss",
    "application/x.atom+xml": "atom", "text/atom+xml": "atom",
}  # fmt: skip
_perhaps = re.compile(r"(?:^|[/._?=&-])(?:rss2?|feeds?|atom|rdf|feed\.json)(?:$|[/._?=&-])", re.IGNORECASE)
_ENDS = (".rss", ".atom", ".rdf", "/feed", "/feed/", "/rss", "/rss/", "/atom", "/feed.xml", "/rss.xml", "/atom.xml",
         "/index.xml", "/feed.json", "format=rss", "feed=rss2", "alt=rss")  # fmt: skip
_comments = re.compile(r"comments?(?:/|$|\W)", re.IGNORECASE)


def links(body: bytes, url: str) -> list[tuple[str, str, str]]:
    """(address, title, type) of each feed, best first: announced ones, then links that look like feeds.

    Args:
        body: of an HTML page, as it came.
        url: of the page after redirects.

    Returns:
        Absolute http(s) addresses as the page gives them, each once; type is `rss`, `atom`, `rdf`, `json`, or empty
        when only the address suggests a feed.  Feeds of comments come last.  At most `LIMIT`.
    """
    root = _page(body)
    if root is None:
        return []
    base = next((urljoin(url, tag.get("href", "")) for tag in root.iter("base") if tag.get("href")), url)
    found = [*_announced(root), *_suggested(root)]
    feeds: dict[str, tuple[str, str, str]] = {}
    for href, title, kind in found:
        address = _absolute(href, base)
        if address and address not in feeds:
            feeds[address] = (address, line(title)[:200], kind)
    return sorted(feeds.values(), key=lambda feed: bool(_comments.search(f"{feed[0]} {feed[1]}")))[:LIMIT]


def _page(body: bytes) -> etree._Element | None:
    text = utf8(body, None).strip()
    if not text:
        return None
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8")
    try:
        return etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _announced(root: etree._Element) -> list[tuple[str, str, str]]:
    """`<link rel="alternate" type="application/rss+xml" …>` and its kin."""
    feeds = []
    for tag in root.iter("link", "a"):
        kind = tag.get("type", "").partition(";")[0].strip().lower()
        relations = tag.get("rel", "").lower().split()
        href = tag.get("href", "")
        if kind in _TYPES and ("alternate" in relations or not relations):
            feeds.append((href, tag.get("title") or _text(tag), _TYPES[kind]))
        elif "feed" in relations or (kind in ("text/xml", "application/xml") and "alternate" in relations):
            feeds.append((href, tag.get("title") or _text(tag), ""))
        elif kind == "application/json" and "alternate" in relations and _perhaps.search(href):
            feeds.append((href, tag.get("title") or "", "json"))
    return feeds


def _suggested(root: etree._Element) -> list[tuple[str, str, str]]:
    feeds = []
    for tag in root.iter("a"):
        href, said = tag.get("href", "").strip(), _text(tag)
        likely = href.lower().startswith("feed:") or href.lower().split("#")[0].endswith(_ENDS)
        if likely or (_perhaps.search(href) and re.search(r"\b(?:rss|atom|feed|xml)\b", said, re.IGNORECASE)):
            feeds.append((href, tag.get("title") or said, ""))
    return feeds


def _text(tag: etree._Element) -> str:
    return line(" ".join(str(piece) for piece in tag.itertext()))


def _absolute(href: str, base: str) -> str | None:
    href = href.strip()
    if href.lower().startswith("feed:"):
        href = href[5:] if href.lower().startswith(("feed:http", "feed:/")) else f"https:{href[5:]}"
        href = f"https:{href}" if href.startswith("//") else href
    try:
        address = urljoin(base, href).partition("#")[0]
        parts = urlsplit(address)
        return address if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
