"""Compiled rules as frozen data: what `compile_rules` makes of the knowledge files and the matcher reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tracker.model import Sheet, Source
from tracker.rules.alias import Alias
from tracker.rules.clause import Clause

ConceptKind = Literal["person", "company", "office", "thing", "act"]
UseKind = Literal["concept", "stage", "cue", "outlet", "credit"]
Weight = Literal["strong", "weak", "not"]
#: `act`: done in public by those who have the power to; `fact`: made known by those it concerns; `answer`: about a
#: fact, none itself; `open`: nothing has happened yet; `quiet`: done out of sight, known from who tells it;
#: `own`: a matter of the one who says so himself.
Nature = Literal["act", "fact", "answer", "open", "quiet", "own"]
Scope = Literal["title", "sentence", "title+1", "title+2", "story"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The files rules are compiled from."""

    topics: tuple[Sheet, ...]
    concepts: Sheet
    stages: Sheet
    cues: Sheet
    outlets: Sheet
    common: Sheet = field(default_factory=lambda: Sheet(name="common", data={}, lines={}))


@dataclass(frozen=True, slots=True)
class Use:
    """What an alias is an alias of."""

    kind: UseKind
    id: str  #: concept, stage key, cue family or outlet
    weight: Weight = "strong"
    before: str = ""  #: of a credit: folded text that must stand before the outlet's name
    after: str = ""  #: of a credit: folded text that must stand after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A person, firm, office, thing or act that clauses name."""

    id: str
    about: str = ""
    kind: ConceptKind | None = None
    means: str = ""  #: the concept it is another word for, so that both are one speaker; empty: itself
    weak_value: float = 0.7
    needs: tuple[str, ...] = ()  #: a weak alias counts beside one of these; empty: always
    fuzzy: float | None = None  #: least similarity of a misspelling, 0–1; None: no misspellings
    aliases: tuple[tuple[Weight, Alias], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step in the course of things."""

    id: str
    about: str = ""
    says: str = ""  #: what a digest calls it; empty: its id
    nature: Nature | None = None  #: how firm a title makes it that tells it plainly; None: says nothing of that
    once: bool = False  #: happens once in the life of a topic
    compatible: frozenset[str] = frozenset()  #: stages that may tell the same fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What the rules of every workspace share, compiled."""

    meaning: str  #: 64 hex digits over what its files say; comments, explanations and examples do not count
    concepts: Mapping[str, Concept]
    stages: Mapping[str, Stage]
    cues: frozenset[str]  #: families that exist
    outlets: Mapping[str, Source]
    common: frozenset[str]  #: folded words that prove nothing alone and are no misspelt name
    looked: tuple[tuple[Alias, Use], ...]  #: aliases of stages, cues and outlets; those of concepts stand in them


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A standing query."""

    id: str
    name: str
    about: str = ""
    match: Clause
    scope: tuple[Scope, ...] = ("sentence", "title+1")
    stages: tuple[Stage, ...] = ()  #: in order of the file; earlier wins where two are equally plain
    stage_keys: Mapping[str, str] = field(default_factory=dict)  #: id of a stage hit to the stage it says here
    actors: tuple[str, ...] = ()  #: concepts whose doing the topic is: beside them an aside stays in focus
    others: tuple[str, ...] = ()  #: concepts of others: a title of one of them makes what a summary says background
    implies: Mapping[str, str] = field(
        default_factory=dict
    )  #: concept to the stage its words tell where no stage is named
    window_hours: float | None = None  #: how long a development stays open; None: the common window

    def stage(self, stage_id: str) -> Stage | None:
        """The stage of that id, None if the topic does not have it."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything the matcher, the claims and the grouping know."""

    version: str  #: 16 hex digits over the meaning of the rules; comments and order of files do not count
    topics: tuple[str, ...]  #: ids in order
    by_id: Mapping[str, Topic]
    concepts: Mapping[str, Concept]
    stages: Mapping[str, Stage]  #: the shared library
    cues: frozenset[str]  #: families that exist
    outlets: Mapping[str, Source]
    domains: Mapping[str, str]  #: registrable domain to outlet id
    aliases: tuple[tuple[Alias, Use], ...]  #: everything to look for
    common: frozenset[str]  #: folded words that prove nothing alone and are no misspelt name
    stopwords: frozenset[str]  #: folded words of the topics' own aliases: never similarity between stories
    machines: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  #: built on first use

    def outlet(self, host: str) -> Source | None:
        """The outlet a host belongs to, by its longest known domain."""
        parts = host.casefold().split(".")
        for i in range(len(parts) - 1):
            if found := self.domains.get(".".join(parts[i:])):
                return self.outlets[found]
        return None
