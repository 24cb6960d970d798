"""Making the tables, and bringing older ones up to date.

A new database is made from the description in one transaction.  An older one is backed up beside itself, then goes
through every later step in one transaction.  Steps are append-only: what once ran on somebody's data never changes.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.schema.mark import APPLICATION_ID, VERSION
from tracker.store.backup import backup
from tracker.store.codec import to_time
from tracker.store.connection import Database
from tracker.store.ddl import statements
from tracker.store.trouble import explained

if TYPE_CHECKING:
    import sqlite_utils

Step = Callable[["sqlite_utils.Database"], None]


def _index_together(tables: "sqlite_utils.Database") -> None:
    """2: stories wait in a queue for the full-text table, instead of each being put in by itself."""
    tables.execute(
        "CREATE TABLE unsearched ( -- Stories that wait for their place in the full-text table: many at once cost a"
        " third of one by one.\n  n INTEGER PRIMARY KEY -- the story's number\n)"
    )
    gone = (
        "INSERT INTO stories_fts (stories_fts, rowid, title, summary, spaced)"
        " SELECT 'delete', old.n, old.title, old.summary, old.spaced"
        " WHERE NOT EXISTS (SELECT 1 FROM unsearched WHERE n = old.n);"
    )
    for name in ("stories_ai", "stories_ad", "stories_au"):
        tables.execute(f"DROP TRIGGER {name}")
    tables.execute(
        "CREATE TRIGGER stories_ai AFTER INSERT ON stories BEGIN INSERT INTO unsearched (n) VALUES (new.n); END"
    )
    tables.execute(
        f"CREATE TRIGGER stories_ad AFTER DELETE ON stories BEGIN {gone} DELETE FROM unsearched WHERE n = old.n; END"
    )
    tables.execute(
        "CREATE TRIGGER stories_au AFTER UPDATE OF title, summary, spaced ON stories"
        f" BEGIN {gone} INSERT OR IGNORE INTO unsearched (n) VALUES (new.n); END"
    )


def _place_readings(tables: "sqlite_utils.Database") -> None:
    """3: readings and developments are found by time, so that the fold takes those since a moment and no others."""
    tables.execute("CREATE TABLE before AS SELECT * FROM readings")
    tables.execute("DROP TABLE readings")
    tables.execute(
        "CREATE TABLE readings ( -- What a tagged story says: claim, stages, names and numbers. Stories without a tag"
        " have none.\n"
        "  story TEXT PRIMARY KEY NOT NULL REFERENCES stories(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, --"
        " the story\n"
        "  at TEXT NOT NULL, -- its place among all stories: when it was published, or first seen if that was before\n"
        "  status TEXT NOT NULL, -- rumour, reported, denied, confirmed, official or reaction\n"
        "  speaker TEXT, -- concept or outlet that says, denies or confirms; null: not named\n"
        "  origin TEXT, -- outlet credited with the report; null: the story's own\n"
        "  cue TEXT, -- the words that decided the status: {field, start, end, text}; null: by default\n"
        "  official REAL NOT NULL, -- 1 an official source speaks, 0.5 one is quoted, 0 none (0–1)\n"
        "  stages TEXT NOT NULL, -- steps it tells: [{topic, stage, field, start, end, text}]\n"
        "  entities TEXT NOT NULL, -- concepts named, sorted\n"
        "  numbers TEXT NOT NULL -- numbers with their unit, normalised, sorted\n"
        ") WITHOUT ROWID"
    )
    tables.execute(
        "INSERT INTO readings (story, at, status, speaker, origin, cue, official, stages, entities, numbers)"
        " SELECT story, min(coalesce(published, first_seen), first_seen), status, speaker, origin, cue, official,"
        " stages, entities, numbers FROM before JOIN stories ON id = story"
    )
    tables.execute("DROP TABLE before")
    tables.execute("UPDATE meta SET value = '-' WHERE key = 'stale'")
    tables.execute("CREATE INDEX readings_at ON readings (at, story)")
    tables.execute("CREATE INDEX developments_last_published ON developments (last_published)")


#: Step N brings tables of version N-1 to version N; version 1 is made, not migrated to.
STEPS: Mapping[int, Step] = {2: _index_together, 3: _place_readings}


def bring_up_to_date(db: Database, now: datetime, *, steps: Mapping[int, Step] = STEPS, version: int = VERSION) -> None:
    """Make or migrate the tables, so that they are of this version.

    Raises:
        StoreError: the file belongs to another program or to a newer version of this one.
    """
    old = tables_of(db, version)
    if old == version:
        return
    if old:
        backup(db, db.path.with_name(f"{db.path.name}.backup-v{old}"))
    else:
        db.run("PRAGMA journal_mode = WAL")
    try:
        with db.transaction(durable=True):
            old = tables_of(db, version)  # another process may have been quicker
            if old == 0:
                _make(db, version, now)
            else:
                _migrate(db, {number: steps[number] for number in range(old + 1, version + 1)}, version, now)
    except Exception as error:
        if isinstance(error, StoreError):
            raise
        # A step may fail with whatever sqlite-utils raises; its exceptions have no common base.
        raise explained(error, db.path) from error


def tables_of(db: Database, version: int = VERSION) -> int:
    """Version of the tables; 0: there are none yet.

    Raises:
        StoreError: they belong to another program, or to a newer version than this.
    """
    stored, mark = db.value("PRAGMA user_version"), db.value("PRAGMA application_id")
    if mark != APPLICATION_ID:
        if mark or stored or db.value("SELECT count(*) FROM sqlite_master"):
            raise StoreError(f"{db.path}: belongs to another program; name another file under `database:`")
        return 0
    if stored > version:
        raise StoreError(
            f"{db.path}: made by a newer tracker (tables {stored}, this one knows {version}); upgrade tracker"
        )
    return int(stored)


def _make(db: Database, version: int, now: datetime) -> None:
    for statement in statements():
        db.run(statement)
    db.run("INSERT INTO meta (key, value) VALUES ('created', ?)", (to_time(now),))
    db.run(f"PRAGMA application_id = {APPLICATION_ID}")
    db.run(f"PRAGMA user_version = {version}")


def _migrate(db: Database, steps: Mapping[int, Step], version: int, now: datetime) -> None:
    import sqlite_utils  # 60 ms, for those who migrate

    tables = sqlite_utils.Database(db.connection, execute_plugins=False)
    for number, step in steps.items():
        step(tables)
        tables.table("meta").upsert({"key": f"migrated to {number}", "value": to_time(now)}, pk="key")
    tables.execute(f"PRAGMA user_version = {version}")
