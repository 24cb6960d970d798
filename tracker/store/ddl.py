"""SQL that makes the tables, from their description.  The comments stay in the file: `.schema` explains itself."""

from collections.abc import Iterator

from tracker.schema.tables import SEARCHED, TABLES
from tracker.schema.words import Column, Table

TOKENIZER = "tokenize='unicode61 remove_diacritics 2'"
HASHED = 8 << 20  #: bytes of words that the search index gathers in memory before it writes them
PIECES = 12  #: pieces of the search index of one size from which on they are made one; 4 would write it twice as often


def statements() -> Iterator[str]:
    """All of them, in an order that works."""
    for table in TABLES:
        yield create(table)
        for index in table.indices:
            where = f" WHERE {index.where}" if index.where else ""
            unique = "UNIQUE " if index.unique else ""
            yield f"CREATE {unique}INDEX {index.name} ON {table.name} ({index.on}){where}"
    yield from search_table()


def create(table: Table) -> str:
    """CREATE TABLE with a comment on each line."""
    alone = len(table.key) == 1
    parts = [(_column(column, key=alone and column.name in table.key), _comment(column)) for column in table.columns]
    if not alone:
        parts.append((f"PRIMARY KEY ({', '.join(table.key)})", ""))
    parts += [(f"UNIQUE ({', '.join(columns)})", "") for columns in table.unique]
    last = len(parts) - 1
    lines = [f"  {sql}{',' if i < last else ''}{comment}" for i, (sql, comment) in enumerate(parts)]
    end = ")" if table.rowid else ") WITHOUT ROWID"
    return "\n".join([f"CREATE TABLE {table.name} ( -- {table.about}", *lines, end])


def _column(column: Column, *, key: bool) -> str:
    words = [column.name, column.type]
    if key:
        words.append("PRIMARY KEY")
    if not column.null and not (key and column.type == "INTEGER"):
        words.append("NOT NULL")
    if column.default:
        words.append(f"DEFAULT {column.default}")
    if column.refers:
        words.append(f"REFERENCES {column.refers}")
        words.append(f"ON DELETE {column.gone} DEFERRABLE INITIALLY DEFERRED" if column.gone else
                     "DEFERRABLE INITIALLY DEFERRED")  # fmt: skip
    return " ".join(words)


def _comment(column: Column) -> str:
    text = column.meaning
    if column.unit:
        text += f" ({column.unit})"
    if column.null:
        text += f"; null: {column.null}"
    return f" -- {text}"


def search_table() -> Iterator[str]:
    """The full-text table over stories and the triggers that keep it true.

    The tokenizer folds case and accents of Latin, Greek and Cyrillic.  A trigram index would serve scripts without
    spaces too, at five times the cost of every insert; instead such stories carry their characters spaced out.
    A new or edited story only gets into the queue of `unsearched` ones, from which `search.index` takes many at once;
    what leaves the index leaves it at once.  Updates that touch no searched column (marks of deriving) change nothing.
    """
    columns = ", ".join(SEARCHED)
    old = ", ".join(f"old.{column}" for column in SEARCHED)
    waiting = "EXISTS (SELECT 1 FROM unsearched WHERE n = old.n)"
    drop = f"INSERT INTO stories_fts (stories_fts, rowid, {columns}) SELECT 'delete', old.n, {old} WHERE NOT {waiting};"
    yield (f"CREATE VIRTUAL TABLE stories_fts USING fts5({columns}, content='stories', content_rowid='n', {TOKENIZER})")
    # Words of thousands of stories go into the index as one sorted piece: a third less work than pieces of 1 MB.
    yield f"INSERT INTO stories_fts (stories_fts, rank) VALUES ('hashsize', {HASHED})"
    yield f"INSERT INTO stories_fts (stories_fts, rank) VALUES ('automerge', {PIECES})"
    yield "CREATE TRIGGER stories_ai AFTER INSERT ON stories BEGIN INSERT INTO unsearched (n) VALUES (new.n); END"
    yield (
        f"CREATE TRIGGER stories_ad AFTER DELETE ON stories BEGIN {drop} DELETE FROM unsearched WHERE n = old.n; END"
    )
    yield (
        f"CREATE TRIGGER stories_au AFTER UPDATE OF {columns} ON stories"
        f" BEGIN {drop} INSERT OR IGNORE INTO unsearched (n) VALUES (new.n); END"
    )
