"""Facts about the database itself."""

from tracker.store.connection import Database

STALE = "stale"  #: key: from which time on what developments are made from changed since the last fold
ALL = "-"  #: in place of that time: anything may have changed
RULES = "rules"  #: key: version of the rules that have read every story


def get(db: Database, key: str) -> str | None:
    """The value of a fact; None: not known."""
    value = db.value("SELECT value FROM meta WHERE key = ?", (key,))
    return None if value is None else str(value)


def put(db: Database, key: str, value: str | None) -> None:
    """Note a fact; None forgets it."""
    with db.transaction():
        if value is None:
            db.run("DELETE FROM meta WHERE key = ?", (key,))
        else:
            db.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def mark_stale(db: Database, since: str | None = None) -> None:
    """Note that developments have to be derived again from stories of this time on; None: from all of them."""
    marked = get(db, STALE)
    earliest = min(marked or "~", since or ALL)
    if marked != earliest:
        put(db, STALE, earliest)
