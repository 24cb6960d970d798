"""Everything a story says that the rules have words for, with where it says it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tracker.match.gate import Gate, candidates, gate
from tracker.match.machine import Automaton, Machine, machine
from tracker.model import Span
from tracker.rules.alias import EDGES, FREE, Alias, spaced
from tracker.rules.rules import Rules, Use, UseKind, Weight
from tracker.text.fold import Folded, fold
from tracker.text.sentences import sentences

#: Between title and summary in the text that is searched; no alias holds it.
_SEAM = "\0"
#: Letters between a credit and the outlet's name: "according to the Wall Street Journal".
_CREDIT_GAP = 5
_NOTHING = Folded("")
#: An alias, what it is of, and where it stands in folded text.
Stand = tuple[Alias, Use, int, int]


class Hit(NamedTuple):
    """An alias that stands in a story."""

    kind: UseKind  #: of a `credit` the id is the outlet's
    id: str  #: concept, stage key, cue family, outlet
    alias: str  #: as written in the rule
    language: str  #: the key it stands under
    weight: Weight
    sentence: int  #: 0 the title, 1 the first sentence of the summary …
    start: int  #: in the joined text: title, one character, summary
    end: int
    how: str = ""  #: of a misspelling: `fuzzy 0.92`
    value: float = 1.0  #: of a misspelling less than 1

    def within(self, other: "Hit") -> bool:
        """Lies inside the other hit and is shorter."""
        return (
            other.start <= self.start and self.end <= other.end and (self.end - self.start) < (other.end - other.start)
        )


# Not frozen, as a frozen one costs four times as much to make, and one is made for every passing story.
@dataclass(slots=True, eq=False)
class Scan:
    """A story with its hits; not to be changed.  Empty, without hits, when no topic can match."""

    title: str
    summary: str
    hits: tuple[Hit, ...] = ()  #: by start, then end
    candidates: tuple[str, ...] = ()  #: topics of which an anchor is said
    bounds: tuple[tuple[int, int], ...] = ()  #: of sentence 0, 1 …, in the joined text
    folded: Folded = field(default=_NOTHING, repr=False)  #: of the joined text
    #: Hits by kind, and by kind and id; made when asked for.
    sorted: dict[tuple[UseKind, str | None], list[Hit]] | None = field(default=None, repr=False)
    #: What is worked out of it more than once, kept by who works it out, under a key of their own.
    kept: dict[object, object] = field(default_factory=dict, repr=False)

    def of(self, kind: UseKind, hit_id: str | None = None, sentence: int | None = None) -> Iterator[Hit]:
        """Hits of a kind, of one id and in one sentence if given, in order."""
        if self.sorted is None:
            self.sorted = {}
            for hit in self.hits:
                self.sorted.setdefault((hit.kind, None), []).append(hit)
                self.sorted.setdefault((hit.kind, hit.id), []).append(hit)
        hits = self.sorted.get((kind, hit_id))
        if not hits:
            return iter(())  # by far the commonest answer
        return iter(hits) if sentence is None else (hit for hit in hits if hit.sentence == sentence)

    @property
    def text(self) -> str:
        """The joined text that `start` and `end` of hits count in."""
        return f"{self.title}{_SEAM}{self.summary}"

    def span(self, hit: Hit) -> Span:
        """The hit as a slice of the story's title or summary."""
        return self.stretch(hit.start, hit.end)

    def stretch(self, start: int, end: int) -> Span:
        """Offsets of the joined text as a slice of title or summary."""
        shift = len(self.title) + 1
        name: Literal["title", "summary"] = "title" if start < shift else "summary"
        if name == "summary":
            start, end = start - shift, end - shift
            return Span(field=name, start=start, end=end, text=self.summary[start:end])
        end = min(end, len(self.title))
        return Span(field=name, start=start, end=end, text=self.title[start:end])


def scan(title: str, summary: str, rules: Rules, *, whole: bool = False) -> Scan:
    """Find every alias in a story, after edges and negatives.

    Args:
        title: as stored.
        summary: as stored; may be empty.
        rules: compiled.
        whole: look for everything even if no topic can match (for explanations).
    """
    built = machine(rules)
    folded = fold(f"{title}{_SEAM}{summary}")
    text = spaced(folded.text)
    open_topics = candidates(built, _gate(built), text)
    if not open_topics and not whole:
        return Scan(title, summary)
    bounds = _bounds(title, summary)
    stands = _found(built.everything, text)
    hits = _kept(_hits(stands, folded, bounds), rules)
    hits += _credits(stands, folded, bounds, hits)
    hits.sort(key=lambda hit: (hit.start, hit.end, hit.kind, hit.id, hit.alias))
    return Scan(title, summary, tuple(hits), open_topics, bounds, folded)


def may_tell(title: str, summary: str, rules: Rules) -> bool:
    """Whether a story may be about any topic at all; most are not, and this says it at a fraction of a scan's cost."""
    built = machine(rules)
    return bool(candidates(built, _gate(built), spaced(fold(f"{title}{_SEAM}{summary}").text)))


def _gate(built: Machine) -> Gate:
    if not isinstance(built.gate, Gate):
        built.gate = gate(built.rules)
    return built.gate


def _hits(stands: list[Stand], folded: Folded, bounds: tuple[tuple[int, int], ...]) -> list[Hit]:
    """A hit for each thing said at each place, once however many of its aliases say it there."""
    hits = []
    seen = set()
    for one, use, start, end in stands:
        kind = use.kind
        if kind == "credit":
            continue
        # The alias of a cue tells on which side its aside lies.
        key = (kind, use.id, use.weight, start, end, one.text if kind == "cue" else "")
        if key not in seen:
            seen.add(key)
            sentence, begin, stop = place_of(start, end, folded, bounds)
            hits.append(Hit(kind, use.id, one.text, one.language, use.weight, sentence, begin, stop))
    return hits


def _found(automaton: Automaton, text: str) -> list[Stand]:
    stands = []
    entries = automaton.entries
    for number, start, end in automaton.found(text):
        before = EDGES[text[start - 1]] if start else FREE
        for one, use in entries[number]:
            if before and one.left == before:
                continue  # the commonest reason why not, without a call
            stop = one.end(text, start, end)
            if stop >= 0:
                stands.append((one, use, start, stop))
    return stands


def _bounds(title: str, summary: str) -> tuple[tuple[int, int], ...]:
    shift = len(title) + 1
    return ((0, len(title)), *((start + shift, end + shift) for start, end in sentences(summary)))


def place_of(start: int, end: int, folded: Folded, bounds: tuple[tuple[int, int], ...]) -> tuple[int, int, int]:
    """(sentence, start, end) in the original."""
    begin = folded.start(start)
    sentence = bisect_right(bounds, (begin, len(folded.text) * 9)) - 1
    return max(sentence, 0), begin, folded.end(end)


def _kept(found: list[Hit], rules: Rules) -> list[Hit]:
    """Without hits that a negative overlaps, weak ones inside strong ones, and negatives themselves."""
    negatives: dict[str, list[Hit]] = {}
    for hit in found:
        if hit.weight == "not":
            negatives.setdefault(hit.id, []).append(hit)
    kept = [hit for hit in found if hit.weight != "not" and not _struck(hit, negatives.get(hit.id))]
    if any(hit.weight == "weak" for hit in kept):
        strong = [hit for hit in kept if hit.kind == "concept" and hit.weight == "strong" and _names(hit, rules)]
        kept = [hit for hit in kept if hit.weight != "weak" or not any(hit.within(other) for other in strong)]
    return kept


def _struck(hit: Hit, negatives: list[Hit] | None) -> bool:
    """A negative of its concept overlaps it."""
    if not negatives or hit.kind != "concept":
        return False
    return any(other.start < hit.end and hit.start < other.end for other in negatives)


def _names(hit: Hit, rules: Rules) -> bool:
    """Names of people, firms and things take their words away from weaker readings; acts do not."""
    return rules.concepts[hit.id].kind != "act"


def _credits(stands: list[Stand], folded: Folded, bounds: tuple[tuple[int, int], ...], hits: list[Hit]) -> list[Hit]:
    """Templates such as `{outlet} reports` that stand around an outlet's name."""
    outlets = [hit for hit in hits if hit.kind == "outlet"]
    if not outlets:
        return []
    credited = []
    for one, use, start, end in stands:
        if use.kind != "credit":
            continue
        sentence, begin, stop = place_of(start, end, folded, bounds)
        leads = one.literal == use.before.rstrip("*")
        for outlet in outlets:
            if outlet.sentence != sentence:
                continue
            gap = outlet.start - stop if leads else begin - outlet.end
            if 0 <= gap <= _CREDIT_GAP:
                span = min(begin, outlet.start), max(stop, outlet.end)
                credited.append(Hit("credit", outlet.id, one.text, one.language, "strong", sentence, *span))
    return list(dict.fromkeys(credited))
