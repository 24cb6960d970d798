"""What a reader of one format hands on: strings as they stood in the document, nothing decided yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from tracker.wire import Freshness

_T = TypeVar("_T")


class NotAFeedError(Exception):
    """The document cannot be a feed, or breaks a limit; the message is the reason for a person."""

    def __init__(self, reason: str, weight: float = 1.0) -> None:
        super().__init__(reason)
        self.weight = weight  #: as in `Failed`


class Text(NamedTuple):
    """A text and how it is written."""

    value: str
    html: bool = True  #: markup and entities inside; False: to be taken literally


class Item(NamedTuple):
    """One item; every field may be missing, wrong or hostile."""

    guid: str | None = None
    permalink: bool = False  #: the guid says it is a link
    link: str | None = None
    base: str | None = None  #: what `link` is relative to; None: the feed's own address
    title: Text | None = None
    summary: Text | None = None  #: the shorter text
    content: Text | None = None  #: the longer one, used when there is no summary
    published: Sequence[str] = ()  #: every date that claims it, best first
    updated: Sequence[str] = ()
    source: str | None = None
    language: str | None = None


@dataclass(slots=True, kw_only=True)
class Raw:
    """A document read by its format's rules."""

    version: str
    title: Text | None = None
    link: str | None = None
    language: str | None = None
    items: list[Item] = field(default_factory=list)
    freshness: Freshness = Freshness()
    complete: bool = True  #: False: its end is missing


def limited(items: Sequence[_T], most: int) -> Sequence[_T]:
    """The items, unless there are more than a document may have.

    Raises:
        NotAFeedError: there are; nothing is cut in silence.
    """
    if len(items) > most:
        raise NotAFeedError(f"{len(items)} entries, more than the limit of {most}")
    return items
