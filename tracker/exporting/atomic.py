"""Files that are either complete or untouched, and standard output that says when it broke."""

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from tracker.errors import TrackerError

STDOUT = "-"


@contextlib.contextmanager
def writing(where: str | Path, *, bom: bool = False) -> Iterator[TextIO]:
    """Open a place for UTF-8 text; `-` is standard output.

    A file appears, or replaces an older one, only when the block ends well: its text is written beside it, synced to
    disk and renamed.  An older file keeps its permissions; a symbolic link keeps pointing.  Line ends stay as given.

    Raises:
        TrackerError: the place cannot be written, is full, or was closed by its reader.
    """
    name = "standard output" if str(where) == STDOUT else str(where)
    try:
        with _stdout() if str(where) == STDOUT else _replaced(Path(where)) as out:
            if bom:
                out.write("\ufeff")
            yield out
    except BrokenPipeError as error:
        raise TrackerError(f"{name}: closed by its reader before everything was written") from error
    except OSError as error:
        raise TrackerError(f"{name}: cannot write: {error.strerror or error}; nothing was replaced") from error


def write(where: str | Path, text: str) -> None:
    """Put a text in its place at once; see `writing`."""
    with writing(where) as out:
        out.write(text)


@contextlib.contextmanager
def _replaced(path: Path) -> Iterator[TextIO]:
    if path.exists() and not path.is_file():
        # A device or a named pipe is written in place: there is nothing to replace.
        if path.is_dir():
            raise IsADirectoryError(21, "is a folder, a file name is expected")
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    path = Path(os.path.realpath(path))
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:30]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.chmod(beside, _usual_mode() if mode is None else mode)
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
    _sync_folder(path.parent)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """The rename itself must survive a power cut; not every file system allows syncing a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _stdout() -> Iterator[TextIO]:
    sys.stdout.flush()
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):  # io.UnsupportedOperation is both: a stream in memory took its place
        yield sys.stdout
        return
    # The text of a feed may hold characters that the terminal's encoding lacks: data is UTF-8 whatever the locale says.
    out = os.fdopen(os.dup(descriptor), "w", encoding="utf-8", newline="")
    try:
        yield out
        out.flush()
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.fsync(descriptor)
    except OSError:
        # What is left in the buffers would be tried again at exit and fail there, with a traceback.
        empty = os.open(os.devnull, os.O_WRONLY)
        os.dup2(empty, out.fileno())
        os.dup2(empty, descriptor)
        os.close(empty)
        raise
    finally:
        out.close()
