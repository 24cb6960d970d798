"""Fact units by themselves: what they weigh, which of them are new beside others, which make an update."""

#: What a unit weighs when novelty is counted, by the word before its colon.
WEIGHTS = {"stage": 1.0, "status": 0.8, "official": 0.8, "number": 0.4, "speaker": 0.3, "origin": 0.3, "entity": 0.2}
#: Units that alone make a story an update.  Another name in the text is not news by itself, nor is who says it: on the
#: labelled mornings every line that was listed for a speaker alone told nothing new.
NEWS = frozenset(("stage", "status", "official", "number", "origin"))
#: From soft to firm: a softer status after a firmer one is no new fact.
FIRMNESS = {"rumour": 0, "reaction": 1, "reported": 2, "denied": 3, "confirmed": 4, "official": 5}

#: Statuses that make a fact firm.
FIRM = ("confirmed", "official")


def weight(unit: str) -> float:
    """What a fact unit weighs, 0–1."""
    return WEIGHTS.get(unit.partition(":")[0], 0.0)


def fresh(found: frozenset[str], known: frozenset[str] | set[str]) -> frozenset[str]:
    """Those units that add to what is known; a status only when it is firmer than every known one."""
    firmest = max((FIRMNESS[u[7:]] for u in known if u.startswith("status:") and u[7:] in FIRMNESS), default=-1)
    new = {u for u in found if u not in known}
    return frozenset(u for u in new if not u.startswith("status:") or FIRMNESS.get(u[7:], 0) > firmest)


def news(new: frozenset[str], known: frozenset[str] | set[str]) -> bool:
    """Whether some new units make an update.

    A status is news when it takes a fact from said to firm, or to denied; `official` after `confirmed` (an office
    repeats what a firm had confirmed) is not, nor is an official source for what was official already.
    """
    firm = any(f"status:{status}" in known for status in FIRM)
    kinds = {unit.partition(":")[0] for unit in new}
    if firm:
        kinds -= {"status", "official"}
    return not kinds.isdisjoint(NEWS)
