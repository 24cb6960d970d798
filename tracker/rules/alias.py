"""An alias of a concept, stage or cue as it is looked for in folded text: its words and its edges.

Edges go by script.  Scripts written with spaces (Latin, Cyrillic, Greek, Arabic …) need a neighbour that is no letter
or digit of such a script; Katakana must not go on in Katakana; short Hangul must not begin inside a word, and particles
may follow it; Han and Hiragana stand anywhere.  What Arabic writes on to the front of a word (and, the, to) may stand
there.  A hyphen inside a word is a space: `Trump-linked` is `Trump linked`.  `*` opens the right edge of a word for up
to eight more letters, and ` … ` inside an alias stands for up to six words of the same clause: `setzt … aus`,
`lets … off`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any as Anything

from tracker.text.fold import fold

GAP = "…"
WORD, KATAKANA, HANGUL, ARABIC, FREE = 1, 2, 3, 4, 0
#: How far `*` reaches: the longest endings of the ten languages (tr -larından, ru -ивающий) are within it.
OPEN_LETTERS = 8
#: What ` … ` may stand for: German verbs and their prefixes stand about so far apart in headlines.
_GAP = r"(?:\s+[^\s,;:!?()\0]*[^\s,;:!?().\0]){0,6}?\s+"
#: Hangul of up to this many syllables at the head of an alias must begin a word: 사면 also ends 회사면.
SHORT_HANGUL = 2
_END_HYPHEN = re.compile(r"^-(?=\w)|(?<=\w)-$")
_STAR_FIRST = re.compile(r"(?:^|\s)\*")
#: Folding leaves this as it is but for its capitals, and nothing in it opens or gapes; half of all aliases.
_SIMPLE = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_CUT = re.compile(rf"\*| {GAP} ")
#: A hyphen inside a word; written so that the search leaps from hyphen to hyphen, which is twenty times faster.
_HYPHEN = re.compile(r"-(?<=[^\W_]-)(?=[^\W_])")
#: And, so; in, like, will; the; to the: what Arabic writes on to the front of a word.
_PROCLITIC = re.compile(r"(?:^|\W)[\u0648\u0641]?(?:[\u0628\u0643\u0633]?(?:\u0627\u0644)?|\u0644\u0644?)$")


class _Edges(dict[str, int]):
    """Character to the kind of edge it makes, filled as characters are met."""

    def __missing__(self, character: str) -> int:
        edge = self[character] = _edge(character)
        return edge


def _edge(character: str) -> int:
    code = ord(character)
    if 0x30A1 <= code <= 0x30FA or 0x30FC <= code <= 0x30FF or 0x31F0 <= code <= 0x31FF:
        return KATAKANA
    if 0xAC00 <= code <= 0xD7A3 or 0x1100 <= code <= 0x11FF:
        return HANGUL
    if code >= 0x2E80 and unicodedata.category(character) == "Lo":
        return FREE
    return WORD if character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M" else FREE


EDGES = _Edges()


# Not frozen, as a frozen one costs four times as much to make, and shipped rules hold thirty thousand.
@dataclass(slots=True, unsafe_hash=True)
class Alias:
    """One way of writing something; not to be changed."""

    text: str  #: as written in the rule
    language: str  #: the key it stands under: `any`, `en` …
    literal: str  #: folded text that the automaton looks for: all of it, or up to the first inner `*`
    left: int  #: kind of the neighbour that must not stand before it; FREE: any may
    right: int  #: the same after it
    open: bool  #: ends in `*`
    rest: str | None  #: pattern of what must follow the literal; None: nothing
    genitive: bool = False  #: an `s` may end it: Trumps, Zhaos

    def __reduce__(self) -> tuple[type["Alias"], tuple[Anything, ...]]:
        """Thirty thousand are kept between two runs; so they are read in half the time."""
        fields = (self.text, self.language, self.literal, self.left, self.right, self.open, self.rest, self.genitive)
        return Alias, fields

    def end(self, text: str, start: int, end: int) -> int:
        """Where the alias ends if it stands at a place where its literal was found.

        Returns:
            The end in `text`, past an open ending; -1 if the edges or the rest do not fit.
        """
        if self.left and start:
            before = EDGES[text[start - 1]]
            if before == self.left or (self.left == ARABIC and before == WORD and not _proclitic(text, start)):
                return -1
        if self.rest is not None:
            found = _compiled(self.rest).match(text, end)
            if found is None:
                return -1
            end = found.end()
        size = len(text)
        if self.open:
            limit = min(size, end + OPEN_LETTERS)
            while end < limit and EDGES[text[end]] == WORD:
                end += 1
        if self.right and end < size and EDGES[text[end]] == self.right:
            ends = self.genitive and text[end] == "s" and (end + 1 == size or EDGES[text[end + 1]] != WORD)
            return end + 1 if ends else -1
        return end


def spaced(folded: str) -> str:
    """Folded text with a space for every hyphen inside a word: `US-Steel-Verkauf` is `US Steel Verkauf`."""
    return _HYPHEN.sub(" ", folded) if "-" in folded else folded


def _proclitic(text: str, start: int) -> bool:
    return _PROCLITIC.search(text, max(0, start - 5), start) is not None


def alias(text: str, language: str = "any", *, written: str | None = None, free: bool = False) -> Alias:
    """Compile an alias.

    Args:
        written: what stands in the rule, where `text` is another spelling of it.
        free: anything may stand before it.

    Raises:
        ValueError: it says nothing: empty, only `*`, or a word that begins with `*`.
    """
    if _SIMPLE.fullmatch(text):
        literal = text if text.islower() else text.lower()
        left = FREE if free else WORD
        return Alias(text if written is None else written, language, literal, left, WORD, False, None)
    if GAP in text:
        folded = f" {GAP} ".join(fold(part).text.strip() for part in text.split(f" {GAP} ")).strip()
    else:
        folded = fold(text).text.strip()
    if not folded.strip(f"* {GAP}"):
        raise ValueError("is empty")
    is_open = folded.endswith("*")
    closed = folded.rstrip("*")
    if "-" in closed:
        closed = _END_HYPHEN.sub(" ", spaced(closed))
    literal, rest = closed, None
    if "*" in folded or GAP in folded:
        if _STAR_FIRST.search(folded):
            raise ValueError("begins a word with `*`, which only opens the end of a word")
        if cut := _CUT.search(closed):
            # A gap is as short as it can be, so the word behind it has to be whole, not the first that begins like it.
            whole = r"(?!\w)" if GAP in closed and not is_open else ""
            literal, rest = closed[: cut.start()], _pattern(closed[cut.start() :]) + whole
    left = FREE if free else _left(literal)
    return Alias(text if written is None else written, language, literal, left, _right(closed[-1]), is_open, rest)


@cache
def _compiled(rest: str) -> re.Pattern[str]:
    """Most rests are never met, so each is compiled when it is."""
    return re.compile(rest)


def _pattern(after: str) -> str:
    """What follows the literal: stars as letters, gaps as words, the rest as it is."""
    letters = rf"\w{{0,{OPEN_LETTERS}}}"
    parts = re.split(rf"(\*| {GAP} )", after)
    return "".join(letters if part == "*" else _GAP if part == f" {GAP} " else re.escape(part) for part in parts)


def _left(literal: str) -> int:
    edge = EDGES[literal[0]]
    if edge == WORD and "\u0620" <= literal[0] <= "\u064a":
        return ARABIC
    if edge == HANGUL:
        run = 0
        while run < len(literal) and EDGES[literal[run]] == HANGUL:
            run += 1
        return HANGUL if run <= SHORT_HANGUL else FREE
    return edge


def _right(last: str) -> int:
    edge = EDGES[last]
    return FREE if edge == HANGUL else edge
