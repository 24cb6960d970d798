"""A digest from the wish on the command line to where the reader wants it, and only then into the ledger."""

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.choice import one_of
from tracker.cli.door import Door
from tracker.errors import TrackerError
from tracker.pipeline.sight import Wish

if TYPE_CHECKING:
    from tracker.deliver.parcel import Parcel
    from tracker.pipeline.sight import Seen
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a digest is to go out."""

    format: str | None = None  #: None: the reader's own, else a table
    output: str | None = None  #: a file instead of the reader's own places
    archive: str | None = None  #: a folder that also keeps what was sent
    always: bool = False
    dry_run: bool = False


PLAIN = Manner()


def deliver(door: Door, db: "Database", asked: Wish, manner: Manner = PLAIN) -> str | None:
    """Print or send what is new and, once it is safely out, remember it as shown.

    Returns:
        None when it is out; else the line that says what could not be delivered, and then nothing is marked.
    """
    from tracker.deliver.targets import deliver as send
    from tracker.deliver.targets import shown
    from tracker.pipeline import sight as sights

    form = one_of("--format", manner.format or asked.reader.format or "table", FORMATS)
    places = (manner.output,) if manner.output else asked.reader.to
    full = form in ("html", "markdown") or bool(manner.archive) or any(p.startswith("mailto:") for p in places)
    alive = sights.sign_of_life_due(db, door.config, asked)
    seen = sights.sight(db, door.config, lambda: door.rules, asked, always=manner.always or alive, full=full)
    parcel = wrapped(door, asked, seen, form, places)
    # The right to write is taken before anything goes out: a stranger who holds the database stops the digest here,
    # not between its printing and its ledger, or the same digest would be printed again.
    with nullcontext() if manner.dry_run else db.transaction(durable=True):
        try:
            done = send(places, parcel, write=door.write, server=door.config.smtp, dry_run=manner.dry_run)
            if manner.archive and not manner.dry_run and seen.page.items:
                keep(door, parcel, manner.archive)
        except TrackerError as failed:
            return str(failed)
        if not manner.dry_run:
            sights.remember(db, asked, seen, [shown(place) for place in places or ("-",)])
            if alive or seen.page.items:
                sights.gave_sign_of_life(db, asked)
    for line in done:
        (door.warn if manner.dry_run else door.progress)(line)
    return None


def wrapped(door: Door, asked: Wish, seen: "Seen", form: str, places: tuple[str, ...]) -> "Parcel":
    """The page as a parcel; each format is made only where it is needed."""
    from tracker.deliver.parcel import Parcel

    screen = places in ((), ("-",))
    return Parcel(
        reader=asked.reader.name,
        subject=seen.subject,
        at=asked.now,
        text=lambda wanted: door.listing(seen.page, wanted, screen=screen),
        format=form,
        stories=tuple(sorted(seen.shown)),
    )


def keep(door: Door, parcel: "Parcel", folder: str) -> None:
    """Keep a digest under its moment and reader, as a page and as JSON to compute with."""
    name = f"{parcel.at:%Y-%m-%dT%H-%M-%SZ}-{parcel.reader}"
    Path(folder).mkdir(parents=True, exist_ok=True)
    for form, ending in (("html", "html"), ("json", "json")):
        door.write(str(Path(folder) / f"{name}.{ending}"), parcel.text(form))
