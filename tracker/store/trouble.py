"""What SQLite and the system complain about, said in one line with what to do next."""

import sqlite3
from pathlib import Path

from tracker.errors import StoreError

_ADVICE = {
    sqlite3.SQLITE_BUSY: "another program holds it and did not let go for 30 s; close that program and try again",
    sqlite3.SQLITE_LOCKED: "another program holds it; close that program and try again",
    sqlite3.SQLITE_READONLY: "it cannot be written; check the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "it cannot be written; check the permissions of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that the folder exists and that you may write there",
    sqlite3.SQLITE_FULL: "the disk is full; nothing was changed, make room and try again",
    sqlite3.SQLITE_IOERR: "reading or writing failed; nothing was changed, check the disk and any file-size limit",
    sqlite3.SQLITE_TOOBIG: "a value is too large for it; nothing was changed",
    sqlite3.SQLITE_NOMEM: "not enough memory",
    sqlite3.SQLITE_CORRUPT: "it is damaged; put a backup in its place, or try `sqlite3 FILE .recover`",
    sqlite3.SQLITE_NOTADB: "it is no SQLite database; name another file under `database:` or move this one away",
    sqlite3.SQLITE_CONSTRAINT: "it refused a change that contradicts its rules; nothing was changed",
}  # fmt: skip

#: What a check says of pages for which there was no memory.
_STARVED = f"error code={sqlite3.SQLITE_NOMEM}"


def explained(error: Exception, path: Path) -> StoreError:
    """The error a user can understand; the original stays its cause for the developer."""
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(error, UnicodeDecodeError) or "decode to UTF-8" in str(error):
        code = sqlite3.SQLITE_CORRUPT  # SQLite's own complaints quote what is damaged
    advice = _ADVICE.get(code & 0xFF) if code is not None else None
    detail = " ".join(str(error).split()) or type(error).__name__
    return StoreError(f"{path}: {advice} ({detail})" if advice else f"{path}: {detail}")


def damage(connection: sqlite3.Connection, path: Path, error: BaseException | None) -> StoreError | None:
    """What to say if a mistake nobody foresaw comes from a damaged file; None: the file is whole, or it was another."""
    if not isinstance(error, (ValueError, TypeError, LookupError, AttributeError, RuntimeError)):
        return None
    try:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except (sqlite3.Error, UnicodeDecodeError) as worse:
        found = str(worse)
    return None if found == "ok" or _STARVED in found else StoreError(f"{path}: {_ADVICE[sqlite3.SQLITE_CORRUPT]}")
