"""A process of its own that asks and reads, while this one compares, saves and tags: for many feeds at once.

Half of the work of a large refresh is then done on another core, and a document that kills its reader costs the feeds
not heard yet, never the database.  What is read is strings, and those are cleaned by whoever has time: over there, or
here when nothing is left to save.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection

from tracker.pipeline.hearing import Errand, Heard, Rough, ask, cleaned, hear
from tracker.pipeline.post import Post
from tracker.wire import TEMPORARY, Failed

#: Feeds from which on a second process earns its start: a fifth of a second and some 40 MB.
MANY = 100
#: Bytes under way between the two, where the system lets us ask: some forty documents, so that neither waits for the
#: other for long.
UNDER_WAY = 1_000_000
#: Seconds one thread there works before the other may: a network that is mostly waited for need not be heard at once,
#: and fewer turns are less work, by some percent.
TURN = 0.02
#: Seconds without an answer that are a lull: what is saved then is worth a commit of its own.
PAUSE = 0.05
#: Bytes of a document from which on it is always cleaned over there: here the others would wait for it.
LARGE = 500_000
#: Seconds that a process may take to end which sends no more.
FAREWELL = 5.0
#: What ends a program from outside.
ENDING = (signal.SIGINT, signal.SIGTERM)
#: Exit code of a process that had too little memory.
STARVED = 71
#: What the other process runs.  It finds modules where this one does, and not in the folder it is started in.
_PROGRAM = "import sys; sys.path[:] = {path!r}; from tracker.pipeline.outpost import serve; serve()"


def hear_many(errand: Errand, take: Callable[[Heard], None], lull: Callable[[], None]) -> None:
    """As `hear`; many feeds are asked and read in a process of its own, where one can be had.

    Feeds of which nothing was heard when that process died are temporary failures; the next run asks them again.

    Raises:
        RuntimeError: a mistake of ours over there, with its traceback.
    """
    if not worth_it(errand):
        hear(errand, take, lull)
        return
    with _other_side() as side:
        if side is None:
            hear(errand, take, lull)
            return
        process, orders, post = side
        waiting = {request.feed.url for request in errand.requests}
        with suppress(OSError):  # whether it died is seen from what does not come
            orders.send_bytes(pickle.dumps(errand))
        while waiting and (letter := _next(post, lull)) is not None:
            heard = pickle.loads(letter)  # from a program of ours, which sends what it has understood
            if isinstance(heard, str):
                raise RuntimeError(heard)
            waiting.discard(heard.outcome.url)
            take(cleaned(heard, errand.now))
        if waiting:
            reason = f"not read: the process that reads feeds died ({_how(process)})"
            for url in sorted(waiting):
                take(Heard(Failed(url=url, reason=reason, weight=TEMPORARY), None))


def _next(post: Connection, lull: Callable[[], None]) -> bytes | None:
    """The next answer, perhaps after a lull; None: the other side is gone."""
    if not post.poll(PAUSE):
        lull()
    try:
        return post.recv_bytes()
    except (EOFError, OSError):  # the latter in the middle of an answer
        return None


def worth_it(errand: Errand) -> bool:
    """Whether another process would help: many feeds, and a second core to read them on."""
    return len(errand.requests) >= MANY and os.name == "posix" and _cores() > 1


def serve() -> None:
    """The other side: take the errand, send each answer, end with the one who asked.

    Answers to one who waits for them go as they were read; while he is busy there is time to clean them here.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asked, who ends this process
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    sys.setswitchinterval(TURN)
    orders, back = Connection(os.dup(0), writable=False), Connection(os.dup(1), readable=False)
    os.dup2(2, 1)  # a stray print must not get between the answers
    try:
        errand = pickle.loads(orders.recv_bytes())
    except (EOFError, OSError):
        return  # whoever asked has gone already
    with suppress(RuntimeError):  # no more threads: then the next answer that nobody takes ends this process
        threading.Thread(target=_end_with, args=(orders,), daemon=True).start()
    post = Post(back)

    def send(answer: Heard | Rough) -> None:
        if isinstance(answer, Rough) and (answer.outcome.size > LARGE or not post.idle):
            answer = cleaned(answer, errand.now)
        post.send(pickle.dumps(answer))

    try:
        ask(errand, send, post.flush)
        post.flush()
    except MemoryError:
        os._exit(STARVED)
    except BaseException:
        with suppress(OSError):
            post.send(pickle.dumps(traceback.format_exc()))
            post.flush()


def _start() -> "subprocess.Popen[bytes] | None":
    """The process; None: the system has no room for another one."""
    line = [sys.executable, "-c", _PROGRAM.format(path=sys.path)]
    try:
        return subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pipesize=UNDER_WAY)
    except OSError:
        return None


@contextmanager
def _other_side() -> "Iterator[tuple[subprocess.Popen[bytes], Connection, Connection] | None]":
    """The process, the way there and the way back; None: there is none.  At the end the process is gone too.

    Signals wait until there is somebody who would end it, and over there until it can take them quietly.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    process = None
    try:
        process = _start()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if process is None:
            yield None
            return
        assert process.stdin is not None
        assert process.stdout is not None
        with (
            process.stdin,
            process.stdout,
            Connection(os.dup(process.stdin.fileno()), readable=False) as orders,
            Connection(os.dup(process.stdout.fileno()), writable=False) as post,
        ):
            yield process, orders, post
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if process is not None:
            process.kill()  # it keeps nothing that could be lost
            process.wait()


def _end_with(orders: Connection) -> None:
    """End when the one who asked has gone, however it went."""
    try:
        orders.recv_bytes()
    except (EOFError, OSError):
        os._exit(0)


def _how(process: "subprocess.Popen[bytes]") -> str:
    """What a process died of that sends no more."""
    try:
        code = process.wait(FAREWELL)
    except subprocess.TimeoutExpired:
        return "it fell silent"
    if code == STARVED:
        return "there was not enough memory"
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
