"""What readers said about single stories, made ready for the fold."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from tracker.model import Correction, Reading


class Corrected:
    """Corrections indexed by story.  Of `pin` and `split` on one story the later one counts."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        ordered = sorted(corrections, key=lambda item: (item.at, item.how, item.story, item.other))
        self._not: dict[str, set[str]] = {}
        self._split: dict[str, Correction] = {}
        self.muted: frozenset[str] = frozenset(item.story for item in ordered if item.how == "mute")
        for item in ordered:
            if item.how == "not":
                self._not.setdefault(item.story, set()).add(item.other)
            elif item.how == "split":
                self._split[item.story] = item
            elif item.how == "pin":
                self._split.pop(item.story, None)
                self._split.pop(item.other, None)
        self._mates = _components(item for item in ordered if item.how == "pin" and self._holds(item))

    def _holds(self, pin: Correction) -> bool:
        return all(end not in self._split or self._split[end].at <= pin.at for end in (pin.story, pin.other))

    def reading(self, reading: Reading) -> Reading:
        """A reading without the topics a reader took off it."""
        off = self._not.get(reading.story)
        if not off:
            return reading
        return replace(
            reading,
            tags=tuple(tag for tag in reading.tags if tag.topic not in off),
            stages=tuple(hit for hit in reading.stages if hit.topic not in off),
        )

    def mate(self, story: str, placed: Mapping[str, object]) -> str | None:
        """The story already placed that a reader pinned this one to; None when there is none."""
        return next((mate for mate in self._mates.get(story, ()) if mate in placed), None)

    def pinned(self, story: str) -> bool:
        """Whether a reader pinned the story to another."""
        return story in self._mates

    def apart(self, story: str) -> bool:
        """Whether a reader took the story out of where it was."""
        return story in self._split

    def together(self, story: str, others: Iterable[str]) -> bool:
        """Whether all other stories were taken out in the same breath as this one."""
        said = self._split[story]
        return all(
            other in self._split and (self._split[other].at, self._split[other].by) == (said.at, said.by)
            for other in others
        )


def _components(pins: Iterable[Correction]) -> dict[str, Collection[str]]:
    """Story to all stories it is pinned to, directly or through others, by id."""
    groups: dict[str, set[str]] = {}
    for pin in pins:
        merged = groups.get(pin.story, {pin.story}) | groups.get(pin.other, {pin.other})
        for story in merged:
            groups[story] = merged
    return {story: sorted(group - {story}) for story, group in groups.items()}
