"""feedparser as the judge of documents that are not well-formed even after mending.

It never sees the elements that lead to its author pattern, whose time grows with the square of the text (31 kB took
13 s), nor more than `LIMIT` bytes, and neither sanitises nor resolves: both are done elsewhere and for less.
"""

import io
import re
from typing import Any

from tracker.parse import period
from tracker.parse.raw import Item, Raw, Text, limited

#: Bytes; at about 1 MB/s this bounds the time of one document.
LIMIT = 500_000

#: The only elements it is shown.  Tags of all others, HTML among them, become a space and leave their text.
_SHOWN = frozenset(
    b"rss rdf channel feed item entry title link guid id description summary content encoded subtitle tagline "
    b"pubdate date updated published issued modified created source language origlink "
    b"ttl updateperiod updatefrequency".split()
)
_tag = re.compile(rb"<(/?)((?:[A-Za-z_][\w.-]*:)?)([A-Za-z_][\w.-]*)[^<>]*>")
_PUBLISHER = "trackerpublisher"


def read(body: bytes, most: int) -> Raw | None:
    """What feedparser makes of a UTF-8 document; None when it is too long, or no feed to it either."""
    if len(body) > LIMIT:
        return None
    import feedparser  # a tenth of a second, and seldom needed

    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        parsed = feedparser.parse(
            io.BytesIO(_tag.sub(_shown, body)),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # it promises none, and has raised five kinds; lxml's reading is left
        return None
    if not parsed.get("version") and not parsed.get("entries"):
        return None
    head = parsed.get("feed", {})
    return Raw(
        version=parsed.get("version") or "unknown",
        title=_text(head, "title_detail"),
        link=_said(head, "link"),
        language=_said(head, "language"),
        items=[_item(entry) for entry in limited(parsed.entries, most)],
        freshness=period.read(
            ttl=_said(head, "ttl"), every=_said(head, "sy_updateperiod"), times=_said(head, "sy_updatefrequency")
        ),
    )


def _shown(found: re.Match[bytes]) -> bytes:
    slash, prefix, name = found.groups()
    if name.lower() == b"publisher" and prefix:
        return b"<" + slash + _PUBLISHER.encode() + b">"
    return found[0] if name.lower() in _SHOWN else b" "


def _item(entry: Any) -> Item:
    source = entry.get("source")
    content = entry.get("content")
    return Item(
        guid=_said(entry, "id"),
        permalink=bool(entry.get("guidislink")),
        link=_said(entry, "feedburner_origlink") or _said(entry, "link"),
        title=_text(entry, "title_detail"),
        summary=_text(entry, "summary_detail"),
        content=_text({"content": content[0]}, "content") if isinstance(content, list) and content else None,
        published=list(filter(None, (_said(entry, "published"), _said(entry, "created")))),
        updated=list(filter(None, (_said(entry, "updated"),))),
        source=_said(source, "title") or _said(source, "value") or _said(entry, _PUBLISHER),
        language=_said(entry, "language"),
    )


def _said(inside: Any, name: str) -> str | None:
    """A text; an element with attributes that feedparser does not know gives a mapping instead."""
    # Asked for first: feedparser lends a missing date from another field, with a warning.
    value = inside.get(name) if isinstance(inside, dict) and name in inside else None
    return value if isinstance(value, str) and value else None


def _text(inside: Any, name: str) -> Text | None:
    value = _said(inside.get(name), "value")
    return Text(value=value) if value else None
