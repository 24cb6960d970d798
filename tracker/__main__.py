"""The way in: `tracker` and `python -m tracker`."""

import atexit
import gc
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

#: Objects made between two looks for rings of garbage.  Rules and stories make hundreds of thousands that stay, and
#: Python's 700 would look through them all the while: a tenth of the time of compiling the rules.
SELDOM = 50_000


def main() -> None:
    """Make sure of the ways in and out, and go through the door."""
    furnish()
    hear(leave)
    gc.set_threshold(SELDOM, 10, 10)
    from tracker.cli.main import enter

    code = enter(sys.argv[1:])
    hear(signal.SIG_IGN)  # all is said and done; whoever is impatient need not hear of how Python ends
    end(code)


def end(code: int) -> NoReturn:
    """Leave at once.

    Python would take every object apart first: a seventh of the time of `--help`, 0.15 s after a large refresh.
    """
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)  # Python has its own way to say that, and its own code
    os._exit(code)


def hear(what: object) -> None:
    """What SIGINT and SIGTERM do from here on; one that our parent told us to ignore stays ignored."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, what)  # type: ignore[arg-type]


def leave(number: int, frame: FrameType | None) -> None:
    """Stopped while the program is being loaded: nothing is open yet, so there is nothing to put in order."""
    name = "interrupted" if number == signal.SIGINT else "terminated"
    os.write(2, f"tracker: {name} before anything was done\n".encode())
    os._exit(128 + number)


def furnish() -> None:
    """Fill the places of standard streams that were closed (`>&-`).

    Otherwise the first file or connection opened would sit there and get what is meant for a person.  Standard output
    is filled with what refuses to be written: what cannot be printed must not count as shown.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
        sys.stdin = open(0)  # noqa: SIM115
    if sys.stdout is None:
        os.open(os.devnull, os.O_RDONLY)
        sys.stdout = open(1, "w")  # noqa: SIM115
    if sys.stderr is None:
        os.open(os.devnull, os.O_WRONLY)
        sys.stderr = open(2, "w")  # noqa: SIM115


if __name__ == "__main__":
    main()
