"""One writer at a time, by a lock that dies with its process."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tracker.errors import BusyError, StoreError
from tracker.store.codec import to_time


@contextmanager
def writer(path: Path, *, what: str, now: datetime) -> Iterator[None]:
    """Be the only writer of the database at `path`; readers are not held up.

    Args:
        path: of the database; the lock is the file `<path>.lock`, which stays.
        what: the command, as another user should read it: `tracker run`.
        now: aware UTC.

    Raises:
        BusyError: another process is the writer.
        StoreError: the lock file cannot be made.
    """
    from filelock import FileLock, Timeout

    file = path.with_name(path.name + ".lock")
    lock = FileLock(file)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError(_busy(file)) from None
    except OSError as error:
        raise StoreError(f"{file}: the lock cannot be taken ({error.strerror or error}); check the folder") from error
    try:
        _sign(file, {"pid": os.getpid(), "what": what, "since": to_time(now)[:19] + "Z"})
        yield
    finally:
        _sign(file, None)
        lock.release()


def _sign(file: Path, who: dict[str, object] | None) -> None:
    """Say who holds the lock.  The words only inform; what counts is the lock, so a full disk does not stop us."""
    try:
        file.write_text("" if who is None else json.dumps(who), encoding="utf-8")
    except OSError:
        return


def _busy(file: Path) -> str:
    try:
        who = json.loads(file.read_text(encoding="utf-8"))
        holder = f"another `{who['what']}` (pid {who['pid']}) holds the database since {who['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        holder = "another tracker holds the database"
    return f"{holder}; it ends by itself, try again later"
