"""Who acts in a title.

The verb alone does not tell a denial from a ruling: the court that rejects decides, the firm that rejects denies, the
senator that rejects comments.  So names and words for those who can act get a role, and the role decides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.match.scan import Hit, Scan
from tracker.rules.rules import Rules
from tracker.text.word_order import ARTICLES, HEAD_FIRST, VERB_LAST

#: `party`: inside the affair, and the only one whose "no" is a denial; `voice` speaks for one.
Role = Literal["court", "authority", "lawmaker", "public", "voice", "party"]
_ROLES: tuple[Role, ...] = ("court", "public", "lawmaker", "authority", "voice")
#: Those whose doing is official whatever the verb.
DECIDING: tuple[Role, ...] = ("court", "authority", "lawmaker")
_ABLE = ("person", "company", "office")
#: Words (letters, where none are parted by spaces) from the head of a clause within which its subject stands.
WORDS, _LETTERS = 4, 8
PAUSE = re.compile(r"[,，、:：;；…|?!？！。]|\s[-–—]\s|[«»“”„\"「」『』]")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SPACED = re.compile(r"[^\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Actor:
    """One who can act or speak, as said in a title."""

    role: Role
    hit: Hit


def actors(scan: Scan, rules: Rules, sentence: int = 0) -> list[Actor]:
    """All who are named in a sentence, in order; of those over the same letters the longest, with its office."""
    # Asked for four times a story.
    known = scan.kept.get((Actor, sentence))
    if not isinstance(known, list):
        known = scan.kept[Actor, sentence] = _actors(scan, rules, sentence)
    return known


def _actors(scan: Scan, rules: Rules, sentence: int) -> list[Actor]:
    roles = [Actor(role, hit) for role in _ROLES for hit in scan.of("cue", role, sentence)]
    named = [Actor("party", hit) for hit in scan.of("concept", sentence=sentence) if able(hit, rules)]
    # An outlet's name and "prediction market" hold words for those who act, and do not act.
    taken = [*scan.of("outlet", sentence=sentence), *scan.of("cue", "rumour", sentence)]
    kept: list[Actor] = []
    for one in sorted([*named, *roles], key=lambda actor: (actor.hit.start - actor.hit.end, actor.hit.start)):
        over = [*taken, *(other.hit for other in kept)]
        if not any(other.start < one.hit.end and one.hit.start < other.end for other in over):
            kept.append(_placed(one, roles, rules))
    return sorted(kept, key=lambda actor: actor.hit.start)


def able(hit: Hit, rules: Rules) -> bool:
    """Names one who can act or speak, if only by way of what is theirs: "the Trumps' crypto firm"."""
    concept = rules.concepts[hit.id]
    return hit.weight != "not" and (concept.kind in _ABLE or (concept.kind == "thing" and bool(concept.means)))


def _placed(one: Actor, roles: Sequence[Actor], rules: Rules) -> Actor:
    """A name that is a word for an office has it, and one of a person that holds such a word: `Senator Murphy`."""
    if one.role != "party":
        return one
    person = rules.concepts[one.hit.id].kind == "person"
    for other in roles:
        same = (other.hit.start, other.hit.end) == (one.hit.start, one.hit.end)
        if other.role in DECIDING and (same or (person and other.hit.within(one.hit))):
            return Actor(other.role, one.hit)
    return one


def subject(scan: Scan, rules: Rules) -> Actor | None:
    """Who a title says does something: the first name near the head of a clause, no credit and nobody's object."""
    text, named = scan.title, actors(scan, rules)
    begin = 0
    for end in [*(match.start() for match in PAUSE.finditer(text)), len(text)]:
        for one in named:
            if begin <= one.hit.start < end and not oblique(one.hit, scan) and near(text[begin : one.hit.start]):
                return head(one, named, scan)
        begin = end + 1
    return None


def chief(found: Sequence[Actor]) -> Actor:
    """Who of a phrase speaks: a critic before the one he belongs to, else a party, else who speaks for one.

    Of two parties it is the head: the founder in `Binance founder` and in `fundador de Binance`.
    """
    for role in ("public", "lawmaker"):
        for one in found:
            if one.role == role:
                return one
    parties = [one for one in found if one.role == "party"]
    if not parties:
        return found[-1]
    return parties[0] if parties[0].hit.language in HEAD_FIRST else parties[-1]


def phrase(place: int, named: Sequence[Actor], scan: Scan) -> list[Actor]:
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


def head(first: Actor, named: Sequence[Actor], scan: Scan) -> Actor:
    """The head of the phrase that a name opens: `Binance founder` is the founder, and so is `fundador de Binance`."""
    place = named.index(first)
    while place + 1 < len(named) and named[place].hit.language not in HEAD_FIRST:
        between = scan.title[named[place].hit.end : named[place + 1].hit.start]
        if between.strip(" '’s·-") or len(between) > 4:
            break
        place += 1
    return named[place]


def oblique(hit: Hit, scan: Scan, *, behind: bool = True) -> bool:
    """A preposition stands right before the name (or `behind` it, where verbs stand last): it is no subject."""
    for other in scan.of("cue", "genitive", 0):
        if other.end < hit.start and not scan.title[other.end : hit.start].strip() and _inside(other, scan):
            return True
    for other in scan.of("cue", "oblique", 0):
        if behind and other.start == hit.end and other.language in VERB_LAST:
            return True
        between = scan.title[other.end : hit.start].strip().casefold()
        if other.end < hit.start and (not between or between in ARTICLES):
            return True
    return False


def _inside(word: Hit, scan: Scan) -> bool:
    """Something of the clause stands before it: French *des* also opens one."""
    clauses = [match.end() for match in PAUSE.finditer(scan.title, 0, word.start)]
    return bool(scan.title[clauses[-1] if clauses else 0 : word.start].strip())


def near(before: str) -> bool:
    """The letters before a name are few enough for it to be the subject: `WORDS` words, or `_LETTERS` of CJK."""
    if _SPACED.search(before) is None:
        return len(before) <= _LETTERS
    return len(WORD.findall(before)) <= WORDS
