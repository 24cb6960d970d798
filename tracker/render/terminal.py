"""Text for a screen: as wide as it is, coloured where colour adds to what the words say."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tracker.model import Listed
from tracker.render import phrases, when
from tracker.render.document import Document, Grid, Line
from tracker.render.grouping import by_day
from tracker.render.page import Page, Terminal
from tracker.text.printable import line

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

WIDE = 110  #: columns from which a list is a table with a column for each fact

#: Colours of the sixteen that every terminal has, chosen to be read on dark and on light.
STATUS_STYLES = {
    "rumour": "yellow",
    "reported": "cyan",
    "denied": "red",
    "confirmed": "green",
    "official": "bold green",
    "reaction": "blue",
}
TONES = {
    "": "",
    "strong": "bold",
    "quiet": "bright_black",
    "good": "green",
    "bad": "red",
    "warn": "yellow",
    "told": "cyan",
}


def listing(page: Page, screen: Terminal) -> str:
    """The developments as a table on a wide screen, as blocks on a narrow one."""
    from rich.text import Text

    if not page.items:
        return f"{phrases.nothing(page)}\n" if page.always else ""
    parts: list[Any] = []
    for number, (heading, items) in enumerate(by_day(page)):
        if heading:
            parts.append(Text(f"{heading}\n", style="bold underline"))
        parts.append(_wide(items, page, headed=number == 0) if screen.width >= WIDE else _narrow(items, page))
        parts.append(Text(""))
    parts += [Text(text, style="bright_black") for text in phrases.left_out(page)]
    parts += [Text(text, style="yellow") for text in phrases.blind(page)]
    return printed(parts, screen)


def printed(parts: list[Any], screen: Terminal) -> str:
    """What Rich makes of these for a screen of this width, without looking at the machine it runs on."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=True,
        color_system="standard" if screen.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    text = "\n".join(row.rstrip() for row in out.getvalue().split("\n"))
    return text.rstrip("\n") + "\n"


def _status(item: Listed) -> "Text":
    from rich.text import Text

    told = item.development
    text = Text(f"{phrases.MARKS[told.status]} {told.status}", style=STATUS_STYLES[told.status])
    if told.disputed:
        text.append(", disputed", style="magenta")
    return text


def _joined(parts: list["Text | str"], style: str = "bright_black") -> "Text":
    from rich.text import Text

    text = Text()
    for number, part in enumerate(parts):
        if number:
            text.append(" · ", style=style)
        text.append_text(part) if isinstance(part, Text) else text.append(part)
    return text


def _body(item: Listed, page: Page) -> Iterator["Text"]:
    from rich.text import Text

    for what in phrases.news(item):
        word, _, rest = what.partition(": ")
        yield Text.assemble((f"{word}: ", "bold" if word == "new" else "bright_black"), rest)
    yield Text(line(item.lead.url), style="bright_black", overflow="fold")


def _narrow(items: list[Listed], page: Page) -> "Table":
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", width=3, no_wrap=True)
    table.add_column(ratio=1)
    for number, item in enumerate(items):
        if number:
            table.add_row("", "")
        told = item.development
        facts: list[Text | str] = [_status(item), *phrases.about(told, page.names), when.age(told.last_new, page.now)]
        facts.append(Text(phrases.short(told.id), style="bright_black"))
        table.add_row(
            Text(phrases.score(item.score), style="bold"),
            Group(
                Text(line(item.title), style="bold"),
                _joined(facts),
                Text(phrases.origins(item, page.stories)),
                *_body(item, page),
            ),
        )
    return table


def _wide(items: list[Listed], page: Page, *, headed: bool) -> "Table":
    from rich import box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.show_edge, table.show_header = False, headed
    table.add_column("Score\nof 100", justify="right", width=6)
    table.add_column("Status", width=11)
    table.add_column("Development", ratio=5)
    table.add_column("Who says so", ratio=3)
    table.add_column("About", ratio=2)
    table.add_column("Last new", width=11)
    table.add_column("Id", width=7, no_wrap=True)
    for number, item in enumerate(items):
        told = item.development
        table.add_row(
            Text(phrases.score(item.score), style="bold"),
            _status(item),
            Group(Text(line(item.title), style="bold"), *_body(item, page)),
            Text(phrases.origins(item, page.stories)),
            Text("\n".join(phrases.about(told, page.names))),
            Text(when.age(told.last_new, page.now)),
            Text(phrases.short(told.id), style="bright_black"),
            end_section=False,
        )
        if number + 1 < len(items):
            table.add_row()
    return table


def document(told: Document, screen: Terminal) -> str:
    """Headings, trees and tables on a screen."""
    from rich.text import Text

    parts: list[Any] = [Text(line(told.title), style="bold")] if told.title else []
    for section in told.sections:
        if not section.blocks:
            continue
        if parts:
            parts.append(Text(""))
        if section.heading:
            parts.append(Text(section.heading, style="bold underline"))
        parts += [_block(block) for block in section.blocks]
    return printed(parts, screen) if parts else ""


def _block(block: Line | Grid) -> Any:
    from rich.padding import Padding
    from rich.text import Text

    if isinstance(block, Grid):
        return _grid(block)
    text = Text(line(block.text), style=TONES[block.tone], overflow="fold")
    if block.link and line(block.link) != line(block.text):
        text.append(f"\n{line(block.link)}", style="bright_black")
    return Padding(text, (0, 0, 0, 2 * block.depth))


def _grid(block: Grid) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, expand=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.show_edge = False
    for place, header in enumerate(block.headers):
        table.add_column(
            Text(header),
            justify="right" if place in block.right else "left",
            overflow="fold",
            no_wrap=place in block.right,
            min_width=min(12, len(header)),
        )
    for row in block.rows:
        table.add_row(*(Text(line(cell)) for cell in row))
    return table
