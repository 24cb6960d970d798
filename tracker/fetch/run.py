"""One run over many feeds: who is asked when, until when, and how answers get to the thread that reads them."""

import asyncio
import math
import queue
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from tracker.changes.validators import usable
from tracker.fetch.answers import Pending, pending
from tracker.fetch.exchange import Exchange
from tracker.fetch.failures import by_error
from tracker.fetch.hosts import Host, spacing
from tracker.fetch.request import Origin, Request, origin
from tracker.subscription import FetchLimits
from tracker.version import URL, VERSION
from tracker.wire import TEMPORARY, Failed

#: The one honest name under which we ask.
USER_AGENT = f"tracker/{VERSION} (+{URL})"
TOO_MANY_REQUESTS = 429
#: Answers that wait to be read before no more are asked for.
WAITING = 32
#: Share of the time limit after which a question that hangs gives its place at the host to the next one, so that a
#: dripping feed does not keep its neighbours from being asked.
PATIENCE = 0.25
#: A "slow down" rests its host for at most this share of the time limit.
LONGEST_REST = 0.1


class Run:
    """Lives in the event loop of a thread of its own; `answers` is the way out."""

    def __init__(
        self, requests: Sequence[Request], limits: FetchLimits, *, trusted: frozenset[Origin], now: datetime
    ) -> None:
        self.answers: queue.SimpleQueue[Pending | None] = queue.SimpleQueue()  #: None: the run is over
        self.trouble: BaseException | None = None  #: a mistake of ours that ended the run
        self._limits = limits
        self._now = now
        self._concurrency = affordable(limits.concurrency)
        self._hosts: dict[str, Host] = {}
        for request in requests:
            self._host(_host_of(request)).waiting.append(request)
        self._exchange = Exchange(
            max_bytes=limits.max_bytes,
            trusted=trusted,
            user_agent=limits.user_agent or USER_AGENT,
            shared=frozenset(name for name, host in self._hosts.items() if len(host.waiting) > 1),
        )
        self._gate = asyncio.Semaphore(self._concurrency)
        self._room = Room(WAITING)
        self._length = math.ceil(len(requests) / self._concurrency) * limits.timeout
        self._begun = 0.0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._stopped = False

    def work(self) -> None:
        """Do everything; the body of the run's thread."""
        try:
            asyncio.run(self._all())
        except asyncio.CancelledError:
            pass  # the caller stopped the run and knows why
        except BaseException as error:
            self.trouble = error
        finally:
            self.answers.put(None)

    def stop(self) -> None:
        """From the reading thread: end now, whatever is under way."""
        self._stopped = True
        self._tell(lambda: self._main.cancel() if self._main else None)

    def taken(self) -> None:
        """From the reading thread: one answer was read, there is room for another."""
        self._tell(self._room.leave)

    def _tell(self, what: Callable[[], object]) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has closed meanwhile
                self._loop.call_soon_threadsafe(what)

    async def _all(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._main = asyncio.current_task()
        self._begun = self._loop.time()
        if self._stopped:
            return
        try:
            async with asyncio.TaskGroup() as group:
                for host in tuple(self._hosts.values()):
                    for number in range(min(self._limits.per_host, len(host.waiting))):
                        group.create_task(self._lane(host, number, group))
        finally:
            await self._exchange.close()

    async def _lane(self, host: Host, number: int, group: asyncio.TaskGroup) -> None:
        """One after the other, as one of the few that may ask this host at once."""
        while host.waiting and not (host.slowed and number > 0):
            await host.turn(self._deadline)
            await self._gate.acquire()
            if not host.waiting:
                self._gate.release()
                return
            question = self._question(host.waiting.popleft(), host)
            if not host.waiting:
                await question
                return
            await asyncio.wait({group.create_task(question)}, timeout=PATIENCE * self._limits.timeout)

    async def _question(self, request: Request, host: Host) -> None:
        """Ask one feed and hand its answer over.  Gives back the place at the gate that the lane took."""
        try:
            result = await self._asked(request, host)
            await self._room.enter()
            self.answers.put(result)
        finally:
            self._gate.release()

    async def _asked(self, request: Request, host: Host) -> Pending:
        begun = asyncio.get_running_loop().time()
        until = min(begun + self._limits.timeout, self._deadline)
        if host.closed or until <= begun:
            return _not_asked(request, host)
        request = replace(request, validators=usable(request.validators, self._now))
        steps = [host.name]
        try:
            async with asyncio.timeout_at(until):
                answer = await self._exchange.get(request, at=steps.append)
        except Exception as error:
            seconds = min(self._limits.timeout, round(until - begun, 1))
            return by_error(request.feed.url, error, host=steps[-1], seconds=seconds, max_bytes=self._limits.max_bytes)
        result = pending(request, answer, self._now)
        self._note(self._host(steps[-1]), result)
        return result

    def _note(self, host: Host, result: Pending) -> None:
        """What an answer means for the other feeds of its host.  A 503 speaks for its own address only."""
        if not isinstance(result, Failed) or result.status != TOO_MANY_REQUESTS:
            host.answered()
            return
        until = result.retry_after
        asked = (until - self._now).total_seconds() if until else math.inf
        host.refused(until, min(asked, LONGEST_REST * self._limits.timeout))

    @property
    def _deadline(self) -> float:
        """Loop time at which the run must be over, waiting for a slow reader not counted."""
        return self._begun + self._length + self._room.stalled

    def _host(self, name: str) -> Host:
        if name not in self._hosts:
            gap = spacing(name, timeout=self._limits.timeout, concurrency=self._concurrency)
            self._hosts[name] = Host(name=name, spacing=gap)
        return self._hosts[name]


class Room:
    """Places for answers that wait to be read; knows how long everybody had to wait for one."""

    def __init__(self, places: int) -> None:
        self._free = asyncio.Semaphore(places)
        self._waiting = 0
        self._since = 0.0
        self._stalled = 0.0

    @property
    def stalled(self) -> float:
        """Seconds during which somebody waited for a place."""
        running = asyncio.get_running_loop().time() - self._since if self._waiting else 0.0
        return self._stalled + running

    async def enter(self) -> None:
        """Take a place, when there is one."""
        if not self._free.locked():
            await self._free.acquire()
            return
        loop = asyncio.get_running_loop()
        if not self._waiting:
            self._since = loop.time()
        self._waiting += 1
        try:
            await self._free.acquire()
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._stalled += loop.time() - self._since

    def leave(self) -> None:
        """Give a place back."""
        self._free.release()


def affordable(concurrency: int) -> int:
    """As many at once as the limit of open files allows: a connection and perhaps a spilled body for each."""
    try:
        import resource
    except ImportError:  # not a Unix
        return concurrency
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return concurrency if soft == resource.RLIM_INFINITY else max(1, min(concurrency, (soft - 32) // 2))


def _host_of(request: Request) -> str:
    try:
        return origin(request.url).host
    except ValueError:
        return ""  # asked like the others, and told what is wrong with it


def _not_asked(request: Request, host: Host) -> Failed:
    reason = f"not asked in this run: {host.name} asked us to slow down" if host.closed else "not asked: time was up"
    return Failed(
        url=request.feed.url, reason=reason, weight=TEMPORARY, retry_after=host.until if host.closed else None
    )
