"""How much there is."""

from dataclasses import dataclass
from datetime import datetime

from tracker.store.codec import from_time_or_none
from tracker.store.connection import Database

COUNTED = ("stories", "sightings", "revisions", "tags", "developments", "members", "feeds", "fetches", "corrections")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Counts and sizes."""

    counts: dict[str, int]  #: rows by table
    tagged: int  #: stories with a tag
    underived: int  #: stories not read yet
    oldest: datetime | None  #: earliest publication, or first sight where unknown; None: no story
    newest: datetime | None  #: latest first sight; None: no story
    size: int  #: bytes of the database and its log
    schema: int
    rules: str | None  #: version of the rules that have read every story; None: none yet


def stats(db: Database) -> Stats:
    """Count everything; a second or so on a million stories."""
    first, last = db.all("SELECT min(min(coalesce(published, first_seen), first_seen)), max(first_seen) FROM stories")[
        0
    ]
    files = [db.path, db.path.with_name(db.path.name + "-wal")]
    return Stats(
        counts={table: db.value(f"SELECT count(*) FROM {table}") for table in COUNTED},
        tagged=db.value("SELECT count(*) FROM readings"),
        underived=db.value("SELECT count(*) FROM stories WHERE derived IS NULL"),
        oldest=from_time_or_none(first),
        newest=from_time_or_none(last),
        size=sum(file.stat().st_size for file in files if file.exists()),
        schema=db.value("PRAGMA user_version"),
        rules=db.value("SELECT value FROM meta WHERE key = 'rules'"),
    )
