"""One open database: connecting, transactions, and every failure said in one line.

Nothing outside this room sees a row, a cursor or an exception of SQLite.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from tracker.store.codec import to_text
from tracker.store.trouble import explained

PATIENCE = 30.0  #: seconds to wait for a stranger who holds the database
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
        self.close()

    def close(self) -> None:
        """Give the file back; the last one out folds the log into it."""
        self.connection.close()

    def all(self, sql: str, values: Values = ()) -> list[Row]:
        """Every row at once.

        Raises:
            StoreError: as all methods here do.
        """
        return self._try(lambda: self.connection.execute(sql, values).fetchall())

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """The first row, or None."""
        rows = self._try(lambda: self.connection.execute(sql, values).fetchmany(1))
        return rows[0] if rows else None

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.one(sql, values)
        return None if row is None else row[0]

    def run(self, sql: str, values: Values = ()) -> int:
        """Change something; the number of rows changed."""
        return self._try(lambda: self._clean(self.connection.execute, sql, values, _clean).rowcount)

    def many(self, sql: str, rows: Iterable[Values]) -> int:
        """Change something for each row of values; the number of rows changed."""
        ready = list(rows)
        if not ready:
            return 0
        return self._try(lambda: self._clean(self.connection.executemany, sql, ready, _clean_all).rowcount)

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
            if self.connection.in_transaction:
                self.connection.rollback()

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
            if self.connection.in_transaction:
                self.connection.rollback()
            raise
        finally:
            if durable:
                self.run("PRAGMA synchronous = NORMAL")

    @staticmethod
    def _clean(
        call: Callable[[str, Any], sqlite3.Cursor], sql: str, values: Any, clean: Callable[[Any], Any]
    ) -> sqlite3.Cursor:
        """Half characters, which only hostile text has, are replaced when they turn up; looking costs time."""
        try:
            return call(sql, values)
        except UnicodeEncodeError:
            return call(sql, clean(values))

    def _try(self, call: Callable[[], T]) -> T:
        """Do it; wait for a stranger's lock, and say in one line what cannot be done."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return call()
            except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
                busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or self.connection.in_transaction or time.monotonic() >= end:
                    raise explained(error, self.path) from error


def _clean(values: Values) -> list[Any]:
    return [to_text(value) if isinstance(value, str) else value for value in values]


def _clean_all(rows: Sequence[Values]) -> list[list[Any]]:
    return [_clean(row) for row in rows]
