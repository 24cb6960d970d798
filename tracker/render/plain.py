"""A listing as plain text: what cron mails and a pipe carries.  Nothing is cut, nothing is coloured."""

from collections.abc import Iterator

from tracker.model import Listed
from tracker.render import phrases, when
from tracker.render.grouping import by_day
from tracker.render.page import Page
from tracker.text.printable import line


def listing(page: Page) -> str:
    """The developments one under the other; nothing at all when there are none and nobody asked to be told."""
    if not page.items:
        return f"{nothing(page)}\n" if page.always else ""
    return "\n".join(_lines(page)) + "\n"


def nothing(page: Page) -> str:
    """The line that proves a quiet morning."""
    return f"Nothing new{_since(page)}."


def _since(page: Page) -> str:
    return f" since {when.clock(page.since, page.zone)}" if page.since else ""


def _lines(page: Page) -> Iterator[str]:
    first = True
    for heading, items in by_day(page):
        if heading:
            yield from ([] if first else [""])
            yield heading
            yield "=" * len(heading)
            first = False
        for item in items:
            yield from ([] if first and not heading else [""])
            first = False
            yield from development(item, page)
    if page.cut:
        yield ""
        yield f"{phrases.count(page.cut, 'more development')} below the limit; --all shows them."
    yield from _blind(page)


def development(item: Listed, page: Page) -> Iterator[str]:
    """One development in four or five lines, its title first."""
    told = item.development
    yield line(item.title)
    topics = ", ".join(line(page.names.get(topic, topic)) for topic in told.topics)
    facts = [phrases.status(told), *([line(told.stage)] if told.stage else []), topics]
    facts += [when.age(told.last_new, page.now), f"score {phrases.score(item.score)}", f"id {phrases.short(told.id)}"]
    yield "  " + " · ".join(fact for fact in facts if fact)
    yield f"  {phrases.origins(item, page.stories)}"
    if item.new:
        yield f"  new: {'; '.join(line(what) for what in item.new)}"
    yield f"  {line(item.lead.url)}"


def _blind(page: Page) -> Iterator[str]:
    if page.blind:
        yield ""
        yield f"Not seen: {phrases.count(len(page.blind), 'feed')} failing."
        for feed in page.blind:
            since = f" since {when.clock(feed.since, page.zone)}" if feed.since else ""
            yield f"  {line(feed.name)}{since}: {line(feed.why)}"
