"""Full-text search over everything stored."""

import re
from datetime import datetime

from tracker.errors import StoreError, UsageError
from tracker.model import Story
from tracker.schema.tables import SEARCHED
from tracker.store.codec import to_time_or_none
from tracker.store.connection import Database
from tracker.store.ddl import TOKENIZER
from tracker.store.storyrows import COLUMNS, from_rows, has_unspaced, spaced

AT_ONCE = 5_000  #: stories put into the index in one statement, some 150 ms during which no signal is heard
BEST = 500  #: hits that are re-ranked by relevance; of more, the newest are shown first

_COLUMNS = ", ".join(f"s.{column}" for column in COLUMNS.split(", "))
#: A phrase in quotes, or a bare word as FTS5 knows it; everything else in a query is its grammar.
_word = re.compile(r'"(?:[^"]|"")*"|[0-9A-Za-z_\x1a\x80-\U0010ffff]+')


def search(
    db: Database, query: str, *, limit: int = 50, since: datetime | None = None, until: datetime | None = None
) -> list[Story]:
    """Stories that match a query in FTS5 syntax: words, "phrases", AND, OR, NOT, NEAR(a b, 5), start*.

    Newest first; up to 500 hits are put in order of relevance instead, since ranking a common word over a million
    stories takes a third of a second and says little.

    Raises:
        UsageError: the query cannot be understood.
    """
    words = prepared(query)
    if not words:
        raise UsageError("search: the query is empty; write a word, or several in quotes for a phrase")
    low, high = to_time_or_none(since) or "", to_time_or_none(until) or "~"
    hits = "SELECT rowid AS n, rank FROM stories_fts WHERE stories_fts MATCH ?1"
    if _waiting(db):
        hits += " UNION ALL SELECT rowid AS n, rank FROM waiting_fts WHERE waiting_fts MATCH ?1"
    found = f"""
        SELECT {_COLUMNS} FROM ({hits}) AS f JOIN stories AS s ON s.n = f.n
        WHERE s.first_seen >= ?2 AND s.first_seen < ?3
    """
    try:
        some = db.value(f"SELECT count(*) FROM (SELECT 1 FROM ({hits}) LIMIT ?2)", (words, BEST + 1))
        order = "f.rank, s.n DESC" if some <= BEST else "f.n DESC"
        return from_rows(db, db.all(f"{found} ORDER BY {order} LIMIT ?4", (words, low, high, limit)))
    except StoreError as error:
        if _is_syntax(error):
            raise UsageError(
                f"search: {query!r} is not understood; put words with signs in double quotes, "
                'as in "binance.us", and join with AND, OR, NOT'
            ) from error
        raise


def index(db: Database) -> None:
    """Put the stories that wait for it into the full-text table."""
    columns = ", ".join(SEARCHED)
    while last := db.value("SELECT max(n) FROM (SELECT n FROM unsearched ORDER BY n LIMIT ?)", (AT_ONCE,)):
        with db.transaction():
            db.run(
                f"INSERT INTO stories_fts (rowid, {columns}) SELECT n, {columns} FROM stories"
                " WHERE n IN (SELECT n FROM unsearched WHERE n <= ?)",
                (last,),
            )
            db.run("DELETE FROM unsearched WHERE n <= ?", (last,))


def _waiting(db: Database) -> bool:
    """Put what still waits for the index (a run is under way, or was killed) into one of this connection alone."""
    if db.value("SELECT 1 FROM unsearched LIMIT 1") is None:
        return False
    columns = ", ".join(SEARCHED)
    db.run(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.waiting_fts USING fts5({columns}, content='', {TOKENIZER})")
    db.run("INSERT INTO waiting_fts (waiting_fts) VALUES ('delete-all')")
    db.run(
        f"INSERT INTO waiting_fts (rowid, {columns}) SELECT n, {columns} FROM stories"
        " WHERE n IN (SELECT n FROM unsearched)"
    )
    return True


def _is_syntax(error: StoreError) -> bool:
    text = str(error)
    return any(words in text for words in ("fts5:", "no such column", "unterminated string", "unknown special query"))


def prepared(query: str) -> str:
    """The query with letters of scripts without spaces as phrases of single letters, which is how they are indexed."""
    return _word.sub(_piece, query).strip()


def _piece(match: re.Match[str]) -> str:
    word = match.group()
    if not has_unspaced(word):
        return word
    return f'"{spaced(word.strip(chr(34)))}"'
