"""Every error a user can meet.  A message says what was wrong, where, and what to do next, in one line.

The tree:

    TrackerError                exit 1   anything we foresee
    ├── UsageError              exit 2   a wrong argument, an unknown id, a date that is none
    ├── ConfigError             exit 2   mistakes in feeds.yaml or a topic file; carries all of them
    ├── StoreError              exit 1   the database cannot be read, written or understood
    ├── BusyError               exit 75  another run holds the lock
    ├── ImportRefusedError           exit 1   some lines of an import were refused; the good ones are kept
    └── DeliveryError           exit 1   a digest could not be put where its reader wants it

A feed that fails is not an error here: it is a value (`tracker.wire.Failed`).
"""

from collections.abc import Iterable


class TrackerError(Exception):
    """A foreseen failure; `str(error)` is the line a user reads."""

    exit_code = 1

    @property
    def lines(self) -> tuple[str, ...]:
        """What to print on stderr, one mistake a line."""
        return (str(self),)


class UsageError(TrackerError):
    """The command cannot be understood, or names something that does not exist."""

    exit_code = 2


class ConfigError(TrackerError):
    """All mistakes of a configuration or topic file in one go, each `file:line: key: what; what to do`."""

    exit_code = 2

    def __init__(self, mistakes: Iterable[str]) -> None:
        self._lines = tuple(mistakes)
        super().__init__("\n".join(self._lines))

    @property
    def lines(self) -> tuple[str, ...]:
        return self._lines


class StoreError(TrackerError):
    """The database cannot be opened, read or written, is foreign, corrupt, or newer than this program."""


class BusyError(TrackerError):
    """Another process is the writer; the message says which one and since when."""

    exit_code = 75


class ImportRefusedError(TrackerError):
    """Lines of an imported file that were refused, each `file:line: why`; the others are stored."""

    def __init__(self, refused: Iterable[str]) -> None:
        self._lines = tuple(refused)
        super().__init__("\n".join(self._lines))

    @property
    def lines(self) -> tuple[str, ...]:
        return self._lines


class DeliveryError(TrackerError):
    """A digest did not arrive; nothing was marked as shown and the next run tries again."""
