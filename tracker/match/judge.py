"""Which topics a story is about, and why: windows, clauses, places, role.

`raw = max over windows (min over clauses value) × place`: the weakest clause decides, and where it is said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt

from tracker.match.asides import SOFT, asides, outside
from tracker.match.fuzzy import misspelt, wanted
from tracker.match.machine import machine
from tracker.match.role import LAST_FOCUS_SENTENCE, elsewhere, listing, role
from tracker.match.scan import Hit, Scan
from tracker.model import Evidence, Role, Tag
from tracker.rules.clause import All, Any, Clause, Name, Near, Not
from tracker.rules.rules import Rules, Topic

#: Least raw score of a tag.
CUT = 0.30
#: Title, first, second, third sentence, all later ones: news says what it is about at its head.
PLACES = (1.0, 0.85, 0.75, 0.6, 0.5)
NEAR_VALUE = 0.9
FAR = 1000
#: Raw score to share of right tags, straight lines between.  107 tags of 134 labelled stories were right but one,
#: and all but 5 of 464 on the same stories with misspelt names (which score 0.3 to 0.6).  Drawn towards caution, most
#: at the low end, as these sets are small and the rules were written with them in view.
CALIBRATION = ((0.30, 0.80), (0.45, 0.90), (0.60, 0.95), (0.80, 0.97), (1.00, 0.99))


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences read together."""

    name: str
    sentences: tuple[int, ...]
    place: float


@dataclass(frozen=True, slots=True)
class Met:
    """A clause that holds: how well, and by which hits."""

    value: float
    hits: tuple[tuple[Hit, str, float], ...] = ()  #: hit, how, value


@dataclass(frozen=True, slots=True)
class Verdict:
    """A tag with what decided it."""

    tag: Tag
    window: Window
    met: Met
    reason: str  #: of the role, in words


NOTHING = Met(0.0)
#: Hits of a window by concept: each with how it proves and what it is worth.
Said = dict[str, list[tuple[Hit, str, float]]]


def judge(scan: Scan, rules: Rules) -> tuple[Tag, ...]:
    """Tags of a story, in the order of the rules' topics; role and evidence with each."""
    return tuple(verdict.tag for verdict in verdicts(scan, rules))


def verdicts(scan: Scan, rules: Rules) -> Iterator[Verdict]:
    """A verdict for each topic that holds."""
    missing: dict[str, tuple[Hit, ...]] | None = None
    for name in scan.candidates:
        topic = rules.by_id[name]
        verdict = consider(topic, scan, rules)
        if verdict is None:
            missing = misspelt(scan, rules) if missing is None else missing
            if more := wanted(topic, missing, rules):
                hits = sorted((*scan.hits, *more), key=lambda hit: (hit.start, hit.end))
                verdict = consider(topic, replace(scan, hits=tuple(hits), sorted=None), rules)
        if verdict is not None:
            yield verdict


def consider(topic: Topic, scan: Scan, rules: Rules) -> Verdict | None:
    """What one topic makes of a story; None if it does not hold well enough."""
    best = best_window(topic, scan.hits, scan, rules)
    if best is None or not _enough(best):
        return None
    kind: Role = "focus"
    reason = "said in a main clause"
    those = asides(scan)
    if those:
        hard = [aside for aside in those if aside.kind not in SOFT]
        free = best_window(topic, outside(scan.hits, those), scan, rules)
        main = best_window(topic, outside(scan.hits, hard), scan, rules) if free is None else free
        best = free or main or best
        kind, reason = role(topic, scan, main is not None, free is not None, best[0].sentences[0], rules)
    elif best[0].sentences[0] > LAST_FOCUS_SENTENCE:
        kind, reason = "background", f"first said in sentence {best[0].sentences[0]}"
    window, met = best
    if kind == "focus" and window.name != "title":
        said = [hit for hit, _, _ in met.hits]
        if why := elsewhere(topic, scan, said, rules) or listing(scan, said):
            kind, reason = "background", why
    score = calibrated(met.value * window.place)
    tag = Tag(topic=topic.id, role=kind, score=score, evidence=_evidence(topic.id, kind, met, scan))
    return Verdict(tag, window, met, reason)


def _enough(best: tuple[Window, Met] | None) -> bool:
    """Clears the cut, with at most one clause met by a misspelling."""
    if best is None or best[0].place * best[1].value < CUT:
        return False
    return len({hit.id for hit, _, _ in best[1].hits if hit.how}) <= 1


def calibrated(raw: float) -> float:
    """The share of stories with this raw score that are about their topic, read off `CALIBRATION`."""
    if raw <= CALIBRATION[0][0]:
        return CALIBRATION[0][1]
    for (low, low_p), (high, high_p) in pairwise(CALIBRATION):
        if raw <= high:
            return round(low_p + (high_p - low_p) * (raw - low) / (high - low), 4)
    return CALIBRATION[-1][1]


def best_window(topic: Topic, hits: Sequence[Hit], scan: Scan, rules: Rules) -> tuple[Window, Met] | None:
    """The window in which the topic's clauses hold best, None if they hold in none."""
    best: tuple[Window, Met] | None = None
    most = 0.0
    said = valued(topic, hits, scan, rules)
    holds = machine(rules).possible[topic.id]
    if not holds(said.keys()):
        return None
    for window in windows(topic, len(scan.bounds)):
        if window.place <= most:
            continue  # even a perfect clause could not do better there
        inside = _within(said, window)
        if not holds(inside.keys()):
            continue
        met = meet(topic.match, inside, scan)
        if met.value * window.place > most:
            best, most = (window, met), met.value * window.place
    return best


def windows(topic: Topic, count: int) -> Iterator[Window]:
    """The windows of a topic over a title and `count - 1` sentences, best place first."""
    yield Window("title", (0,), PLACES[0])
    for scope in topic.scope:
        if scope == "sentence":
            for i in range(1, count):
                yield Window(f"sentence {i}", (i,), place(i))
        elif scope == "title+1" and count > 1:
            yield Window("title+1", (0, 1), 0.8 * sqrt(place(1)))
        elif scope == "title+2" and count > 2:
            yield Window("title+2", (0, 1, 2), 0.8 * sqrt(place(2)))
        elif scope == "story" and count > 1:
            yield Window("story", tuple(range(count)), 0.8 * sqrt(place(count - 1)))


def place(sentence: int) -> float:
    """What the place of a sentence is worth."""
    return PLACES[min(sentence, len(PLACES) - 1)]


def valued(topic: Topic, hits: Iterable[Hit], scan: Scan, rules: Rules) -> Said:
    """Concept hits that a topic asks for and that prove something, by concept."""
    asked = machine(rules).said[topic.id]
    found: Said = {}
    for hit in hits:
        if hit.kind == "concept" and hit.id in asked and (one := worth(hit, scan, rules))[2]:
            found.setdefault(hit.id, []).append(one)
    return found


def _within(said: Said, window: Window) -> Said:
    found = {}
    for concept, listed in said.items():
        if inside := [one for one in listed if one[0].sentence in window.sentences]:
            found[concept] = inside
    return found


def meet(clause: Clause, said: Said, scan: Scan) -> Met:
    """How well a clause holds among the valued hits of a window; value 0 if it does not."""
    if isinstance(clause, Name):
        if clause.concept not in said:
            return NOTHING
        best = max(said[clause.concept], key=lambda one: one[2])
        return Met(best[2], (best,))
    if isinstance(clause, Near):
        return _near(clause, said, scan)
    if isinstance(clause, Not):
        return Met(0.0 if meet(clause.part, said, scan).value else 1.0)
    if isinstance(clause, Any):
        return _any(clause, said, scan)
    return _all(clause, said, scan)


def _any(clause: Any, said: Said, scan: Scan) -> Met:
    best = NOTHING
    for part in clause.parts:
        met = meet(part, said, scan)
        if met.value > best.value:
            best = met
            if best.value >= 1.0:
                break
    return best


def _all(clause: All, said: Said, scan: Scan) -> Met:
    parts = []
    for part in clause.parts:
        met = meet(part, said, scan)
        if not met.value:
            return met
        parts.append(met)
    return Met(min(part.value for part in parts), tuple(one for part in parts for one in part.hits))


def worth(hit: Hit, scan: Scan, rules: Rules) -> tuple[Hit, str, float]:
    """A concept hit with how it proves and what it is worth: weak ones nothing without what they need."""
    if hit.how:
        return hit, hit.how, hit.value
    if hit.weight == "strong":
        return hit, "strong", 1.0
    concept = rules.concepts[hit.id]
    if concept.needs and not any(
        other.kind == "concept" and other.id in concept.needs and not other.within(hit) for other in scan.hits
    ):
        return hit, "weak", 0.0
    return hit, "weak", concept.weak_value


def _near(clause: Near, said: Said, scan: Scan) -> Met:
    groups = []
    for group in clause.groups:
        listed = [one for name in group for one in said.get(name, ())]
        if not listed:
            return NOTHING
        groups.append(listed)
    best = Met(0.0)
    for first in groups[0]:
        chosen = [first]
        for others in groups[1:]:
            taken = [one[0] for one in chosen]
            close = [one for one in others if one[0] not in taken and apart(first[0], one[0], scan) <= clause.words]
            if not close:
                break
            chosen.append(max(close, key=lambda one: one[2]))
        else:
            value = NEAR_VALUE * min(one[2] for one in chosen)
            if value > best.value:
                best = Met(value, tuple((hit, hit.how or "near", NEAR_VALUE * each) for hit, _, each in chosen))
    return best


def apart(one: Hit, other: Hit, scan: Scan) -> int:
    """Words between two hits of a sentence, two Han or Kana as one; far across sentences and a `;`."""
    if one.sentence != other.sentence:
        return FAR
    first, second = (one, other) if one.start <= other.start else (other, one)
    between = scan.text[first.end : second.start] if second.start > first.end else ""
    if ";" in between or "；" in between:
        return FAR
    spaced = len(between.split())
    # Hangul is written with spaces.
    dense = sum(1 for character in between if "\u2e80" <= character < "\uac00" or character > "\ud7a3")
    return spaced + dense // 2 if dense else spaced


def _evidence(topic: str, role: Role, met: Met, scan: Scan) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            topic=topic,
            role=role,
            concept=hit.id.rpartition("/")[2],
            alias=hit.alias,
            span=scan.span(hit),
            how=how,
            value=round(value, 4),
        )
        for hit, how, value in sorted(met.hits, key=lambda one: (one[0].start, one[0].end))
    )
