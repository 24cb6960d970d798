"""XML to a tree that cannot bite: no network, no DTD, no entities, bounded depth."""

import re
from collections.abc import Iterable

from lxml import etree

from tracker.parse import period
from tracker.parse.raw import NotAFeedError, Text
from tracker.wire import Freshness

Fields = dict[str, list[etree._Element]]

#: Children of one item; a feed that exceeds it is not written for readers.
FIELDS = 2_000

#: Vocabularies by namespace, lower case without the last `/` or `#`, with the prefix they go by here.
NAMESPACES = {
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://cyber.law.harvard.edu/rss/rss.html": "",
    "http://backend.userland.com/blogchannelmodule": "blog:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf:",
    "http://www.w3.org/2005/atom": "atom:",
    "http://purl.org/atom/ns": "atom:",
    "http://purl.org/atom": "atom:",
    "http://purl.org/dc/elements/1.1": "dc:",
    "http://purl.org/dc/elements/1.0": "dc:",
    "http://purl.org/dc/terms": "dcterms:",
    "http://purl.org/rss/1.0/modules/content": "content:",
    "http://purl.org/rss/1.0/modules/syndication": "sy:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.rssboard.org/media-rss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://www.w3.org/xml/1998/namespace": "xml:",
}
XML = "{http://www.w3.org/XML/1998/namespace}"

_too_much = (
    (re.compile(r"excessive depth|depth.*too", re.IGNORECASE), "nested too deeply for a feed"),
    (
        re.compile(r"resource limit|too long|too many|huge", re.IGNORECASE),
        "a name or text in it is too long for a feed",
    ),
)
_keys: dict[str, str] = {}
_own: dict[str, dict[object, str]] = {}  #: by the prefix left off: element names as they stand, and their keys


class NotWellFormedError(Exception):
    """The document is not well-formed XML; the message says where."""


def grow(body: bytes, *, recover: bool = False) -> etree._Element:
    """Root of a UTF-8 document without DOCTYPE.

    Raises:
        NotWellFormedError: and, with `recover`, nothing at all could be read.
        NotAFeedError: it is nested too deeply.
    """
    parser = etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        _refuse_excess(str(error))
        raise NotWellFormedError(str(error)) from error
    if recover:
        for entry in parser.error_log:
            _refuse_excess(entry.message)
    if root is None:
        raise NotWellFormedError("nothing could be read")
    return root


def key(element: etree._Element) -> str:
    """Name of an element in one spelling: `title`, `dc:date`, `atom:link`; `?:name` in an unknown vocabulary."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    known = _keys.get(tag)
    if known is None:
        known = _spell(tag)
        if len(_keys) < 5_000:
            _keys[tag] = known
    return known


def children(element: etree._Element, own: str = "") -> Fields:
    """Children by key, in document order; the prefix of the document's own vocabulary is left off.

    Raises:
        NotAFeedError: there are more than `FIELDS`.
    """
    if len(element) > FIELDS:
        raise NotAFeedError(f"an item with {len(element)} fields, more than {FIELDS}")
    return fields(element, own)


def fields(elements: Iterable[etree._Element], own: str = "") -> Fields:
    """Elements by key, in order."""
    names = _own.setdefault(own, {})
    found: Fields = {}
    for element in elements:
        name = names.get(element.tag)
        if name is None:
            name = key(element).removeprefix(own)
            if len(names) < 5_000:
                names[element.tag] = name
        if name in found:
            found[name].append(element)
        else:
            found[name] = [element]
    return found


def written(element: etree._Element) -> str:
    """What stands inside an element; markup inside it is written out again."""
    if len(element) == 0:
        return element.text or ""
    parts = [element.text or ""]
    parts += [etree.tostring(child, encoding="unicode", with_tail=True) for child in element]
    return "".join(parts)


def first(inside: Fields, *names: str) -> str | None:
    """Text of the first of these fields that says anything."""
    for name in names:
        if name in inside:
            for element in inside[name]:
                text = element.text if len(element) == 0 else written(element)
                if text and (text := text.strip()):
                    return text
    return None


def texts(inside: Fields, *names: str) -> list[str]:
    """Texts of all these fields that say anything, field by field."""
    return [
        text
        for name in names
        if name in inside
        for element in inside[name]
        if (text := (element.text or "" if len(element) == 0 else written(element)).strip())
    ]


def markup(inside: Fields, *names: str) -> Text | None:
    """The first of these fields that says anything, as HTML."""
    found = first(inside, *names)
    return None if found is None else Text(value=found)


def freshness(channel: Fields) -> Freshness:
    """What the head of a feed says about its rhythm."""
    return period.read(
        ttl=first(channel, "ttl"),
        every=first(channel, "sy:updateperiod"),
        times=first(channel, "sy:updatefrequency"),
        hours=_inside(channel, "skiphours"),
        days=_inside(channel, "skipdays"),
    )


def _inside(channel: Fields, name: str) -> list[str]:
    return [(child.text or "").strip() for element in channel.get(name, ()) for child in element]


def base(element: etree._Element, link: str | None) -> str | None:
    """The `xml:base` that a link is relative to; None: none is needed, or none is given."""
    if link is None or link.startswith(("http://", "https://")):
        return None
    return element.base


def _spell(tag: str) -> str:
    if tag[0] != "{":
        prefix, colon, name = tag.lower().rpartition(":")
        return f"{prefix}{colon}{name}"  # a prefix nobody declared is taken at its word
    uri, name = tag[1:].lower().split("}", 1)
    return NAMESPACES.get(uri.rstrip("/#"), "?:") + name


def _refuse_excess(message: str) -> None:
    for pattern, reason in _too_much:
        if pattern.search(message):
            raise NotAFeedError(reason)
