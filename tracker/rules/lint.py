"""Advice on rules that compile but may find too much, too little, or nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.rules.alias import EDGES, WORD, Alias
from tracker.rules.clause import names
from tracker.rules.rules import Rules, Topic

#: Shortest stem that `*` may follow in scripts with spaces: tr `af*` would find *after*.
STEM = 4
#: Languages the shipped rules speak; a topic that speaks fewer is told which are missing.
LANGUAGES = ("en", "es", "pt", "fr", "de", "ru", "tr", "zh", "ja", "ko")


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at.  `where` is a topic, a concept or a stage."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def lint(rules: Rules) -> tuple[Advice, ...]:
    """Look over compiled rules.

    Returns:
        Advice on dangerous stems, stems that run on into another act's, common words as strong aliases, aliases given
        twice, concepts nothing uses, languages a topic does not speak, stages that contradict themselves.
    """
    found = [*_stems(rules), *_wide(rules), *_common(rules), *_twice(rules), *_unused(rules)]
    for topic in rules.topics:
        found += _silent(rules.by_id[topic], rules)
        found += _stages(rules.by_id[topic], rules)
    return tuple(found)


def _stems(rules: Rules) -> Iterator[Advice]:
    for one, use in rules.aliases:
        if use.weight != "not" and one.open and _spaced(one) and len(_last_word(one)) < STEM:
            yield Advice(use.id, f"`{one.text}` opens a stem of {len(_last_word(one))} letters; write {STEM} or more")


def _wide(rules: Rules) -> Iterator[Advice]:
    """Open stems that run on into the word of another act: `invest*` finds what `investigat*` is for."""
    stems = sorted(
        (one.literal, one.text, use.id)
        for one, use in rules.aliases
        if use.kind == "concept" and use.weight != "not" and one.open and one.rest is None and one.literal.isalpha()
    )
    for i, (short, text, where) in enumerate(stems):
        for longer, other, elsewhere in stems[i + 1 :]:
            if not longer.startswith(short):
                break
            far = len(longer) >= len(short) + STEM - 1 and len(short) > STEM
            if far and elsewhere != where and rules.concepts[elsewhere].kind == "act":
                yield Advice(
                    where, f"`{text}` also finds `{other}` of {elsewhere}; write its endings out if they differ"
                )


def _spaced(one: Alias) -> bool:
    return all(EDGES[letter] == WORD for letter in one.literal if letter.isalnum())


def _last_word(one: Alias) -> str:
    return one.text.casefold().rstrip("*").replace("*", " ").split()[-1]


def _common(rules: Rules) -> Iterator[Advice]:
    for concept in rules.concepts.values():
        if concept.kind == "act":  # acts are said with common words, and only count beside names
            continue
        for weight, one in concept.aliases:
            if weight == "strong" and one.literal in rules.common:
                yield Advice(concept.id, f"`{one.text}` is a common word; make it weak with `needs`")


def _twice(rules: Rules) -> Iterator[Advice]:
    counted = Counter(
        (use.kind, use.id, use.weight, one.literal, one.open, one.rest, one.language)
        for one, use in rules.aliases
        if use.kind == "concept"
    )
    for (_, where, _, literal, is_open, _, language), times in counted.items():
        if times > 1:
            yield Advice(where, f"`{literal}{'*' if is_open else ''}` is given {times} times under {language}")


def _unused(rules: Rules) -> Iterator[Advice]:
    used = {name for topic in rules.by_id.values() for name in (*names(topic.match), *topic.actors, *topic.others)}
    used |= {need for name in used for need in rules.concepts[name].needs}
    for concept in rules.concepts:
        if concept not in used:
            yield Advice(concept, "is used by no topic")


def _silent(topic: Topic, rules: Rules) -> Iterator[Advice]:
    """Languages in which some clause of a topic cannot be said."""
    asked = set(names(topic.match, denied=False))
    spoken = {one.language for name in asked for _, one in rules.concepts[name].aliases}
    if spoken <= {"any"}:
        return
    missing = [language for language in LANGUAGES if language not in spoken]
    if missing:
        yield Advice(topic.id, f"no aliases for {', '.join(missing)}")


def _stages(topic: Topic, rules: Rules) -> Iterator[Advice]:
    own = {stage.id for stage in topic.stages}
    for stage in topic.stages:
        for other in sorted(stage.compatible & own):
            back = topic.stage(other)
            if back is not None and stage.id not in back.compatible and other != stage.id:
                yield Advice(topic.id, f"stage {stage.id} is compatible with {other}, but not the other way round")
    said: dict[tuple[str, bool], set[str]] = {}
    for one, use in rules.aliases:
        if use.kind == "stage" and use.id in topic.stage_keys:
            said.setdefault((one.literal, one.open), set()).add(topic.stage_keys[use.id])
    for (literal, is_open), stages in sorted(said.items()):
        if len(stages) > 1:
            yield Advice(topic.id, f"`{literal}{'*' if is_open else ''}` says {' and '.join(sorted(stages))} at once")
