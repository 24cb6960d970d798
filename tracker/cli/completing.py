"""Shell completion: commands and options, and the workspace's own topics, feeds, readers and ids."""

import os
from collections.abc import Callable, Iterable
from typing import Annotated

import click
import typer

from tracker.cli.choice import one_of
from tracker.cli.door import Door

VARIABLE = "_TRACKER_COMPLETE"
SHELLS = ("bash", "zsh", "fish")
INSTALL = {
    "bash": 'eval "$(tracker completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(tracker completion zsh)"   in ~/.zshrc',
    "fish": "tracker completion fish > ~/.config/fish/completions/tracker.fish",
}

app = typer.Typer(rich_markup_mode=None)


@app.command("completion", epilog='Example: eval "$(tracker completion bash)"')
def completion(shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish")]) -> None:
    """Print the script by which a shell completes commands, topics, feeds and ids."""
    from click.shell_completion import get_completion_class

    made = get_completion_class(one_of("completion", shell, SHELLS))
    assert made is not None
    typer.echo(f"# {INSTALL[shell]}")
    typer.echo(made(click.Command("tracker"), {}, "tracker", VARIABLE).source())


def complete(command: click.Command) -> int | None:
    """Answer a shell that asks for completions; None: nobody asks."""
    instruction = os.environ.get(VARIABLE)
    if not instruction:
        return None
    from click.shell_completion import shell_complete

    return shell_complete(command, {}, "tracker", VARIABLE, instruction)


def offer(find: Callable[[Door], Iterable[tuple[str, str]]]) -> Callable[[str], list[tuple[str, str]]]:
    """A completer that offers (value, help) pairs of the workspace; none if there is no workspace."""

    def completer(incomplete: str) -> list[tuple[str, str]]:
        from tracker.errors import TrackerError

        door = Door(option=None, as_of=None, quiet=True, verbose=False, colour=False, log_format="text")
        try:
            return [(value, words) for value, words in find(door) if value.startswith(incomplete)]
        except (TrackerError, OSError):
            return []

    return completer


def topics(door: Door) -> Iterable[tuple[str, str]]:
    """Topics of the workspace."""
    return [(topic.id, "") for topic in door.config.topics]


def feeds(door: Door) -> Iterable[tuple[str, str]]:
    """Feeds by id."""
    return [(feed.id, feed.name) for feed in door.config.feeds]


def readers(door: Door) -> Iterable[tuple[str, str]]:
    """Readers by name."""
    return [("default", "")] + [(name, "") for name in door.config.readers if name != "default"]


def developments(door: Door) -> Iterable[tuple[str, str]]:
    """The newest developments by id, with their titles."""
    from tracker.store.news import newest

    with door.reading() as db:
        return [(id, title) for id, title in newest(db, 50)]
