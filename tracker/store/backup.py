"""A consistent copy of the database while others write."""

import os
import sqlite3
from pathlib import Path

from tracker.errors import StoreError
from tracker.store.database import Database
from tracker.store.trouble import explained


def backup(db: Database, target: Path) -> None:
    """Copy the database to a file, which is replaced only when the copy is complete and on disk.

    Raises:
        StoreError: the copy cannot be written; an earlier file of that name is untouched.
    """
    if target.exists() and target.samefile(db.path):
        raise StoreError(f"{target}: is the database itself; name another file")
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        copy = sqlite3.connect(partial, isolation_level=None)
        try:
            db.connection.backup(copy, pages=2048)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        finally:
            copy.close()
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise explained(error, target) from error
    finally:
        partial.unlink(missing_ok=True)
