"""Who says, denies or confirms."""

from collections.abc import Iterable

from tracker.match.scan import Hit, Scan
from tracker.rules.rules import Rules

_SPEAKS = ("person", "company", "office")


def speaker(scan: Scan, rules: Rules, cue: Hit) -> str | None:
    """The person, firm or office nearest before a cue, else after it, else the only one of the title."""
    able = [hit for hit in scan.of("concept") if rules.concepts[hit.id].kind in _SPEAKS]
    inside = [hit for hit in able if hit.sentence == cue.sentence]
    before = [hit for hit in inside if hit.end <= cue.start]
    if before:
        # The subject of a headline stands first; a name between it and the verb is mostly its apposition.
        return bare(max(before, key=lambda hit: (hit.end, hit.start)).id)
    after = [hit for hit in inside if hit.start >= cue.end]
    if cue.sentence == 0:
        return bare(min(after, key=lambda hit: hit.start).id) if after and _verb_first(cue) else None
    return _only(hit for hit in able if hit.sentence == 0)


def _verb_first(cue: Hit) -> bool:
    return cue.language in ("es", "pt", "it", "fr", "ru", "de")


def _only(hits: Iterable[Hit]) -> str | None:
    names = {bare(hit.id) for hit in hits}
    return names.pop() if len(names) == 1 else None


def bare(concept: str) -> str:
    """A concept's id without the topic it is local to."""
    return concept.rpartition("/")[2]
