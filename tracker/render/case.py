"""`show`: the whole case of one development on one screen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any

from tracker.model import Kind, Listed, Member, Reading, StatusStep, Story
from tracker.novelty.reader import words
from tracker.render import chart, phrases, records, track, when
from tracker.render.document import Document, Grid, Line, Section, Tone

KINDS: tuple[Kind, ...] = ("first", "update", "repeat", "rehash", "copy", "background")
KIND_WORDS: Mapping[Kind, str] = {
    "first": "first report",
    "update": "updates, each with a new fact",
    "repeat": "repeats, nothing new",
    "rehash": "old facts told again",
    "copy": "copies",
    "background": "background",
}
TONES: Mapping[str, Tone] = {
    "rumour": "warn",
    "reported": "told",
    "denied": "bad",
    "confirmed": "good",
    "official": "good",
    "reaction": "told",
}
_LINKS = {"denies": "denies", "reacts_to": "reacts to"}
_BACKLINKS = {"denies": "is denied by", "reacts_to": "is answered by"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A development at the other end of a link."""

    how: str  #: `denies`, `reacts_to`
    id: str
    title: str
    back: bool = False  #: True: the link comes from there


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One development with everything that is known about it."""

    item: Listed
    stories: Mapping[str, Story]  #: its members
    now: datetime
    readings: Mapping[str, Reading] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  #: topics, stages, concepts and outlets, id to name
    zone: tzinfo = UTC
    neighbours: tuple[Neighbour, ...] = ()
    formula: str = ""  #: into which the terms go to give the score
    asked: str = ""  #: the id as the user wrote it, when it is an older one that leads here


def case(told: Case) -> Document:
    """Status track, claims, origins with lags, stories by kind, terms of the score, links."""
    item = told.item
    return Document(
        title=item.title,
        language=item.lead.language,
        sections=(
            Section(heading="", blocks=tuple(_summary(told))),
            Section(heading="What was said, and by whom", blocks=tuple(_claims(told))),
            Section(heading="Origins, and who came after", blocks=tuple(_origins(told))),
            Section(heading="Stories by kind", blocks=tuple(_kinds(told))),
            Section(heading="Links", blocks=tuple(_links(told))),
            Section(heading=f"Score {phrases.score(item.score)}/100", blocks=tuple(_score(told))),
        ),
        record={"schema": records.SCHEMA, "development": _record(told)},
        rows=tuple(_story_records(told)),
        fields=records.STORY_FIELDS,
    )


def _summary(told: Case) -> Iterator[Line]:
    item, development = told.item, told.item.development
    yield Line(text=track.words(development, told.zone), tone=TONES[development.status])
    if development.disputed:
        yield Line(text="disputed: a party denies it", tone="warn")
    yield Line(text=" · ".join([*phrases.about(development, told.names), f"id {development.id}"]))
    if told.asked and not development.id.startswith(told.asked):
        yield Line(text=f"{told.asked} is an older id of this development", tone="quiet")
    if development.muted:
        yield Line(text="muted: listed for nobody", tone="quiet")
    yield Line(text=phrases.origins(item, told.stories))
    times = [story.time for story in told.stories.values()]
    seen = chart.coverage(times, most=48)
    if seen and len(times) > 1:
        many = phrases.count(len(times), "story", "stories")
        yield Line(text=f"{chart.sparkline(seen.counts)} {many}, one block per {seen.unit}")
    yield Line(text=item.lead.url, link=item.lead.url, tone="quiet")


def _claims(told: Case) -> Iterator[Line]:
    for step in told.item.development.steps:
        story = told.stories.get(step.story)
        yield Line(text=f"{when.clock(step.at, told.zone)}  {_claim(step, told)}", tone=TONES[step.status])
        span = told.readings[step.story].claim.span if step.story in told.readings else None
        quoted = f" (“{span.text}”)" if span else ""
        if story:
            yield Line(text=f"{story.source}: {story.title}{quoted}", depth=1, language=story.language, tone="quiet")


def _claim(step: StatusStep, told: Case) -> str:
    # In a mere report the one who is named last left of a cue says nothing by himself.
    speaks = step.speaker is not None and step.status in ("denied", "confirmed", "official", "reaction")
    speaker = f" by {phrases.name(step.speaker or '', told.names)}" if speaks else ""
    origin = f", according to {phrases.name(step.origin, told.names)}" if step.origin else ""
    return f"{phrases.MARKS[step.status]} {step.status}{speaker}{origin}"


def _origins(told: Case) -> Iterator[Line]:
    start = told.item.development.first_published
    for name, ids in told.item.development.origins:
        stories = sorted((told.stories[id] for id in ids if id in told.stories), key=lambda one: (one.time, one.id))
        if not stories:
            continue
        after = f"  {when.lag(stories[0].time - start)}" if stories[0].time > start else ""
        yield Line(text=f"{name}  {when.clock(stories[0].time, told.zone)}{after}", tone="strong")
        for number, story in enumerate(stories):
            if number or story.source.casefold() != name.casefold():
                branch = "└" if number == len(stories) - 1 else "├"
                yield Line(text=f"{branch} {when.lag(story.time - stories[0].time)}  {story.source}", depth=1)


def _kinds(told: Case) -> Iterator[Line]:
    for kind in KINDS:
        members = [one for one in told.item.development.members if one.kind == kind and one.story in told.stories]
        if members:
            yield Line(text=f"{KIND_WORDS[kind]} ({len(members):,})", tone="strong")
        for member in members:
            yield from _member(member, told)


def _member(member: Member, told: Case) -> Iterator[Line]:
    story = told.stories[member.story]
    yield Line(text=f"{story.title}  ({story.source})", depth=1, link=story.url, language=story.language)
    facts = [when.clock(story.time, told.zone), f"id {phrases.short(story.id)}"]
    if member.parent:
        facts.append(f"joined at {member.score:.2f}{f': {member.why}' if member.why else ''}")
    facts += [phrases.amounts(f"new: {', '.join(said)}")] if (said := words(member.new_units, told.names)) else []
    yield Line(text=" · ".join(facts), depth=2, tone="quiet")


def _links(told: Case) -> Iterator[Line]:
    for one in told.neighbours:
        how = (_BACKLINKS if one.back else _LINKS).get(one.how, one.how)
        yield Line(text=f"{how} {phrases.short(one.id)}: {one.title}")


def _score(told: Case) -> Iterator[Line | Grid]:
    if told.formula:
        yield Line(text=told.formula, tone="quiet")
    rows = tuple((name, phrases.TERMS.get(name, ""), f"{value:.4g}") for name, value in told.item.terms)
    yield Grid(headers=("Term", "What it says", "Value"), rows=rows, right=frozenset({2}), wide=1)


def _story_records(told: Case) -> Iterator[dict[str, Any]]:
    development = told.item.development
    for member in development.members:
        if member.story in told.stories:
            story = told.stories[member.story]
            yield records.story(story, told.readings.get(story.id), member, development.id)


def _record(told: Case) -> dict[str, Any]:
    development = told.item.development
    return {
        **records.development(told.item),
        "new": list(told.item.new),
        "history": [
            {
                "at": records.moment(step.at),
                "status": step.status,
                "story": step.story,
                "speaker": step.speaker,
                "origin": step.origin,
            }
            for step in development.steps
        ],
        "origin_stories": [{"origin": name, "stories": list(ids)} for name, ids in development.origins],
        "linked": [{"how": one.how, "id": one.id, "title": one.title, "back": one.back} for one in told.neighbours],
        "formula": told.formula,
        "muted": development.muted,
        "story_records": list(_story_records(told)),
    }
