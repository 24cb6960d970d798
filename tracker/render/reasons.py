"""`explain`: why a text was tagged, and for the other topics which clause is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.model import Evidence, Reading, Story
from tracker.render import phrases, records
from tracker.render.document import Document, Line, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A topic that the text is not about."""

    topic: str
    met: tuple[str, ...] = ()  #: clauses that hold, by concept id
    missing: tuple[str, ...] = ()  #: clauses without which it does not, in the words of the rule
    evidence: tuple[Evidence, ...] = ()  #: for the clauses that hold


def reasons(
    told: Story, reading: Reading, misses: Sequence[Miss] = (), *, names: Mapping[str, str] | None = None
) -> Document:
    """Evidence clause by clause with the words it rests on.

    Args:
        told: the story, or a text in the form of one.
        reading: what it says.
        misses: the other topics.
        names: topics, concepts, stages and outlets, id to name.

    Returns:
        A document; as JSON `{"schema": 1, "story": {...}, "stages": [...], "claim": {...}, "missing": [...]}`.
    """
    names = names or {}
    sections = [Section(heading="", blocks=tuple(_text(told)))]
    for tag in reading.tags:
        about = "is about this" if tag.role == "focus" else "only mentions this in the background"
        heading = f"{phrases.name(tag.topic, names)}: {about}, score {tag.score:.2f} of 1"
        sections.append(Section(heading=heading, blocks=tuple(_evidence(tag.evidence, names))))
    sections.append(Section(heading="How it says so", blocks=tuple(_claim(reading, names))))
    sections += [
        Section(heading=f"{phrases.name(miss.topic, names)}: no", blocks=tuple(_miss(miss, names))) for miss in misses
    ]
    return Document(
        title="Why",
        sections=tuple(sections),
        record=_record(told, reading, misses),
        rows=tuple(records.tags(told, reading)),
        fields=records.TAG_FIELDS,
    )


def _text(told: Story) -> Iterator[Line]:
    yield Line(text=told.title, tone="strong", language=told.language)
    if told.summary:
        yield Line(text=told.summary, language=told.language)
    if told.url:
        yield Line(text=told.url, link=told.url, tone="quiet")


def _evidence(evidence: Sequence[Evidence], names: Mapping[str, str]) -> Iterator[Line]:
    for piece in evidence:
        span = piece.span
        where = f"{span.field} {span.start}–{span.end}"
        alias = "" if piece.alias == span.text else f", by the alias “{piece.alias}”"
        text = f"✓ {phrases.name(piece.concept, names)}: “{span.text}” ({where}{alias}, {piece.how}, {piece.value:.2f})"
        yield Line(text=text, tone="good")


def _claim(reading: Reading, names: Mapping[str, str]) -> Iterator[Line]:
    if not reading.tags:
        return
    claim = reading.claim
    words = f"{phrases.MARKS[claim.status]} {claim.status}"
    words += f" by {phrases.name(claim.speaker, names)}" if claim.speaker else ""
    words += f", according to {phrases.name(claim.origin, names)}" if claim.origin else ""
    words += f" (“{claim.span.text}”)" if claim.span else " (no cue: the default)"
    yield Line(text=words)
    for hit in reading.stages:
        stage, topic = phrases.name(hit.stage, names), phrases.name(hit.topic, names)
        yield Line(text=f"stage {stage} of {topic}: “{hit.span.text}”")
    if reading.numbers:
        yield Line(text=f"numbers: {', '.join(sorted(reading.numbers))}")


def _miss(miss: Miss, names: Mapping[str, str]) -> Iterator[Line]:
    yield from _evidence(miss.evidence, names)
    told = {piece.concept for piece in miss.evidence}
    for clause in miss.met:
        if clause not in told:
            yield Line(text=f"✓ {phrases.name(clause, names)}", tone="good")
    for clause in miss.missing:
        yield Line(text=f"× missing: {phrases.name(clause, names)}", tone="bad")
    if not miss.missing:
        yield Line(text="× no clause holds", tone="bad")


def _record(told: Story, reading: Reading, misses: Sequence[Miss]) -> dict[str, Any]:
    claim = reading.claim
    return {
        "schema": records.SCHEMA,
        "story": records.story(told, reading),
        "stages": [
            {"topic": hit.topic, "stage": hit.stage, "text": hit.span.text, "field": hit.span.field,
             "start": hit.span.start, "end": hit.span.end}
            for hit in reading.stages
        ],
        "claim": {
            "status": claim.status,
            "speaker": claim.speaker,
            "origin": claim.origin,
            "text": claim.span.text if claim.span else None,
        },
        "missing": [{"topic": one.topic, "met": list(one.met), "missing": list(one.missing)} for one in misses],
    }  # fmt: skip
