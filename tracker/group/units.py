"""Facts a story states, as short units: what makes a later story an update rather than a repeat."""

from tracker.group.policy import Policy
from tracker.model import Reading, Story
from tracker.text.similar import plain

#: What a unit weighs when novelty is counted, by the word before its colon.
WEIGHTS = {"stage": 1.0, "status": 0.8, "official": 0.8, "number": 0.4, "speaker": 0.3, "origin": 0.3, "entity": 0.2}
#: Units that alone make a story an update.  Another name in the text is not news by itself.
NEWS = frozenset(("stage", "status", "official", "number", "speaker", "origin"))
#: From soft to firm: a softer status after a firmer one is no new fact.
FIRMNESS = {"rumour": 0, "reaction": 1, "reported": 2, "denied": 3, "confirmed": 4, "official": 5}


def weight(unit: str) -> float:
    """What a fact unit weighs, 0–1."""
    return WEIGHTS.get(unit.partition(":")[0], 0.0)


def units(story: Story, reading: Reading, policy: Policy) -> frozenset[str]:
    """Every fact unit of a story: `stage:talks`, `status:denied`, `number:$2000000000`, `origin:WSJ` …"""
    claim = reading.claim
    found = {f"stage:{hit.stage}" for hit in reading.stages if hit.topic in reading.topics}
    found.add(f"status:{claim.status}")
    if claim.speaker and claim.status in ("denied", "confirmed", "official", "reaction"):
        found.add(f"speaker:{claim.speaker}")
    if claim.origin:
        found.add(f"origin:{claim.origin}")
    if claim.official >= 1.0:
        found.add("official:source")
    found |= {f"number:{number}" for number in reading.numbers}
    matched = {item.concept for tag in reading.tags for item in tag.evidence}
    named = reading.entities if policy.named is None else reading.entities & policy.named
    found |= {f"entity:{name}" for name in named - matched}
    return frozenset(found)


def fresh(found: frozenset[str], known: frozenset[str] | set[str]) -> frozenset[str]:
    """Those units that add to what is known; a status only when it is firmer than every known one."""
    firmest = max((FIRMNESS[u[7:]] for u in known if u.startswith("status:") and u[7:] in FIRMNESS), default=-1)
    new = {u for u in found if u not in known}
    return frozenset(u for u in new if not u.startswith("status:") or FIRMNESS.get(u[7:], 0) > firmest)


def news(new: frozenset[str]) -> bool:
    """Whether some new units make an update."""
    return any(unit.partition(":")[0] in NEWS for unit in new)


def owner(story: Story, reading: Reading, policy: Policy) -> tuple[str, str]:
    """(key, name) of who a story rests on: the credited outlet or its own publisher, outlets of one owner alike."""
    name = reading.claim.origin or story.source
    return plain(policy.owners.get(plain(name), name)), name
