"""What grouping needs to know from the rules: windows, stages that happen once, who is a person, who owns whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from tracker.rules.rules import Rules
from tracker.text.similar import plain, tokens

#: Time constant of a development when its topic names none.
WINDOW = timedelta(hours=96)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Everything the fold asks of topics, concepts and outlets."""

    windows: Mapping[str, timedelta] = field(default_factory=dict)  #: by topic; missing: `WINDOW`
    once: frozenset[tuple[str, str]] = frozenset()  #: (topic, stage) that can happen only once
    compatible: frozenset[tuple[str, str, str]] = frozenset()  #: (topic, stage, stage), both ways round; acts: topic ""
    stepless: frozenset[str] = frozenset()  #: topics that list no stages: what happens there is an act, not a step
    people: Mapping[str, str] = field(default_factory=dict)  #: concept that names one person to the id to compare by
    voices: Mapping[str, str] = field(default_factory=dict)  #: concept that can speak to the id speakers compare by
    nameless: frozenset[str] = frozenset()  #: concepts of persons that name nobody: "the founder"
    offices: frozenset[str] = frozenset()  #: concept ids of offices, which speak through persons
    named: frozenset[str] | None = None  #: concept ids of persons, companies and offices; None: all of them
    familiar: frozenset[str] = frozenset()  #: words of every concept's aliases: names that come up all the time
    owners: Mapping[str, str] = field(default_factory=dict)  #: plain outlet name to its owner

    def window(self, topics: frozenset[str]) -> timedelta:
        """The longest of some topics' time constants."""
        if len(topics) == 1:
            (topic,) = topics
            return self.windows.get(topic, WINDOW)
        return max((self.windows.get(topic, WINDOW) for topic in topics), default=WINDOW)

    @property
    def longest(self) -> timedelta:
        """The longest time constant of all topics."""
        return max(WINDOW, *self.windows.values()) if self.windows else WINDOW

    def kin(self, topic: str, stage: str) -> list[str]:
        """Other stages that may tell the same fact, in order of the alphabet."""
        return sorted(two for name, one, two in self.compatible if name == topic and one == stage)

    def persons(self, concepts: frozenset[str]) -> frozenset[str]:
        """The persons among some concepts, two ways of naming one person alike."""
        return frozenset(self.people[name] for name in concepts if name in self.people)

    def agree(self, topic: str, one: str, other: str) -> bool:
        """Whether two stages of a topic can stand in one development."""
        return one == other or (topic, one, other) in self.compatible


def policy_of(rules: Rules | Policy) -> Policy:
    """The part of the rules that grouping needs; made once for the same rules."""
    if isinstance(rules, Policy):
        return rules
    made: Policy | None = rules.machines.get("policy")
    if made is None:
        made = rules.machines["policy"] = _compiled(rules)
    return made


def _compiled(rules: Rules) -> Policy:
    topics = rules.by_id.values()
    owners = {}
    people = _people(rules)
    for outlet in rules.outlets.values():
        for name in (outlet.id, outlet.name):
            owners[plain(name)] = outlet.owner or outlet.name
    return Policy(
        windows={topic.id: timedelta(hours=topic.window_hours) for topic in topics if topic.window_hours},
        once=frozenset((topic.id, stage.id) for topic in topics for stage in topic.stages if stage.once),
        compatible=frozenset(
            pair
            for topic in topics
            for stage in topic.stages
            for other in stage.compatible
            for pair in ((topic.id, stage.id, other), (topic.id, other, stage.id))
        )
        | frozenset(
            pair
            for stage in rules.stages.values()
            for other in stage.compatible
            for pair in (("", stage.id, other), ("", other, stage.id))
        ),
        stepless=frozenset(topic.id for topic in topics if not topic.stages),
        people=people,
        nameless=frozenset(bare(c.id) for c in rules.concepts.values() if c.kind == "person") - people.keys(),
        voices=people | _houses(rules),
        offices=frozenset(bare(c.id) for c in rules.concepts.values() if c.kind == "office"),
        named=frozenset(bare(c.id) for c in rules.concepts.values() if c.kind in ("person", "company", "office")),
        familiar=frozenset(
            word for concept in rules.concepts.values() for _, made in concept.aliases for word in tokens(made.text)
        ),
        owners=owners,
    )


def bare(concept: str) -> str:
    """A concept's id without the topic it is local to, as readings carry it."""
    return concept.rpartition("/")[2]


def _people(rules: Rules) -> dict[str, str]:
    """Persons by name, to the id they are compared by.

    Another word for somebody ("the founder") is that person.  Words that English writes small and that mean nobody in
    particular are left out.
    """
    found: dict[str, str] = {}
    for concept in rules.concepts.values():
        said = [made for weight, made in concept.aliases if weight != "not" and made.language in ("any", "en")]
        named = not said or any(made.text[:1].isupper() for made in said)
        if concept.kind == "person" and (concept.means or named):
            found[bare(concept.id)] = bare(concept.means or concept.id)
    return found


def _houses(rules: Rules) -> dict[str, str]:
    """Firms to the firm they speak for: one whose name begins with another's ("Binance.US") is its arm."""
    first = {
        concept.id: plain(made[0].text).rstrip("*")
        for concept in rules.concepts.values()
        if concept.kind == "company" and (made := [one for weight, one in concept.aliases if weight == "strong"])
    }
    return {
        bare(one): bare(next((other for other in sorted(first) if other != one and _begins(name, first[other])), one))
        for one, name in first.items()
    }


def _begins(name: str, with_: str) -> bool:
    return name.startswith(with_) and not name[len(with_) : len(with_) + 1].isalnum()
