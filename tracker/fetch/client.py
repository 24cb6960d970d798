"""Ask many feeds at once and hand over each answer as it arrives."""

import sys
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tracker.fetch.request import Origin, Request
from tracker.subscription import Feed, FetchLimits
from tracker.wire import FetchOutcome

#: Seconds that an interrupted run may take to put its connections away.
FAREWELL = 0.5


def fetch_all(
    requests: Sequence[Request],
    limits: FetchLimits,
    *,
    trusted: frozenset[Origin],
    take: Callable[[FetchOutcome], None],
    lull: Callable[[], None] = lambda: None,
    now: datetime | None = None,
) -> None:
    """Ask every feed; `take` gets exactly one outcome for each, in order of arrival.

    The network lives in a thread of its own, and `take` is called in the caller's: reading and storing one answer
    overlaps with waiting for the others.  When `take` is slow, asking pauses, so that memory stays flat.  An exception
    out of `take`, an interrupt included, ends the run at once.

    Args:
        trusted: origins that may be private addresses: exactly those that the configuration names.
        lull: called whenever everything that has arrived is taken and waiting begins.
        now: the moment that Retry-After and the like count from; None: this one.

    Raises:
        MemoryError: there is too little of it, or of what a thread needs besides.
    """
    if not requests:
        return
    _spare()  # only who really asks pays for the start of the network's libraries
    from tracker.fetch.answers import Arrived
    from tracker.fetch.run import Run

    run = Run(requests, limits, trusted=trusted, now=now or datetime.now(UTC))
    thread = threading.Thread(target=run.work, daemon=True, name="fetch")
    try:
        thread.start()
    except RuntimeError as error:
        raise MemoryError("the system starts no more threads") from error
    try:
        while True:
            if run.answers.empty():
                lull()
            if (result := run.answers.get()) is None:
                break
            take(result.read() if isinstance(result, Arrived) else result)
            run.taken()
    finally:
        run.stop()
        thread.join(FAREWELL)
    if run.trouble is not None:
        raise run.trouble


def _spare() -> None:
    """Keep httpx and httpcore from what they look for and would never use here."""
    # The command line that httpx brings along where rich is installed costs 0.1 s and several MB; without it httpx
    # stands as it does where rich is not.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    # httpcore looks for sniffio at each connection, and where there is none Python searches all its folders each time:
    # a fifth of the work of a request.  We run under asyncio alone, which is what it takes a missing sniffio to mean.
    sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]


def fetch_page(
    url: str, limits: FetchLimits, *, trusted: frozenset[Origin], now: datetime | None = None
) -> FetchOutcome:
    """One page or feed by the same way and under the same limits, for looking at an address before subscribing."""
    found: list[FetchOutcome] = []
    request = Request(feed=Feed(url=url, id="", name=""), url=url)
    fetch_all([request], limits, trusted=trusted, take=found.append, now=now)
    return found[0]
