"""Who acts in a title, and whose words it gives.

The verb alone does not tell a denial from a ruling: the court that rejects decides, the firm that rejects denies, the
senator that rejects comments.  So names and words for those who can act get a role, and the role decides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.match.scan import Hit, Scan
from tracker.rules.rules import Rules

#: `party`: inside the affair, and the only one whose "no" is a denial; `voice` speaks for one.
Role = Literal["court", "authority", "lawmaker", "public", "voice", "party"]
_ROLES: tuple[Role, ...] = ("court", "public", "lawmaker", "authority", "voice")
#: Those whose doing is official whatever the verb.
DECIDING: tuple[Role, ...] = ("court", "authority", "lawmaker")
_ABLE = ("person", "company", "office")
#: Languages that put the head of a phrase first without a word between: `основатель Binance`, `pendiri Binance`.
_HEAD_FIRST = frozenset(("es", "pt", "fr", "it", "ru", "uk", "pl", "id", "vi", "ar"))
#: Languages whose verb stands last: who acts opens the sentence.
_VERB_LAST = frozenset(("ja", "ko", "tr"))
#: Words (letters, where none are parted by spaces) from the head of a clause within which its subject stands.
_WORDS, _LETTERS = 4, 8
#: Longest head before a colon that names who speaks, in letters.
_HEAD = 56
_PAUSE = re.compile(r"[,，、:：;；…|?!？！。]|\s[-–—]\s|[«»“”„\"「」『』]")
_COLON = re.compile(r"[:：]\s?(?=\D)")
_QUOTE = re.compile(r"[\s,，、：:]{0,3}[«“„\"「『‘]")
_CJK_QUOTE = re.compile(r"(?<=[\u3040-\u9fff\uac00-\ud7a3…])\s?[「『“\"]")
_COMMA = re.compile(r"\s?[,，、]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDING = re.compile(r"(?:['’][^\W_]+|[氏さん의]*)")
_SPACED = re.compile(r"[^\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Actor:
    """One who can act or speak, as said in a title."""

    role: Role
    hit: Hit


@dataclass(frozen=True, slots=True)
class Speech:
    """Whose words a title gives, and where they begin."""

    actor: Actor
    start: int
    form: Literal["colon", "quote", "verb"]


def actors(scan: Scan, rules: Rules, sentence: int = 0) -> list[Actor]:
    """All who are named in a sentence, in order; of two over the same letters the longer, and a role before a name."""
    found = [Actor(role, hit) for role in _ROLES for hit in scan.of("cue", role, sentence)]
    able = (hit for hit in scan.of("concept", sentence=sentence) if rules.concepts[hit.id].kind in _ABLE)
    found += [Actor("party", hit) for hit in able if hit.weight != "not"]
    # An outlet's name and "prediction market" hold words for those who act, and do not act.
    outlets = [*scan.of("outlet", sentence=sentence), *scan.of("cue", "rumour", sentence)]
    kept: list[Actor] = []
    for one in sorted(found, key=lambda actor: (actor.hit.start - actor.hit.end, actor.hit.start)):
        over = [*outlets, *(other.hit for other in kept)]
        if not any(other.start < one.hit.end and one.hit.start < other.end for other in over):
            kept.append(_placed(one, found, rules))
    return sorted(kept, key=lambda actor: actor.hit.start)


def _placed(one: Actor, others: Sequence[Actor], rules: Rules) -> Actor:
    """A name that holds the word for an office has that office: `Senator Murphy`."""
    if one.role == "party" and rules.concepts[one.hit.id].kind == "person":
        for other in others:
            if other.role in ("court", "lawmaker", "authority") and other.hit.within(one.hit):
                return Actor(other.role, one.hit)
    return one


def subject(scan: Scan, rules: Rules) -> Actor | None:
    """Who a title says does something: the first name near the head of a clause, no credit and nobody's object."""
    text, named = scan.title, actors(scan, rules)
    begin = 0
    for end in [*(match.start() for match in _PAUSE.finditer(text)), len(text)]:
        for one in named:
            if begin <= one.hit.start < end and not _oblique(one.hit, scan) and _near(text[begin : one.hit.start]):
                return _head(one, named, scan)
        begin = end + 1
    return None


def doer(scan: Scan, rules: Rules, cue: Hit) -> Actor | None:
    """Who does what a cue of the title says: the nearest name before it that is nobody's object."""
    said = speech(scan, rules)
    if said is not None and said.start <= cue.start:
        return said.actor
    named = actors(scan, rules)
    before = [one for one in named if one.hit.end <= cue.start and not _oblique(one.hit, scan)]
    if before and cue.language not in _VERB_LAST:
        return _chief(_phrase(named.index(before[-1]), named, scan))
    return subject(scan, rules)


def speech(scan: Scan, rules: Rules) -> Speech | None:
    """Whose words a title gives: `Zhao: …`, `Zhao's lawyer «…»`, `Zhao says …`; None for what the press says."""
    named = actors(scan, rules)
    colon = _COLON.search(scan.title)
    if colon is not None and colon.start() <= _HEAD and not _told(scan, colon.start()):
        inside = [one for one in named if one.hit.end <= colon.start()]
        if inside and _heads(inside, colon.start(), scan):
            return Speech(_chief(inside), colon.end(), "colon")
    return _view(named, scan) or _quoted(named, scan, rules) or _verbal(named, scan)


def _view(named: Sequence[Actor], scan: Scan) -> Speech | None:
    """`Pour les démocrates, …`: what outsiders think, with a preposition at the very head."""
    for one in named[:1]:
        head = [hit.start for hit in scan.of("cue", "oblique", 0) if hit.end <= one.hit.start]
        if head[:1] == [0] and one.role in ("lawmaker", "public") and _oblique(one.hit, scan):
            comma = _COMMA.match(scan.title, one.hit.end)
            return Speech(one, comma.end(), "colon") if comma is not None else None
    return None


def _quoted(named: Sequence[Actor], scan: Scan, rules: Rules) -> Speech | None:
    """A quotation right behind a name; in CJK titles also one further on, which is its topic's."""
    for place, one in enumerate(named):
        opened = _QUOTE.match(scan.title, _titled(scan.title, one.hit.end))
        if opened is not None and not _told(scan, one.hit.start, credits_only=True):
            return Speech(_chief(_phrase(place, named, scan)), opened.end(), "quote")
    who, later = subject(scan, rules), _CJK_QUOTE.search(scan.title)
    if who is not None and later is not None and not _told(scan, later.start(), credits_only=True):
        topic = _COMMA.match(scan.title, _titled(scan.title, who.hit.end))
        return Speech(who, later.end(), "quote") if topic is not None and topic.end() <= later.start() else None
    return None


def _verbal(named: Sequence[Actor], scan: Scan) -> Speech | None:
    """`Zhao says …`, and `…, Zhao says` where that is the whole last clause."""
    pauses = [pause.end() for pause in _PAUSE.finditer(scan.title)]
    tail = pauses[-1] if pauses and len(_WORD.findall(scan.title, pauses[-1])) <= _WORDS else len(scan.title)
    last = [one for one in named if one.hit.start >= tail]
    if last and any(hit.start >= tail for hit in scan.of("cue", "says", 0)):
        return Speech(_chief(last), 0, "verb")
    for verb in scan.of("cue", "says", 0):
        before = [one for one in named if one.hit.end <= verb.start and not _oblique(one.hit, scan)]
        if before and not _PAUSE.search(scan.title[before[-1].hit.end : verb.start]):
            return Speech(_chief(_phrase(named.index(before[-1]), named, scan)), verb.end, "verb")
    return None


def _heads(inside: Sequence[Actor], colon: int, scan: Scan) -> bool:
    """The names make up the head: `Zhao's lawyer:`, `Waters to Zhao:`, not `Reading the Zhao warrant:`."""
    first, last = inside[0].hit, inside[-1].hit
    if not _near(scan.title[: first.start]):
        return False
    if _chief(inside).role != "party" or not _WORD.search(scan.title, _titled(scan.title, last.end), colon):
        return True
    return any(first.end < hit.start <= first.end + 2 for hit in scan.of("cue", "oblique", 0))


def _told(scan: Scan, end: int, *, credits_only: bool = False) -> bool:
    """What stands before a colon is a credit to the press, or tells something itself."""
    if any(hit.end <= end + 1 for family in ("reporter", "report") for hit in scan.of("cue", family, 0)):
        return True
    if any(hit.end <= end for hit in scan.of("outlet", sentence=0)):
        return True
    if credits_only:
        return False
    told = [*scan.of("cue", "act", 0), *scan.of("cue", "negation", 0)]
    return any(hit.end <= end and " " not in hit.alias for hit in told)


def _titled(text: str, end: int) -> int:
    """Past the rest of a word and a form of address: `CZ氏「…」`, `Zhao'nun avukatı: …`."""
    rest = _ENDING.match(text, end)
    return rest.end() if rest is not None else end


def _chief(found: Sequence[Actor]) -> Actor:
    """Who of a phrase speaks: a critic before the one he belongs to, else a party, else who speaks for one."""
    for role in ("public", "lawmaker", "party"):
        for one in found:
            if one.role == role:
                return one
    return found[-1]


def _phrase(place: int, named: Sequence[Actor], scan: Scan) -> list[Actor]:
    """A name with those it hangs together with on its left: `Binance`, `founder`, `Zhao`."""
    found = [named[place]]
    while place and _joined(named[place - 1].hit, named[place].hit, scan):
        place -= 1
        found.insert(0, named[place])
    return found


def _joined(left: Hit, right: Hit, scan: Scan) -> bool:
    between = scan.title[left.end : right.start]
    if not between.strip(" '’s·-") and len(between) <= 4:
        return True
    return between.strip().casefold() in {hit.alias for hit in scan.of("cue", "genitive", 0)} and len(between) <= 8


def _head(first: Actor, named: Sequence[Actor], scan: Scan) -> Actor:
    """The head of the phrase that a name opens: `Binance founder` is the founder, and so is `fundador de Binance`."""
    place = named.index(first)
    while place + 1 < len(named) and named[place].hit.language not in _HEAD_FIRST:
        between = scan.title[named[place].hit.end : named[place + 1].hit.start]
        if between.strip(" '’s·-") or len(between) > 4:
            break
        place += 1
    return named[place]


def _oblique(hit: Hit, scan: Scan) -> bool:
    """A preposition stands right before the name (or after, where verbs stand last): it is no subject."""
    for other in scan.of("cue", "genitive", 0):
        if other.end < hit.start and not scan.title[other.end : hit.start].strip() and _inside(other, scan):
            return True
    for other in scan.of("cue", "oblique", 0):
        if other.start == hit.end and other.language in _VERB_LAST:
            return True
        if other.end < hit.start and not scan.title[other.end : hit.start].strip():
            return True
        between = scan.title[other.end : hit.start].strip().casefold()
        if other.end < hit.start and between in ("the", "a", "an", "la", "le", "el", "il", "de", "het", "den", "der"):
            return True
    return False


def _inside(word: Hit, scan: Scan) -> bool:
    """Something of the clause stands before it: French *des* also opens one."""
    clauses = [match.end() for match in _PAUSE.finditer(scan.title, 0, word.start)]
    return bool(scan.title[clauses[-1] if clauses else 0 : word.start].strip())


def _near(before: str) -> bool:
    if _SPACED.search(before) is None:
        return len(before) <= _LETTERS
    return len(_WORD.findall(before)) <= _WORDS
