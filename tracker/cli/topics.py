"""`tracker topics …`: which topics there are, whether they do what they say, and changing them with open eyes."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.door import Door
from tracker.cli.options import Format, of

app = typer.Typer(rich_markup_mode=None, name="topics", help="List, show, test, lint, compare and adopt topics.")


@app.callback(invoke_without_command=True, epilog="Example: tracker topics test && tracker topics diff")
def topics(ctx: typer.Context, format: Format = None) -> None:
    """List, show, test, lint, compare and adopt topics."""
    if ctx.invoked_subcommand is None:
        overview(ctx.obj, format)


@app.command("list", epilog="Example: tracker topics list --format json")
def list_(ctx: typer.Context, format: Format = None) -> None:
    """The topics of this workspace, how many stories are about each, and those shipped but not used."""
    overview(ctx.obj, format)


def overview(door: Door, format: str | None) -> None:
    """Print the topics with their counts."""
    from tracker.pipeline.topics import overview as table

    with door.fresh() as db:
        door.document(table(db, door.config, door.rules), format)


@app.command("show", epilog="Example: tracker topics show cz-pardon")
def show(
    ctx: typer.Context,
    topic: Annotated[str, typer.Argument(metavar="TOPIC", autocompletion=of("topics"))],
    format: Format = None,
) -> None:
    """A topic as the program understands it: clauses, stages, languages."""
    from tracker.pipeline.topics import anatomy

    door: Door = ctx.obj
    (chosen,) = door.topics([topic]) or ("",)
    door.document(anatomy(door.rules, chosen), format)


@app.command("test", epilog="Example: tracker topics test && tracker topics test gold.jsonl")
def test_(
    ctx: typer.Context,
    gold: Annotated[Path | None, typer.Argument(metavar="[GOLD.jsonl]", help="Labelled stories to judge by.")] = None,
    format: Format = None,
) -> None:
    """Run the examples inside the topic files and readers' corrections, or judge by a labelled file.

    With a file: precision, recall and F1 by topic and language with intervals, and every miss and false alarm with its
    reason. Ends with 1 when an example fails.
    """
    from tracker.pipeline.gold import judge, labels
    from tracker.pipeline.topics import examples

    door: Door = ctx.obj
    if gold is not None:
        door.document(judge(door.rules, labels(gold)), format)
        return
    with door.reading() as db:
        told, failed = examples(db, door.config, door.rules)
    door.document(told, format)
    if failed:
        raise typer.Exit(1)


@app.command("lint", epilog="Example: tracker topics lint")
def lint(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Also what ships with the program.")] = False,
    format: Format = None,
) -> None:
    """What may go wrong with the words of the topics: dangerous stems, common words, missing languages."""
    from tracker.pipeline.topics import remarks

    door: Door = ctx.obj
    door.document(remarks(door.rules, everything=everything), format)


@app.command("diff", epilog="Example: tracker topics diff")
def diff(
    ctx: typer.Context,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many stories each way.")] = 50,
    format: Format = None,
) -> None:
    """Which stored stories the topics as they stand now gain and lose, newest first; nothing is changed."""
    from tracker.pipeline.topics import difference

    door: Door = ctx.obj
    with door.reading() as db:
        door.document(difference(db, door.rules, limit=limit, now=door.now, zone=door.config.timezone), format)


@app.command("apply", epilog="Example: tracker topics diff && tracker topics apply")
def apply(ctx: typer.Context) -> None:
    """Adopt the topics as they stand now: stored stories are tagged again, developments derived again.

    Ids printed before still resolve, and nothing becomes new to anybody by it.
    """
    door: Door = ctx.obj
    with door.writing("topics apply") as db:
        done = door.derive(db, again=True)
    door.out(f"{done.read} stories read again, {done.tagged} about a topic, {done.changed} developments changed")


@app.command("suggest", epilog="Example: tracker topics suggest cz-pardon")
def suggest(
    ctx: typer.Context,
    topic: Annotated[str, typer.Argument(metavar="TOPIC", autocompletion=of("topics"))],
    format: Format = None,
) -> None:
    """Words a topic may lack, from stored stories: phrases of stories without a stage, near misses, misspellings."""
    from tracker.pipeline.suggest import suggest as table

    door: Door = ctx.obj
    (chosen,) = door.topics([topic]) or ("",)
    with door.fresh() as db:
        door.document(table(db, door.rules, chosen), format)


@app.command("schema", epilog="Example: tracker topics schema > topic.schema.json")
def schema(ctx: typer.Context) -> None:
    """The JSON Schema of topic files, by which editors complete and check them."""
    from tracker.config.shipped import schema_text

    door: Door = ctx.obj
    door.out(schema_text("topic"))
