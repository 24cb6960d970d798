"""`explain`: why a text was tagged, and for the other topics which clause is missing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from tracker.model import Evidence, Reading, Role, Story
from tracker.render import phrases, records
from tracker.render.document import Document, Line, Section


class Explained(Protocol):
    """One topic and one story, as `tracker.match.explain` tells it."""

    @property
    def topic(self) -> str: ...
    @property
    def role(self) -> Role | None: ...
    @property
    def reason(self) -> str: ...
    @property
    def window(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def place(self) -> float: ...
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...
    @property
    def missing(self) -> tuple[str, ...]: ...
    @property
    def nearly(self) -> tuple[str, ...]: ...


def reasons(
    told: Story, reading: Reading, explained: Sequence[Explained] = (), *, names: Mapping[str, str] | None = None
) -> Document:
    """Evidence clause by clause with the words it rests on, and for the other topics what is missing.

    Args:
        told: the story, or a text in the form of one.
        reading: what it says.
        explained: every topic, or only those it is not about.
        names: topics, concepts, stages and outlets, id to name.

    Returns:
        A document; as JSON `{"schema": 1, "story": {...}, "stages": [...], "claim": {...}, "missing": [...]}`.
    """
    names = names or {}
    held = {one.topic: one for one in explained if one.role is not None}
    misses = [one for one in explained if one.role is None]
    sections = [Section(heading="", blocks=tuple(_text(told)))]
    for tag in reading.tags:
        about = "is about this" if tag.role == "focus" else "only mentions this in the background"
        heading = f"{phrases.name(tag.topic, names)}: {about}, score {tag.score:.2f} of 1"
        why = _place(held[tag.topic]) if tag.topic in held else ()
        sections.append(Section(heading=heading, blocks=(*_evidence(tag.evidence, names), *why)))
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


def _place(one: Explained) -> tuple[Line, ...]:
    """Where the clauses hold together, and how the score comes about."""
    told = [f"weakest clause {one.value:.2f} · place {one.place:.2f} ({one.window})"] if one.window else []
    return tuple(Line(text=text, tone="quiet") for text in (*told, *([one.reason] if one.reason else [])))


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
    words += f" (“{claim.span.text}”)" if claim.span else _uncued(claim.status)
    yield Line(text=words)
    for hit in reading.stages:
        stage, topic = phrases.name(hit.stage, names), phrases.name(hit.topic, names)
        yield Line(text=f"stage {stage} of {topic}: “{hit.span.text}”")
    if reading.numbers:
        yield Line(text=f"numbers: {', '.join(sorted(reading.numbers))}")


def _uncued(status: str) -> str:
    return " (no cue: the default)" if status == "reported" else " (by its stage or its source)"


def _miss(miss: Explained, names: Mapping[str, str]) -> Iterator[Line]:
    yield from _evidence(miss.evidence, names)
    yield from (Line(text=f"× missing: {clause}", tone="bad") for clause in miss.missing)
    if not miss.missing:
        yield Line(text=f"× {miss.reason or 'no clause holds'}", tone="bad")
    yield from (Line(text=f"nearly: {what}", depth=1, tone="quiet") for what in miss.nearly)


def _record(told: Story, reading: Reading, misses: Sequence[Explained]) -> dict[str, Any]:
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
        "missing": [
            {"topic": one.topic, "reason": one.reason, "missing": list(one.missing), "nearly": list(one.nearly)}
            for one in misses
        ],
    }  # fmt: skip
