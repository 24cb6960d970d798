"""What takes long to make of files of this program, kept where Python keeps what it makes of modules.

A place that cannot be written, and a file that is damaged or of another making, only cost the time to make it again.
Like Python's own, such a file is as trusted as the program it lies in; nothing of a workspace is read from here.
"""

import hashlib
import os
import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def kept(module: str, sources: Iterable[Path], make: Callable[[], T]) -> T:
    """What `make` makes of these files, from the last time if no byte of them changed.

    Args:
        module: file of the module beside whose compiled form it is kept.
        sources: everything that what is made depends on, the program's own text included.
    """
    try:
        key = _key(sources)
        place = Path(cache_from_source(module)).with_suffix(".kept")
    except (OSError, NotImplementedError):
        return make()  # a program without files of its own, or a Python that keeps nothing
    with suppress(Exception), place.open("rb") as stored:  # whatever is wrong with it, making it again helps
        if stored.read(len(key)) == key and stored.read(len(key)) == hashlib.file_digest(stored, "sha256").digest():
            stored.seek(2 * len(key))
            last: T = pickle.load(stored)  # written below by this very program, as the digests say
            return last
    made = make()
    text = pickle.dumps(made)
    with suppress(OSError):
        _write(place, key + hashlib.sha256(text).digest() + text)
    return made


def _key(sources: Iterable[Path]) -> bytes:
    digest = hashlib.sha256()
    for path in sources:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.digest()


def _write(place: Path, content: bytes) -> None:
    """All of it or nothing, whoever else writes it at the same time."""
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        fresh.write_bytes(content)
        fresh.replace(place)
    finally:
        fresh.unlink(missing_ok=True)
