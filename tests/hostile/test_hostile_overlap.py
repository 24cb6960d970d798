"""Cron jobs overlap: one writes, the other says so and goes; whoever looks never waits."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hostile_case import Space, ended, herd_titles, jsonl, until


@pytest.fixture
def busy(space: Space, server: Callable[..., Any]) -> Iterator[Any]:
    """A run that hangs on one feed and has stored the others."""
    served = server()
    space.configure([f"{served.here}/hangs", f"{served.here}/herd/1"], fetch="timeout: 40")
    space("import", jsonl(space.folder / "in.jsonl", range(5))).clean(0)
    child = space.start("run")
    until(lambda: len(space.titles()) > 5)
    yield child
    child.kill()
    child.wait()
    for pipe in (child.stdout, child.stderr):
        assert pipe
        pipe.close()


def test_while_one_runs(space: Space, busy: Any) -> None:
    """A second run exits 75 at once and says who since when; readers get their answer without waiting; the lock dies
    with its process."""
    second = space("run")
    line = second.line(75)
    assert f"pid {busy.pid}" in line
    assert "tracker run" in line
    assert time.strftime("%Y-%m-%dT", time.gmtime()) in line
    assert second.seconds < 2.5
    for looking in (("new", "--since", "2025-03-01", "--format", "json"), ("export", "-o", "-"), ("search", "zebra")):
        said = space(*looking)
        assert said.code == 0, said.err
        assert "Zebra" in said.out
        assert said.seconds < 2.5, looking
    assert busy.poll() is None, "the run was over; the test proves nothing"
    busy.send_signal(signal.SIGKILL)
    busy.wait()
    space.sound()
    space("import", jsonl(space.folder / "in.jsonl", range(6))).clean(0)


@pytest.mark.slow
def test_two_at_the_same_time(space: Space, server: Callable[..., Any]) -> None:
    """Four runs started together: each does the job or says 75, and every story is stored and printed once."""
    served = server()
    space.configure([f"{served.here}/herd/{n}" for n in range(3)])
    children = [space.start("--as-of", "2025-03-13T12:00:00Z", "run", "--format", "json") for _ in range(4)]
    said = [ended(child) for child in children]
    for one in said:
        one.clean(0, 75)
    assert any(one.code == 0 for one in said)
    printed = "".join(one.out for one in said)
    assert space.titles() == herd_titles(0, 1, 2)
    for title in herd_titles(0, 1, 2):
        assert printed.count(f'"title":"{title}"') + printed.count(f'"title": "{title}"') >= 1
        assert sum(title in one.out for one in said) == 1
    space.sound()


@pytest.mark.slow
def test_a_lock_file_without_a_holder_holds_nobody_up(space: Space) -> None:
    """A file left behind by a crash or by hand, whatever it says, is no lock."""
    space.db.with_name("t.db.lock").write_text(f'{{"pid": {os.getpid()}, "what": "tracker run", "since": "2025"}}')
    space("import", jsonl(space.folder / "in.jsonl", range(2))).clean(0)
    assert len(space.titles()) == 2
