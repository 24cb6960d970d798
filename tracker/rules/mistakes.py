"""Mistakes of people who write rules, gathered so that all are told at once, each with its line and what to do."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from tracker.errors import ConfigError
from tracker.model import Path, Sheet

#: Keys of a mapping by language: ISO 639 codes, and `any` for names that all languages write alike.
ANY = "any"


class Mistakes:
    """Collects `file:line: key: what; what to do`."""

    def __init__(self) -> None:
        self._found: list[tuple[str, int, str]] = []

    def add(self, sheet: Sheet, path: Path, what: str) -> None:
        """Note a mistake at a place of a sheet; the nearest line known above the place is named."""
        line, known = 1, path
        while known and known not in sheet.lines:
            known = known[:-1]
        line = sheet.lines.get(known, 1)
        key = ".".join(str(part) for part in path) or "file"
        self._found.append((sheet.name, line, f"{sheet.name}:{line}: {key}: {what}"))

    def tell(self) -> None:
        """Raise `ConfigError` with every mistake, in order of file and line; nothing if there is none."""
        if self._found:
            raise ConfigError(dict.fromkeys(text for _, _, text in sorted(self._found)))


def nearest(name: str, known: Iterable[str]) -> str:
    """`; did you mean `x`?` for the closest known name, else the known names if they are few."""
    names = sorted(known)
    if close := get_close_matches(name, names, n=1, cutoff=0.6):
        return f"did you mean `{close[0]}`?"
    return f"known: {', '.join(names)}" if 0 < len(names) <= 12 else "name one that exists"


class Place:
    """A value of a sheet with its path: reads what is expected there and notes what is not."""

    def __init__(self, sheet: Sheet, mistakes: Mistakes, path: Path = (), value: Any = None) -> None:
        self.sheet = sheet
        self.mistakes = mistakes
        self.path = path
        self.value = sheet.data if not path else value

    def wrong(self, what: str) -> None:
        """Note that this value is wrong."""
        self.mistakes.add(self.sheet, self.path, what)

    def at(self, key: str | int) -> "Place":
        """The value under a key; None if it is not there."""
        if isinstance(self.value, dict):
            inner = self.value.get(key)
        else:
            inner = self.value[key] if isinstance(self.value, list) and isinstance(key, int) else None
        return Place(self.sheet, self.mistakes, (*self.path, key), inner)

    def mapping(self, expected: str) -> dict[Any, "Place"]:
        """The places of a mapping; empty, with a mistake, if it is none; empty if absent."""
        if self.value is None:
            return {}
        if not isinstance(self.value, dict):
            self.wrong(f"is {_kind(self.value)}; expected {expected}")
            return {}
        return {key: self.at(key) for key in self.value}

    def listing(self, expected: str) -> list["Place"]:
        """The places of a list; a lone text counts as a list of one."""
        if self.value is None:
            return []
        if isinstance(self.value, str):
            return [self]
        if not isinstance(self.value, list):
            self.wrong(f"is {_kind(self.value)}; expected {expected}")
            return []
        return [self.at(i) for i in range(len(self.value))]

    def text(self, default: str = "") -> str:
        """A text; numbers that YAML read out of an unquoted word are named."""
        if self.value is None:
            return default
        if not isinstance(self.value, str):
            self.wrong(f"is {_kind(self.value)} ({self.value}); write it in quotes to make it text")
            return default
        return self.value

    def number(self, default: float, low: float, high: float) -> float:
        """A number within bounds."""
        if self.value is None:
            return default
        if isinstance(self.value, bool) or not isinstance(self.value, int | float) or not low <= self.value <= high:
            self.wrong(f"is {self.value!r}; expected a number from {low:g} to {high:g}")
            return default
        return float(self.value)

    def flag(self) -> bool:
        """true or false; absent is false."""
        if self.value is not None and not isinstance(self.value, bool):
            self.wrong(f"is {self.value!r}; expected true or false")
        return self.value is True

    def only(self, known: Iterable[str]) -> None:
        """Note every key that is not known."""
        allowed = set(known)
        for key, place in self.mapping("a mapping").items():
            if key not in allowed:
                place.wrong(f"is no key here; {nearest(str(key), allowed)}")


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "a date"
