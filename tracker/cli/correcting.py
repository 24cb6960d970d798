"""A reader's corrections: not, mute, pin, split.  They are data, survive every rebuild and can be taken back."""

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from tracker.cli.door import Door
from tracker.cli.options import Reader, of

app = typer.Typer(rich_markup_mode=None)

Undo = Annotated[bool, typer.Option("--undo", help="Take this correction back.")]


@app.command("not", epilog="Example: tracker not 3f9a1c cz-pardon")
def not_(
    ctx: typer.Context,
    story: Annotated[str, typer.Argument(metavar="STORY", help="URL or id.")],
    topic: Annotated[str, typer.Argument(metavar="TOPIC", autocompletion=of("topics"))],
    undo: Undo = False,
    reader: Reader = "default",
) -> None:
    """This story is not about that topic.

    The correction also becomes an example for `tracker topics test`.
    """
    door: Door = ctx.obj
    (chosen,) = door.topics([topic]) or ("",)
    correct(door, "not", [story], chosen, undo=undo, by=reader)


@app.command("mute", epilog="Example: tracker mute 3f9a")
def mute(
    ctx: typer.Context,
    development: Annotated[
        str, typer.Argument(metavar="DEVELOPMENT", help="Its id.", autocompletion=of("developments"))
    ],
    undo: Undo = False,
    reader: Reader = "default",
) -> None:
    """Never list this development again."""
    correct(ctx.obj, "mute", [development], "", undo=undo, by=reader)


@app.command("pin", epilog="Example: tracker pin 3f9a 77c0")
def pin(
    ctx: typer.Context,
    a: Annotated[str, typer.Argument(metavar="A", help="Story or development.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Story or development.")],
    undo: Undo = False,
    reader: Reader = "default",
) -> None:
    """These two belong to one development."""
    correct(ctx.obj, "pin", [a], b, undo=undo, by=reader)


@app.command("split", epilog="Example: tracker split 77c0 91aa")
def split(
    ctx: typer.Context,
    stories: Annotated[list[str], typer.Argument(metavar="STORY...", help="URLs or ids.")],
    undo: Undo = False,
    reader: Reader = "default",
) -> None:
    """These stories leave their development and form one of their own."""
    correct(ctx.obj, "split", stories, "", undo=undo, by=reader)


def correct(
    door: Door,
    how: Literal["not", "mute", "pin", "split"],
    stories: Sequence[str],
    other: str,
    *,
    undo: bool,
    by: str,
) -> None:
    """Store a correction, or take it back, and derive what follows from it."""
    from tracker.pipeline.correct import correct as do

    door.reader(by)
    with door.writing(how) as db:
        door.derive(db)
        for line in do(db, how, stories, other, now=door.clock, by=by, undo=undo):
            door.out(line)
        door.derive(db)
