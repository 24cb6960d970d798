"""Coverage over time: counts in steps, a line of blocks for a terminal, bars for a picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_BLOCKS = "▁▂▃▄▅▆▇█"

FEW = 3  #: a chart is at least so high, so that single stories do not look like a wave

#: Lengths of a step that a person can name, shortest first.
STEPS = tuple(timedelta(hours=hours) for hours in (1, 2, 3, 6, 12, 24, 48, 168, 336, 720, 2160, 8760))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many stories appeared in each step of time."""

    start: datetime
    step: timedelta
    counts: tuple[int, ...]

    @property
    def unit(self) -> str:
        """The step in words: `hour`, `6 h`, `day`, `week`."""
        hours = int(self.step.total_seconds() // 3600)
        return {1: "hour", 24: "day", 168: "week"}.get(hours) or (f"{hours} h" if hours < 48 else f"{hours // 24} days")


def coverage(times: Iterable[datetime], *, most: int = 24) -> Coverage | None:
    """Count times in at most `most` steps of one readable length; None when there are no times."""
    known = sorted(times)
    if not known:
        return None
    span = known[-1] - known[0]
    step = next((step for step in STEPS if span < step * most), STEPS[-1])
    counts = [0] * (span // step + 1)
    for when in known:
        counts[(when - known[0]) // step] += 1
    return Coverage(start=known[0], step=step, counts=tuple(counts[-most:]))


def sparkline(counts: Sequence[int]) -> str:
    """One block a step, as high as its share of the highest; an empty step is a dot, so that a pause shows."""
    top = max([FEW, *counts])
    return "".join("·" if not one else _BLOCKS[max(0, -(-one * len(_BLOCKS) // top) - 1)] for one in counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart in units of its picture."""

    x: float
    y: float
    width: float
    height: float


def bars(counts: Sequence[int], *, width: int = 240, height: int = 40) -> tuple[Bar, ...]:
    """Bars for the steps that hold something, from the left, standing on the bottom."""
    top = max([FEW, *counts])
    step = min(width / max(1, len(counts)), 16)
    return tuple(
        Bar(
            x=round(place * step, 2),
            y=round(height - height * one / top, 2),
            width=round(max(1.0, step - 2), 2),
            height=round(height * one / top, 2),
        )
        for place, one in enumerate(counts)
        if one
    )
