"""Making the tables, and bringing older ones up to date.

A new database is made from the description in one transaction.  An older one is backed up beside itself, then goes
through every later step in one transaction.  Steps are append-only: what once ran on somebody's data never changes.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.schema import APPLICATION_ID, VERSION
from tracker.store.codec import to_time
from tracker.store.ddl import statements

if TYPE_CHECKING:
    import sqlite_utils

    from tracker.store.database import Database

#: Step N brings a database of version N-1 to version N.
STEPS: dict[int, "Callable[[sqlite_utils.Database], None]"] = {}


def bring_up_to_date(db: "Database", now: datetime) -> None:
    """Make or migrate the tables.

    Raises:
        StoreError: the file belongs to another program or to a newer version of this one.
    """
    if _version(db):
        _migrate(db, now)
        return
    db.run("PRAGMA journal_mode = WAL")
    with db.transaction():
        if _version(db):  # another process was quicker
            return
        for statement in statements():
            db.run(statement)
        db.run("INSERT INTO meta VALUES ('created', ?)", (to_time(now),))
        _stamp(db, VERSION)


def _version(db: "Database") -> int:
    """Version of the tables; 0: there are none."""
    version, mark = db.value("PRAGMA user_version"), db.value("PRAGMA application_id")
    if mark != APPLICATION_ID:
        if mark or version or db.value("SELECT count(*) FROM sqlite_master"):
            raise StoreError(f"{db.path}: belongs to another program; name another file under `database:`")
        return 0
    if version > VERSION:
        raise StoreError(
            f"{db.path}: made by a newer tracker (tables {version}, this one knows {VERSION}); upgrade tracker"
        )
    return int(version)


def _stamp(db: "Database", version: int) -> None:
    db.run(f"PRAGMA user_version = {version}")
    db.run(f"PRAGMA application_id = {APPLICATION_ID}")


def _migrate(db: "Database", now: datetime) -> None:
    import sqlite_utils

    from tracker.store.backup import backup

    old = _version(db)
    if old == VERSION:
        return
    backup(db, db.path.with_name(f"{db.path.name}.backup-v{old}"))
    with db.transaction():
        tables = sqlite_utils.Database(db.connection)
        for number in range(_version(db) + 1, VERSION + 1):
            STEPS[number](tables)
        db.run("INSERT OR REPLACE INTO meta VALUES ('migrated', ?)", (to_time(now),))
        _stamp(db, VERSION)
