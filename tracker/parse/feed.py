"""Bytes of a feed to a `Document`, whatever the bytes are."""

from datetime import datetime

from tracker.parse import atom, entries, plain, rss, tree
from tracker.parse.raw import NotAFeedError, Raw
from tracker.wire import Document, Failed


def parse(
    body: bytes, *, url: str, content_type: str | None, now: datetime, max_entries: int = 20_000
) -> Document | Failed:
    """Read a feed of any known format.

    Args:
        body: as it came, after decompression.
        url: of the feed as configured or after redirects; relative links are relative to it.
        content_type: the header; its charset counts only where the document itself says nothing.
        now: aware UTC; dates more than a day later are dropped.
        max_entries: a document with more fails whole.

    Returns:
        A `Document` (perhaps without entries), or `Failed` with a reason for a person.  Never raises.
    """
    try:
        raw = _read(body)
        if len(raw.items) > max_entries:
            raise NotAFeedError(f"{len(raw.items)} entries, more than the limit of {max_entries}")
        return Document(
            version=raw.version,
            title=plain.text(raw.title.value)[: entries.NAME] if raw.title else "",
            language=entries.tag(raw.language),
            entries=entries.clean(raw, url=url, now=now),
            freshness=raw.freshness,
        )
    except NotAFeedError as error:
        return Failed(url=url, reason=str(error), weight=error.weight)


def _read(body: bytes) -> Raw:
    if not body.strip():
        raise NotAFeedError("an empty answer", 0.5)
    try:
        root = tree.grow(body)
    except tree.NotWellFormedError:
        try:
            root = tree.grow(body, recover=True)
        except tree.NotWellFormedError as error:
            raise NotAFeedError("not XML, so not a feed", 0.5) from error
    name = tree.key(root)
    if name in ("rss", "rdf:rdf", "channel"):
        return rss.read(root)
    if name in ("atom:feed", "feed", "atom:entry"):
        return atom.read(root)
    if name.endswith("html"):
        raise NotAFeedError("a web page, not a feed; try `tracker feeds discover URL`", 0.5)
    raise NotAFeedError(f"XML, but no feed: it begins with <{name[:40]}>", 1.0)
