"""What a page for people says, before it has a format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from tracker.model import Listed, Reading, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """The screen a text is for.  A pipe has none: text for it is plain and never cut."""

    width: int = 80  #: columns
    colour: bool = True  #: False: NO_COLOR, --no-color, TERM=dumb


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """Something a digest could not see, in words for its foot."""

    name: str  #: of the feed
    why: str  #: one line
    since: datetime | None = None  #: None: unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A list of developments for one reader."""

    items: tuple[Listed, ...]  #: in rank order
    now: datetime  #: aware UTC; ages are told against it
    stories: Mapping[str, Story] = field(default_factory=dict)  #: members of the items and storylines, by id
    readings: Mapping[str, Reading] = field(default_factory=dict)  #: of these stories, as far as there are any
    names: Mapping[str, str] = field(default_factory=dict)  #: topic id to the name for people; missing: the id
    zone: tzinfo = UTC  #: the reader's
    since: datetime | None = None  #: how far back the list looks; None: not said
    blind: tuple[Blind, ...] = ()  #: what could not be seen
    storylines: tuple[Listed, ...] = ()  #: open developments with nothing new, for the digest
    reader: str = "default"
    cut: int = 0  #: developments left out by a limit or a minimum score
    always: bool = False  #: say so when nothing is new
