"""Answers on their way from the process that reads feeds to the one that saves them.

The one who saves is away for half a second at a time, to index and to tag.  A pipe holds 1 MB, some forty documents,
which is less than comes meanwhile; what does not fit waits here, so that reading goes on.
"""

import sys
from collections import deque
from multiprocessing.connection import Connection

#: Bytes that wait here at most before the sender waits too.
AHEAD = 8_000_000


class Post:
    """The way to the other side."""

    def __init__(self, way: Connection) -> None:
        self._way = way
        self._room = _room(way)
        self._kept: deque[bytes] = deque()
        self._size = 0  #: bytes kept

    @property
    def idle(self) -> bool:
        """Whether the other side has taken all and waits; False also where the system does not tell."""
        return not self._kept and self._under_way() == 0

    def send(self, answer: bytes) -> None:
        """Send now what can be sent without waiting, in order, and keep the rest."""
        self._kept.append(answer)
        self._size += len(answer)
        while self._kept and (self._size > AHEAD or self._fits(len(self._kept[0]))):
            self._send_one()

    def flush(self) -> None:
        """Send everything, however long it takes."""
        while self._kept:
            self._send_one()

    def _send_one(self) -> None:
        answer = self._kept.popleft()
        self._size -= len(answer)
        self._way.send_bytes(answer)

    def _fits(self, size: int) -> bool:
        under_way = self._under_way()
        return not under_way or under_way + size <= self._room

    def _under_way(self) -> int | None:
        """Bytes that the other side has not taken yet; None: the system does not tell."""
        import fcntl
        import termios

        number = bytearray(4)
        try:
            fcntl.ioctl(self._way.fileno(), termios.FIONREAD, number)
        except OSError:
            return None
        return int.from_bytes(number, sys.byteorder)


def _room(way: Connection) -> int:
    """Bytes that a pipe holds for certain; a short write at the end of a page may waste the rest of it."""
    import fcntl

    try:
        return fcntl.fcntl(way.fileno(), fcntl.F_GETPIPE_SZ) // 2
    except (OSError, AttributeError):  # not on Linux
        return 0
