"""The command line killed at any moment: nothing is lost, doubled, torn, or called shown before it was printed."""

import json
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile_case import ROUNDS, Said, Space, headline, herd_titles, jsonl, moments, stopped

FEEDS = range(6)
OLD = b"an older file\n"


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A workspace with 150 stories derived, to be copied, and the seconds an export of it takes."""
    made = Space(tmp_path_factory.mktemp("stocked"))
    made.configure(["https://feeds.example/one.xml"])
    made("--as-of", "2025-03-13T09:00:00Z", "import", jsonl(made.folder / "in.jsonl", range(150))).clean(0)
    return made.folder, made("export", "-o", "out.jsonl").clean(0).seconds


def rounds(slow: bool, quick: int) -> int:
    return ROUNDS if slow else quick


BOTH = [pytest.param(False, id="quick"), pytest.param(True, id="long", marks=pytest.mark.slow)]


@pytest.mark.parametrize("slow", BOTH)
def test_a_run_may_be_killed(tmp_path: Path, server: Callable[..., Any], slow: bool) -> None:
    """Whatever was marked as shown was printed, and two runs together print and store every story once."""
    served = server()
    want = herd_titles(*FEEDS)
    length = 1.0
    # A run that is not killed says how long a run takes on this machine today.
    for number, moment in enumerate(([99.0] if slow else []) + moments("run 20250313", rounds(slow, 1), 1.0)):
        space = Space(tmp_path / str(number))
        space.folder.mkdir()
        space.configure([f"{served.here}/herd/{n}" for n in FEEDS])
        clock = ("--as-of", "2025-03-13T12:00:00Z")
        if moment == 99.0:
            first = space(*clock, "run", "--format", "json").clean(0)
            length = first.seconds
        else:
            first = stopped(space.start(*clock, "run", "--format", "json"), moment * length, signal.SIGKILL)
        if space.db.exists():
            space.sound()
            if space.sql("SELECT 1 FROM sqlite_master WHERE name = 'shown'"):
                assert all(title in first.out for title in space.shown()), "marked as shown, but not printed"
        second = space("--as-of", "2025-03-13T14:30:00Z", "run", "--format", "json").clean(0)
        space.sound()
        assert space.titles() == want
        assert all(title in first.out or title in second.out for title in want), "a story was never printed"
        told = [item["title"] for item in second.json["developments"]]
        assert len(told) == len(set(told))
        assert space.shown() == set(want)


@pytest.mark.parametrize("slow", BOTH)
@pytest.mark.parametrize("command", ["fetch", "import"])
def test_what_takes_stories_in_may_be_killed(
    tmp_path: Path, server: Callable[..., Any], command: str, slow: bool
) -> None:
    """The same command again stores exactly the rest, and the stories are then told as news."""
    served = server()
    count = 5000 if slow else 200
    file = jsonl(tmp_path / "in.jsonl", range(count))
    want = herd_titles(*FEEDS) if command == "fetch" else sorted(headline(n) for n in range(count))
    args = ("fetch",) if command == "fetch" else ("import", file)
    length = (1.0 if command == "fetch" else 3.0) if slow else 0.9
    for number, moment in enumerate(moments(f"{command} 20250313", rounds(slow, 1), length)):
        space = Space(tmp_path / str(number))
        space.folder.mkdir()
        space.configure([f"{served.here}/herd/{n}" for n in FEEDS])
        stopped(space.start("--as-of", "2025-03-13T12:00:00Z", *args), moment, signal.SIGKILL)
        if space.db.exists():
            space.sound()
            assert len(set(titles(space))) == len(titles(space))
        space("--as-of", "2025-03-13T13:30:00Z", *args).clean(0)
        space.sound()
        assert space.titles() == want
        news = space("--as-of", "2025-03-13T13:31:00Z", "new", "--format", "json").clean(0).json["developments"]
        assert sorted(item["title"] for item in news) == want


def titles(space: Space) -> list[str]:
    """Titles of a database that may not have its tables yet."""
    there = space.sql("SELECT 1 FROM sqlite_master WHERE name = 'stories'")
    return space.titles() if there else []


@pytest.mark.parametrize("slow", BOTH)
@pytest.mark.parametrize("command", ["export", "backup", "digest", "rebuild"])
def test_what_puts_stories_out_may_be_killed(
    tmp_path: Path, stocked: tuple[Path, float], command: str, slow: bool
) -> None:
    """Files are as they were or complete, and what was marked as shown stands in the file."""
    folder, length = stocked
    for number, moment in enumerate(moments(f"{command} 20250313", rounds(slow, 1), length)):
        space = Space(tmp_path / str(number))
        shutil.copytree(folder, space.folder)
        target = space.folder / "target.jsonl"
        target.write_bytes(OLD)
        args = {
            "export": ("export", "-o", target),
            "backup": ("backup", target),
            "digest": ("--as-of", "2025-03-13T12:00:00Z", "digest", "--format", "json", "-o", target),
            "rebuild": ("rebuild",),
        }[command]
        stopped(space.start(*args), moment, signal.SIGKILL)
        space.sound()
        assert len(space.titles()) == 150
        whole(command, target)
        if target.read_bytes() == OLD:
            assert not space.shown(), "marked as shown, but never written"
        space(*args).clean(0)
        space.sound()
        if command != "rebuild":
            assert target.read_bytes() != OLD
        whole(command, target)
        if command == "rebuild":
            assert space.sql("SELECT count(DISTINCT story) FROM tags") == [(150,)]


def whole(command: str, target: Path) -> None:
    """The file is the old one, or a complete new one."""
    body = target.read_bytes()
    if body == OLD:
        return
    if command == "backup":
        copy = Space(target.parent)
        copy.__class__ = Copy
        copy.sound()
        assert len(copy.titles()) == 150
    elif command == "export":
        rows = [json.loads(line) for line in body.splitlines()]
        assert sorted(row["title"] for row in rows) == sorted(headline(n) for n in range(150))
    elif command == "digest":
        json.loads(body)


class Copy(Space):
    """A workspace whose database is the backup."""

    @property
    def db(self) -> Path:
        return self.folder / "target.jsonl"


def test_said_is_strict() -> None:
    """The tests' own measure of a clean end does not let a traceback pass."""
    with pytest.raises(AssertionError):
        Said(1, "", "Traceback (most recent call last)").clean(1)
