"""Facts about the database itself."""

from tracker.store.database import Database


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
