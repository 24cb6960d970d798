"""Plain text: what cron mails and a pipe carries.  Nothing is cut, nothing is coloured."""

import unicodedata
from collections.abc import Iterator, Sequence

from tracker.model import Listed
from tracker.render import phrases, when
from tracker.render.document import Document, Grid, Line
from tracker.render.grouping import by_day
from tracker.render.page import Page
from tracker.text.printable import line


def listing(page: Page) -> str:
    """The developments one under the other; nothing at all when there are none and nobody asked to be told."""
    if not page.items:
        return f"{phrases.nothing(page)}\n" if page.always else ""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    blocks: list[list[str]] = []
    for heading, items in by_day(page):
        blocks += [[heading, "=" * len(heading)]] if heading else []
        blocks += [list(development(item, page)) for item in items]
    blocks += [[text] for text in phrases.left_out(page)]
    blocks += [foot] if (foot := [*phrases.blind(page)]) else []
    for number, block in enumerate(blocks):
        if number:
            yield ""
        yield from block


def development(item: Listed, page: Page) -> Iterator[str]:
    """One development in four or five lines, its title first."""
    told = item.development
    yield line(item.title)
    facts = [phrases.status(told), *phrases.about(told, page.names), when.age(told.last_new, page.now)]
    facts += [f"score {phrases.score(item.score)}/100", f"id {phrases.short(told.id)}"]
    yield "  " + " · ".join(facts)
    yield f"  {phrases.origins(item, page.stories)}"
    yield from (f"  {what}" for what in phrases.news(item))
    yield f"  {line(item.lead.url)}"


def document(told: Document) -> str:
    """Headings underlined, trees indented, grids aligned."""
    parts = [line(told.title)] if told.title else []
    for section in told.sections:
        if not section.blocks:
            continue
        heading = [section.heading, "-" * width(section.heading)] if section.heading else []
        parts.append("\n".join([*heading, *(text for block in section.blocks for text in _block(block))]))
    return "\n\n".join(parts) + "\n" if parts else ""


def _block(block: Line | Grid) -> Iterator[str]:
    if isinstance(block, Grid):
        yield from grid(block)
        return
    yield "  " * block.depth + line(block.text)
    if block.link and line(block.link) != line(block.text):
        yield "  " * (block.depth + 1) + line(block.link)


def grid(block: Grid) -> Iterator[str]:
    """Aligned columns two spaces apart; the last one is not filled up."""
    table = [block.headers, *(tuple(line(cell) for cell in row) for row in block.rows)]
    widths = [max(width(row[place]) for row in table) for place in range(len(block.headers))]
    for row in table:
        yield "  ".join(_padded(row, widths, block)).rstrip()


def _padded(row: Sequence[str], widths: Sequence[int], block: Grid) -> Iterator[str]:
    for place, cell in enumerate(row):
        gap = " " * (widths[place] - width(cell))
        yield gap + cell if place in block.right else cell + gap


def width(text: str) -> int:
    """Columns a text takes on a terminal: East Asian letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
