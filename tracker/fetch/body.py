"""Bodies that wait to be read: small ones in memory, large ones in a temporary file."""

import io
import tempfile
from typing import IO

#: Bytes kept in memory; with 50 answers under way and 32 waiting this stays below 100 MB.
IN_MEMORY = 1_000_000


class Body:
    """What has arrived of one document."""

    def __init__(self) -> None:
        self._held: IO[bytes] = io.BytesIO()
        self._size = 0
        self._may_spill = True

    def add(self, piece: bytes) -> None:
        """Append; a full disk keeps the body in memory."""
        self._size += len(piece)
        if self._size > IN_MEMORY and self._may_spill:
            self._spill()
        self._held.write(piece)

    def take(self) -> bytes:
        """The whole body; it is forgotten here."""
        self._held.seek(0)
        data = self._held.read()
        self._held.close()
        return data

    def drop(self) -> None:
        """Forget it unread."""
        self._held.close()

    def _spill(self) -> None:
        self._may_spill = False
        assert isinstance(self._held, io.BytesIO)
        try:
            spilled = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  closed by take() or drop()
        except OSError:
            return
        try:
            spilled.write(self._held.getbuffer())
        except OSError:
            spilled.close()
            return
        self._held = spilled
