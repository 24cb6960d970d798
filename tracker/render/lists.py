"""Plain lists: topics, search hits, counts and findings, in every format."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Literal

from tracker.model import Reading, Story
from tracker.render import phrases, records, when
from tracker.render.document import Document, Grid, Line, Section, Tone

#: How bad a finding is, the sign that stands for it, and its colour.
LEVELS: Mapping[str, tuple[str, Tone]] = {"good": ("✓", "good"), "warning": ("!", "warn"), "wrong": ("×", "bad")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing `doctor` looked at."""

    level: Literal["good", "warning", "wrong"]
    what: str  #: one line
    todo: str = ""  #: what to do about it; empty: nothing


def table(
    name: str,
    fields: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    *,
    headers: Sequence[str] | None = None,
    title: str = "",
    right: Iterable[int] = (),
    empty: str = "",
) -> Document:
    """Records as a table; as JSON `{"schema": 1, name: [...]}`, as CSV the records with these fields.

    Args:
        name: key of the list in JSON.
        fields: what a record holds, in order.
        rows: the records.
        headers: for people, one a field; None: the fields in words.
        title: for people.
        right: places of the columns that hold numbers.
        empty: what people read when there are no rows.
    """
    known = [dict(row) for row in rows]
    heads = tuple(headers or (field.replace("_", " ").capitalize() for field in fields))
    cells = tuple(tuple(human(row.get(field)) for field in fields) for row in known)
    told: tuple[Line | Grid, ...] = (Grid(headers=heads, rows=cells, right=frozenset(right)),) if known else ()
    return Document(
        title=title if known or not empty else "",
        sections=(Section(heading="", blocks=told or ((Line(text=empty),) if empty else ())),),
        record=records.objects(name, known),
        rows=tuple(known),
        fields=tuple(fields),
    )


def human(value: Any) -> str:
    """A value as people read it in a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.2f}"
    if isinstance(value, (list, tuple)):
        return ", ".join(human(item) for item in value)
    return str(value)


def facts(name: str, pairs: Sequence[tuple[str, Any, str]], *, title: str = "") -> Document:
    """Named values: `stats`.

    Args:
        name: key of the object in JSON.
        pairs: (key, value, its name for people with the unit).
        title: for people.
    """
    grid = Grid(headers=("What", "Value"), rows=tuple((words, human(value)) for _, value, words in pairs))
    return Document(
        title=title,
        sections=(Section(heading="", blocks=(grid,)),),
        record={"schema": records.SCHEMA, name: {key: value for key, value, _ in pairs}},
        rows=tuple({"name": key, "value": value} for key, value, _ in pairs),
        fields=("name", "value"),
    )


def doctor(findings: Sequence[Finding]) -> Document:
    """What is wrong and what to do: as JSON `{"schema": 1, "findings": [...]}`."""
    blocks: list[Line] = []
    for one in findings:
        sign, tone = LEVELS[one.level]
        blocks.append(Line(text=f"{sign} {one.what}", tone=tone))
        blocks += [Line(text=one.todo, depth=1)] if one.todo else []
    wrong = sum(one.level == "wrong" for one in findings)
    warnings = sum(one.level == "warning" for one in findings)
    rows = tuple({"level": one.level, "what": one.what, "todo": one.todo} for one in findings)
    return Document(
        title=f"{phrases.count(wrong, 'thing')} wrong, {phrases.count(warnings, 'warning')}",
        sections=(Section(heading="", blocks=tuple(blocks)),),
        record=records.objects("findings", rows),
        rows=rows,
        fields=("level", "what", "todo"),
    )


def stories(
    found: Sequence[Story],
    *,
    now: datetime,
    zone: tzinfo,
    title: str,
    readings: Mapping[str, Reading] | None = None,
    developments: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> Document:
    """Stories one under the other: `search`; as JSON `{"schema": 1, "stories": [...]}`.

    Args:
        found: in the order to show.
        now: aware UTC.
        zone: the reader's.
        title: for people.
        readings: what they say, by story id, as far as known.
        developments: ids by story id.
        names: topic id to name.
    """
    readings, developments, names = readings or {}, developments or {}, names or {}
    blocks: list[Line] = []
    for one in found:
        reading = readings.get(one.id)
        topics = sorted(reading.topics) if reading else []
        facts = [one.source, when.date(one.time, zone), when.age(one.time, now)]
        facts += [", ".join(phrases.name(topic, names) for topic in topics)] if topics else []
        facts.append(f"id {phrases.short(one.id)}")
        blocks.append(Line(text=one.title, tone="strong", link=one.url, language=one.language))
        blocks.append(Line(text=" · ".join(facts), depth=1, tone="quiet"))
    rows = tuple(records.story(one, readings.get(one.id), None, developments.get(one.id)) for one in found)
    return Document(
        title=title,
        sections=(Section(heading="", blocks=tuple(blocks)),),
        record=records.objects("stories", rows),
        rows=rows,
        fields=records.STORY_FIELDS,
    )
