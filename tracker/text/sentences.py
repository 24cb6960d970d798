"""Sentences of a headline or a lead, as offsets.  Own and small: an abbreviation list, 。！？ and line breaks."""

import re
from collections.abc import Iterator

#: A full stop after these ends no sentence.  Case as written; single capitals ("U.S.", "J. Smith") are seen by shape.
_ABBREVIATIONS = frozenset(
    re.split(
        r"\s+",
        "mr mrs ms dr prof sr jr st sen sens rep reps gov gen col lt sgt hon vs inc corp co ltd llc cos no nos vol"
        " art sec dept est approx jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e cf al p pp usd mio mrd"
        " bzw usw ca nr abs bspw z.b u.a d.h str tel dra sra srta ud uds ee ee.uu núm pág av exmo exma mme mlle mm"
        " env г гг т.е т.д т.п им млн млрд тыс руб долл стр ул проф акад s.a a.ş ltd.şti yy vb",
    )
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？｡]+[」』”’）)]*|\n")
_MARK = re.compile(r"[.!?…。！？｡\n]")  #: where `_END` may match; a search for one class of characters is quick
_NEXT = re.compile(r"\S")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_OPENING = "(\"'“‘«"
_LONGEST = 24  #: letters before a full stop in which an abbreviation would stand


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a text into sentences.

    Returns:
        (start, end) pairs in order, without surrounding white space; together they cover every
        other character of the text.  Empty for blank text.
    """
    found: list[tuple[int, int]] = []
    begin = 0
    for stop in _stops(text):
        if stop[0].startswith(".") and not _closes(text, begin, stop.start(), stop.end()):
            continue
        _add(found, text, begin, stop.end())
        begin = stop.end()
    _add(found, text, begin, len(text))
    return tuple(found)


def _stops(text: str) -> Iterator[re.Match[str]]:
    past = 0
    for mark in _MARK.finditer(text):
        if mark.start() >= past and (stop := _END.match(text, mark.start())):
            past = stop.end()
            yield stop


def _add(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        found.append((begin, end))


def _closes(text: str, begin: int, dot: int, end: int) -> bool:
    """Does the full stop at `dot` end a sentence?"""
    ahead = _NEXT.search(text, end)
    if ahead is None or ahead[0].islower() or ahead[0] in ",;:":
        return ahead is None
    words = text[max(begin, dot - _LONGEST) : dot].split()
    last = words[-1].lstrip(_OPENING) if words else ""
    if not last:
        return True
    if last.casefold() in _ABBREVIATIONS:
        return False
    if last.isdigit() and len(last) <= 2:  # "am 3. Mai", "Nr. 12"
        return False
    # "U.S." ends a sentence as rarely as "J." does; a wrong cut costs a match, a missing one a little precision.
    return not (len(last) == 1 and last.isupper()) and not _DOTTED.fullmatch(last)
