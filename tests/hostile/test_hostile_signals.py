"""SIGINT and SIGTERM end every command within a second, with one line and the code a shell expects."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile_case import ROUNDS, Said, Space, herd_titles, jsonl, moments, stopped, until

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}
BOTH = [pytest.param(signal.SIGINT, id="int"), pytest.param(signal.SIGTERM, id="term")]
COMMANDS = ("import", "export", "digest", "rebuild", "backup", "new", "fetch")


def orderly(said: Said, number: signal.Signals) -> bool:
    """Ended by the signal, or done before it came; whether the signal ended it."""
    if said.code == 0:
        return False
    assert said.seconds < 1.0, said
    if said.code == -signal.SIGTERM:  # before the program was there to hear it; the shell says 143
        assert number == signal.SIGTERM
        assert not said.err
        return True
    if "KeyboardInterrupt" in said.err and "__main__.py" not in said.err:  # Python itself was still being loaded
        assert number == signal.SIGINT
        return True
    # Python may take up the signal again at its very end, as a shell likes it: it says 130 too.
    line = said.line(CODES[number], -number)
    assert line.startswith("tracker: ")
    return True


@pytest.mark.parametrize(
    ("command", "number"),
    [
        ("run", signal.SIGINT),
        ("fetch", signal.SIGTERM),
        pytest.param("run", signal.SIGTERM, marks=pytest.mark.slow),
        pytest.param("fetch", signal.SIGINT, marks=pytest.mark.slow),
    ],
)
def test_a_signal_while_a_feed_hangs(
    space: Space, server: Callable[..., Any], command: str, number: signal.Signals
) -> None:
    """Within a second, one line, and what the other feeds brought is stored."""
    served = server()
    space.configure([f"{served.here}/hangs", f"{served.here}/herd/1"], fetch="timeout: 30")
    child = space.start(command)
    until(lambda: space.db.exists() and bool(stored(space)))
    assert orderly(stopped(child, 0.05, number), number)
    space.sound()
    assert space.titles() == herd_titles(1)
    assert not space.shown()


def stored(space: Space) -> list[Any]:
    there = space.sql("SELECT 1 FROM sqlite_master WHERE name = 'stories'")
    return space.sql("SELECT 1 FROM stories LIMIT 1") if there else []


@pytest.mark.slow
@pytest.mark.parametrize("number", BOTH)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_signal_at_any_moment(
    tmp_path: Path, server: Callable[..., Any], command: str, number: signal.Signals
) -> None:
    """From the first import of a module to the last line, whatever the command is doing."""
    made = Space(tmp_path / "made")
    made.folder.mkdir()
    served = server()
    made.configure([f"{served.here}/herd/{n}" for n in range(4)])
    count = 3000
    made("import", jsonl(made.folder / "in.jsonl", range(count))).clean(0)
    more = jsonl(tmp_path / "more.jsonl", range(count, 2 * count))
    args = {"import": (more,), "export": ("-o", "out.jsonl"), "digest": ("-o", "out.md"), "backup": ("b.db",)}
    hits = 0
    for turn, moment in enumerate(moments(f"{command} {number}", ROUNDS, 1.2)):
        space = Space(tmp_path / str(turn))
        shutil.copytree(made.folder, space.folder)
        if command == "rebuild" or turn % 2:
            (space.folder / "feeds.yaml").write_text(
                (space.folder / "feeds.yaml").read_text().replace("[zebra]", "[zebra, gnu]")
            )
        hits += orderly(stopped(space.start(command, *args.get(command, ())), moment, number), number)
        space.sound()
        parts = [path.name for path in space.folder.iterdir() if path.name.endswith(".part")]
        assert not parts, "half a file was left behind"
        shutil.rmtree(space.folder)
    assert hits, "no signal came in time; the test proves nothing"


@pytest.mark.parametrize("number", BOTH)
def test_a_signal_while_settings_are_checked(space: Space, number: signal.Signals) -> None:
    """The checker calls us back for lengths of time, and whatever is raised there is a wrong length to it."""
    space.configure([])
    program = (
        "import signal; from tracker.config import check; from tracker.cli.main import enter\n"
        f"check.duration = lambda value: signal.raise_signal({number.value})\n"
        "raise SystemExit(enter(['feeds']))"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=space.folder, capture_output=True, text=True)
    assert orderly(Said(ran.returncode, ran.stdout, ran.stderr), number)


# Slow: which moment is struck depends on the load, and Python's own first tenth of a second is not ours.
@pytest.mark.slow
@pytest.mark.parametrize("number", BOTH)
def test_a_signal_while_the_program_is_being_loaded(space: Space, number: signal.Signals) -> None:
    """Whoever presses Ctrl-C at once gets no traceback either."""
    for moment in (0.06, 0.12, 0.25):
        orderly(stopped(space.start("new"), moment, number), number)


@pytest.mark.slow
def test_a_second_signal_changes_nothing(space: Space, server: Callable[..., Any]) -> None:
    """Two signals in a row, as impatient people send them, still end with one line."""
    served = server()
    space.configure([f"{served.here}/hangs", f"{served.here}/herd/1"], fetch="timeout: 30")
    child = space.start("run")
    until(lambda: space.db.exists() and bool(stored(space)))
    child.send_signal(signal.SIGINT)
    assert orderly(stopped(child, 0.005, signal.SIGINT), signal.SIGINT)
    space.sound()


@pytest.mark.slow
def test_a_signal_while_another_program_holds_the_database(space: Space, server: Callable[..., Any]) -> None:
    """Waiting for a stranger's lock ends at once too."""
    import sqlite3

    space("new").clean(0)
    stranger = sqlite3.connect(space.db)
    stranger.execute("BEGIN IMMEDIATE")
    try:
        file = jsonl(space.folder / "in.jsonl", range(3))
        assert orderly(stopped(space.start("import", file), 1.2, signal.SIGTERM), signal.SIGTERM)
    finally:
        stranger.close()
