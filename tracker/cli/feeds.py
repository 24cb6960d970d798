"""`tracker feeds …`: which feeds there are, how they do, and changing them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.door import Door
from tracker.cli.options import Format, of
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.pipeline.scouting import Found

app = typer.Typer(
    rich_markup_mode=None, name="feeds", help="Health of every feed; add, remove, check, discover, import, export."
)


@app.callback(invoke_without_command=True, epilog="Example: tracker feeds add https://news.example/rss --name 'News'")
def feeds(ctx: typer.Context, format: Format = None) -> None:
    """Health of every feed; add, remove, check, discover, import, export."""
    if ctx.invoked_subcommand is None:
        health(ctx.obj, format)


@app.command("list", epilog="Example: tracker feeds list --format json")
def list_(ctx: typer.Context, format: Format = None) -> None:
    """Health of every feed: last answer, failing since when and why, when it is asked next."""
    health(ctx.obj, format)


def health(door: Door, format: str | None) -> None:
    """Print how every configured feed does."""
    from tracker.render.health import feeds as text
    from tracker.store.feeds import counts, states

    with door.reading() as db:
        known, carried = states(db), counts(db)
    rows = [(feed, known.get(feed.url), carried.get(feed.url, 0)) for feed in door.config.feeds]
    door.document(text(rows, now=door.now, zone=door.config.timezone), format)


@app.command("add", epilog="Example: tracker feeds add https://news.example/ --kind press")
def add(
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="Of a feed, or of a page that names one.")],
    name: Annotated[str | None, typer.Option("--name", help="The publisher's name.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="official, press, trade-press, blog, ...")] = None,
    unchecked: Annotated[bool, typer.Option("--unchecked", help="Add the address without asking it.")] = False,
) -> None:
    """Add a feed to feeds.yaml, keeping the file's comments; the address is asked once before."""
    from tracker.config.edit import add_feed

    door: Door = ctx.obj
    address, title = url, name
    if not unchecked:
        found = scout(door, url)
        address, title = found.url, name or found.title
    given = {"url": address, "name": title, "kind": kind}
    add_feed(door.config.path, {key: value for key, value in given.items() if value})
    door.out(f"added {address}")


@app.command("remove", epilog="Example: tracker feeds remove coindesk")
def remove(
    ctx: typer.Context,
    feed: Annotated[str, typer.Argument(metavar="FEED", help="Id, name or address.", autocompletion=of("feeds"))],
) -> None:
    """Remove a feed from feeds.yaml, keeping the file's comments; its stories stay."""
    from tracker.config.edit import remove_feed

    door: Door = ctx.obj
    remove_feed(door.config.path, feed)
    door.out(f"removed {feed}; its stories stay")


@app.command("check", epilog="Example: tracker feeds check https://news.example/rss")
def check(ctx: typer.Context, url: Annotated[str, typer.Argument(metavar="URL")], format: Format = None) -> None:
    """Ask an address once and tell what a person needs to know before adding it."""
    from tracker.pipeline.scouting import report

    door: Door = ctx.obj
    door.document(report(scout(door, url), door.now), format)


@app.command("discover", epilog="Example: tracker feeds discover https://news.example/")
def discover(ctx: typer.Context, url: Annotated[str, typer.Argument(metavar="URL")], format: Format = None) -> None:
    """List the feeds that a web page names."""
    from tracker.pipeline.scouting import links
    from tracker.render.lists import table

    door: Door = ctx.obj
    found = links(url, door.config)
    if not found:
        raise UsageError(f"{url}: the page names no feed; look for a link called RSS and give its address")
    records = [{"url": link.url, "title": link.title, "type": link.type} for link in found]
    door.document(table("feeds", ("url", "title", "type"), records), format)


@app.command("import", epilog="Example: tracker feeds import subscriptions.opml")
def import_(ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="OPML 1 or 2.")]) -> None:
    """Add the feeds of an OPML file; those already there are left alone."""
    from tracker.config.edit import add_feeds
    from tracker.config.opml import read

    door: Door = ctx.obj
    added = add_feeds(door.config.path, read(file))
    door.out(f"{added} feeds added")


@app.command("export", epilog="Example: tracker feeds export -o feeds.opml")
def export(
    ctx: typer.Context,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="`-` is stdout.")] = "-",
) -> None:
    """Write the feeds as OPML 2.0, without secrets."""
    from tracker.config.opml import write
    from tracker.exporting.atomic import writing

    door: Door = ctx.obj
    with writing(output) as out:
        out.write(write(door.config.feeds, now=door.now))


def scout(door: Door, url: str) -> "Found":
    """What is at an address, following a page to its feed."""
    from tracker.pipeline.scouting import scout as look

    return look(url, door.config, now=door.now)
