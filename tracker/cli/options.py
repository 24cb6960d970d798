"""Options that several commands share, spelled once."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from tracker.errors import UsageError
from tracker.render.page import Terminal


def of(what: str) -> Callable[[str], list[tuple[str, str]]]:
    """A completer of the workspace's own values, loaded when a shell asks."""

    def completer(incomplete: str) -> list[tuple[str, str]]:
        from tracker.cli import completing

        return completing.offer(getattr(completing, what))(incomplete)

    return completer


Since = Annotated[str | None, typer.Option("--since", metavar="24h|7d|DATE", help="How far back; ignores the ledger.")]
Topic = Annotated[
    list[str] | None,
    typer.Option("--topic", "-t", metavar="TOPIC", help="Only this topic; repeatable.", autocompletion=of("topics")),
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many.")]
MinScore = Annotated[float | None, typer.Option("--min-score", min=0, max=100, help="Only scores from this one up.")]
Reader = Annotated[
    str, typer.Option("--reader", metavar="NAME", help="Whose ledger and preferences.", autocompletion=of("readers"))
]
All = Annotated[bool, typer.Option("--all", help="Lift the limit and the minimum score, not the window.")]
Always = Annotated[bool, typer.Option("--always", help="Print a line also when nothing is new.")]
Format = Annotated[
    str | None, typer.Option("--format", "-f", metavar="table|json|csv|markdown|html", help="How to print.")
]


def terminal(colour: bool) -> Terminal | None:
    """The screen stdout is; None: a pipe or a file."""
    if not sys.stdout.isatty():
        return None
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Terminal(width=shutil.get_terminal_size((80, 24)).columns, colour=colour and not plain)


def one_of(option: str, value: str, known: Sequence[str]) -> str:
    """A value out of a list; the nearest one is suggested otherwise.

    Raises:
        UsageError: it is not in the list.
    """
    if value in known:
        return value
    import difflib

    near = difflib.get_close_matches(value, known, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UsageError(f"{option}: {value!r} is unknown{hint} Known: {', '.join(known)}")
