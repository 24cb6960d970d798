"""Asides of a story: stretches that recall, place in time, or set apart, and so do not say what the story is about.

"Binance, whose founder was pardoned in October, opens an office": the clause after *whose* recalls.  "unlike CZ" sets
apart.  "a month after Zhao was pardoned" places in time, which is an aside only where the rest tells other news, for
people also write "Trump says he does not know CZ after pardoning him".  "its pardoned founder" only says which founder,
and so does "Pardoned", where it opens a sentence.  Cues are data (families `relative`, `since`, `contrast`, `recall`,
`attribute`, `opening` in cues.yaml); `…` in a cue shows on which side its aside lies, without one it is its own aside.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tracker.match.scan import Hit, Scan

AsideKind = Literal["relative", "since", "contrast", "attribute"]
#: Asides beside which the topic may still be the news, where the main clause tells one of its stages.
SOFT: frozenset[AsideKind] = frozenset(("since", "attribute"))
#: What ends a clause.  A full stop only before a space, so that "Binance.US" and "U.S." stay whole.
_BREAK = re.compile(r"[,;:，、；：()（）!?！？。|]|[.…](?=\s|$)|\s[-–—]+\s|—")
ELLIPSIS = "…"
_COMMAS, _APART = ",，、", ";；"


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the joined text."""

    kind: AsideKind
    start: int
    end: int
    cue: str  #: as written in the list

    def holds(self, hit: Hit) -> bool:
        """The hit lies in the aside for the greater part."""
        return min(self.end, hit.end) - max(self.start, hit.start) > (hit.end - hit.start) / 2


def asides(scan: Scan) -> tuple[Aside, ...]:
    """Every aside of a story, in order."""
    those = scan.kept.get(Aside)
    if not isinstance(those, tuple):
        those = scan.kept[Aside] = _found(scan)
    return those


def _found(scan: Scan) -> tuple[Aside, ...]:
    past = [*scan.of("cue", "recall"), *scan.of("cue", "past")]
    found = [*_of("contrast", scan), *_of("since", scan), *_of("attribute", scan), *_opening(scan)]
    found += [aside for aside in _of("relative", scan) if any(aside.holds(hit) for hit in past)]
    found += _dated(scan)
    return tuple(sorted(found, key=lambda aside: (aside.start, aside.end, aside.kind)))


def _dated(scan: Scan) -> Iterator[Aside]:
    """Stretches that recall and say when: "…; its founder was pardoned in May", "Pardoned by Trump last autumn, he".

    An apposition anywhere, any other clause only where it does not open the title: what opens it is the news.
    """
    # "five days after …" measures from what it names; it does not say when.
    spans = [*scan.of("cue", "since")]
    dates = [hit for hit in scan.of("cue", "past") if not any(o.start < hit.end and hit.start < o.end for o in spans)]
    for cue in scan.of("cue", "recall"):
        first, last = scan.bounds[cue.sentence]
        start = max((stop.end() for stop in _BREAK.finditer(scan.text, first, cue.start)), default=first)
        stop = _BREAK.search(scan.text, cue.end, last)
        end = stop.start() if stop else last
        opens = not scan.text[start : cue.start].strip()
        inner = stop is not None and stop[0] in _COMMAS
        behind = start > first and scan.text[first:start].rstrip()[-1:] in _APART
        between = inner and start > first and scan.text[first:start].rstrip()[-1:] in _COMMAS
        aside = Aside("relative", start, end, cue.alias)
        if not any(aside.holds(date) for date in dates if (date.start, date.end) != (cue.start, cue.end)):
            # "Pardoned by the president, he …" and "Zhao, pardoned by the president, …" need no date to be asides.
            if between or (inner and (behind or (opens and start == first))):
                yield replace(aside, kind="attribute")
        elif (opens and inner) or between or (behind and not opens) or (cue.sentence > 0 and not opens):
            yield aside


def _opening(scan: Scan) -> Iterator[Aside]:
    """ "Pardoned crypto king opens a school": an attribute where it opens a sentence, the verb anywhere else."""
    for cue in scan.of("cue", "opening"):
        opens = not scan.text[scan.bounds[cue.sentence][0] : cue.start].strip(" \"'“«„‘")
        if opens and scan.text[cue.end : cue.end + 1] not in (":", "：", ","):
            yield Aside("attribute", cue.start, cue.end, cue.alias)


def _of(kind: AsideKind, scan: Scan) -> Iterator[Aside]:
    for cue in scan.of("cue", kind):
        start, end = _scope(cue, scan)
        if start < end:
            yield Aside(kind, start, end, cue.alias)


def _scope(cue: Hit, scan: Scan) -> tuple[int, int]:
    """The clause on the side of the cue where its aside lies."""
    first, last = scan.bounds[cue.sentence]
    ahead, behind = cue.alias.endswith(ELLIPSIS), cue.alias.startswith(ELLIPSIS)
    text = scan.text
    start, end = cue.start, cue.end
    if ahead and (stop := _BREAK.search(text, cue.end, last)):
        end = stop.start()
    elif ahead:
        end = last
    if behind:
        start = max((stop.end() for stop in _BREAK.finditer(text, first, cue.start)), default=first)
    return start, end


def joined(one: Hit, other: Hit, scan: Scan) -> bool:
    """Two hits of a sentence stand in one clause."""
    first, second = (one, other) if one.start <= other.start else (other, one)
    return second.start <= first.end or _BREAK.search(scan.text, first.end, second.start) is None


def outside(hits: Iterable[Hit], those: Iterable[Aside]) -> list[Hit]:
    """Hits that lie in none of the asides."""
    listed = list(those)
    return [hit for hit in hits if not any(aside.holds(hit) for aside in listed)]
