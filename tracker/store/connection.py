"""One open database: connecting, transactions, and every failure said in one line.

Nothing outside this room sees a row, a cursor or an exception of SQLite.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from tracker.store.codec import to_text
from tracker.store.trouble import damage, explained

PATIENCE = 30.0  #: seconds to wait for a stranger who holds the database
AT_ONCE = 50  #: rows in one INSERT; more would need more values than older SQLite takes
STEP = 0.25  #: seconds SQLite waits by itself; between two steps Python can hear a signal

T = TypeVar("T")
Row = sqlite3.Row
Values = Sequence[Any]


class Database:
    """An open database.  Use it as a context manager; it belongs to the thread that opened it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._looking = False  #: inside a snapshot

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        found = damage(self.connection, self.path, error)
        self.close()
        if found is not None:
            raise found from error

    def close(self) -> None:
        """Give the file back; the last one out folds the log into it."""
        self.connection.close()

    def all(self, sql: str, values: Values = ()) -> list[Row]:
        """Every row at once.

        Raises:
            StoreError: as all methods here do.
        """
        return self._try(lambda: self._execute(sql, values).fetchall())

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """The first row, or None."""
        rows = self._try(lambda: self._execute(sql, values).fetchmany(1))
        return rows[0] if rows else None

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.one(sql, values)
        return None if row is None else row[0]

    def run(self, sql: str, values: Values = ()) -> int:
        """Change something; the number of rows changed."""
        return self._try(lambda: self._execute(sql, values).rowcount)

    def many(self, sql: str, rows: Iterable[Values]) -> int:
        """Change something for each row of values; the number of rows changed."""
        ready = [_clean(row) for row in rows]
        return self._try(lambda: self.connection.executemany(sql, ready).rowcount) if ready else 0

    def insert(self, into: str, rows: Sequence[Values], then: str = "") -> int:
        """Put rows in, many in one statement, which costs less than one by one; the number of rows put in.

        Args:
            into: what stands between `INSERT` and `VALUES`, such as `OR FAIL INTO feeds (url)`.
            then: what stands after the values, such as `ON CONFLICT DO NOTHING`.
        """
        done = 0
        for start in range(0, len(rows), AT_ONCE):
            batch = rows[start : start + AT_ONCE]
            marks = f"({', '.join('?' * len(batch[0]))})"
            values = [value for row in batch for value in row]
            done += self.run(f"INSERT {into} VALUES {', '.join([marks] * len(batch))} {then}", values)
        return done

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the database throughout, whatever others write meanwhile; nobody waits for it.

        Only for looking: a transaction inside it is refused.
        """
        if self.connection.in_transaction:
            yield
            return
        self.run("BEGIN")
        self._looking = True
        try:
            yield
        finally:
            self._looking = False
            self._roll_back()

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[None]:
        """All or nothing.  An inner transaction is part of the outer one.

        Without `durable` a commit survives the death of the process at any moment; a loss of power may take back the
        last few commits, whole and in order, which only repeats work: stories are committed with their validators.
        With it the commit also survives that, at the price of one flush to disk: for what a person said, and for what
        was sent out.
        """
        if self._looking:
            raise RuntimeError("a change inside a snapshot would be lost with it")
        if self.connection.in_transaction:
            yield
            return
        if durable:
            self.run("PRAGMA synchronous = FULL")
        try:
            self.run("BEGIN IMMEDIATE")
            yield
            self.run("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            if durable:
                self.run("PRAGMA synchronous = NORMAL")

    def _roll_back(self) -> None:
        """Take back what is not committed; if even that fails, SQLite does it when the file is opened next."""
        with suppress(sqlite3.Error):
            if self.connection.in_transaction:
                self.connection.rollback()

    def _execute(self, sql: str, values: Values) -> sqlite3.Cursor:
        try:
            return self.connection.execute(sql, values)
        except UnicodeEncodeError:
            # Only hostile text, or an odd argument of a command, has half characters.
            return self.connection.execute(sql, _clean(values))

    def _try(self, call: Callable[[], T]) -> T:
        """Do it; wait for a stranger's lock, and say in one line what cannot be done."""
        try:
            return patiently(call, lambda: not self.connection.in_transaction)
        except (sqlite3.Error, sqlite3.Warning, OverflowError, UnicodeDecodeError) as error:
            raise explained(error, self.path) from error


def patiently(call: Callable[[], T], may_wait: Callable[[], bool] = lambda: True) -> T:
    """Do it again and again while another program holds the database, for as long as there is patience.

    SQLite could wait by itself, but then no signal would be heard for half a minute.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return call()
        except sqlite3.OperationalError as error:
            # What the module itself says (text that is no UTF-8 in a damaged file) carries no code of SQLite's.
            busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() >= end or not may_wait():
                raise


def _clean(values: Values) -> list[Any]:
    return [to_text(value) if isinstance(value, str) else value for value in values]
