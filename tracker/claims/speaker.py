"""Who says, denies or confirms."""

import re
from collections.abc import Iterable

from tracker.claims.actor import able
from tracker.claims.speech import doer
from tracker.match.scan import Hit, Scan
from tracker.rules.rules import Rules
from tracker.text.word_order import VERB_FIRST, VERB_LAST

_PAUSE = re.compile("[,，、:：;…]")


def speaker(scan: Scan, rules: Rules, cue: Hit) -> str | None:
    """Who does in a title what a cue says; else the name nearest before it, after it, or the only one of the title."""
    who = doer(scan, rules, cue) if cue.sentence == 0 else None
    if who is not None and who.hit.kind != "concept":
        return None
    found = who.hit.id if who is not None else _found(scan, rules, cue)
    return bare(rules.concepts[found].means or found) if found is not None else None


def _found(scan: Scan, rules: Rules, cue: Hit) -> str | None:
    named = [hit for hit in scan.of("concept") if able(hit, rules)]
    inside = [hit for hit in named if hit.sentence == cue.sentence]
    before = [hit for hit in inside if hit.end <= _said(scan, cue)] or [hit for hit in inside if hit.end <= cue.start]
    if before:
        last = max(before, key=lambda hit: (hit.end, -hit.start))
        return _whole(_opening(scan, before) if cue.language in VERB_LAST else last, before).id
    after = [hit for hit in inside if hit.start >= cue.end]
    if cue.sentence == 0:
        return min(after, key=lambda hit: hit.start).id if after and cue.language in VERB_FIRST else None
    return _only(hit for hit in named if hit.sentence == 0)


def _said(scan: Scan, cue: Hit) -> int:
    """Where the names that may speak end: at the cue, or at a verb of saying before it.

    In "Zhao says Bloomberg's article on Binance is wrong" it is Zhao who denies, not the name nearest to the denial.
    """
    if cue.language in VERB_LAST:
        return cue.start
    verbs = [hit.start for hit in scan.of("cue", "says", cue.sentence) if hit.end <= cue.start]
    return min(verbs, default=cue.start)


def _opening(scan: Scan, before: list[Hit]) -> Hit:
    """The last name before the first pause, else the first name: "Binance founder CZ, …" is CZ."""
    pause = _PAUSE.search(scan.text, before[0].end)
    opening = [hit for hit in before if pause is not None and hit.end <= pause.end()]
    return max(opening, key=lambda hit: (hit.end, -hit.start)) if opening else before[0]


def _whole(hit: Hit, others: list[Hit]) -> Hit:
    """The longest name that shares letters with a hit: the full name, not the surname in it."""
    same = [other for other in others if other.start < hit.end and hit.start < other.end]
    return max(same, key=lambda other: (other.end - other.start, -other.start))


def _only(hits: Iterable[Hit]) -> str | None:
    names = {hit.id for hit in hits}
    return names.pop() if len(names) == 1 else None


def bare(concept: str) -> str:
    """A concept's id without the topic it is local to."""
    return concept.rpartition("/")[2]
