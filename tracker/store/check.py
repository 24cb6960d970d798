"""Whether the database is sound."""

from collections.abc import Iterator

from tracker.errors import StoreError
from tracker.store.connection import Database
from tracker.store.search import index

MOST = 20  #: lines of trouble worth reading


def check(db: Database, *, thorough: bool = False) -> list[str]:
    """What is wrong with the database, one line each; empty when it is sound.

    Args:
        thorough: read every page and every index; minutes on a million stories, seconds without.
    """
    found: list[str] = []
    for trouble in _all(db, thorough):
        found.append(trouble)
        if len(found) == MOST:
            break
    return found


def _all(db: Database, thorough: bool) -> Iterator[str]:
    try:
        for row in db.all(f"PRAGMA {'integrity_check' if thorough else 'quick_check'}({MOST})"):
            if row[0] != "ok":
                yield f"{db.path}: damaged: {row[0]}; put a backup in its place"
        for row in db.all("PRAGMA foreign_key_check"):
            yield f"{db.path}: a row of {row['table']} refers to a row of {row['parent']} that is not there"
    except StoreError as error:
        yield str(error)
    if thorough:
        yield from _search(db)


def _search(db: Database) -> Iterator[str]:
    try:
        with db.transaction():
            index(db)
            db.run("INSERT INTO stories_fts (stories_fts, rank) VALUES ('integrity-check', 1)")
    except StoreError:
        yield f"{db.path}: the search index does not fit the stories; `tracker rebuild` makes it anew"


def reindex(db: Database) -> None:
    """Make the search index anew from the stories."""
    with db.transaction():
        db.run("INSERT INTO stories_fts (stories_fts) VALUES ('rebuild')")
        db.run("DELETE FROM unsearched")
