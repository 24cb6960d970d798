"""Opening the database."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from tracker.errors import StoreError
from tracker.schema.mark import APPLICATION_ID, VERSION
from tracker.store.connection import Database
from tracker.store.opening import connect

__all__ = ["Database", "open_database", "scratch"]


def open_database(path: Path, *, now: datetime, create: bool = True) -> Database:
    """Open the database; a missing one is made, an older one is brought up to date.

    Args:
        path: of the file; its folder is made too.
        now: aware UTC.
        create: False: a missing database is an error.

    Raises:
        StoreError: it cannot be opened, is not ours, is newer than this program, or is broken.
    """
    connection = connect(path, create=create)
    try:
        db = Database(path, connection)
        if (db.value("PRAGMA user_version"), db.value("PRAGMA application_id")) != (VERSION, APPLICATION_ID):
            from tracker.store.migrations import bring_up_to_date

            bring_up_to_date(db, now)
        elif db.value("PRAGMA journal_mode") != "wal":  # put back from a backup
            _write_ahead(db)
    except BaseException:
        connection.close()
        raise
    return db


@contextmanager
def scratch(now: datetime) -> Iterator[Database]:
    """An empty database that is gone afterwards."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="tracker-") as folder, open_database(Path(folder) / "scratch.db", now=now) as db:
        yield db


def _write_ahead(db: Database) -> None:
    """Let readers not wait for the writer.  Where that cannot be set (nothing can be written, somebody is reading), it
    can wait for the next time.
    """
    with suppress(StoreError):
        db.run("PRAGMA journal_mode = WAL")
