"""`timeline`: developments in order of time with stage, status and coverage, the story so far among them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from tracker.model import Listed, Story
from tracker.render import chart, phrases, records, when
from tracker.render.case import TONES
from tracker.render.document import Document, Line, Section
from tracker.render.page import Page


def timeline(page: Page, *, topic: str | None = None, history: Sequence[Story] = ()) -> Document:
    """Oldest first, under a heading for each month.

    Args:
        page: the developments in any order, with the stories of their members.
        topic: of all of them, for the title; None: several.
        history: stories of the past that belong to no development.

    Returns:
        A document; as JSON `{"schema": 1, "developments": [...], "history": [...]}`, as CSV the developments.
    """
    items = sorted(page.items, key=lambda item: (item.development.first_published, item.development.id))
    entries: list[tuple[datetime, tuple[Line, ...]]] = [
        *((item.development.first_published, tuple(_development(item, page))) for item in items),
        *((story.time, tuple(_past(story, page))) for story in history),
    ]
    entries.sort(key=lambda entry: entry[0])
    sections = [Section(heading="", blocks=tuple(_coverage(page)))]
    months: dict[str, list[Line]] = {}
    for at, lines in entries:
        months.setdefault(_month(at, page), []).extend(lines)
    sections += [Section(heading=month, blocks=tuple(lines)) for month, lines in months.items()]
    listed = records.listing(items)
    return Document(
        title=f"Timeline: {phrases.name(topic, page.names)}" if topic else "Timeline",
        sections=tuple(sections) if entries else (Section(heading="", blocks=(Line(text="Nothing yet."),)),),
        record={**listed, "history": [records.story(story, page.readings.get(story.id)) for story in history]},
        rows=tuple(listed["developments"]),
        fields=records.LISTED_FIELDS,
    )


def _month(at: datetime, page: Page) -> str:
    return when.day(at, page.zone).split(" ", 2)[2]


def _coverage(page: Page) -> Iterator[Line]:
    times = [story.time for story in page.stories.values()]
    seen = chart.coverage(times, most=60)
    if seen and len(times) > 1:
        text = f"{phrases.count(len(times), 'story', 'stories')}, one block per {seen.unit}"
        yield Line(text=f"{chart.sparkline(seen.counts)}  {text} from {when.date(seen.start, page.zone)}", tone="quiet")


def _development(item: Listed, page: Page) -> Iterator[Line]:
    told = item.development
    mark = f"{phrases.MARKS[told.status]} {phrases.status(told)}"
    facts = [mark, *phrases.about(told, page.names), f"id {phrases.short(told.id)}"]
    yield Line(text=f"{_day(told.first_published, page)}  {' · '.join(facts)}", tone=TONES[told.status])
    yield Line(text=item.title, depth=2, tone="strong", language=item.lead.language, link=None)
    for link in told.links:
        yield Line(text=f"{link.how.replace('_', ' ')} {phrases.short(link.id)}", depth=2, tone="quiet")
    yield Line(text=_carried(item, page), depth=2, tone="quiet")


def _carried(item: Listed, page: Page) -> str:
    told = item.development
    times = [page.stories[member.story].time for member in told.members if member.story in page.stories]
    seen = chart.coverage(times, most=20)
    first = f"first told by {phrases.some([item.first_reported_by])}"
    if not seen or len(times) < 2:
        return first
    last = when.lag(told.last_published - told.first_published).lstrip("+")
    many = phrases.count(len(told.members), "story", "stories")
    return f"{first}; {many} within {last}  {chart.sparkline(seen.counts)}"


def _past(story: Story, page: Page) -> Iterator[Line]:
    reading = page.readings.get(story.id)
    topics = ", ".join(phrases.name(topic, page.names) for topic in sorted(reading.topics)) if reading else ""
    # A fact of the story so far stands in no development; its state is what the story itself says.
    status = reading.claim.status if reading and reading.tags else None
    mark = f"{phrases.MARKS[status]} {status}" if status else "background"
    facts = [mark, *([topics] if topics else []), story.source]
    yield Line(text=f"{_day(story.time, page)}  {' · '.join(facts)}", tone="quiet")
    yield Line(text=story.title, depth=2, language=story.language, link=story.url)


def _day(at: datetime, page: Page) -> str:
    return f"{at.astimezone(page.zone).day:>2} {when.date(at, page.zone).split(' ')[1]}"
