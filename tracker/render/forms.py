"""One door to every format.

listing(page, format, terminal)     -> str    developments: table, json, csv, markdown, html, rss
document(told, format, terminal)    -> str    anything else: table, json, csv, markdown, html
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

from tracker.errors import UsageError
from tracker.render import plain
from tracker.render.document import Document
from tracker.render.page import Page, Terminal

Format = Literal["table", "json", "csv", "markdown", "html", "rss"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv", "markdown", "html")
DIGEST_FORMATS: tuple[Format, ...] = (*FORMATS, "rss")


def listing(page: Page, format: str = "table", terminal: Terminal | None = None) -> str:
    """The page as text; empty when nothing is new, except where a format has an empty form.

    Args:
        page: what to say.
        format: one of `DIGEST_FORMATS`.
        terminal: for `table`: the screen; None: a pipe or a file.

    Raises:
        UsageError: the format is unknown.
    """
    if format in ("json", "csv"):
        from tracker.render import records

        told = records.listing(page.items)
        return _data(told, told["developments"], records.LISTED_FIELDS, format)
    if format == "rss":
        from tracker.render import rss

        return rss.feed(page)
    if format == "table" and terminal:
        from tracker.render import terminal as screens

        return screens.listing(page, terminal)
    return _room(format, DIGEST_FORMATS).listing(page)


def document(told: Document, format: str = "table", terminal: Terminal | None = None) -> str:
    """The document as text.

    Args:
        told: what to say; its `record` is the JSON object, its `rows` are the CSV records.
        format: one of `FORMATS`.
        terminal: for `table`: the screen; None: a pipe or a file.

    Raises:
        UsageError: the format is unknown.
    """
    if format in ("json", "csv"):
        return _data(told.record, told.rows, told.fields, format)
    if format == "table" and terminal:
        from tracker.render import terminal as screens

        return screens.document(told, terminal)
    return _room(format, FORMATS).document(told)


def _data(record: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], fields: Sequence[str], format: str) -> str:
    """For machines: the object as JSON, or its rows as CSV."""
    if format == "csv":
        from tracker.render import cells

        return "".join(cells.lines(rows, fields))
    from tracker.render import records

    return records.dumps(record, indent=2) + "\n"


class _Room(Protocol):
    """A module that writes one format."""

    def listing(self, page: Page) -> str: ...
    def document(self, told: Document) -> str: ...


def _room(format: str, known: tuple[Format, ...]) -> _Room:
    if format == "table":
        return plain
    if format == "markdown":
        from tracker.render import markdown

        return markdown
    if format == "html":
        from tracker.render import html

        return html
    raise UsageError(f"--format: {format!r} is unknown; expected one of {', '.join(known)}")
