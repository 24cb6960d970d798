"""Folding: one comparable form of a text, with the way back to the original, character by character.

Folded text is NFKC, casefolded, with plain dashes and quotes, single spaces, and without what the eye does not see:
soft hyphens, zero-width characters, the dot that casefolding leaves on a Turkish İ.  Dotless ı counts as i and ё as е,
because capitals and keyboards drop the difference.  HTML entities that a feed left behind are read as characters.
Offsets always lead back to the original, so a span of evidence is a slice of what was published.
"""

import re
import unicodedata
from collections.abc import Sequence
from html import unescape

_OWN = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁃"), "-"),
    **dict.fromkeys(map(ord, "’‘‛ʼʻʹ´`＇′‚"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»〝〞＂″"), '"'),
    **dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\u2028\u2029"), " "),
    ord("ı"): "i",
    ord("ё"): "е",
    ord("Ё"): "е",
    ord("…"): "…",
    ord("･"): "・",
    ord("·"): "・",
    ord("•"): "・",
}
#: Marks that join the character before them: combining marks, half-width voicing, conjoining Hangul vowels and finals.
_JOINS = re.compile(r"[\u0300-\u036f\u0483-\u0487\u3099\u309a\uff9e\uff9f\u1160-\u11ff]")
#: What ASCII text may hold that lower() alone would not fold: entities, breaks, runs of spaces.
_PLAIN_NEEDS_WORK = re.compile(r"[\t\n\r\x0b\x0c]|  |&(?:#|[A-Za-z])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


class Folded:
    """A folded text and its way back.  `start` and `end` take offsets in `.text`, give offsets in the original."""

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str, starts: Sequence[int] | None = None, ends: Sequence[int] | None = None) -> None:
        self.text = text
        self._starts = starts  #: by folded character; None: the same offsets
        self._ends = ends

    def start(self, i: int) -> int:
        """Where the original character behind folded character `i` begins."""
        if self._starts is None:
            return i
        return self._starts[i] if i < len(self._starts) else (self._ends[-1] if self._ends else 0)

    def end(self, j: int) -> int:
        """Where the original stretch behind folded characters before `j` ends."""
        if self._ends is None:
            return j
        return self._ends[j - 1] if j > 0 else 0


class _Table(dict[int, str]):
    """Character to folded character, filled as characters are met; knows which ones change length."""

    def __init__(self) -> None:
        super().__init__(_OWN)
        self.stretching: set[str] = set()

    def __missing__(self, code: int) -> str:
        folded = _character(chr(code))
        if len(folded) != 1:
            self.stretching.add(chr(code))
        self[code] = folded
        return folded


def _character(character: str) -> str:
    """Fold one character, or one with the marks that join it."""
    composed = unicodedata.normalize("NFKC", character)
    folded = unicodedata.normalize("NFKC", composed.casefold())
    if folded == "i\u0307":
        return "i"
    return "".join(
        _OWN.get(ord(one), one) for one in folded if one != "\u0307" and (unicodedata.category(one) != "Cf")
    ).casefold()


_TABLE = _Table()


def fold(text: str) -> Folded:
    """Fold a text for matching.

    Returns:
        The folded text with offsets back into `text`.  Folding is idempotent, and folded texts of
        capital, wide, differently quoted or entity-escaped variants of one text are equal.
    """
    if text.isascii():
        if _PLAIN_NEEDS_WORK.search(text) is None:
            return Folded(text.lower())
        return _by_piece(text)
    if "&" not in text and "  " not in text and _JOINS.search(text) is None:
        folded = text.translate(_TABLE)
        if len(folded) == len(text) and _TABLE.stretching.isdisjoint(text) and "  " not in folded:
            return Folded(folded)
    return _by_piece(text)


def _by_piece(text: str) -> Folded:
    """The slow way, for text whose length changes: piece by piece with both maps."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for begin, stop, piece in _pieces(text):
        for character in piece:
            if character == " " and out and out[-1] == " ":
                ends[-1] = stop
                continue
            out.append(character)
            starts.append(begin)
            ends.append(stop)
    return Folded("".join(out), starts, ends)


def _pieces(text: str) -> list[tuple[int, int, str]]:
    """Cut a text into stretches that fold on their own: an entity, or a character with its joining marks."""
    pieces = []
    i, size = 0, len(text)
    while i < size:
        if text[i] == "&" and (entity := _ENTITY.match(text, i)):
            plain = unescape(entity[0])
            if plain != entity[0]:
                pieces.append((i, entity.end(), "".join(_TABLE[ord(one)] for one in plain)))
                i = entity.end()
                continue
        j = i + 1
        while j < size and _JOINS.match(text, j):
            j += 1
        pieces.append((i, j, _TABLE[ord(text[i])] if j == i + 1 else _character(text[i:j])))
        i = j
    return pieces
