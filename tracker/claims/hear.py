"""The cues of one sentence after negation and hedges."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.claims.speaker import bare
from tracker.match.scan import Hit, Scan
from tracker.model import Status
from tracker.text.word_order import NEGATED_BEHIND

ORDER: tuple[Status, ...] = ("denied", "reaction", "official", "reported", "confirmed", "rumour")
FAMILIES: Mapping[Status, tuple[str, ...]] = {"reported": ("sources",), "confirmed": ("confirmed", "announced")}
#: Letters before (or, where the verb stands last, after) a cue in which a negation turns it round.
_NEGATED, _NEGATED_AFTER = 16, 8
_MARKS = ("?", "？")
_CLOSED = re.compile(r"\s*(?:[\0,.;:!?]|$)")
#: What may stand before the word a question opens with: nothing, or a clause of its own.
_OPENS = re.compile(r"(?:.*[:：,，.!—–-])?[\s¿\"'«“„「]*")
_PAUSE = re.compile("[,;:.，、。；：…!?]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Effective cues of one sentence, by status."""

    sentence: int
    cues: dict[Status, Hit]
    undenied: bool = False  #: a denial is itself negated
    asked: bool = False  #: a question
    hedge: Hit | None = None  #: may, could, weighs …

    @property
    def hedged(self) -> bool:
        """Something in it may, could, is weighed."""
        return self.hedge is not None


def hear(scan: Scan, sentence: int, known: frozenset[str] = frozenset()) -> Heard:
    """The cues of a sentence after negation and hedges.

    Args:
        known: stages of the topics the story is about.
    """
    cues: dict[Status, Hit] = {}
    refusals = [*scan.of("stage", "denied", sentence)]
    # The "no" of "no deal" is part of a denial and turns nothing else round.
    negations = [hit for hit in scan.of("cue", "negation", sentence) if not any(hit.within(one) for one in refusals)]
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
    asked = scan.text[begin:end].rstrip().endswith(_MARKS) and not _presumes(scan, sentence)
    hedge = next((hit for hit in scan.of("cue", "hedge", sentence) if hit.alias not in _MARKS), None)
    return Heard(sentence=sentence, cues=cues, undenied=flipped, asked=asked, hedge=hedge)


def _presumes(scan: Scan, sentence: int) -> bool:
    """A question for the reason or the manner takes the fact as given: "why is the coin cheaper on Binance.US?"."""
    begin, _ = scan.bounds[sentence]
    return any(_OPENS.fullmatch(scan.text, begin, hit.start) for hit in scan.of("cue", "presumed", sentence))


def _overlapped(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in others)


def _decided(cue: Hit, scan: Scan, known: frozenset[str]) -> bool:
    """The cue stands in a longer word for another step of the topic: "judge rejects request" denies nothing."""
    longer = (hit for hit in scan.of("stage", sentence=cue.sentence) if hit.id in known and cue.within(hit))
    return any(bare(hit.id) != "denied" for hit in longer)


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
        near = negation.language in NEGATED_BEHIND and (len(between) <= _NEGATED_AFTER or _last(negation, scan))
    else:
        between = scan.text[negation.end : cue.start]
        near = negation.end <= cue.start and len(between) <= _NEGATED
    return near and not _PAUSE.search(between)


def _last(negation: Hit, scan: Scan) -> bool:
    """Closes its clause, as a German *nicht* does that negates the verb: "dementiert Gespräche mit Binance nicht"."""
    return negation.language == "de" and _CLOSED.match(scan.text, negation.end) is not None
