"""All mistakes of one file, gathered before anybody is told."""

import difflib
from collections.abc import Iterable
from typing import Any

from tracker.errors import ConfigError
from tracker.model import Path, Sheet


class Mistakes:
    """Collects mistakes of a sheet; each becomes one line `file:line: key: what is wrong and what is expected`."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._found: dict[tuple[int, str], None] = {}
        self._paths: set[Path] = set()

    def add(self, path: Path, what: str, line: int | None = None) -> None:
        """Something is wrong with the value at a path (or with its absence).

        Args:
            path: of the value.
            what: is wrong, and what is expected.
            line: where, if not on the value's own line.
        """
        self._paths.add(path)
        self._found[(line or self.line(path), f"{written(path)}: {what}" if path else what)] = None

    def line(self, path: Path) -> int:
        """The line of a value, or of what should have held it."""
        while path and path not in self._sheet.lines:
            path = path[:-1]
        return self._sheet.lines.get(path, 1)

    def touch(self, path: Path) -> bool:
        """Whether the value at a path, or one that holds it, was already found wrong."""
        return bool(self._paths) and any(path[:length] in self._paths for length in range(len(path) + 1))

    def inside(self, path: Path) -> bool:
        """Whether the value at a path, or anything in it, was already found wrong."""
        return self.touch(path) or any(wrong[: len(path)] == path for wrong in self._paths)

    def raise_all(self) -> None:
        """Tell about everything, by line.

        Raises:
            ConfigError: there is at least one mistake.
        """
        lines = [f"{self._sheet.name}:{line}: {what}" for line, what in sorted(self._found, key=lambda it: it[0])]
        if lines:
            raise ConfigError(lines)


def written(path: Path) -> str:
    """A path as a person reads it: `feeds[2].kind`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{shown(step)}" if text else shown(step)
    return text


def shown(text: str, most: int = 60) -> str:
    """A word of the user's file in a message: one line, nothing that moves the cursor, not too long."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return cut if cut.isprintable() else repr(cut)[1:-1]


def found(value: Any) -> str:
    """What stands there, in words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"'{shown(value)}'" if value else "an empty text"
    kind = "list" if isinstance(value, list) else "mapping"
    return f"a {kind}" if value else f"an empty {kind}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    by_lower = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else None


def meant(word: str, known: Iterable[str]) -> str:
    """`; did you mean X?` or nothing."""
    guess = nearest(word, known)
    return f"; did you mean {guess}?" if guess else ""
