"""What state a story gives its fact: reported as, never truth.

Order of the cues: denied, reaction, official, sources, confirmed, rumour; the title before the sentence that proves the
topic.  A title that tells the fact is not overruled by a side remark of the summary ("the founder denies it").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.claims.origin import credit, own
from tracker.claims.speaker import bare, speaker
from tracker.claims.stages import said
from tracker.match.scan import Hit, Scan
from tracker.model import Claim, StageHit, Status, Story, Tag
from tracker.rules.rules import Nature, Rules

ORDER: tuple[Status, ...] = ("denied", "reaction", "official", "reported", "confirmed", "rumour")
#: Status and the stage by whose rank in the topic file it is measured.
OUTRANKED: tuple[tuple[Status, str], ...] = (("denied", "denied"), ("reaction", "criticised"))
FAMILIES: Mapping[Status, tuple[str, ...]] = {"reported": ("sources",), "confirmed": ("confirmed", "announced")}
#: Letters before (or, where the verb stands last, after) a cue in which a negation turns it round.
_NEGATED, _NEGATED_AFTER = 16, 8
_MARKS = ("?", "？")
_BEHIND = frozenset(("ja", "ko", "tr", "de"))
_CLOSED = re.compile(r"\s*(?:[\0,.;:!?]|$)")
_PAUSE = re.compile("[,;:.，、。；：…!?]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Effective cues of one sentence, by status."""

    sentence: int
    cues: dict[Status, Hit]
    undenied: bool = False  #: a denial is itself negated
    softened: bool = False  #: hedged, or a question
    asked: bool = False  #: a question
    hedged: bool = False  #: may, could, weighs …


def assess(story: Story, scan: Scan, tags: Sequence[Tag], stages: Sequence[StageHit], rules: Rules) -> Claim:
    """The claim of a story about its topics."""
    known = frozenset().union(*(rules.by_id[tag.topic].stage_keys for tag in tags))
    heard = [hear(scan, sentence, known) for sentence in said(scan, tags)]
    main = {hit.topic: hit for hit in reversed(stages)}
    titled = {hit.topic: hit.stage for hit in main.values() if hit.span.field == "title"}
    heard[0] = _outranked(heard[0], titled, rules)
    status, cue = _decide(heard, _natures(titled, rules), scan, rules)
    by = credit(story, scan, rules, cue if status == "denied" else None)
    home = own(story, rules)
    spoken = home is not None and home.kind in ("official", "court")
    if by is not None and status == "official" and not spoken and not _official_voice(scan, rules):
        status, cue = "reported", by
    if spoken and status in ("reported", "confirmed", "official"):
        status = "official"
    if status == "reported" and cue is None:
        cue = by
    voice = 1.0 if spoken else 0.5 if status == "official" or _official_voice(scan, rules) else 0.0
    who = speaker(scan, rules, cue) if cue is not None and cue.kind != "credit" else None
    return Claim(
        status=status,
        speaker=who,
        origin=rules.outlets[by.id].name if by is not None else None,
        span=scan.span(cue) if cue is not None else None,
        official=voice,
    )


def _natures(titled: Mapping[str, str], rules: Rules) -> frozenset[Nature | None]:
    """What kinds of steps a title tells."""
    known = (rules.by_id[topic].stage(said) for topic, said in titled.items())
    return frozenset(stage.nature for stage in known if stage is not None)


def hear(scan: Scan, sentence: int, known: frozenset[str] = frozenset()) -> Heard:
    """The cues of a sentence after negation and hedges.

    Args:
        known: stages of the topics the story is about.
    """
    cues: dict[Status, Hit] = {}
    negations = [*scan.of("cue", "negation", sentence)]
    undenied = [*scan.of("cue", "undenied", sentence)]
    flipped = bool(undenied)
    for status in ORDER:
        for hit in _cues(scan, status, sentence):
            if status == "denied" and (_overlapped(hit, undenied) or _decided(hit, scan, known)):
                continue
            if any(_negates(other, hit, scan) for other in negations):
                flipped = flipped or status == "denied"
                continue
            cues.setdefault(status, hit)
            break
    begin, end = scan.bounds[sentence]
    text = scan.text[begin:end].rstrip()
    hedged = any(hit.alias not in _MARKS for hit in scan.of("cue", "hedge", sentence))
    asked = text.endswith(_MARKS)
    return Heard(sentence=sentence, cues=cues, undenied=flipped, softened=hedged or asked, asked=asked, hedged=hedged)


def _overlapped(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in others)


def _decided(cue: Hit, scan: Scan, known: frozenset[str]) -> bool:
    """The cue stands in a longer word for another step of the topic: "judge rejects request" denies nothing."""
    longer = (hit for hit in scan.of("stage", sentence=cue.sentence) if hit.id in known and cue.within(hit))
    return any(bare(hit.id) != "denied" for hit in longer)


def _outranked(title: Heard, titled: Mapping[str, str], rules: Rules) -> Heard:
    """A title without the denial or reaction that its topics rank below what else it says.

    "Trump says he does not know CZ and rejects questions" disowns first, "Senators condemn the pardon in a resolution"
    resolves first, where the topic file lists `disowned` and `resolution` before `denied` and `criticised`.
    """
    cues = dict(title.cues)
    for status, stage in OUTRANKED:
        ranks = [
            order.index(said) < order.index(stage)
            for topic, said in titled.items()
            if stage in (order := [one.id for one in rules.by_id[topic].stages]) and said in order
        ]
        if ranks and all(ranks):
            cues.pop(status, None)
    return replace(title, cues=cues)


def _cues(scan: Scan, status: Status, sentence: int) -> Iterator[Hit]:
    """Cue hits of a status in order; the stage of that name is one too, for topics know their own ways to deny."""
    hits = [hit for family in FAMILIES.get(status, (status,)) for hit in scan.of("cue", family, sentence)]
    if status == "denied":
        hits += scan.of("stage", "denied", sentence)
    yield from sorted(hits, key=lambda hit: (hit.start, -hit.end))


def _negates(negation: Hit, cue: Hit, scan: Scan) -> bool:
    """Close before the cue, or after it where verbs are negated behind; never across a pause."""
    if negation.start >= cue.end:
        between = scan.text[cue.end : negation.start]
        near = negation.language in _BEHIND and (len(between) <= _NEGATED_AFTER or _last(negation, scan))
    else:
        between = scan.text[negation.end : cue.start]
        near = negation.end <= cue.start and len(between) <= _NEGATED
    return near and not _PAUSE.search(between)


def _last(negation: Hit, scan: Scan) -> bool:
    """Closes its clause, as a German *nicht* does that negates the verb: "dementiert Gespräche mit Binance nicht"."""
    return negation.language == "de" and _CLOSED.match(scan.text, negation.end) is not None


def _decide(
    heard: Sequence[Heard], told: frozenset[Nature | None], scan: Scan, rules: Rules
) -> tuple[Status, Hit | None]:
    title, rest = heard[0], heard[1:]
    status, cue = _of_title(title, told, scan, rules)
    if status is not None:
        return status, cue
    for sentence in rest:
        status, cue = _of_sentence(sentence, bool(told), title, scan, rules)
        if status is not None:
            return status, cue
    if told == {"open"}:
        return "rumour", None
    return "reported", None


def _of_title(
    title: Heard, told: frozenset[Nature | None], scan: Scan, rules: Rules
) -> tuple[Status | None, Hit | None]:
    cues = title.cues
    if title.undenied:
        return "reported", cues.get("reported")
    if "denied" in cues:
        return "denied", cues["denied"]
    if "reaction" in cues or told == {"answer"}:
        decided = "official" in cues or _office_named(scan, rules)
        if told == {"answer"} and "reaction" not in cues and decided and _defended(scan):
            return "official", cues.get("official")
        return "reaction", cues.get("reaction")
    softened = title.softened or "reported" in cues or "rumour" in cues or any(scan.of("credit", sentence=0))
    if "official" in cues and not softened:
        return "official", cues["official"]
    if told == {"open"} or (title.asked and (told or title.hedged)):
        return "rumour", cues.get("rumour")
    if "reported" in cues or any(scan.of("credit", sentence=0)):
        return "reported", cues.get("reported")
    if "confirmed" in cues:
        announced = cues["confirmed"].id == "announced" and "act" in told and not softened
        public = announced or _office(scan, rules, cues["confirmed"])
        return ("official" if public else "confirmed"), cues["confirmed"]
    if "rumour" in cues and told:
        return "rumour", cues["rumour"]
    if not title.softened and "act" in told:
        return "official", None
    if not title.softened and "fact" in told:
        return "confirmed", None
    return None, None


def _of_sentence(
    sentence: Heard, told: bool, title: Heard, scan: Scan, rules: Rules
) -> tuple[Status | None, Hit | None]:
    """What a sentence of the summary adds where the title left the status open.

    Args:
        told: the title tells a step itself; then a denial or reaction further down is somebody's remark on it.
    """
    cues = sentence.cues
    if sentence.undenied:
        return "reported", cues.get("reported")
    denied, sources = cues.get("denied"), cues.get("reported")
    open_title = not told or "rumour" in title.cues
    if denied and open_title and (sources is None or denied.start < sources.start):
        return "denied", denied
    if "reaction" in cues and not told:
        return "reaction", cues["reaction"]
    if "official" in cues:
        return "official", cues["official"]
    if sources is not None or any(scan.of("credit", sentence=sentence.sentence)):
        return "reported", sources
    if "confirmed" in cues:
        return ("official" if _office(scan, rules, cues["confirmed"]) else "confirmed"), cues["confirmed"]
    if "rumour" in cues and not told:
        return "rumour", cues["rumour"]
    return None, None


def _office(scan: Scan, rules: Rules, cue: Hit) -> bool:
    who = speaker(scan, rules, cue)
    return who is not None and who in rules.concepts and rules.concepts[who].kind == "office"


def _defended(scan: Scan) -> bool:
    return any(True for _ in scan.of("stage", "defended", 0))


def _office_named(scan: Scan, rules: Rules) -> bool:
    """The one who decided speaks in the title: defending one's own act is official, others' praise a reaction."""
    return any(rules.concepts[hit.id].kind == "office" for hit in scan.of("concept", sentence=0))


def _official_voice(scan: Scan, rules: Rules) -> bool:
    """An office is named beside a word of confirming or announcing."""
    return any(True for _ in scan.of("cue", "official"))
