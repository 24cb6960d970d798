"""The words of the field as frozen data.  No behaviour beyond what a field means.

All times are aware UTC `datetime`s unless a field says otherwise.  `None` always has a stated meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

Status = Literal["rumour", "reported", "denied", "confirmed", "official", "reaction"]
Kind = Literal["first", "update", "repeat", "copy", "rehash", "background"]
Role = Literal["focus", "background"]
SourceKind = Literal[
    "official", "court", "wire", "press", "trade-press", "company", "research", "aggregator", "blog", "social", "market"
]
Path = tuple[str | int, ...]


# --- what a user wrote -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A YAML file as read: plain data, and the line on which each value of it stands."""

    name: str  #: as a user would name it in a message: `feeds.yaml`, `topics/mine.yaml`
    data: Any  #: mappings, lists, strings, numbers, booleans, None
    lines: Mapping[Path, int]  #: 1-based line of a key or list item, by path from the top


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The `rank:` block.  Weights are non-negative and are normalised to add up to 1."""

    novelty: float = 0.30
    corroboration: float = 0.20
    status: float = 0.20
    authority: float = 0.15
    official: float = 0.15
    half_life: timedelta = timedelta(hours=24)  #: in which the recency of a development halves


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One person or channel the digest is for, with a ledger of its own."""

    name: str = "default"
    topics: tuple[str, ...] | None = None  #: ids; None: all
    min_score: float = 0.0  #: 0–100
    format: str | None = None  #: None: what the command line says
    to: tuple[str, ...] = ()  #: where a digest goes: `-`, a path, `mailto:`, an Apprise address; empty: stdout
    limit: int | None = None  #: None: no limit
    languages: tuple[str, ...] = ()  #: preferred, best first; empty: those of the configuration


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher in the outlets file: who owns it, what it is, how it is credited."""

    id: str
    name: str
    kind: SourceKind | None = None
    owner: str | None = None  #: None: itself
    authority: float | None = None  #: 0–1; None: by kind
    domains: tuple[str, ...] = ()  #: registrable domains, lower case


# --- stories -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """How a story read before it was edited."""

    at: datetime  #: when we saw the change
    title: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An entry read as news, stored once however many feeds carry it."""

    id: str  #: 16 hex digits from the canonical url; stable for ever
    url: str  #: canonical
    title: str
    summary: str = ""
    source: str  #: the publisher's name
    feed: str | None = None  #: url of the feed that brought it first; None: imported
    published: datetime | None = None  #: None: unknown
    first_seen: datetime  #: by us; on import: given, else published, else the time of import
    updated: datetime | None = None
    language: str | None = None
    late: bool = False  #: history on arrival: listed for nobody
    history: bool = False  #: part of the story so far that `init` loads: background, founds nothing
    revisions: tuple[Revision, ...] = ()

    @property
    def time(self) -> datetime:
        """Place in the order of the fold: published, unless it claims to be later than we saw it."""
        return min(self.published, self.first_seen) if self.published else self.first_seen


# --- what a story says -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the original text: `getattr(story, field)[start:end] == text`."""

    field: Literal["title", "summary"]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a clause of a topic holds."""

    topic: str
    role: Role
    concept: str  #: the clause it satisfies: a concept id, or `keyword`
    alias: str  #: as written in the rule
    span: Span
    how: str  #: `strong`, `weak`, `near`, `fuzzy 0.92`
    value: float  #: 0–1, the clause's value before place


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A story is about a topic, with the reasons."""

    topic: str
    role: Role
    score: float  #: 0–1
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageHit:
    """Which step of a topic's course the story tells."""

    topic: str
    stage: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What state the story gives its fact, who says so, and on whose report.  "Reported as", never truth."""

    status: Status = "reported"
    speaker: str | None = None  #: concept or outlet id of who says, denies or confirms; None: not named
    origin: str | None = None  #: name of the outlet credited with the report; None: the story's own
    span: Span | None = None  #: the cue that decided the status; None: by default
    official: float = 0.0  #: 1 an official source speaks, 0.5 one is quoted, 0 none


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything one story says by itself: a pure function of (story, rules, outlets)."""

    story: str  #: id
    tags: tuple[Tag, ...] = ()
    stages: tuple[StageHit, ...] = ()
    claim: Claim = Claim()
    entities: frozenset[str] = frozenset()  #: concept ids named
    numbers: frozenset[str] = frozenset()  #: number with unit, normalised: `$2000000000`, `4 months`, `87%`

    @property
    def topics(self) -> frozenset[str]:
        """What the story is about: focus only."""
        return frozenset(tag.topic for tag in self.tags if tag.role == "focus")


# --- developments ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a reader said: an input of tagging and of the fold, never lost by a rebuild."""

    how: Literal["not", "mute", "pin", "split"]
    story: str  #: story id
    other: str = ""  #: `not`: a topic; `pin`: another story id; else empty
    at: datetime
    by: str = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A story inside a development."""

    story: str
    kind: Kind
    parent: str | None = None  #: story it joined by; None: it founds the development
    score: float = 1.0  #: of that join, 0–1
    why: str = ""  #: the reason in words, for `show`
    units: frozenset[str] = frozenset()  #: fact units: `stage:talks`, `status:denied`, `number:$2bn`, `origin:wsj` …
    new_units: frozenset[str] = frozenset()  #: those no earlier member had


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One development refers to another."""

    how: Literal["denies", "reacts_to"]
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusStep:
    """One line of a development's ledger of claims."""

    at: datetime
    status: Status
    story: str
    speaker: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """Stories that report one fact: a pure function of (stories, rules, corrections)."""

    id: str  #: the first story's id
    topics: tuple[str, ...]  #: union of its members' focus topics, sorted
    stage: str | None  #: majority stage; None: the topic has none or none was said
    status: Status
    disputed: bool
    members: tuple[Member, ...]  #: in order of time
    steps: tuple[StatusStep, ...]  #: history of the status, oldest first
    origins: tuple[tuple[str, tuple[str, ...]], ...]  #: (who said it, story ids resting on them), first is first
    links: tuple[Link, ...]
    lead: str  #: story id whose title and link stand for it, for no language in particular
    first_published: datetime
    last_published: datetime
    first_seen: datetime
    last_new: datetime  #: when its last new fact unit was published
    muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Result of grouping all tagged stories."""

    developments: tuple[Development, ...]  #: by time of their first story, then id
    background: Mapping[str, str]  #: story id to reason, for tagged stories outside every development


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What a reader was shown."""

    reader: str
    until: datetime | None  #: everything first seen before was considered; None: a first run
    shown: frozenset[str] = frozenset()  #: story ids
    held: frozenset[str] = frozenset()  #: story ids that were news but cut by a limit; still owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A development as it stands in a listing for a reader."""

    development: Development
    title: str
    lead: Story
    score: float  #: 0–100
    terms: tuple[tuple[str, float], ...]  #: with the formula of the docs they give the score exactly
    new: tuple[str, ...]  #: what is new to this reader, in words
    outlets: int  #: publishers among the members
    first_reported_by: str
