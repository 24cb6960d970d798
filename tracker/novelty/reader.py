"""What of a development is new to one reader, in numbers and in words."""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from tracker.group.facts import FIRMNESS, fresh, weight
from tracker.model import Development

NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Novelty:
    """How new a development is to a reader."""

    value: float  #: 0–1: weight of the new facts over the weight of all
    new: frozenset[str]  #: fact units not shown before
    known: frozenset[str]  #: those shown before


def novelty(development: Development, shown: Set[str], history: Set[str] = frozenset()) -> Novelty:
    """Compare a development with what a reader saw.

    Args:
        shown: ids of the stories this reader was shown.
        history: fact units of the story so far; they count as known.
    """
    everything: set[str] = set()
    known: set[str] = set(history)
    for member in development.members:
        if member.kind != "copy":
            everything |= member.units
            if member.story in shown:
                known |= member.units
    new = fresh(frozenset(everything), known)
    total = sum(weight(unit) for unit in everything)
    value = sum(weight(unit) for unit in new) / total if total else 0.0
    return Novelty(value=min(1.0, value), new=new, known=frozenset(everything - new))


def said(found: Novelty, names: Mapping[str, str], stages: Mapping[str, str] = NONE) -> tuple[str, ...]:
    """The new and the known facts in words: `new: denied by World Liberty Financial`, `known: talks, stake`.

    Args:
        names: what to call a concept, by id; the id itself where missing.
        stages: what to call a stage, by id.
    """
    new, known = words(found.new, names, stages), words(found.known, names, stages)
    lines = []
    if new:
        lines.append("new: " + ", ".join(new))
        if known:
            lines.append("known: " + ", ".join(known))
    return tuple(lines)


def words(units: Iterable[str], names: Mapping[str, str], stages: Mapping[str, str] = NONE) -> list[str]:
    """Fact units as a person would say them, the most telling first."""
    by: dict[str, list[str]] = {}
    for unit in sorted(units):
        kind, _, value = unit.partition(":")
        by.setdefault(kind, []).append(value)
    told = [value for value in by.get("stage", ()) if value not in by.get("status", ())]
    found = [stages.get(value, value.replace("_", " ").replace("-", " ")) for value in told]
    speakers = " and ".join(names.get(value, value) for value in by.get("speaker", ()))
    statuses = sorted(by.get("status", ()), key=lambda status: -FIRMNESS.get(status, 0))[:1]
    for status in statuses:
        if status == "reported" and found:
            continue  # what everything is until somebody says more
        by_whom = f" by {speakers}" if speakers and status in ("denied", "confirmed") else ""
        found.append(status + by_whom)
    if speakers and not statuses:
        found.append(f"{speakers} speaks")
    found.extend(f"report of {value}" for value in by.get("origin", ()))
    found.extend(spelled(value) for value in by.get("number", ()))
    if "official" in by:
        found.append("an official source")
    return found


def spelled(number: str) -> str:
    """A normalised amount as a person writes it: `$2000000000` is `$2bn`, `87%` and `4 months` stay."""
    match = re.fullmatch(r"(\D+)(\d+)(?:\.\d+)?", number)
    if not match:
        return number
    value = int(match[2])
    for size, letter in ((10**9, "bn"), (10**6, "m")):
        if value >= size:
            return f"{match[1]}{value / size:.4g}{letter}"
    return f"{match[1]}{value:,}"
