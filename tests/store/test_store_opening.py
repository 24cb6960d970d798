"""Opening: what is made, what is refused, and that nothing is made worse."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from store_making import NOW, story

from tracker.errors import StoreError
from tracker.store import stories
from tracker.store.connection import Database
from tracker.store.database import open_database


def test_the_folder_is_made(path: Path) -> None:
    """A missing folder is made along with the database."""
    with open_database(path, now=NOW):
        assert path.exists()


def test_settings_of_a_connection(db: Database) -> None:
    """Every connection writes ahead, checks foreign keys, and flushes at checkpoints only."""
    assert db.value("PRAGMA journal_mode") == "wal"
    assert db.value("PRAGMA foreign_keys") == 1
    assert db.value("PRAGMA synchronous") == 1


def test_opening_again_changes_nothing(path: Path) -> None:
    """A database that is up to date is opened without a write."""
    open_database(path, now=NOW).close()
    before = path.read_bytes()
    open_database(path, now=NOW).close()
    assert path.read_bytes() == before


def test_opening_does_not_load_sqlite_utils(path: Path) -> None:
    """Reading an existing database does without the slow import."""
    open_database(path, now=NOW).close()
    code = f"""
import sys
from datetime import datetime, UTC
from pathlib import Path
from tracker.store.database import open_database
from tracker.store import developments, ledger, stories, search, readings
with open_database(Path({str(path)!r}), now=datetime.now(UTC)) as db:
    developments.all_(db), ledger.ledger(db, "default"), list(stories.stream(db)), list(readings.told(db))
    search.search(db, "zebra")
assert not {{"sqlite_utils", "filelock", "click"}} & set(sys.modules), sorted(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_missing_database_can_be_an_error(path: Path) -> None:
    """Who only looks may ask that nothing is made."""
    with pytest.raises(StoreError, match="there is no database yet"):
        open_database(path, now=NOW, create=False)
    assert not path.parent.exists()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder in place of the file is said so."""
    with pytest.raises(StoreError, match="is a folder"):
        open_database(tmp_path, now=NOW)


def test_a_file_in_the_way_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A file where the folder should be is said so."""
    (tmp_path / "data").write_text("mine")
    with pytest.raises(StoreError, match="cannot be"):
        open_database(tmp_path / "data" / "t.db", now=NOW)
    assert (tmp_path / "data").read_text() == "mine"


@pytest.mark.parametrize("body", [b"not a database, but long enough to look like one" * 40, b"\x00" * 5000])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, body: bytes) -> None:
    """Something else under the name is refused, in one line, and not touched."""
    file = tmp_path / "t.db"
    file.write_bytes(body)
    with pytest.raises(StoreError) as error:
        open_database(file, now=NOW)
    assert "\n" not in str(error.value)
    assert "database:" in str(error.value)
    assert file.read_bytes() == body


def test_a_stranger_s_database_is_left_alone(tmp_path: Path) -> None:
    """Another program's database is refused and not touched."""
    file = tmp_path / "t.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="belongs to another program"):
        open_database(file, now=NOW)
    assert file.read_bytes() == before


def test_a_newer_database_is_refused(path: Path) -> None:
    """An older program does not touch what a newer one made."""
    with open_database(path, now=NOW) as db:
        db.run("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"made by a newer tracker.*upgrade tracker"):
        open_database(path, now=NOW)
    assert path.read_bytes() == before


def test_a_damaged_database_says_what_to_do(path: Path) -> None:
    """A page of noise in the middle is one clear line when it is met."""
    with open_database(path, now=NOW) as db:
        stories.add(db, [story(i) for i in range(300)])
    body = bytearray(path.read_bytes())
    body[4096:] = os.urandom(len(body) - 4096)
    path.write_bytes(body)
    with pytest.raises(StoreError, match="damaged; put a backup in its place"), open_database(path, now=NOW) as db:
        list(stories.stream(db))


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    """What is left of a run killed at its very start is taken over."""
    path.parent.mkdir()
    path.touch()
    with open_database(path, now=NOW) as db:
        assert stories.count(db) == 0


def test_two_processes_may_make_it_at_once(path: Path) -> None:
    """Whoever comes second finds it made."""
    code = f"""
from datetime import datetime, UTC
from pathlib import Path
from tracker.store.database import open_database
open_database(Path({str(path)!r}), now=datetime.now(UTC)).close()
"""
    children = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]
    assert [child.wait() for child in children] == [0] * 4
    with open_database(path, now=NOW) as db:
        assert db.value("PRAGMA integrity_check") == "ok"


def test_a_copy_without_its_log_mode_gets_it_back(path: Path) -> None:
    """A database put back from a backup writes ahead again."""
    open_database(path, now=NOW).close()
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA journal_mode = DELETE")
    other.close()
    with open_database(path, now=NOW) as db:
        assert db.value("PRAGMA journal_mode") == "wal"


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write everywhere")
def test_a_read_only_folder_can_be_read(path: Path, tmp_path: Path) -> None:
    """Without the right to write, reading works and writing is one clear line."""
    with open_database(path, now=NOW) as db:
        stories.add(db, [story(1)])
    home = tmp_path / "readonly"
    shutil.copytree(path.parent, home)
    home.chmod(0o555)
    (home / path.name).chmod(0o444)
    # Root obeys the permissions of files only without these two rights.
    humbly = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
    code = f"""
from datetime import datetime, UTC
from pathlib import Path
from tracker.store.database import open_database
from tracker.store import stories, meta
from tracker.errors import StoreError
with open_database(Path({str(home / path.name)!r}), now=datetime.now(UTC)) as db:
    assert stories.count(db) == 1
    try:
        meta.put(db, "a", "b")
    except StoreError as error:
        assert "cannot be written" in str(error), error
    else:
        raise AssertionError("written")
try:
    open_database(Path({str(home / "other.db")!r}), now=datetime.now(UTC))
except StoreError as error:
    assert "cannot be" in str(error), error
else:
    raise AssertionError("made")
"""
    try:
        subprocess.run([*humbly, sys.executable, "-c", code], check=True)
        assert sorted(file.name for file in home.iterdir()) == [path.name]
    finally:
        home.chmod(0o755)
