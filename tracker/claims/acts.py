"""What happens in a story, in the words of the shared library of stages, for topics that list no stages of their own.

A topic made of keywords has no course of its own, yet a pardon, a listing or a lawsuit is called by a name in every
language the library knows.  Grouping takes these names as one sign among others, never as proof: a status, a ledger
or an update never rests on them.
"""

from collections.abc import Sequence

from tracker.claims.stages import places
from tracker.match.scan import Scan
from tracker.model import StageHit, Tag
from tracker.rules.rules import Rules


def acts(scan: Scan, tags: Sequence[Tag], rules: Rules) -> tuple[StageHit, ...]:
    """Stages of the library said for each focus topic that lists none, in the order in which they are said."""
    found: list[StageHit] = []
    for tag in tags:
        if tag.role != "focus" or rules.by_id[tag.topic].stages:
            continue
        seen: set[str] = set()
        for sentence in places(scan, tag):
            hits = [hit for hit in scan.of("stage", sentence=sentence) if hit.id in rules.stages]
            outer = [hit for hit in hits if not any(hit.within(other) for other in hits)]
            for hit in sorted(outer, key=lambda one: (one.start, one.end, one.id)):
                if hit.id not in seen:
                    seen.add(hit.id)
                    found.append(StageHit(topic=tag.topic, stage=hit.id, span=scan.span(hit)))
    return tuple(found)
