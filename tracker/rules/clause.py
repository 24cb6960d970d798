"""What a topic asks for: a tree of clauses over concept names."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A concept is said."""

    concept: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds in the window; the weakest decides."""

    parts: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One part holds; the strongest decides."""

    parts: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold in the window."""

    part: "Clause"


@dataclass(frozen=True, slots=True)
class Near:
    """One of each group of concepts within a number of words of each other, in one sentence, in any order."""

    groups: tuple[tuple[str, ...], ...]
    words: int


Clause = Name | All | Any | Not | Near


def names(clause: Clause, *, denied: bool = True) -> Iterator[str]:
    """Every concept a clause mentions, in order of writing; without those under `not` unless `denied`."""
    if isinstance(clause, Name):
        yield clause.concept
    elif isinstance(clause, Near):
        for group in clause.groups:
            yield from group
    elif isinstance(clause, Not):
        if denied:
            yield from names(clause.part)
    else:
        for part in clause.parts:
            yield from names(part, denied=denied)


def words(clause: Clause) -> str:
    """A clause as a person would say it."""
    if isinstance(clause, Name):
        return clause.concept
    if isinstance(clause, Near):
        told = " near ".join(" or ".join(group) for group in clause.groups)
        return f"{told} (within {clause.words} words)"
    if isinstance(clause, Not):
        return f"not {words(clause.part)}"
    joiner = " and " if isinstance(clause, All) else " or "
    return "(" + joiner.join(words(part) for part in clause.parts) + ")"
