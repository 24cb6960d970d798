"""`export` and `import`: everything out, stories in."""

from typing import Annotated

import typer

from tracker.cli.choice import one_of
from tracker.cli.door import Door
from tracker.cli.options import Since, Topic
from tracker.errors import ImportRefusedError, UsageError

app = typer.Typer(rich_markup_mode=None)


@app.command("export", epilog="Example: tracker export -o stories.csv --since 7d --topic cz-pardon")
def export(
    ctx: typer.Context,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to; `-` is stdout.")],
    what: Annotated[str, typer.Option(metavar="stories|developments|tags|feeds|corrections")] = "stories",
    format: Annotated[str | None, typer.Option("--format", "-f", metavar="csv|jsonl")] = None,
    since: Since = None,
    topic: Topic = None,
    columns: Annotated[str | None, typer.Option(metavar="A,B,C", help="Only these columns, in this order.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Start CSV with a byte-order mark, for Excel.")] = False,
) -> None:
    """Write stories, developments, tags or feeds to a CSV or JSONL file.

    Everything stored is written, tagged or not, streamed; a file is replaced only when it is complete.
    """
    from tracker.pipeline.records import KINDS, Extract
    from tracker.pipeline.records import export as records

    door: Door = ctx.obj
    one_of("--what", what, tuple(KINDS))
    ending = "jsonl" if output.endswith((".jsonl", ".ndjson")) else "csv"
    form = one_of("--format", format or ending, ("csv", "jsonl"))
    fields = chosen(columns, KINDS[what])
    chosen_topics = door.topics(topic)
    wanted = Extract(
        since=door.since(since),
        until=door.now if door.past else None,
        topics=frozenset(chosen_topics) if chosen_topics else None,
    )
    with door.fresh() as db:
        rows = records(db, door.config, what, wanted)
        if form == "csv":
            from tracker.exporting import csvfile

            count = csvfile.write(output, rows, fields, bom=bom)
        else:
            from tracker.exporting import jsonlfile

            count = jsonlfile.write(output, ({name: row.get(name) for name in fields} for row in rows))
    if output != "-":
        door.progress(f"{count} {what} written to {output}")


def chosen(columns: str | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """The columns a user named, or all."""
    if columns is None:
        return known
    names = tuple(name.strip() for name in columns.split(",") if name.strip())
    for name in names:
        one_of("--columns", name, known)
    if not names:
        raise UsageError(f"--columns: name at least one of {', '.join(known)}")
    return names


@app.command(
    "import", epilog="Example: tracker import old.jsonl && tracker import sheet.csv --map title=Headline,url=Link"
)
def import_(
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="JSONL or CSV; `-` is stdin.")],
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="jsonl|csv", help="By default by name.")
    ] = None,
    columns: Annotated[
        str | None, typer.Option("--map", metavar="FIELD=COLUMN,...", help="CSV: which column holds which field.")
    ] = None,
) -> None:
    """Read stories from JSONL or CSV files; the same file twice changes nothing.

    A row needs `url` and `title`; `export --what stories --format jsonl` writes what this reads. Good lines are kept,
    refused ones are named by line, and the command then ends with 1.
    """
    from tracker.pipeline.intake import take_in

    door: Door = ctx.obj
    if format is not None:
        one_of("--format", format, ("jsonl", "csv"))
    with door.writing("import") as db:
        taken = take_in(db, files, now=door.now, format=format, columns=column_map(columns))
        door.derive(db)
    # Where lines were refused, stderr holds their names and nothing else, so that a script can read them.
    (door.progress if taken.refused else door.say)(
        f"{taken.added} {'story' if taken.added == 1 else 'stories'} added, {taken.known} known already"
    )
    if taken.refused:
        raise ImportRefusedError(taken.refused)


def column_map(text: str | None) -> dict[str, str] | None:
    """`title=Headline,url=Link` as a map from field to column."""
    if text is None:
        return None
    pairs = [part.partition("=") for part in text.split(",")]
    if any(not eq or not field.strip() or not column.strip() for field, eq, column in pairs):
        raise UsageError(f"--map: {text!r}: expected FIELD=COLUMN,FIELD=COLUMN")
    return {field.strip(): column.strip() for field, _, column in pairs}
