"""Options that several commands share, spelled once."""

from collections.abc import Callable
from typing import Annotated

import typer


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
