"""Full disks, limits and strangers: one clear line, and nothing made worse."""

import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from unittest.mock import Mock

import pytest
from store_making import NOW, story

from tracker.errors import StoreError
from tracker.store import backup, check, connection, meta, search, stories
from tracker.store.connection import Database
from tracker.store.database import open_database
from tracker.store.trouble import damage

LIMITED = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from store_making import NOW, story
from tracker.errors import StoreError
from tracker.store import stories
from tracker.store.database import open_database
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    with open_database(Path(sys.argv[1]), now=NOW) as db:
        stories.add(db, (story(i, summary="x" * 500) for i in range(5000)))
except StoreError as error:
    print(error)
else:
    print("done")
"""


def limited(path: Path, size: int) -> str:
    command = [sys.executable, "-c", LIMITED, str(path), str(Path(__file__).parent), str(size)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("size", [2_000, 50_000, 150_000, 400_000, 1_500_000])
def test_a_limit_on_file_size_is_one_line(path: Path, size: int) -> None:
    """When the file may not grow, what was committed stays, and the next run goes on."""
    said = limited(path, size)
    assert len(said.splitlines()) == 1
    assert str(path) in said
    assert "nothing was changed" in said or "cannot be" in said
    with open_database(path, now=NOW) as db:
        assert check.check(db, thorough=True) == []
        held = stories.count(db)
        assert held % stories.PAGE == 0
        assert stories.add(db, (story(i) for i in range(5000))) == 5000 - held


def test_a_full_disk_is_one_line(db: Database) -> None:
    """What does not fit is not half there, and the database goes on when there is room again."""
    stories.add(db, [story("before")])
    db.run(f"PRAGMA max_page_count = {db.value('PRAGMA page_count') + 10}")
    with pytest.raises(StoreError, match="the disk is full; nothing was changed"):
        stories.add(db, (story(i, summary="x" * 500) for i in range(500)))
    assert stories.count(db) == 1
    db.run("PRAGMA max_page_count = 1000000")
    assert stories.add(db, (story(i, summary="x" * 500) for i in range(500))) == 500
    assert check.check(db, thorough=True) == []


def test_a_stranger_who_never_lets_go(db: Database, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the patience is at an end it is one clear line, and nothing is written."""
    monkeypatch.setattr(connection, "PATIENCE", 0.6)
    stranger = sqlite3.connect(path)
    stranger.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    with pytest.raises(StoreError, match="another program holds it") as error:
        meta.put(db, "a", "b")
    assert 0.5 < time.monotonic() - begun < 3
    assert error.value.exit_code == 1
    stranger.close()
    meta.put(db, "a", "b")


def test_a_stranger_who_lets_go_in_time(db: Database, path: Path) -> None:
    """A short lock of another program is waited for."""
    stranger = sqlite3.connect(path, check_same_thread=False)
    stranger.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.8, stranger.close)
    timer.start()
    meta.put(db, "a", "b")
    timer.join()
    assert meta.get(db, "a") == "b"


def test_a_stranger_who_keeps_everybody_out(db: Database, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even opening is possible then; that is one clear line as well, after as much patience."""
    db.close()
    monkeypatch.setattr(connection, "PATIENCE", 0.6)
    stranger = sqlite3.connect(path)
    stranger.execute("PRAGMA locking_mode = EXCLUSIVE")
    stranger.execute("BEGIN EXCLUSIVE")
    begun = time.monotonic()
    with pytest.raises(StoreError, match="another program holds it"):
        open_database(path, now=NOW)
    assert 0.5 < time.monotonic() - begun < 3
    stranger.close()


def test_a_reader_does_not_wait_for_a_stranger(db: Database, path: Path) -> None:
    """Whoever writes, looking goes on."""
    stranger = sqlite3.connect(path)
    stranger.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    assert stories.count(db) == 0
    assert time.monotonic() - begun < 0.2
    stranger.close()


@pytest.mark.parametrize(
    ("found", "told"),
    [("*** in database main ***\nPage 7: unable to get the page. error code=7", False), ("row 1 missing", True)],
)
def test_a_check_without_memory_proves_no_damage(found: str, told: bool) -> None:
    """A sound file must not be called damaged, or its owner puts an old backup in its place."""
    checked = Mock(execute=lambda _: Mock(fetchone=lambda: (found,)))
    assert (damage(checked, Path("t.db"), ValueError()) is not None) is told


def test_an_interrupted_transaction_leaves_nothing(db: Database) -> None:
    """Ctrl-C inside a transaction takes it back, and the connection goes on."""
    with pytest.raises(KeyboardInterrupt), db.transaction():  # noqa: PT012
        db.run("INSERT INTO meta VALUES ('a', 'b')")
        raise KeyboardInterrupt
    assert meta.get(db, "a") is None
    meta.put(db, "a", "c")


def test_an_inner_transaction_is_part_of_the_outer(db: Database) -> None:
    """What an inner one did goes with the outer one."""
    with pytest.raises(ValueError, match="no"), db.transaction():  # noqa: PT012
        meta.put(db, "a", "b")
        raise ValueError("no")
    assert meta.get(db, "a") is None


def test_what_a_person_said_is_flushed_to_disk(db: Database) -> None:
    """A durable transaction commits with a flush, the next one without."""
    with db.transaction(durable=True):
        assert db.value("PRAGMA synchronous") == 2
    assert db.value("PRAGMA synchronous") == 1


def test_a_snapshot_sees_one_state(db: Database, path: Path) -> None:
    """Several questions inside a snapshot get answers that fit together."""
    with open_database(path, now=NOW) as other, db.snapshot():
        assert meta.get(db, "a") is None
        meta.put(other, "a", "b")
        assert meta.get(db, "a") is None
        with pytest.raises(RuntimeError, match="snapshot"):
            meta.put(db, "c", "d")
    assert meta.get(db, "a") == "b"


def test_a_backup_is_a_whole_database(db: Database, tmp_path: Path) -> None:
    """The copy holds what is committed, in one file, and replaces an older copy."""
    stories.add(db, [story(i) for i in range(600)])
    copy = tmp_path / "copy.db"
    copy.write_text("older")
    backup.backup(db, copy)
    with open_database(copy, now=NOW) as other:
        assert stories.count(other) == 600
        assert check.check(other, thorough=True) == []
    assert [file.name for file in tmp_path.iterdir() if "part" in file.name] == []


def test_a_backup_that_cannot_be_written_is_one_line(db: Database, tmp_path: Path) -> None:
    """The older copy stays, and no part of the new one is left."""
    with pytest.raises(StoreError, match="folder"):
        backup.backup(db, tmp_path)
    with pytest.raises(StoreError, match="cannot be opened"):
        backup.backup(db, tmp_path / "none" / "copy.db")
    with pytest.raises(StoreError, match="is the database itself"):
        backup.backup(db, db.path)


def test_a_backup_ends_while_others_write(path: Path, tmp_path: Path) -> None:
    """A busy writer does not keep the copy from ending, and the copy shows one moment."""
    with open_database(path, now=NOW) as db:
        stories.add(db, [story(i, summary="x" * 2000) for i in range(4000)])
        halt = threading.Event()

        def write() -> None:
            with open_database(path, now=NOW) as other:
                number = 0
                while not halt.is_set():
                    number += 1
                    stories.add(other, [story(f"{number}a"), story(f"{number}b")])

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for number in range(3):
                backup.backup(db, tmp_path / f"{number}.db")
        finally:
            halt.set()
            writer.join()
        counts = []
        for number in range(3):
            with open_database(tmp_path / f"{number}.db", now=NOW) as copy:
                assert check.check(copy, thorough=True) == []
                counts.append(stories.count(copy))
        assert counts == sorted(counts)
        assert all(count % 2 == 0 for count in counts)


def test_a_damaged_index_is_found_and_made_anew(db: Database) -> None:
    """A search index that does not fit the stories is said so, and can be made anew."""
    stories.add(db, [story(1)])
    search.index(db)
    db.run("INSERT INTO stories_fts (stories_fts) VALUES ('delete-all')")
    assert any("search index" in line for line in check.check(db, thorough=True))
    check.reindex(db)
    assert check.check(db, thorough=True) == []
