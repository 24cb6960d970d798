"""One writer at a time, and the lock dies with its process."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from store_making import NOW

from tracker.errors import BusyError, StoreError
from tracker.store.database import open_database
from tracker.store.lock import writer

HOLD = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from tracker.store.lock import writer
with writer(Path(sys.argv[1]), what="tracker run", now=datetime(2025, 3, 13, 8, 0, 1, tzinfo=UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(path: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def holder(path: Path) -> int:
    """The process that the lock file names."""
    return int(json.loads(path.with_name(path.name + ".lock").read_text(encoding="utf-8"))["pid"])


def test_a_second_writer_is_told_who_holds_it(path: Path) -> None:
    """The message names the command, the process and since when, and comes at once."""
    child = hold(path)
    try:
        with pytest.raises(BusyError) as busy, writer(path, what="tracker fetch", now=NOW):
            pass
    finally:
        child.kill()
        child.communicate()
    assert re.search(rf"another `tracker run` \(pid {child.pid}\) .* since 2025-03-13T08:00:01Z", str(busy.value))
    assert busy.value.exit_code == 75


def test_the_lock_dies_with_its_process(path: Path) -> None:
    """After a kill the next writer goes ahead."""
    child = hold(path)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    with writer(path, what="tracker run", now=NOW):
        assert holder(path) == os.getpid()


def test_the_lock_is_free_again_after_an_error(path: Path) -> None:
    """What goes wrong while writing does not leave the lock behind."""
    with pytest.raises(ZeroDivisionError), writer(path, what="tracker run", now=NOW):
        raise ZeroDivisionError
    with writer(path, what="tracker run", now=NOW):
        assert holder(path) == os.getpid()


def test_a_reader_does_not_wait_for_the_writer(path: Path) -> None:
    """The lock is among writers only."""
    with writer(path, what="tracker run", now=NOW), open_database(path, now=NOW) as db, db.transaction():
        db.run("INSERT INTO meta VALUES ('half', 'done')")
        with open_database(path, now=NOW) as other:
            assert other.value("SELECT count(*) FROM meta WHERE key = 'half'") == 0


def test_words_of_a_dead_holder_do_not_mislead(path: Path) -> None:
    """A lock file left by a killed process is no lock."""
    path.parent.mkdir()
    path.with_name(path.name + ".lock").write_text('{"pid": 1, "what": "tracker run", "since": "2020"}')
    with writer(path, what="tracker run", now=NOW):
        assert holder(path) == os.getpid()


def test_unreadable_words_are_not_needed(path: Path) -> None:
    """Who holds the lock may be unknown; that it is held is not."""
    child = hold(path)
    path.with_name(path.name + ".lock").write_text("[")
    try:
        with pytest.raises(BusyError, match="another tracker"), writer(path, what="tracker run", now=NOW):
            pass
    finally:
        child.kill()
        child.communicate()


def test_a_lock_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """A folder where the lock should be is said so."""
    (tmp_path / "t.db.lock").mkdir()
    with pytest.raises(StoreError, match="lock"), writer(tmp_path / "t.db", what="tracker run", now=NOW):
        pass
