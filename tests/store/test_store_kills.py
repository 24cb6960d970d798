"""A process killed at any moment leaves a sound database, loses no story and doubles none."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from store_making import FEED, NOW, development, sighting, story

from tracker.model import Fold
from tracker.schema.mark import VERSION
from tracker.store import check, developments, feeds, ledger, stories
from tracker.store.connection import Database
from tracker.store.database import open_database
from tracker.store.migrations import bring_up_to_date
from tracker.store.opening import connect
from tracker.wire import Changes, FeedState, Freshness, NotModified, Validators

ROUNDS = int(os.environ.get("TRACKER_KILLS", "4"))  #: kills per test; more for a long soak
QUIET = NotModified(url=FEED, status=304, freshness=Freshness())
MANY = 1500


def import_all(db: Database) -> None:
    """One import, in the order of a file."""
    stories.add(db, (story(i, summary="x" * 300) for i in range(MANY)))


def fetch_all(db: Database) -> None:
    """Forty fetches of forty feeds, each with five stories and a validator."""
    for number in range(40):
        url = f"https://feeds.example/{number}"
        new = tuple(story(f"{number}/{i}", feed=url) for i in range(5))
        changes = Changes(new=new, sightings=tuple(sighting(s, feed=url) for s in new))
        state = FeedState(url=url, validators=Validators(etag=f'"{number}"'))
        feeds.save_fetch(db, state, changes, outcome=QUIET, at=NOW)


STORIES = [story(i, first_seen=NOW + timedelta(minutes=i)) for i in range(60)]
APART = Fold(developments=tuple(development(s) for s in STORIES), background={})
JOINED = Fold(
    developments=tuple(development(*STORIES[i : i + 6]) for i in range(0, 60, 6)), background={}
)  # fmt: skip


def fold_again(db: Database) -> None:
    """Two folds by turns, and a reader who is shown each."""
    stories.add(db, STORIES)
    for number in range(40):
        developments.replace(db, JOINED if number % 2 else APART, NOW)
        ledger.mark_shown(db, "me", [STORIES[number].id], [s.id for s in STORIES[number + 1 :]], NOW)


def widen(tables: object) -> None:
    """A step of a migration that takes a while."""
    tables.table("stories").add_column("extra", str)  # type: ignore[attr-defined]
    for number in range(MANY):
        tables.execute("UPDATE stories SET extra = 'x' WHERE n = ?", [number])  # type: ignore[attr-defined]


def migrate(db: Database) -> None:
    """To tables of the next version."""
    bring_up_to_date(db, NOW, steps={VERSION + 1: widen}, version=VERSION + 1)


def sound(db: Database) -> None:
    assert check.check(db, thorough=True) == []


def killed(path: Path, what: str, rng: random.Random, longest: float) -> bool:
    """Run a function of this file in a process of its own and kill it; whether it was still at work."""
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
import test_store_kills as kills
from pathlib import Path
path = Path({str(path)!r})
db = kills.open_raw(path) if {what!r} == "migrate" else kills.open_database(path, now=kills.NOW)
print("go", flush=True)
kills.{what}(db)
print("done", flush=True)
"""
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "go\n"
    time.sleep(rng.uniform(0, longest))
    child.send_signal(signal.SIGKILL)
    return "done" not in child.communicate()[0]


def survive(path: Path, what: str, look: Callable[[Database], None], longest: float) -> None:
    rng = random.Random(f"{what} 20250313")
    hits = 0
    for _ in range(ROUNDS):
        hits += killed(path, what, rng, longest)
        with open_database(path, now=NOW) as db:
            sound(db)
            look(db)
    assert hits, "no kill came in time; the test proves nothing"


def test_an_import_may_be_killed(path: Path) -> None:
    """What was imported is whole batches, and importing again adds exactly the rest."""

    def look(db: Database) -> None:
        assert stories.count(db) % stories.PAGE == 0

    survive(path, "import_all", look, 0.25)
    with open_database(path, now=NOW) as db:
        import_all(db)
        assert stories.count(db) == MANY
        sound(db)


def test_a_fetch_may_be_killed(path: Path) -> None:
    """No validator is there without its stories, and fetching again adds exactly the rest."""

    def look(db: Database) -> None:
        counts = feeds.counts(db)
        for url, state in feeds.states(db).items():
            assert state.validators.etag
            assert counts[url] == 5

    survive(path, "fetch_all", look, 0.1)
    with open_database(path, now=NOW) as db:
        fetch_all(db)
        assert stories.count(db) == 200
        assert sum(feeds.counts(db).values()) == 200
        sound(db)


def test_a_fold_may_be_killed(path: Path) -> None:
    """Developments are those of one fold or the other, and every story is shown or owed."""

    def look(db: Database) -> None:
        assert developments.fold(db) in (APART, JOINED, Fold(developments=(), background={}))
        seen = ledger.ledger(db, "me")
        if seen.until:
            assert seen.shown | seen.held == {s.id for s in STORIES}

    survive(path, "fold_again", look, 0.25)


def test_a_migration_may_be_killed(path: Path) -> None:
    """Tables are of one version or the other, no story is lost, and the backup is whole."""
    rng = random.Random("migrate 20250313")
    hits = 0
    for _ in range(ROUNDS):
        for file in path.parent.glob("*") if path.parent.exists() else ():
            file.unlink()
        with open_database(path, now=NOW) as db:
            import_all(db)
        hits += killed(path, "migrate", rng, 0.12)
        saved = path.with_name(f"{path.name}.backup-v{VERSION}")
        if saved.exists():
            with open_database(saved, now=NOW) as copy:
                assert stories.count(copy) == MANY
                sound(copy)
        with open_raw(path) as db:
            assert stories.count(db) == MANY
            assert db.value("PRAGMA user_version") in (VERSION, VERSION + 1)
            migrate(db)
            assert db.value("SELECT count(*) FROM stories WHERE extra = 'x'") == MANY - 1
            assert db.value("PRAGMA user_version") == VERSION + 1
            sound(db)
    assert hits


def open_raw(path: Path) -> Database:
    """The database as it is, without bringing it up to date."""
    return Database(path, connect(path, create=False))


@pytest.mark.parametrize("what", ["import_all", "fetch_all"])
def test_many_processes_at_once_double_nothing(path: Path, what: str) -> None:
    """Four processes that store the same things at the same time store each once."""
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
import test_store_kills as kills
from pathlib import Path
from tracker.store.database import open_database
with open_database(Path({str(path)!r}), now=kills.NOW) as db:
    kills.{what}(db)
"""
    children = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]
    assert [child.wait() for child in children] == [0] * 4
    with open_database(path, now=NOW) as db:
        assert stories.count(db) == (MANY if what == "import_all" else 200)
        sound(db)
