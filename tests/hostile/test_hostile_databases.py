"""A database that is locked, damaged, foreign, from the future, or older than the clock says: one line, and no harm."""

import hashlib
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from hostile_case import Said, Space, jsonl

from tracker.cli.main import enter
from tracker.store import connection


@pytest.fixture
def inside(space: Space, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Inside":
    """The same command line in this process: no time for starting it."""
    monkeypatch.chdir(space.folder)
    monkeypatch.delenv("TRACKER_CONFIG", raising=False)
    return Inside(space, capsys)


class Inside:
    """Runs commands here and reads what they said."""

    def __init__(self, space: Space, capture: pytest.CaptureFixture[str]) -> None:
        self.space = space
        self.capture = capture

    def __call__(self, *args: object) -> Said:
        self.capture.readouterr()
        code = enter([str(arg) for arg in args])
        return Said(code, *self.capture.readouterr())


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with 60 stories."""
    made = Space(tmp_path_factory.mktemp("stocked"))
    made.configure(["https://feeds.example/one.xml"])
    made("--as-of", "2025-03-13T09:00:00Z", "import", jsonl(made.folder / "in.jsonl", range(60))).clean(0)
    return made.folder


def put(stocked: Path, space: Space) -> None:
    shutil.copytree(stocked, space.folder, dirs_exist_ok=True)


def state(space: Space) -> str:
    return hashlib.sha256(space.db.read_bytes()).hexdigest()


def test_a_strangers_lock(space: Space, inside: Inside, stocked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds the database for longer than our patience: writing ends with 1 and a line that says so,
    before anything is printed; looking goes on; afterwards everything works."""
    put(stocked, space)
    monkeypatch.setattr(connection, "PATIENCE", 0.3)
    stranger = sqlite3.connect(space.db, isolation_level=None)
    stranger.execute("BEGIN EXCLUSIVE")
    try:
        for writing in (("import", "in.jsonl"), ("digest",), ("rebuild",)):
            said = inside("--as-of", "2025-03-13T12:00:00Z", *writing)
            assert "another program holds it" in said.line(1), writing
            assert not said.out, "told, but never marked as shown: it would be told again"
        assert "Zebra" in inside("search", "zebra").clean(0).out
        assert "Zebra" in inside("export", "-o", "-").clean(0).out
    finally:
        stranger.close()
    assert not space.shown()
    inside("--as-of", "2025-03-13T12:00:00Z", "digest").clean(0)
    assert len(space.shown()) == 60


COMMANDS = (("new",), ("digest",), ("import", "in.jsonl"), ("export", "-o", "out.csv"), ("search", "zebra"), ("stats",))
COMMANDS += (("rebuild",), ("doctor",), ("timeline",), ("backup", "copy.db"), ("show", "ab"), ("feeds",))


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 60))])
def test_flipped_bytes(space: Space, inside: Inside, stocked: Path, seed: int) -> None:
    """Whatever was flipped: an answer, or one line that names the file; never a traceback."""
    put(stocked, space)
    rng = random.Random(seed)
    body = bytearray(space.db.read_bytes())
    for _ in range(rng.choice((1, 20, 400))):
        body[rng.randrange(0 if rng.random() < 0.3 else 100, len(body))] ^= rng.randrange(1, 256)
    space.db.write_bytes(body)
    for command in COMMANDS:
        said = inside("--as-of", "2025-03-13T12:00:00Z", *command)
        assert said.code in (0, 1, 2), said
        assert "Traceback" not in said.err
        if said.code and command[0] != "doctor":
            assert len(said.err.splitlines()) == 1, (command, said.err)
            # A letter changed inside a stored text is nothing SQLite could notice; what the program then stumbles over
            # is told in one line too, but it cannot always say why.
            assert "t.db" in said.err or "damaged" in said.err or "(KeyError" in said.err or said.code == 2, said.err


@pytest.mark.parametrize("share", [0.5, *(pytest.param(n, marks=pytest.mark.slow) for n in (0.0, 0.01))])
def test_a_truncated_database(space: Space, inside: Inside, stocked: Path, share: float) -> None:
    """A file cut short is called damaged, and not written to."""
    put(stocked, space)
    body = space.db.read_bytes()
    space.db.write_bytes(body[: int(len(body) * share)])
    for command in COMMANDS:
        said = inside("--as-of", "2025-03-13T12:00:00Z", *command)
        said.clean(0, 1, 2)
        if said.code and command[0] != "doctor":
            said.line(1, 2)
    if share:
        assert inside("digest").code == 1


def test_a_foreign_database(space: Space, inside: Inside) -> None:
    """Another program's database is left as it is: 1 and one line that names it."""
    other = sqlite3.connect(space.db)
    other.execute("CREATE TABLE stories (mine TEXT)")
    other.execute("INSERT INTO stories VALUES ('precious')")
    other.commit()
    other.close()
    before = state(space)
    jsonl(space.folder / "in.jsonl", range(2))
    for command in COMMANDS:
        assert "t.db" in inside(*command).line(1), command
    assert state(space) == before


@pytest.mark.parametrize("body", [b"not a database at all", b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 900])
def test_no_database_at_all(space: Space, inside: Inside, body: bytes) -> None:
    """A file that is something else is left as it is: 1 and one line."""
    space.db.write_bytes(body)
    jsonl(space.folder / "in.jsonl", range(2))
    for command in COMMANDS:
        assert "t.db" in inside(*command).line(1), command
    assert space.db.read_bytes() == body


def test_a_newer_database(space: Space, inside: Inside, stocked: Path) -> None:
    """A database of a later version is refused and left as it is."""
    put(stocked, space)
    later = sqlite3.connect(space.db)
    later.execute("PRAGMA user_version = 999")
    later.close()
    before = state(space)
    for command in COMMANDS:
        assert "newer" in inside(*command).line(1), command
    assert state(space) == before


def test_a_folder_in_the_place_of_the_database(space: Space, inside: Inside) -> None:
    """1 and one line that says so."""
    space.db.mkdir()
    assert "folder" in inside("new").line(1)


def test_the_clock_set_back(space: Space, inside: Inside, stocked: Path) -> None:
    """A digest at an earlier moment than the last one neither repeats what was shown nor forgets what it owes."""
    put(stocked, space)
    first = inside("--as-of", "2025-03-13T12:00:00Z", "digest", "--format", "json").clean(0)
    assert len(first.json["developments"]) == 60
    shown = space.shown()
    for moment in ("2025-03-13T06:00:00Z", "2025-03-10", "2025-03-13T11:59:59Z"):
        said = inside("--as-of", moment, "digest", "--format", "json").clean(0)
        assert said.json["developments"] == []
        assert space.shown() == shown
    jsonl(space.folder / "more.jsonl", range(60, 65), published="2025-03-13T12:30:00Z")
    inside("--as-of", "2025-03-13T13:00:00Z", "import", "more.jsonl").clean(0)
    told = inside("--as-of", "2025-03-13T14:00:00Z", "digest", "--format", "json").clean(0).json["developments"]
    assert len(told) == 5
    space.sound()
