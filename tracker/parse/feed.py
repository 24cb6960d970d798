"""Bytes of a feed to a `Document`, whatever the bytes are."""

from contextlib import suppress
from datetime import datetime

from lxml import etree

from tracker.parse import atom, cdf, characters, doubtful, json_feed, repair, rss, tree
from tracker.parse.raw import NotAFeedError, Raw
from tracker.parse.refine import refine, unreadable
from tracker.parse.refusal import refuse
from tracker.wire import Document, Failed


def parse(
    body: bytes, *, url: str, content_type: str | None, now: datetime, max_entries: int = 20_000
) -> Document | Failed:
    """Read a feed of any known format: `read`, then `refine`."""
    raw = read(body, url=url, content_type=content_type, max_entries=max_entries)
    return raw if isinstance(raw, Failed) else refine(raw, url=url, now=now)


def read(body: bytes, *, url: str, content_type: str | None, max_entries: int) -> Raw | Failed:
    """What a document says, as it stands there.

    Well-formed documents are read by lxml.  What is not is mended; what cannot be mended is read by feedparser and by
    lxml's recovery, and the reading that found more entries counts, feedparser's on a draw.

    Args:
        body: as it came, after decompression.
        url: of the feed.
        content_type: the header; its charset counts only where the document itself says nothing usable.
        max_entries: a document with more fails whole.

    Returns:
        Strings (perhaps of no entry), or `Failed` with a reason for a person.  Never raises.
    """
    try:
        return _read(characters.utf8(body, content_type).strip(), url, max_entries)
    except NotAFeedError as error:
        return Failed(url=url, reason=str(error), weight=error.weight)
    except Exception as error:  # one feed that finds a hole here must not cost the others their turn
        return unreadable(url, error)


def _read(body: bytes, url: str, most: int) -> Raw:
    if body.startswith((b"{", b"[")):
        return json_feed.read(body, url, most)
    found = repair.root(body)
    if found is None:
        raise refuse(body)
    try:
        return _read_tree(tree.grow(found.body), most)
    except tree.NotWellFormedError:
        mended = repair.mended(found)
    try:
        raw = _read_tree(tree.grow(mended.body), most)
    except tree.NotWellFormedError:
        raw = _decided(mended.body, most)
    raw.complete = mended.complete
    if not raw.complete and not raw.items:
        raise NotAFeedError("cut off before its first entry", 0.25)
    return raw


def _read_tree(root: etree._Element, most: int) -> Raw:
    name = tree.key(root).rpartition(":")[2]
    if name in ("feed", "entry"):
        return atom.read(root, most)
    if cdf.is_cdf(root):
        return cdf.read(root, most)
    return rss.read(root, most)


def _decided(body: bytes, most: int) -> Raw:
    """The better of two readings of a document that is not well-formed."""
    readings = [doubtful.read(body, most)]
    with suppress(tree.NotWellFormedError):
        readings.append(_read_tree(tree.grow(body, recover=True), most))
    best = max(filter(None, readings), key=_worth, default=None)
    if best is None:
        raise NotAFeedError("XML too broken to be read as a feed", 0.5)
    return best


def _worth(raw: Raw) -> int:
    return sum(bool(item.title) + bool(item.link) for item in raw.items)
