"""One door to every format of a list of developments.

listing(page, format, terminal) -> str    table, json, csv, markdown, html, rss
"""

from typing import Literal

from tracker.errors import UsageError
from tracker.render import cells, plain, records
from tracker.render.page import Page, Terminal

Format = Literal["table", "json", "csv", "markdown", "html", "rss"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv", "markdown", "html", "rss")


def listing(page: Page, format: str = "table", terminal: Terminal | None = None) -> str:
    """The page as text; empty when nothing is new, except where a format has an empty form.

    Args:
        page: what to say.
        format: one of `FORMATS`.
        terminal: for `table`: the screen; None: a pipe or a file.

    Raises:
        UsageError: the format is unknown.
    """
    if format == "json":
        return records.dumps(records.listing(page.items), indent=2) + "\n"
    if format == "csv":
        return "".join(cells.lines(records.listing(page.items)["developments"], records.LISTED_FIELDS))
    if format == "table":
        return plain.listing(page)
    raise UsageError(f"--format: {format!r} is unknown; expected one of {', '.join(FORMATS)}")
