"""Whose words a title gives."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tracker.claims.actor import PAUSE, WORD, WORDS, Actor, actors, chief, head, near, oblique, phrase, subject
from tracker.match.scan import Hit, Scan
from tracker.rules.rules import Rules
from tracker.text.word_order import VERB_LAST

#: Words of a clause that only names who says the rest.
_ASIDE = 3
#: Past the end of any stored title, in letters.
MAX_TITLE = 1_000
#: Longest head before a colon that names who speaks, in letters.
_HEAD = 56
_HEAD_QUOTE = re.compile(r"""\s*[«“„"'‘「].{2,80}?[»”“"'’」]\s?[:：]\s?""")
_COLON = re.compile(r"[:：]\s?(?=\D)")
_QUOTE = re.compile(r"[\s,，、：:]{0,3}[«“„\"「『‘]")
_CJK_QUOTE = re.compile(r"(?<=[\u3040-\u9fff\uac00-\ud7a3…])\s?[「『“\"]")
_COMMA = re.compile(r"\s?[,，、]")
_ENDING = re.compile(r"(?:['’][^\W_]+|[氏さん의]*)")


@dataclass(frozen=True, slots=True)
class Speech:
    """Whose words a title gives, and where they begin."""

    actor: Actor
    start: int
    form: Literal["head", "colon", "quote", "verb"]  #: `head`: a quotation before the colon, its speaker behind
    end: int = MAX_TITLE

    @property
    def inside(self) -> bool:
        """They are the words of one it concerns, or of who speaks for one."""
        return self.actor.role in ("party", "voice")


def doer(scan: Scan, rules: Rules, cue: Hit) -> Actor | None:
    """Who does what a cue of the title says: the nearest name before it that is nobody's object."""
    said = speech(scan, rules)
    if said is not None and said.start <= cue.start:
        return said.actor
    named = actors(scan, rules)
    before = [one for one in named if one.hit.end <= cue.start and not oblique(one.hit, scan)]
    if before and cue.language not in VERB_LAST:
        return chief(phrase(named.index(before[-1]), named, scan))
    return subject(scan, rules)


def speech(scan: Scan, rules: Rules) -> Speech | None:
    """Whose words a title gives: `Zhao: …`, `Zhao's lawyer «…»`, `Zhao says …`; None for what the press says."""
    named = actors(scan, rules)
    quoted = _HEAD_QUOTE.match(scan.title)
    if quoted is not None:
        after = [
            one for one in named if one.hit.start >= quoted.end() and near(scan.title[quoted.end() : one.hit.start])
        ]
        return Speech(head(after[0], named, scan), 0, "head", quoted.end()) if after else None
    colon = _COLON.search(scan.title)
    if colon is not None and colon.start() <= _HEAD and not _told(scan, colon.start()):
        inside = [one for one in named if one.hit.end <= colon.start()]
        if inside and _heads(inside, colon.start(), scan):
            return Speech(chief(inside), colon.end(), "colon")
    return _view(named, scan) or _quoted(named, scan, rules) or _verbal(named, scan)


def _view(named: Sequence[Actor], scan: Scan) -> Speech | None:
    """`Pour les démocrates, …`: what outsiders think, with a preposition at the very head."""
    for one in named[:1]:
        head = [hit.start for hit in scan.of("cue", "oblique", 0) if hit.end <= one.hit.start]
        if head[:1] == [0] and one.role in ("lawmaker", "public") and oblique(one.hit, scan):
            comma = _COMMA.match(scan.title, one.hit.end)
            return Speech(one, comma.end(), "colon") if comma is not None else None
    return None


def _quoted(named: Sequence[Actor], scan: Scan, rules: Rules) -> Speech | None:
    """A quotation right behind a name; in CJK titles also one further on, which is its topic's."""
    for place, one in enumerate(named):
        opened = _QUOTE.match(scan.title, _titled(scan.title, one.hit.end))
        if opened is not None and not _told(scan, one.hit.start, credits_only=True):
            return Speech(chief(phrase(place, named, scan)), opened.end(), "quote")
    who, later = subject(scan, rules), _CJK_QUOTE.search(scan.title)
    if who is not None and later is not None and not _told(scan, later.start(), credits_only=True):
        topic = _COMMA.match(scan.title, _titled(scan.title, who.hit.end))
        return Speech(who, later.end(), "quote") if topic is not None and topic.end() <= later.start() else None
    return None


def _verbal(named: Sequence[Actor], scan: Scan) -> Speech | None:
    """`Zhao says …`, and `…, Zhao says` where that is the whole last clause."""
    pauses = [pause.end() for pause in PAUSE.finditer(scan.title)]
    tail = pauses[-1] if pauses and len(WORD.findall(scan.title, pauses[-1])) <= WORDS else len(scan.title)
    last = [one for one in named if one.hit.start >= tail]
    if last and any(hit.start >= tail for hit in scan.of("cue", "says", 0)):
        return Speech(chief(last), 0, "verb")
    aside = _aside(named, scan, [0, *pauses])
    if aside is not None:
        return aside
    for verb in scan.of("cue", "says", 0):
        before = [one for one in named if one.hit.end <= verb.start and not oblique(one.hit, scan)]
        if before and not PAUSE.search(scan.title[before[-1].hit.end : verb.start]):
            return Speech(chief(phrase(named.index(before[-1]), named, scan)), verb.end, "verb")
    return None


def _aside(named: Sequence[Actor], scan: Scan, begins: Sequence[int]) -> Speech | None:
    """`…, SEC says, citing …`: a clause behind the first of nothing but a name and a verb of saying."""
    for begin, end in pairwise([*begins[1:], len(scan.title)]):
        inside = [one for one in named if begin <= one.hit.start and one.hit.end <= end]
        verbs = [hit for hit in scan.of("cue", "says", 0) if begin <= hit.start and hit.end <= end]
        if inside and verbs and len(WORD.findall(scan.title, begin, end)) <= _ASIDE:
            return Speech(chief(inside), 0, "verb")
    return None


def _heads(inside: Sequence[Actor], colon: int, scan: Scan) -> bool:
    """The names make up the head: `Zhao's lawyer:`, `Waters to Zhao:`; not `The Zhao warrant:`, `Exodus at X:`."""
    first, last = inside[0].hit, inside[-1].hit
    if not near(scan.title[: first.start]) or oblique(first, scan, behind=False):
        return False
    if any(first.end < hit.start <= first.end + 2 for hit in scan.of("cue", "oblique", 0)):
        return True
    if chief(inside).role != "party":
        return True
    whole = len(phrase(len(inside) - 1, inside, scan)) == len(inside)
    rest = WORD.findall(scan.title, _titled(scan.title, last.end), colon)
    # A given name may follow at the very head: `Trump-Sohn Eric:`.
    return whole and (not rest or (first.start == 0 and len(rest) == 1 and rest[0].istitle()))


def _told(scan: Scan, end: int, *, credits_only: bool = False) -> bool:
    """What stands before a colon is a credit to the press, or tells something itself."""
    if any(hit.end <= end + 1 for family in ("reporter", "report") for hit in scan.of("cue", family, 0)):
        return True
    if any(hit.end <= end and not _asking(hit, scan) for hit in scan.of("outlet", sentence=0)):
        return True
    if credits_only:
        return False
    told = [*scan.of("cue", "act", 0), *scan.of("cue", "negation", 0)]
    return any(hit.end <= end and " " not in hit.alias for hit in told)


def _asking(outlet: Hit, scan: Scan) -> bool:
    """Whom something was said to, and no credit: `Trump to 60 Minutes: …`."""
    before = (hit for hit in scan.of("cue", "oblique", 0) if hit.start > 0 and hit.end < outlet.start)
    return any(not scan.title[hit.end : outlet.start].strip(" «“„\"'‘") for hit in before)


def _titled(text: str, end: int) -> int:
    """Past the rest of a word and a form of address: `CZ氏「…」`, `Zhao'nun avukatı: …`."""
    rest = _ENDING.match(text, end)
    return rest.end() if rest is not None else end
