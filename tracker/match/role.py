"""Is the topic what a story is about, or background to it?  Always with the reason in words."""

from collections.abc import Sequence

from tracker.match.asides import Aside, asides, outside
from tracker.match.scan import Hit, Scan
from tracker.model import Role
from tracker.rules.clause import names
from tracker.rules.rules import Rules, Topic

#: Evidence that first shows after this sentence is background: news says at its head what it is about.
LAST_FOCUS_SENTENCE = 2


def role(topic: Topic, scan: Scan, main: bool, freed: bool, sentence: int, rules: Rules) -> tuple[Role, str]:
    """Decide the role of a topic that holds somewhere.

    Args:
        topic: that holds.
        scan: of the story.
        main: it also holds without what stands in relative and contrast asides.
        freed: it also holds without what stands in any aside.
        sentence: the first sentence of its best window.
        rules: compiled.
    """
    if sentence > LAST_FOCUS_SENTENCE:
        return "background", f"first said in sentence {sentence}"
    if freed:
        return "focus", "said in a main clause"
    those = asides(scan)
    if not main:
        return _recalled(topic, scan, those, sentence)
    own, foreign = _told(topic, scan, those, sentence)
    if foreign and not own:
        return "background", f"said beside other news: {foreign[0].alias}"
    return "focus", "said in a clause of time, beside no other news"


def _recalled(topic: Topic, scan: Scan, those: Sequence[Aside], sentence: int) -> tuple[Role, str]:
    """In a relative clause or a contrast: focus only where the main clause has somebody whose doing the topic is."""
    actors = [
        hit
        for hit in outside(scan.hits, those)
        if hit.kind == "concept" and hit.id in topic.actors and hit.sentence in (0, sentence)
    ]
    contrasted = any(aside.kind == "contrast" and _evidence_in(aside, topic, scan) for aside in those)
    if actors and not contrasted:
        return "focus", f"recalled, but the main clause is about {actors[0].alias}"
    cue = next((aside.cue for aside in those if aside.kind != "since"), "")
    return "background", f"said only in an aside: {cue}"


def _evidence_in(aside: Aside, topic: Topic, scan: Scan) -> bool:
    named = set(names(topic.match))
    return any(hit.kind == "concept" and hit.id in named and aside.holds(hit) for hit in scan.hits)


def _told(topic: Topic, scan: Scan, those: Sequence[Aside], sentence: int) -> tuple[list[Hit], list[Hit]]:
    """Stages that the main clauses of title and evidence sentence tell: the topic's own, and others."""
    told = [hit for hit in outside(scan.hits, those) if hit.kind == "stage" and hit.sentence in (0, sentence)]
    own = [hit for hit in told if hit.id in topic.stage_keys]
    return own, [hit for hit in told if hit.id not in topic.stage_keys]
