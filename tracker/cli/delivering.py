"""A digest from the wish on the command line to where the reader wants it, and only then into the ledger."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.cli.door import Door
from tracker.cli.options import one_of
from tracker.errors import TrackerError
from tracker.pipeline.sight import Wish

if TYPE_CHECKING:
    from tracker.store.database import Database

FORMATS = ("table", "json", "csv", "markdown", "html", "rss")


def wish(
    door: Door,
    reader: str,
    topics: list[str] | None,
    limit: int | None,
    min_score: float | None,
    everything: bool,
    *,
    since: datetime | None = None,
) -> Wish:
    """What a command line asks to see, over what the reader's own settings say."""
    person = door.reader(reader)
    chosen = door.topics(topics)
    person = replace(
        person,
        topics=chosen if chosen is not None else person.topics,
        limit=None if everything else limit if limit is not None else person.limit,
        min_score=0.0 if everything else min_score if min_score is not None else person.min_score,
    )
    return Wish(reader=person, now=door.now, past=door.past, since=since)


def deliver(
    door: Door,
    db: "Database",
    asked: Wish,
    *,
    format: str | None = None,
    output: str | None = None,
    archive: str | None = None,
    always: bool = False,
    dry_run: bool = False,
) -> str | None:
    """Print or send what is new and, once it is safely out, remember it as shown.

    Returns:
        None when it is out; else the line that says what could not be delivered, and then nothing is marked.
    """
    from tracker.deliver.parcel import Parcel
    from tracker.deliver.targets import deliver as send
    from tracker.pipeline.sight import remember, sight

    form = one_of("--format", format or asked.reader.format or "table", FORMATS)
    full = form in ("html", "markdown") or any(place.startswith("mailto:") for place in asked.reader.to)
    seen = sight(db, door.config, lambda: door.rules, asked, always=always, full=full)
    targets = (output,) if output else asked.reader.to
    parcel = Parcel(
        reader=asked.reader.name,
        subject=seen.subject,
        at=asked.now,
        text=lambda wanted: door.listing(seen.page, wanted, screen=targets in ((), ("-",))),
        format=form,
        stories=tuple(sorted(seen.shown)),
    )
    try:
        done = send(targets, parcel, write=door.write, server=door.config.smtp, dry_run=dry_run)
    except TrackerError as failed:
        return str(failed)
    for line in done:
        (door.warn if dry_run else door.progress)(line)
    if not dry_run:
        remember(db, asked, seen)
    return None
