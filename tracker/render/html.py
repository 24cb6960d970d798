"""HTML that stands alone: one file, no scripts, nothing fetched, everything from a feed escaped."""

from functools import cache
from typing import TYPE_CHECKING, Any

from tracker.model import Listed, Story
from tracker.render import chart, phrases, track, when
from tracker.render.document import Document, Grid
from tracker.render.grouping import by_day
from tracker.render.page import Page
from tracker.text.printable import line

if TYPE_CHECKING:
    from jinja2 import Environment


def listing(page: Page) -> str:
    """A digest as one page; nothing at all when there is nothing new and nobody asked to be told."""
    if not page.items and not page.always:
        return ""
    return _page("digest.html.j2", page=page, days=by_day(page), title=digest_title(page))


def digest_title(page: Page) -> str:
    """`3 developments are new · 14 Mar 2025`."""
    many = len(page.items)
    what = f"{phrases.count(many, 'development')} {'is' if many == 1 else 'are'} new" if many else "Nothing new"
    return f"{what} · {when.date(page.now, page.zone)}"


def document(told: Document) -> str:
    """Any other page for people: headings, nested lists, tables."""
    return _page("document.html.j2", told=told, title=line(told.title), is_grid=lambda block: isinstance(block, Grid))


def _page(name: str, **values: Any) -> str:
    return _environment().get_template(name).render(**values)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("tracker.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(line=line, web=web, tag=tag)
    made.globals.update(phrases=phrases, when=when, track=track.track, chart=chart, marks=phrases.MARKS)
    made.globals.update(coverage=_coverage, others=others)
    return made


def web(url: str) -> str:
    """The address if it leads to the web, else an empty one: a link never runs anything."""
    url = line(url)
    return url if url.lower().startswith(("https://", "http://")) else ""


def tag(language: str | None) -> str:
    """A language as an attribute takes it; empty when it is none."""
    parts = (language or "").split("-")
    return "-".join(parts) if all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts) else ""


def others(item: Listed, page: Page) -> list[Story]:
    """Where else to read it: the first four members by other publishers that are no copies."""
    found: dict[str, Story] = {item.lead.source: item.lead}
    for member in item.development.members:
        story = page.stories.get(member.story)
        if story and member.kind != "copy" and web(story.url):
            found.setdefault(story.source, story)
    return [story for story in found.values() if story is not item.lead][:4]


def _coverage(item: Listed, page: Page) -> chart.Coverage | None:
    members = (page.stories.get(member.story) for member in item.development.members)
    return chart.coverage(story.time for story in members if story)
