"""A consistent copy of the database while others write."""

import os
import sqlite3
from pathlib import Path

from tracker.errors import StoreError
from tracker.store.connection import Database
from tracker.store.opening import connect
from tracker.store.trouble import explained

STEP = 2048  #: pages copied at a time, so that a signal is heard in between


def backup(db: Database, target: Path) -> None:
    """Copy the database to a file, which is replaced only when the copy is complete and on disk.

    Raises:
        StoreError: the copy cannot be written; an earlier file of that name is untouched.
    """
    if target.exists() and target.samefile(db.path):
        raise StoreError(f"{target}: is the database itself; name another file")
    if target.is_dir():
        raise StoreError(f"{target}: is a folder; name a file")
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        partial.unlink(missing_ok=True)
        _copy(db.path, partial)
        _flush(partial)
        partial.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise explained(error, target) from error
    finally:
        _remove(partial)


def _copy(source: Path, target: Path) -> None:
    """Copy what one moment shows.

    The source is held at one state by a reading transaction; without it each change by another process would make the
    copy begin anew, and a busy writer would keep it from ever ending.
    """
    reading = connect(source, create=False)
    writing = sqlite3.connect(target, isolation_level=None)
    try:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reading.backup(writing, pages=STEP)
        writing.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it
    finally:
        writing.close()
        reading.close()


def _flush(file: Path) -> None:
    with file.open("rb") as body:
        os.fsync(body.fileno())


def _remove(partial: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        partial.with_name(partial.name + suffix).unlink(missing_ok=True)
