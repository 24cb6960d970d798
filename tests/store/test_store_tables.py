"""The tables are those described, in every version, and each description says what it must."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_making import FEED, NOW, OTHER

from tracker.errors import StoreError
from tracker.schema.mark import APPLICATION_ID, VERSION
from tracker.schema.tables import SEARCHED, TABLES
from tracker.store import check, corrections, developments, feeds, ledger, readings, search, stories
from tracker.store.connection import Database
from tracker.store.database import open_database
from tracker.store.describe import QUERIES, document, metadata
from tracker.store.migrations import bring_up_to_date
from tracker.store.opening import connect

VERSIONS = sorted(Path(__file__).parent.glob("versions/v*.sql"))
CONTRACT = {
    "feeds", "fetches", "stories", "sightings", "revisions", "tags", "developments", "members", "shown", "meta",
}  # fmt: skip


def shape(db: Database) -> dict[str, str]:
    """Tables, indices and triggers with their SQL, without comments and white space."""
    rows = db.all("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'stories_fts_%'")
    return {row["name"]: " ".join(re.sub(r"-- .*", "", row["sql"]).split()) for row in rows}


def from_file(file: Path, path: Path) -> None:
    """A database as that version made it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(path) as raw:
        raw.executescript(file.read_text(encoding="utf-8"))
    raw.close()


# --- descriptions ------------------------------------------------------------------------------------------------


def test_the_tables_are_those_described(db: Database) -> None:
    """Names, types, keys and nulls of every column are as described, and nothing else is there."""
    names = {row["name"] for row in db.all("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {name for name in names if not name.startswith(("stories_fts", "sqlite_"))} == {t.name for t in TABLES}
    for table in TABLES:
        info = {row["name"]: row for row in db.all(f"PRAGMA table_info({table.name})")}
        assert list(info) == [column.name for column in table.columns]
        assert {name for name, row in info.items() if row["pk"]} == set(table.key)
        for column in table.columns:
            row = info[column.name]
            assert row["type"] == column.type
            assert bool(row["notnull"]) == (not column.null) or (row["pk"] and row["type"] == "INTEGER")


def test_the_tables_of_the_contract_are_there() -> None:
    """What cron jobs and notebooks rely on has its name."""
    assert {table.name for table in TABLES} >= CONTRACT


def test_every_description_says_something() -> None:
    """Each table and column has a meaning, numbers have a unit or are plain counts, flags say what 1 means."""
    for table in TABLES:
        assert table.about.endswith(".")
        for column in table.columns:
            assert column.meaning
            assert column.kind in {"text", "time", "json", "flag", "integer", "real"}
            assert column.kind != "real" or column.unit, (table.name, column.name)
            assert column.kind != "flag" or column.meaning.startswith("1:"), (table.name, column.name)


def test_the_file_explains_itself(db: Database) -> None:
    """`.schema` shows the meaning of every column."""
    for table in TABLES:
        sql = db.value("SELECT sql FROM sqlite_master WHERE name = ?", (table.name,))
        assert table.about in sql
        assert all(column.meaning in sql for column in table.columns)


def test_every_foreign_key_has_an_index(db: Database) -> None:
    """Deleting a row does not search whole tables for those that refer to it."""
    for table in TABLES:
        leading = {columns[0] for columns in ((*table.unique, table.key) if table.key else table.unique)}
        leading |= {index.on.split(",")[0].strip() for index in table.indices}
        for column in table.columns:
            if column.refers and column.gone:
                # The few dozen feeds and readers are never deleted but by hand.
                assert column.name in leading or column.refers in ("feeds(url)", "readers(name)"), column.name


def test_the_search_table_has_no_copy_of_the_text(db: Database) -> None:
    """The index refers to the stories for its content."""
    sql = db.value("SELECT sql FROM sqlite_master WHERE name = 'stories_fts'")
    assert "content='stories'" in sql
    assert all(column in sql for column in SEARCHED)


def test_the_document_names_every_column() -> None:
    """The page made for the docs is complete."""
    text = document()
    assert all(f"### {table.name}\n" in text for table in TABLES)
    assert all(f"`{column.name}`" in text for table in TABLES for column in table.columns)


def test_metadata_describes_every_column(db: Database) -> None:
    """Datasette gets a description for each column, and queries that run."""
    data = metadata()["databases"]["tracker"]
    assert set(data["tables"]) == {table.name for table in TABLES}
    for table in TABLES:
        assert set(data["tables"][table.name]["columns"]) == {column.name for column in table.columns}
    assert set(data["queries"]) == set(QUERIES)
    for query in data["queries"].values():
        # Named values; here each is a harmless word.
        db.connection.execute(query["sql"], {"query": "zebra", "topic": "zebra"}).fetchall()


def test_each_table_is_typed_as_people_type_it(db: Database, path: Path) -> None:
    """The database opens in the sqlite-utils program as any other does."""
    done = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "tables", str(path)], check=True, capture_output=True, text=True
    )
    assert all(f'"{table.name}"' in done.stdout for table in TABLES)


# --- versions ----------------------------------------------------------------------------------------------------


def test_every_version_ever_made_is_kept() -> None:
    """There is a file for each version up to this one; a changed table needs a new version and its file."""
    assert [file.stem for file in VERSIONS] == [f"v{number}" for number in range(1, VERSION + 1)]


def test_the_newest_file_is_what_is_made_today(db: Database, tmp_path: Path) -> None:
    """Tables cannot change without a new version."""
    from_file(VERSIONS[-1], tmp_path / "old.db")
    with open_database(tmp_path / "old.db", now=NOW) as old:
        assert shape(old) == shape(db)


@pytest.mark.parametrize("file", VERSIONS, ids=lambda file: file.stem)
def test_an_old_database_is_brought_up_to_date(file: Path, path: Path, tmp_path: Path) -> None:
    """Whatever version made it, nothing in it is lost, and its tables are those of today."""
    from_file(file, path)
    with open_database(path, now=NOW) as db, open_database(tmp_path / "new.db", now=NOW) as new:
        assert shape(db) == shape(new)
        assert check.check(db, thorough=True) == []
        assert db.value("PRAGMA user_version") == VERSION
        assert {one.title for one in stories.stream(db)} == {"Zebra escapes", "赵长鹏获特赦", "Fact"}
        assert [one.title for one in search.search(db, "长鹏")] == ["赵长鹏获特赦"]
        one = stories.get(db, "https://news.example/1")
        assert one is not None
        assert [revision.title for revision in one.revisions] == ["Zebra at large"]
        said = readings.get(db, one.id)
        assert said is not None
        assert said.topics == {"zebra"}
        assert [story for story, _ in readings.told(db, since=one.time)] == [one]
        assert [d.id for d in developments.all_(db)] == [one.id]
        assert developments.resolve(db, "0123456789abcdef") == one.id
        assert set(feeds.states(db)) == {FEED, OTHER}
        assert feeds.states(db)[FEED].validators.etag == '"1"'
        assert ledger.ledger(db, "default").shown == {one.id}
        assert [c.how for c in corrections.corrections(db)] == ["mute"]


def widen(tables: object) -> None:
    tables.table("stories").add_column("extra", str)  # type: ignore[attr-defined]


def fail(tables: object) -> None:
    raise LookupError("no such thing")


@pytest.fixture
def old(path: Path) -> Iterator[Database]:
    """A database of this version, as an older one to the next."""
    from_file(VERSIONS[-1], path)
    with Database(path, connect(path, create=False)) as opened:
        yield opened


def test_a_migration_backs_up_first(old: Database, path: Path) -> None:
    """The backup lies beside the database and is of the old version."""
    bring_up_to_date(old, NOW, steps={VERSION + 1: widen}, version=VERSION + 1)
    assert old.value("PRAGMA user_version") == VERSION + 1
    assert old.value("SELECT count(*) FROM stories WHERE extra IS NULL") == 3
    assert old.value("SELECT count(*) FROM meta WHERE key = ?", (f"migrated to {VERSION + 1}",)) == 1
    with open_database(path.with_name(f"{path.name}.backup-v{VERSION}"), now=NOW) as copy:
        assert copy.value("PRAGMA user_version") == VERSION
        assert stories.count(copy) == 3


def test_a_migration_runs_once(old: Database) -> None:
    """A database that is up to date is left alone."""
    bring_up_to_date(old, NOW, steps={VERSION + 1: widen}, version=VERSION + 1)
    before = shape(old)
    bring_up_to_date(old, NOW, steps={VERSION + 1: fail}, version=VERSION + 1)
    assert shape(old) == before


def test_a_migration_that_fails_changes_nothing(old: Database) -> None:
    """Whatever a step raises is one clear line, and the tables are as before."""
    before = shape(old)
    with pytest.raises(StoreError, match="no such thing"):
        bring_up_to_date(old, NOW, steps={VERSION + 1: widen, VERSION + 2: fail}, version=VERSION + 2)
    assert shape(old) == before
    assert old.value("PRAGMA user_version") == VERSION


def test_an_older_program_refuses_a_newer_database(old: Database) -> None:
    """After a migration the older program says that it is too old."""
    bring_up_to_date(old, NOW, steps={VERSION + 1: widen}, version=VERSION + 1)
    with pytest.raises(StoreError, match="newer tracker"):
        bring_up_to_date(old, NOW)


def test_the_file_says_whose_it_is(db: Database, path: Path) -> None:
    """`file tracker.db` can tell it from other databases."""
    assert db.value("PRAGMA application_id") == APPLICATION_ID
