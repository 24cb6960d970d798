"""Connecting to the file, with the settings every connection has."""

import sqlite3
from functools import partial
from pathlib import Path

from tracker.errors import StoreError
from tracker.store.connection import STEP, patiently
from tracker.store.trouble import explained


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection that is set up and has proved that it can read.

    A database that cannot be written, in a folder that cannot be written, can still be read.

    Raises:
        StoreError: there is no such file, or it cannot be opened.
    """
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; `database:` must name a file")
    if not path.exists():
        if not create:
            raise StoreError(f"{path}: there is no database yet; `tracker init` or `tracker run` makes one")
        _make_folder(path.parent)
        return _first(path, ("mode=rwc",))
    return _first(path, ("mode=rw", "mode=ro") if _has_log(path) else ("mode=rw", "mode=ro&immutable=1"))


def _has_log(path: Path) -> bool:
    """Whether a log lies beside the file: without one nothing is missing from the file itself."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _first(path: Path, modes: tuple[str, ...]) -> sqlite3.Connection:
    """The first way to open it that works; what is wrong is told of the first way."""
    trouble: Exception | None = None
    for mode in modes:
        try:
            return patiently(partial(_open, path, mode))
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            trouble = trouble or error
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                break
    assert trouble is not None
    raise explained(trouble, path) from trouble


def _open(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=STEP, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -16000")  # KB, used only as needed; large imports jump about
        connection.execute("PRAGMA wal_autocheckpoint = 5000")  # pages: 20 MB; each folding in waits for the disk twice
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: the folder for the database cannot be made ({error.strerror or error})") from error
