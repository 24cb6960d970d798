"""Facts a story states, as short units: what makes a later story an update rather than a repeat."""

from tracker.claims.numbers import numbers
from tracker.group.policy import Policy
from tracker.group.signature import DENIAL, denies, main_stages
from tracker.model import Reading, Story
from tracker.text.similar import plain


def units(story: Story, reading: Reading, policy: Policy) -> frozenset[str]:
    """Every fact unit of a story: `stage:talks`, `status:denied`, `number:$2000000000`, `origin:WSJ` …

    Only what the story is told for counts: the main stages of its title (of its summary if the title tells none),
    amounts and shares wherever its claim is told, lengths of time in the title alone.  The sentence somebody once
    served, or an earlier step recalled further down, is background.  On the labelled mornings, counting every stage
    made one line in five an update that told nothing new; this way it is one in ten, half of them firmer statuses.
    """
    claim = reading.claim
    found = {f"stage:{stage}" for stage in _told(reading, policy)} | {f"status:{claim.status}"}
    speaker = policy.voices.get(claim.speaker, claim.speaker) if claim.speaker else None
    if speaker and speaker not in policy.nameless and claim.status in ("denied", "confirmed", "official"):
        found.add(f"speaker:{speaker}")
    if claim.origin:
        found.add(f"origin:{claim.origin}")
    if claim.official >= 1.0:
        found.add("official:source")
    titled = numbers(story.title)
    found |= {f"number:{number}" for number in reading.numbers if " " not in number or number in titled}
    matched = {item.concept for tag in reading.tags for item in tag.evidence}
    named = reading.entities if policy.named is None else reading.entities & policy.named
    found |= {f"entity:{name}" for name in named - matched - policy.nameless}
    return frozenset(found)


def _told(reading: Reading, policy: Policy) -> set[str]:
    """The stages a story is told for."""
    main = main_stages(reading, policy).values()
    if denies(reading.claim) and any(hit.stage == DENIAL for hit in reading.stages):
        return {DENIAL}
    titled = {hit.stage for hit in main if hit.span.field == "title"}
    return titled or {hit.stage for hit in main}


def mentioned(reading: Reading) -> set[str]:
    """Steps a story names anywhere: whoever read it knows of them, though it was not told for them."""
    return {f"stage:{hit.stage}" for hit in reading.stages}


def owner(story: Story, reading: Reading, policy: Policy) -> tuple[str, str]:
    """(key, name) of who a story rests on: the credited outlet or its own publisher, outlets of one owner alike."""
    name = reading.claim.origin or story.source
    return plain(policy.owners.get(plain(name), name)), name
