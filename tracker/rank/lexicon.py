"""What a listing needs to know of the rules, small enough to be kept beside the developments.

A command that only looks must be quick: it reads this instead of compiling every topic.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tracker.model import Reading, Source, SourceKind, Story

if TYPE_CHECKING:
    from tracker.rules.rules import Rules

#: Of a publisher nobody described.  An unknown source is not a trusted one.
UNKNOWN = 0.3
#: Of a publisher whose kind is all that is known.
BY_KIND: Mapping[SourceKind, float] = {
    "official": 1.0,
    "court": 1.0,
    "wire": 0.9,
    "press": 0.75,
    "research": 0.7,
    "trade-press": 0.55,
    "company": 0.5,
    "market": 0.4,
    "blog": 0.25,
    "aggregator": 0.2,
    "social": 0.15,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Names and trust, made from the rules."""

    topics: Mapping[str, str] = field(default_factory=dict)  #: topic id to its name
    concepts: Mapping[str, str] = field(default_factory=dict)  #: concept id to what to call it
    stages: Mapping[str, str] = field(default_factory=dict)  #: stage id to what to call it
    domains: Mapping[str, float] = field(default_factory=dict)  #: registrable domain of an outlet to trust in it, 0–1
    outlets: Mapping[str, float] = field(default_factory=dict)  #: name of an outlet to trust in it, 0–1
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  #: fact units of the story so far, by topic

    def trust(self, host: str) -> float:
        """Trust in the publisher behind a host, by its longest known domain."""
        parts = host.casefold().split(".")
        for place in range(len(parts) - 1):
            found = self.domains.get(".".join(parts[place:]))
            if found is not None:
                return found
        return UNKNOWN

    def record(self) -> dict[str, Any]:
        """As JSON can hold it."""
        names = ("topics", "concepts", "stages", "domains", "outlets")
        known = {topic: list(units) for topic, units in self.known.items()}
        return {name: dict(getattr(self, name)) for name in names} | {"known": known}


def lexicon(record: Mapping[str, Any]) -> Lexicon:
    """Back from what `Lexicon.record` gave."""
    known = {topic: tuple(units) for topic, units in record.get("known", {}).items()}
    return Lexicon(**{name: record[name] for name in record if name != "known"}, known=known)


def lexicon_of(rules: "Rules", history: Iterable[tuple[Story, Reading]] = ()) -> Lexicon:
    """The lexicon of compiled rules.

    Args:
        rules: compiled.
        history: the story so far with what it says; its facts are known to everybody.
    """
    from tracker.group.policy import policy_of
    from tracker.group.units import units

    trusted = {key: authority_of(outlet) for key, outlet in rules.outlets.items()}
    policy = policy_of(rules)
    known: dict[str, set[str]] = {}
    for story, reading in history:
        for topic in reading.topics:
            known.setdefault(topic, set()).update(units(story, reading, policy))
    return Lexicon(
        topics={topic.id: topic.name for topic in rules.by_id.values()},
        concepts=called(rules),
        stages={key: stage.says for key, stage in rules.stages.items() if stage.says},
        domains={domain: trusted[outlet] for domain, outlet in rules.domains.items()},
        outlets={outlet.name: trusted[key] for key, outlet in rules.outlets.items()},
        known={topic: tuple(sorted(found)) for topic, found in known.items()},
    )


def authority_of(outlet: Source) -> float:
    """Trust in an outlet of the outlets file: what it says, else by its kind, else `UNKNOWN`."""
    if outlet.authority is not None:
        return float(outlet.authority)
    return BY_KIND[outlet.kind] if outlet.kind else UNKNOWN


def called(rules: "Rules") -> dict[str, str]:
    """What to call a concept: the first way of naming it that its rule lists, English or common to all languages."""
    names = {}
    for concept in rules.concepts.values():
        name = concept.id.rpartition("/")[2]
        said = (
            made.text.rstrip("*")
            for weight, made in concept.aliases
            if weight == "strong" and made.language in ("any", "en")
        )
        names[name] = next(said, name.replace("_", " "))
    return names
