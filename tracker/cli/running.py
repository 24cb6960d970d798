"""`run`, `fetch` and `digest`: the cron lines."""

import shutil
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.door import Door
from tracker.cli.options import All, Always, Format, Limit, MinScore, Reader, Since, Topic, of
from tracker.errors import DeliveryError, UsageError

if TYPE_CHECKING:
    from tracker.pipeline.refresh import Refreshed
    from tracker.store.database import Database
    from tracker.subscription import Feed

app = typer.Typer(rich_markup_mode=None)

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be delivered where; remember nothing.")]
Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the digest to a file.")]


@app.command("run", epilog="Example: 7 * * * * cd ~/news && tracker run")
def run(
    ctx: typer.Context,
    reader: Reader = "default",
    topic: Topic = None,
    limit: Limit = None,
    min_score: MinScore = None,
    everything: All = False,
    always: Always = False,
    format: Format = None,
    output: Output = None,
    dry_run: DryRun = False,
) -> None:
    """Fetch what is due, print what is new to this reader, and remember it as shown.

    Prints nothing when nothing is new. Ends with 3 when some feeds failed, 4 when all did.
    """
    from tracker.cli.delivering import Manner, deliver, wish

    door: Door = ctx.obj
    asked = wish(door, reader, topic, limit, min_score, everything)
    manner = Manner(format=format, output=output, always=always, dry_run=dry_run)
    with door.writing("run") as db:
        done = fetch_now(door, db, None, force=False)
        door.derive(db)
        failed = deliver(door, db, asked, manner)
        forget_old(door, db)
    finish(door, done, failed)


@app.command("fetch", epilog="Example: tracker fetch coindesk --force")
def fetch(
    ctx: typer.Context,
    feeds: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FEED...]", help="Ids, names or addresses.", autocompletion=of("feeds")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ask now, even feeds that are not due.")] = False,
) -> None:
    """Only fetch: all feeds that are due, or those named.

    A Retry-After that a server gave is kept even with --force.
    """
    door: Door = ctx.obj
    with door.writing("fetch") as db:
        done = fetch_now(door, db, feeds, force=force)
        door.derive(db)
    finish(door, done, None)


@app.command("digest", epilog="Example: tracker digest --reader desk --format html -o digest.html")
def digest(
    ctx: typer.Context,
    reader: Reader = "default",
    since: Since = None,
    topic: Topic = None,
    limit: Limit = None,
    min_score: MinScore = None,
    everything: All = False,
    always: Always = False,
    format: Format = None,
    output: Output = None,
    archive: Annotated[
        str | None, typer.Option("--archive", metavar="DIR", help="Also keep what was sent here.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """What `run` prints, without fetching; delivered to where the reader wants it."""
    from tracker.cli.delivering import Manner, deliver, wish

    door: Door = ctx.obj
    asked = wish(door, reader, topic, limit, min_score, everything, since=door.since(since))
    manner = Manner(format=format, output=output, archive=archive, always=always, dry_run=dry_run)
    with door.writing("digest") as db:
        door.derive(db)
        failed = deliver(door, db, asked, manner)
    if failed:
        raise DeliveryError(failed)


def fetch_now(door: Door, db: "Database", names: list[str] | None, *, force: bool) -> "Refreshed":
    """One round of fetching, with its warnings."""
    from tracker.pipeline.refresh import refresh
    from tracker.pipeline.warnings import warnings

    only = None if not names else [one_feed(door, name) for name in names]
    show = progress_bar if sys.stderr.isatty() and not door.quiet and door.log_format == "text" else None
    done = refresh(
        db, door.config, now=door.now, only=only, force=force, progress=show, between=lambda: door.read_ahead(db)
    )
    for line in warnings(db, door.config, done, door.now, asked_by_name=bool(only)):
        door.warn(line)
    door.progress(f"{done.asked} feeds asked, {len(done.failed)} failed, {done.stories} new stories")
    return done


def forget_old(door: Door, db: "Database") -> None:
    """Drop untagged stories that are older than the configuration keeps; by default nothing."""
    if door.config.keep is None:
        return
    from tracker.store.retention import drop

    dropped = drop(db, door.now - door.config.keep, now=door.now)
    door.progress(f"{dropped} untagged stories older than {door.config.keep.days} days dropped")


def one_feed(door: Door, name: str) -> "Feed":
    """The configured feed with this id, name or address."""
    for feed in door.config.feeds:
        if name in (feed.id, feed.name, feed.url):
            return feed
    import difflib

    near = difflib.get_close_matches(name, [feed.id for feed in door.config.feeds], 1)
    hint = f"did you mean {near[0]}?" if near else "`tracker feeds list` shows all"
    raise UsageError(f"no feed {name!r} in {door.config.name}; {hint}")


def progress_bar(done: int, of: int) -> None:
    """One line on a terminal's stderr that rewrites itself and vanishes at the end."""
    from tracker.render.progress import bar

    width = shutil.get_terminal_size((80, 24)).columns
    sys.stderr.write("\r\x1b[K" + ("" if done == of else bar(done, of, "feeds asked", width=width)))
    sys.stderr.flush()


def finish(door: Door, done: "Refreshed", undelivered: str | None) -> None:
    """End as the contract says: an undelivered digest beats failed feeds."""
    if undelivered:
        raise DeliveryError(undelivered)
    if done.exit_code:
        raise typer.Exit(done.exit_code)
