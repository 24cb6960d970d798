"""Is the topic what a story is about, or background to it?  Always with the reason in words."""

from collections.abc import Sequence

from tracker.match.asides import SOFT, Aside, asides, joined, outside
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
    told = _told(topic, scan, those, sentence)
    if own := [hit for hit in told if hit.id in topic.stage_keys]:
        return "focus", f"said in a clause of time, beside its own {own[0].alias}"
    return "background", f"said beside other news: {told[0].alias}" if told else "said only in a clause of time"


def elsewhere(topic: Topic, scan: Scan, evidence: Sequence[Hit], rules: Rules) -> str:
    """Why what a summary says is background: the title is of another; empty if it is not."""
    meant = {_meant(hit, rules) for hit in evidence}
    # The same person under another name counts: "Is CZ next?" over a lead about clemency for the founder.
    titled = [
        hit
        for hit in scan.of("concept", sentence=0)
        if hit.id in rules.concepts and rules.concepts[hit.id].kind != "act" and _meant(hit, rules) in meant
    ]
    if any(rules.concepts[hit.id].kind != "company" for hit in titled):
        return ""
    named = [hit for hit in scan.of("concept", sentence=0) if hit.id in rules.concepts]
    others = [hit for hit in named if hit.id in topic.others]
    if others and not titled:
        return f"the title is of another: {others[0].alias}"
    firms = [hit for hit in named if rules.concepts[hit.id].kind == "company"]
    if not firms or any(scan.of("cue", "denied", 0)):
        return ""
    below = [hit for hit in evidence if hit.sentence]
    denied = next(
        (cue for hit in below for cue in scan.of("cue", "negation", hit.sentence) if joined(cue, hit, scan)), None
    )
    return f"the title is of {firms[0].alias}, and this has no part in it: {denied.alias}" if denied else ""


def _meant(hit: Hit, rules: Rules) -> str:
    return rules.concepts[hit.id].means or hit.id


def listing(scan: Scan, evidence: Sequence[Hit]) -> str:
    """The cue by which a title tops a list of which the topic is one item; empty if it does not."""
    if all(hit.sentence == 0 for hit in evidence):
        return ""
    return next((f"one of a list: {cue.alias}" for cue in scan.of("cue", "roundup", 0)), "")


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
    cue = next((aside.cue for aside in those if aside.kind not in SOFT), "")
    return "background", f"said only in an aside: {cue}"


def _evidence_in(aside: Aside, topic: Topic, scan: Scan) -> bool:
    named = set(names(topic.match))
    return any(hit.kind == "concept" and hit.id in named and aside.holds(hit) for hit in scan.hits)


def _told(topic: Topic, scan: Scan, those: Sequence[Aside], sentence: int) -> list[Hit]:
    """Stages of any topic that the main clauses of title and evidence sentence tell."""
    return [hit for hit in outside(scan.hits, those) if hit.kind == "stage" and hit.sentence in (0, sentence)]
