"""Many feeds are asked and read in a process of its own: to the same end, and without a trace of it afterwards."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from fault_server import CASES, FaultServer, Talk
from hostile_case import Space, ended, herd_titles, rss, stopped, until

from tracker.fetch.request import Request, origin
from tracker.pipeline import hearing, outpost
from tracker.pipeline import post as letters
from tracker.pipeline.hearing import Errand, Heard, Rough, hear
from tracker.pipeline.post import Post
from tracker.subscription import Feed, FetchLimits
from tracker.wire import TEMPORARY, Failed, Fetched

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
FEEDS = range(outpost.MANY + 20)
LIMITS = "timeout: 20, per_host: 50"


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever machine this is, and no process is left over."""
    monkeypatch.setattr(outpost, "_cores", lambda: 2)
    yield
    assert not children(os.getpid())


def errand(*urls: str, **limits: Any) -> Errand:
    requests = tuple(Request(feed=Feed(url=url, id=url, name="x"), url=url) for url in urls)
    return Errand(
        requests=requests, limits=FetchLimits(per_host=50, **limits), trusted=frozenset(map(origin, urls)), now=NOW
    )


def all_heard(way: Callable[..., None], errand: Errand) -> dict[str, Heard]:
    found: list[Heard] = []
    way(errand, found.append, lambda: None)
    by_url = {heard.outcome.url: heard for heard in found}
    assert len(by_url) == len(found) == len(errand.requests)
    return by_url


def children(pid: int) -> set[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text() if Path(f"/proc/{pid}/task").exists() else ""
    return {int(child) for child in text.split()}


def test_every_answer_is_heard_as_it_would_be_here(
    server: Callable[..., FaultServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents, failures and their reasons do not depend on who read them."""
    monkeypatch.setattr(outpost, "MANY", 2)
    served = server()
    quick = [served.url(name) for name, case in CASES.items() if case.expected.limit >= 8 and "bomb" not in name]
    asked = errand(*quick, timeout=8, max_bytes=2_000_000)
    here, there = all_heard(hear, asked), all_heard(outpost.hear_many, asked)
    assert len(quick) > 30
    for url in quick:
        assert replace_time(there[url]) == replace_time(here[url])


def replace_time(heard: Heard) -> Heard:
    """Without what differs from one asking to the next: seconds waited, ports."""
    if isinstance(heard.outcome, Failed):
        words = " ".join(word for word in heard.outcome.reason.split() if not any(map(str.isdigit, word)))
        return heard._replace(outcome=replace(heard.outcome, reason=words))
    return heard


@pytest.mark.parametrize("idle", [True, False])
def test_whoever_has_time_cleans(
    server: Callable[..., FaultServer], monkeypatch: pytest.MonkeyPatch, idle: bool
) -> None:
    """One who waits for answers gets them as they were read, one who is busy gets them done; they say the same."""
    monkeypatch.setattr(outpost, "MANY", 1)
    here = server().here
    asked = errand(*(f"{here}/herd/{number}" for number in range(6)))
    came: list[Heard | Rough] = []

    def cleaned(answer: Heard | Rough, now: datetime) -> Heard:
        came.append(answer)
        if not idle and len(came) == 1:
            time.sleep(1)
        return hearing.cleaned(answer, now)

    monkeypatch.setattr(outpost, "cleaned", cleaned)
    there = all_heard(outpost.hear_many, asked)
    assert any(isinstance(answer, Rough if idle else Heard) for answer in came[1:])
    assert there == all_heard(hear, asked)


@pytest.fixture
def pipe() -> Iterator[tuple[Connection, Connection]]:
    """Where it ends, and where it begins."""
    reader, writer = map(Connection, os.pipe())
    with reader, writer:
        yield reader, writer


@pytest.mark.skipif(os.name != "posix", reason="asks the system what is under way")
def test_the_other_side_is_idle_when_it_has_taken_all(pipe: tuple[Connection, Connection]) -> None:
    """And where the system cannot tell, it is taken to be busy."""
    reader, writer = pipe
    post = Post(writer)
    assert post.idle
    post.send(b"an answer")
    assert not post.idle
    reader.recv_bytes()
    assert post.idle
    with open(os.devnull, "wb") as file:
        assert not Post(file).idle  # type: ignore[arg-type]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the system how much a pipe holds")
def test_nobody_waits_for_one_who_is_away(pipe: tuple[Connection, Connection]) -> None:
    """What the pipe does not hold is kept, and arrives whole and in order once it is taken."""
    reader, writer = pipe
    post = Post(writer)
    answers = [bytes([number]) * size for number, size in enumerate([10, 70_000, 0, *[30_000] * 20, 5])]
    for answer in answers:
        post.send(answer)
    assert not post.idle
    flushing = threading.Thread(target=post.flush)
    flushing.start()
    assert [reader.recv_bytes() for _ in answers] == answers
    flushing.join()
    assert post.idle


def test_no_more_than_so_much_is_kept(pipe: tuple[Connection, Connection], monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the sender waits too, so that a slow side costs no memory."""
    monkeypatch.setattr(letters, "AHEAD", 100_000)
    reader, writer = pipe
    post = Post(writer)
    sent: list[int] = []

    def send() -> None:
        for number in range(20):
            post.send(b"x" * 50_000)
            sent.append(number)
        post.flush()

    sending = threading.Thread(target=send)
    sending.start()
    sending.join(0.3)
    assert sending.is_alive()
    assert len(sent) < 6
    assert [len(reader.recv_bytes()) for _ in range(20)] == [50_000] * 20
    sending.join()


def test_a_known_body_is_not_read_again(server: Callable[..., FaultServer], monkeypatch: pytest.MonkeyPatch) -> None:
    """The digest of the last body goes with the errand."""
    monkeypatch.setattr(outpost, "MANY", 1)
    asked = errand(server().url("good"))
    (first,) = all_heard(outpost.hear_many, asked).values()
    assert isinstance(first.outcome, Fetched)
    assert first.document is not None
    assert (first.outcome.body, first.outcome.size > 0) == (b"", True)
    (request,) = asked.requests
    known = replace(asked, requests=(replace(request, validators=first.outcome.validators),))
    (again,) = all_heard(outpost.hear_many, known).values()
    assert again.document is None
    assert not isinstance(again.outcome, Failed)


def test_feeds_not_heard_when_the_process_died_are_failures(
    server: Callable[..., FaultServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was heard before stays; the rest is asked again by the next run."""
    monkeypatch.setattr(outpost, "MANY", 1)
    served = server()
    asked = errand(served.url("good"), served.url("hangs"))
    found: list[Heard] = []

    def take(heard: Heard) -> None:
        found.append(heard)
        for child in children(os.getpid()):
            os.kill(child, signal.SIGKILL)

    outpost.hear_many(asked, take, lambda: None)
    good, lost = (heard.outcome for heard in found)
    assert isinstance(good, Fetched)
    assert isinstance(lost, Failed)
    assert (lost.url, lost.weight) == (served.url("hangs"), 0.25)
    assert lost.reason == "not read: the process that reads feeds died (SIGKILL)"


def otherwise(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let the other process be a little different."""
    program = ("import sys; sys.path[:] = {path!r}", "from tracker.pipeline import outpost", *lines, "outpost.serve()")
    monkeypatch.setattr(outpost, "_PROGRAM", "\n".join(program))


def test_without_memory_over_there_feeds_are_asked_again(
    server: Callable[..., FaultServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is no mistake of the program, and says nothing about the feed."""
    monkeypatch.setattr(outpost, "MANY", 1)
    otherwise(monkeypatch, "def ask(*_): raise MemoryError", "outpost.ask = ask")
    (heard,) = all_heard(outpost.hear_many, errand(server().url("good"))).values()
    assert isinstance(heard.outcome, Failed)
    assert (heard.outcome.weight, "not enough memory" in heard.outcome.reason) == (TEMPORARY, True)


async def long(talk: Talk) -> None:
    """More than a pipe holds."""
    await talk.answer(body=rss([f"Zebra {number} {'x' * 400}" for number in range(500)]))


def test_a_process_that_dies_in_the_middle_of_an_answer(
    server: Callable[..., FaultServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it said whole is kept, what it began is asked again."""
    monkeypatch.setattr(outpost, "MANY", 1)
    monkeypatch.setattr(outpost, "UNDER_WAY", 4096)
    here = server(long=long).url("long")
    found: list[Heard] = []

    def take(heard: Heard) -> None:
        found.append(heard)
        if len(found) == 1:
            (child,) = children(os.getpid())
            until(lambda: waits(child))
            os.kill(child, signal.SIGKILL)

    outpost.hear_many(errand(*(f"{here}?{number}" for number in range(8))), take, lambda: None)
    assert len(found) == 8
    assert found[0].document is not None
    last = found[-1].outcome
    assert isinstance(last, Failed)
    assert (last.weight, "SIGKILL" in last.reason) == (TEMPORARY, True)


def waits(pid: int) -> bool:
    """Whether a process has used no processor for a tenth of a second."""
    before = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    time.sleep(0.1)
    return before == Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]


@pytest.mark.parametrize("trouble", [ConnectionError, EOFError, OSError])
def test_trouble_of_the_one_who_saves_is_his_own(
    server: Callable[..., FaultServer], monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
) -> None:
    """It is not taken for the death of the other process, nor waited for."""
    monkeypatch.setattr(outpost, "MANY", 1)
    here = server(long=long).url("long")
    asked = errand(*(f"{here}?{number}" for number in range(40)))
    with pytest.raises(trouble, match="mine"):
        outpost.hear_many(asked, Mock(side_effect=trouble("mine")), lambda: None)


def test_large_documents_are_cleaned_over_there(
    server: Callable[..., FaultServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here all the others would wait, and perhaps a transaction."""
    monkeypatch.setattr(outpost, "MANY", 1)
    otherwise(monkeypatch, "outpost.LARGE = 9")
    came: list[Heard | Rough] = []
    monkeypatch.setattr(outpost, "cleaned", lambda answer, now: came.append(answer) or hearing.cleaned(answer, now))
    all_heard(outpost.hear_many, errand(server().url("good")))
    assert [type(answer) for answer in came] == [Heard]


def test_a_mistake_over_there_does_not_overtake_what_was_heard_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers that still wait in the other process come first."""
    monkeypatch.setattr(outpost, "MANY", 1)
    otherwise(
        monkeypatch,
        "from tracker.pipeline.hearing import Heard",
        "from tracker.wire import Failed",
        "def ask(errand, take, lull):",
        "    for r in errand.requests[1:]: take(Heard(Failed(url=r.url, reason='x' * 99_000, weight=1.0), None))",
        "    raise ValueError",
        "outpost.ask = ask",
    )
    found: list[Heard] = []
    asked = errand(*(f"https://feeds.example/{number}" for number in range(61)))
    with pytest.raises(RuntimeError, match="ValueError"):
        outpost.hear_many(asked, found.append, print)
    assert len(found) == 60


def test_a_mistake_over_there_is_told_here(server: Callable[..., FaultServer], monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of the program is not taken for a failure of feeds."""
    monkeypatch.setattr(outpost, "MANY", 1)
    broken = replace(errand(server().url("good")), limits="none")  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="Traceback"):
        outpost.hear_many(broken, print, lambda: None)


def test_without_room_for_a_process_feeds_are_heard_here(
    server: Callable[..., FaultServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that starts no more processes costs time only."""

    def full(*_: object, **__: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(outpost, "MANY", 1)
    monkeypatch.setattr(subprocess, "Popen", full)
    (heard,) = all_heard(outpost.hear_many, errand(server().url("good"))).values()
    assert heard.document is not None


def test_few_feeds_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its start would cost more than it saves; one core has nothing to share."""
    urls = [f"https://feeds.example/{number}.xml" for number in FEEDS]
    assert outpost.worth_it(errand(*urls))
    assert not outpost.worth_it(errand(*urls[: outpost.MANY - 1]))
    monkeypatch.setattr(outpost, "_cores", lambda: 1)
    assert not outpost.worth_it(errand(*urls))


def herd(here: str) -> list[str]:
    return [f"{here}/herd/{number}" for number in FEEDS]


@pytest.fixture
def many(space: Space, server: Callable[..., FaultServer]) -> Space:
    """A workspace with enough feeds, of which one hangs."""
    here = server().here
    space.configure([*herd(here), f"{here}/hangs"], fetch=LIMITS)
    return space


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.skipif(not Path("/proc/self/task").exists() or (os.cpu_count() or 1) < 2, reason="needs /proc, two cores")
def test_it_ends_with_the_one_who_asked(many: Space, sign: signal.Signals) -> None:
    """However that one ends; and what came before is stored, once, the rest after the next run."""
    child = many.start("fetch")
    until(lambda: bool(many.db.exists() and stored(many)))
    (helper,) = children(child.pid)
    said = stopped(child, 0.0, sign)
    assert said.code in (-sign, 128 + sign)
    assert said.seconds < 1
    until(lambda: not Path(f"/proc/{helper}").exists())
    many.sound()
    here = many.sql("SELECT url FROM feeds LIMIT 1")[0][0].partition("/herd")[0]
    many.configure(herd(here), fetch=LIMITS)
    many("fetch", "--force").clean(0)
    assert many.titles() == herd_titles(*FEEDS)


@pytest.mark.parametrize("after", [0.0, 0.01, 0.03, 0.06, 0.1, 0.15])
@pytest.mark.skipif(not Path("/proc/self/task").exists() or (os.cpu_count() or 1) < 2, reason="needs /proc, two cores")
def test_ctrl_c_while_the_other_process_starts_is_one_line(many: Space, after: float) -> None:
    """A terminal sends it to both; the other one is being loaded and says nothing."""
    child = many.start("fetch", start_new_session=True)
    until(lambda: bool(children(child.pid)))
    (helper,) = children(child.pid)
    time.sleep(after)
    os.killpg(child.pid, signal.SIGINT)
    assert "interrupted" in ended(child).line(130)
    until(lambda: not Path(f"/proc/{helper}").exists())


def stored(space: Space) -> bool:
    there = space.sql("SELECT 1 FROM sqlite_master WHERE name = 'stories'")
    return bool(there and space.sql("SELECT 1 FROM stories LIMIT 1"))


def test_it_looks_for_no_modules_in_the_workspace(space: Space, server: Callable[..., FaultServer]) -> None:
    """A folder with files that are called like ours, or like Python's, is only a folder."""
    here = server().here
    for name in ("tracker", "pickle", "httpx", "signal"):
        (space.folder / f"{name}.py").write_text("raise SystemExit('taken from the workspace')\n")
    space.configure(herd(here), fetch=LIMITS)
    command = str(Path(sys.executable).with_name("tracker"))
    done = subprocess.run([command, "fetch"], cwd=space.folder, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert space.titles() == herd_titles(*FEEDS)
