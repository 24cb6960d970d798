"""What a document said to what may be stored; needs none of the libraries that read documents."""

from datetime import datetime

from tracker.parse import entries, plain
from tracker.parse.raw import Raw
from tracker.wire import Document, Failed

UNREADABLE = "a feed this program cannot read; please report its address"


def refine(raw: Raw, *, url: str, now: datetime) -> Document | Failed:
    """The document with clean entries.  Never raises.

    Args:
        url: relative links are relative to it, and entries without a link are named by it.
        now: aware UTC; dates more than a day later are dropped.
    """
    try:
        return Document(
            version=raw.version,
            title=plain.text(raw.title.value)[: entries.NAME] if raw.title else "",
            language=entries.tag(raw.language),
            entries=entries.clean(raw, url=url, now=now),
            freshness=raw.freshness,
            complete=raw.complete,
        )
    except Exception as error:  # one feed that finds a hole here must not cost the others their turn
        return unreadable(url, error)


def unreadable(url: str, error: Exception) -> Failed:
    """A failure of ours, not of the feed."""
    if isinstance(error, MemoryError):
        return Failed(url=url, reason="there is not enough memory to read it", weight=0.25)
    return Failed(url=url, reason=f"{UNREADABLE} ({type(error).__name__})", weight=0.5)
