"""Courtesy towards one host: how many questions at once, how far apart, and what a "slow down" changes."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from tracker.fetch.request import Request

#: Most seconds between the starts of two questions to one host.
SPACING = 1.0
#: Seconds a host rests after its first "slow down" of a run; each further one in a row adds as much.
REST = 2.0
#: "Slow down" in a row after which the rest of a host's feeds waits for another run.  Not fewer, because some servers
#: count by address: a few feeds asked too often are no reason to give up their neighbours.
MOST_REFUSALS = 5
OWN_MACHINE = ("127.", "localhost", "::1")


@dataclass(slots=True)
class Host:
    """One host during a run."""

    name: str
    spacing: float  #: seconds between two starts
    waiting: deque[Request] = field(default_factory=deque)
    refusals: int = 0  #: "slow down" in a row
    slowed: bool = False  #: one question at a time for the rest of the run
    until: datetime | None = None  #: when it allows us back, from the last "slow down"
    next_start: float = 0.0  #: loop time

    @property
    def closed(self) -> bool:
        """Whether to ask it nothing more in this run."""
        return self.refusals >= MOST_REFUSALS

    async def turn(self, deadline: float) -> None:
        """Wait until the next question may start, at most until the deadline (loop time)."""
        loop = asyncio.get_running_loop()
        while (wait := min(self.next_start, deadline) - loop.time()) > 0:
            await asyncio.sleep(wait)
        self.next_start = max(self.next_start, loop.time() + self.spacing)

    def refused(self, until: datetime | None, longest: float) -> None:
        """It asked us to slow down; it rests for at most `longest` seconds."""
        self.refusals += 1
        self.slowed = True
        self.until = until
        now = asyncio.get_running_loop().time()
        self.next_start = max(self.next_start, now + min(REST * self.refusals, longest))

    def answered(self) -> None:
        """It gave an answer that was no "slow down"."""
        self.refusals = 0


def spacing(host: str, *, timeout: float, concurrency: int) -> float:
    """Seconds between two starts on a host.

    So small that the promise about the length of a run holds even if every feed lives on one host.  Our own machine
    needs no courtesy.
    """
    if host.startswith(OWN_MACHINE):
        return 0.0
    return min(SPACING, timeout / (2 * concurrency))
