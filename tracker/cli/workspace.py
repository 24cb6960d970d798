"""Commands about the workspace as a whole: init, demo, rebuild, backup, stats, doctor."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.door import Door
from tracker.cli.options import Format

if TYPE_CHECKING:
    from datetime import datetime

app = typer.Typer(rich_markup_mode=None)


@app.command("init", epilog="Example: tracker init ~/news && cd ~/news && tracker run")
def init(
    ctx: typer.Context,
    directory: Annotated[Path, typer.Argument(metavar="[DIR]", help="Made if it does not exist.")] = Path("."),
    no_history: Annotated[bool, typer.Option("--no-history", help="Leave out the story so far.")] = False,
) -> None:
    """Make a workspace: a commented feeds.yaml and the database with the story so far.

    A feeds.yaml that exists is kept as it is.
    """
    from tracker.config.workspace import make
    from tracker.pipeline.intake import load_history

    door: Door = ctx.obj
    made = make(directory)
    door.option = made.config
    fresh = not door.config.database.exists()
    with door.writing("init") as db:
        facts = 0 if no_history else load_history(db, made.history, now=door.now)
        door.derive(db)
    so_far = f" with {facts} facts of the story so far" if facts else ""
    door.out(
        f"{'made' if made.new else 'kept'} {made.config}\n"
        f"{'made' if fresh else 'kept'} {door.config.database}{so_far}\n"
        "Next: look through feeds.yaml, then `tracker run`."
    )


@app.command("demo", epilog="Example: tracker demo --keep ~/tracker-demo")
def demo(
    ctx: typer.Context,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="DIR", help="Leave the workspace here.")] = None,
) -> None:
    """The whole job on this machine alone: sample feeds, two evenings, two digests.

    A loopback server with sample feeds, the real fetcher and pipeline, both digests printed. Leaves nothing behind.
    """
    from tracker.cli.delivering import deliver, wish
    from tracker.cli.running import fetch_now
    from tracker.config.shipped import shipped
    from tracker.demo import play

    outer: Door = ctx.obj

    def evening(folder: Path, now: "datetime", notice: str) -> None:
        door = Door(
            option=folder / "feeds.yaml",
            as_of=now.isoformat(),
            quiet=outer.quiet,
            verbose=outer.verbose,
            colour=outer.colour,
            log_format="text",
        )
        outer.out(f"\n{notice}\n")
        with door.writing("demo") as db:
            fetch_now(door, db, None, force=False)
            door.derive(db)
            deliver(door, db, wish(door, "default", None, None, None, False))

    play(shipped("demo"), keep, evening)
    if keep is not None:
        outer.out(
            f"\nThe workspace is kept in {keep}: cd there and try `tracker --as-of 2025-10-23T21:00:00Z timeline`."
        )


@app.command("rebuild", epilog="Example: tracker rebuild")
def rebuild(ctx: typer.Context) -> None:
    """Derive tags, developments and statuses again from the stored stories.

    Corrections are kept, every id ever printed still resolves, nothing becomes new to anybody.
    """
    door: Door = ctx.obj
    with door.writing("rebuild") as db:
        done = door.derive(db, rebuild=True)
    door.out(f"{done.read} stories read again, {done.tagged} about a topic")


@app.command("backup", epilog="Example: tracker backup ~/safe/tracker.db")
def backup(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="Replaced when complete.")]
) -> None:
    """Copy the database consistently while others write."""
    from tracker.store.backup import backup as copy

    door: Door = ctx.obj
    with door.reading() as db:
        copy(db, file)
    door.out(f"copied to {file}")


@app.command("stats", epilog="Example: tracker stats --format json")
def stats(ctx: typer.Context, format: Format = None) -> None:
    """Sizes, counts, oldest and newest."""
    from tracker.pipeline.checkup import figures
    from tracker.render.lists import facts

    door: Door = ctx.obj
    with door.reading() as db:
        door.document(facts("stats", figures(db, door.config.timezone)), format)


@app.command("doctor", epilog="Example: tracker doctor")
def doctor(ctx: typer.Context, format: Format = None) -> None:
    """What is wrong with this workspace, and what to do.

    Ends with 1 when something is wrong.
    """
    from tracker.pipeline.checkup import checkup
    from tracker.render.lists import doctor as text

    door: Door = ctx.obj
    with door.reading() as db:
        findings = checkup(db, door.config, door.rules, door.now)
    door.document(text(findings), format)
    if any(finding.level == "wrong" for finding in findings):
        raise typer.Exit(1)


@app.command(
    "datasette", epilog="Example: tracker datasette > metadata.json; datasette data/tracker.db -m metadata.json"
)
def datasette(ctx: typer.Context) -> None:
    """Metadata for Datasette: what every table and column means, facets, queries."""
    from tracker.render.datasette import metadata
    from tracker.render.records import dumps
    from tracker.schema.tables import TABLES

    door: Door = ctx.obj
    door.out(dumps(metadata(TABLES, database=door.config.database.stem), indent=2))
