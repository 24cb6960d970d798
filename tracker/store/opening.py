"""Connecting to the file, with the settings every connection has."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from tracker.errors import StoreError
from tracker.store.database import STEP
from tracker.store.trouble import explained


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection that is set up and has proved that it can read.

    Raises:
        StoreError: there is no such file, or it cannot be opened.
    """
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; `database:` must name a file")
    missing = not path.exists()
    if missing:
        if not create:
            raise StoreError(f"{path}: there is no database yet; `tracker init` or `tracker run` makes one")
        _make_folder(path.parent)
    connection: sqlite3.Connection | None = None
    try:
        connection = _open(path, "rwc" if create else "rw")
        return _set_up(connection)
    except (sqlite3.Error, OSError) as error:
        if connection is not None:
            connection.close()
        raise explained(error, path) from error


def _open(path: Path, mode: str) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=STEP, isolation_level=None)


def _set_up(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: the folder for the database cannot be made ({error.strerror or error})") from error
