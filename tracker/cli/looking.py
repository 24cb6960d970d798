"""Commands that look and change nothing: new, show, timeline, search, explain."""

from typing import Annotated

import typer

from tracker.cli.door import Door
from tracker.cli.options import All, Always, Format, Limit, MinScore, Reader, Since, Topic, of
from tracker.errors import UsageError

app = typer.Typer(rich_markup_mode=None)


@app.command("new", epilog="Example: tracker new --since 24h --topic cz-pardon --format json")
def new(
    ctx: typer.Context,
    since: Since = None,
    topic: Topic = None,
    reader: Reader = "default",
    limit: Limit = None,
    min_score: MinScore = None,
    everything: All = False,
    always: Always = False,
    format: Format = None,
) -> None:
    """List what is new, most worth reading first, remembering nothing.

    Without --since it is what `tracker run` would print for this reader.
    """
    from tracker.cli.choice import one_of
    from tracker.cli.delivering import FORMATS, wish
    from tracker.pipeline.sight import sight

    door: Door = ctx.obj
    form = one_of("--format", format or "table", FORMATS)
    asked = wish(door, reader, topic, limit, min_score, everything, since=door.since(since))
    with door.fresh() as db:
        seen = sight(db, door.config, lambda: door.rules, asked, always=always, full=form in ("html", "markdown"))
    door.out(door.listing(seen.page, form))


@app.command("show", epilog="Example: tracker show 3f9a")
def show(
    ctx: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Of a development; any unique beginning will do.", autocompletion=of("developments")
        ),
    ],
    reader: Reader = "default",
    format: Format = None,
) -> None:
    """One development: stories, who said it first, status history, each term of its score."""
    from tracker.pipeline.views import case
    from tracker.render.case import case as document

    door: Door = ctx.obj
    with door.fresh() as db:
        found = case(db, door.config, lambda: door.rules, id, door.reader(reader), now=door.now, past=door.past)
    door.document(document(found), format)


@app.command("timeline", epilog="Example: tracker timeline cz-pardon")
def timeline(
    ctx: typer.Context,
    topic: Annotated[
        str | None, typer.Argument(metavar="[TOPIC]", help="Only this topic.", autocompletion=of("topics"))
    ] = None,
    since: Since = None,
    format: Format = None,
) -> None:
    """Developments in order of time, with stage, status and a chart of coverage.

    The story so far that `init` loaded stands in it too.
    """
    from tracker.pipeline.views import course

    door: Door = ctx.obj
    chosen = door.topics([topic] if topic else None)
    with door.fresh() as db:
        told = course(
            db, door.config, lambda: door.rules, chosen, since=door.since(since), now=door.now, past=door.past
        )
    door.document(told, format)


@app.command("search", epilog="Example: tracker search '\"World Liberty\" AND stake'")
def search(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words, "phrases", AND, OR, NOT, NEAR(a b, 5).')],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 20,
    since: Since = None,
    format: Format = None,
) -> None:
    """Full text over everything stored, newest first."""
    from tracker.pipeline.views import hits

    door: Door = ctx.obj
    with door.fresh() as db:
        told = hits(
            db,
            door.config,
            query,
            limit=limit,
            since=door.since(since),
            until=door.now if door.past else None,
            now=door.now,
        )
    door.document(told, format)


@app.command("explain", epilog='Example: tracker explain --text "Trump pardons Binance founder"')
def explain(
    ctx: typer.Context,
    story: Annotated[str | None, typer.Argument(metavar="[URL|ID]", help="A stored story.")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="A headline instead.")] = None,
    summary: Annotated[str, typer.Option("--summary", metavar="TEXT", help="Goes with --text.")] = "",
    format: Format = None,
) -> None:
    """Why a story was tagged, and which clause is missing for the other topics."""
    from tracker.pipeline.views import why

    door: Door = ctx.obj
    if (story is None) == (text is None):
        raise UsageError('explain: give a story (URL or id) or --text "…", one of the two')
    with door.reading() as db:
        told = why(db, door.rules, story, text, summary, now=door.now)
    door.document(told, format)
