"""The way of a development from rumour to official, as far as it went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from tracker.model import Development, Status
from tracker.render import phrases, when

#: Places on the track; the third is where a report is denied or confirmed.
PLACES: tuple[tuple[Status, ...], ...] = (("rumour",), ("reported",), ("denied", "confirmed"), ("official",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place on the track."""

    status: Status  #: what it was, or the first that stands there
    words: str  #: `reported`, `denied or confirmed` where neither came
    date: str  #: when it was first told so; empty: it never was
    now: bool  #: the development stands here


def track(told: Development, zone: tzinfo) -> tuple[Place, ...]:
    """The four places rumour → reported → denied/confirmed → official; a reaction has its own single one."""
    first: dict[Status, str] = {}
    for step in told.steps:
        first.setdefault(step.status, when.date(step.at, zone))
    if told.status == "reaction":
        return (Place(status="reaction", words="reaction", date=first.get("reaction", ""), now=True),)
    return tuple(_place(choices, first, told.status) for choices in PLACES)


def _place(choices: tuple[Status, ...], first: Mapping[Status, str], now: Status) -> Place:
    reached = [status for status in choices if status in first or status == now]
    status = now if now in choices else (reached[-1] if reached else choices[0])
    words = status if reached else " or ".join(choices)
    return Place(status=status, words=words, date=first.get(status, ""), now=now in choices)


def words(told: Development, zone: tzinfo) -> str:
    """The track on one line: `○ reported 13 Mar 2025 → × denied 14 Mar 2025`, as far as it went."""
    steps: list[str] = []
    seen: set[Status] = set()
    for step in told.steps:
        if step.status not in seen:
            seen.add(step.status)
            steps.append(f"{phrases.MARKS[step.status]} {step.status} {when.date(step.at, zone)}")
    return " → ".join(steps) or f"{phrases.MARKS[told.status]} {told.status}"
