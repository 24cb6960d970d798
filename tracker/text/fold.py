"""Folding: one comparable form of a text, with the way back to the original, character by character.

Folded text is NFKC, casefolded, with plain dashes and quotes, single spaces, and without what the eye does not see:
soft hyphens, zero-width characters, the dot that casefolding leaves on a Turkish İ.  Dotless ı counts as i and ё as е,
because capitals and keyboards drop the difference; traditional Chinese counts as simplified.  HTML entities that a feed
left behind are read as characters.  Offsets lead back to the original, so a span of evidence is a slice of what was
published.
"""

import re
import unicodedata
from collections.abc import Sequence
from html import unescape

_OWN = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁃"), "-"),
    **dict.fromkeys(map(ord, "’‘‛ʼʻʹ´＇′‚"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»〝〞＂″"), '"'),
    **dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\u2028\u2029"), " "),
    ord("ı"): "i",
    ord("ё"): "е",
    ord("Ё"): "е",
    ord("…"): ".",
    ord("･"): "・",
    ord("·"): "・",
    ord("•"): "・",
}
#: Marks that join the character before them: combining marks, half-width voicing, conjoining Hangul vowels and finals.
_JOINS = re.compile(r"[\u0300-\u036f\u0483-\u0487\u3099\u309a\uff9e\uff9f\u1160-\u11ff]")
#: What the letters of a newsroom are sprinkled with, each one character for one.
_SPRINKLED = (
    *(("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'), ("—", "-"), ("–", "-")),
    *(("…", "."), ("\xa0", " "), ("ё", "е"), ("Ё", "е"), ("İ", "i"), ("ı", "i"), ("·", "・"), ("•", "・")),
)
#: Text in which lower case is all there is to folding, once its sprinkles are plain: letters of European languages,
#: Hangul and Kana.  No Han (it has two scripts), nothing that NFKC would change, no marks, nothing invisible.
_EASY = re.compile(
    r"[\x00-\x7f¡-§©«¬®°±¶»¿-ıĴ-ľŁ-ňŊ-žЀ-џҐґ‹›€"
    r"\u3001\u3002\u300a-\u300f\u3010\u3011\u3041-\u3096\u30a1-\u30fc\uac00-\ud7a3]*"
)
_SPACES = re.compile(r"[ \t-\r]{2,}|[\t-\r]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


class Folded:
    """A folded text and its way back.  `start` and `end` take offsets in `.text`, give offsets in the original."""

    __slots__ = ("_ends", "_source", "_starts", "text")

    def __init__(
        self,
        text: str,
        starts: Sequence[int] | None = None,
        ends: Sequence[int] | None = None,
        source: str | None = None,
    ) -> None:
        self.text = text
        self._starts = starts  #: by folded character; None: the same offsets
        self._ends = ends
        self._source = source  #: the original, where the way back is made when first asked for; few stories ask

    def _trace(self, source: str) -> None:
        traced = _by_piece(source)
        self._starts, self._ends, self._source = traced._starts, traced._ends, None

    def start(self, i: int) -> int:
        """Where the original character behind folded character `i` begins."""
        if self._source is not None:
            self._trace(self._source)
        if self._starts is None:
            return i
        return self._starts[i] if i < len(self._starts) else (self._ends[-1] if self._ends else 0)

    def end(self, j: int) -> int:
        """Where the original stretch behind folded characters before `j` ends."""
        if self._source is not None:
            self._trace(self._source)
        if self._ends is None:
            return j
        return self._ends[j - 1] if j > 0 else 0


class _Table(dict[int, str]):
    """Character to folded character, filled as characters are met; knows which ones change length."""

    def __init__(self) -> None:
        super().__init__(_OWN)
        self.stretching: set[str] = set()
        self.knows_han = False

    def _learn_han(self) -> None:
        """Traditional characters fold into simplified ones; the table is read when the first Han character is met."""
        from tracker.text.han import SIMPLIFIED, TRADITIONAL

        self.knows_han = True
        self.update(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True))

    def __missing__(self, code: int) -> str:
        if 0x3400 <= code <= 0x9FFF and not self.knows_han:
            self._learn_han()
            return self[code]
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
        _TABLE[ord(one)] if one != character else one
        for one in (_OWN.get(ord(one), one) for one in folded)
        if one != "\u0307" and unicodedata.category(one) != "Cf"
    )


_TABLE = _Table()


def fold(text: str) -> Folded:
    """Fold a text for matching.

    Returns:
        The folded text with offsets back into `text`.  Folding is idempotent, and folded texts of
        capital, wide, differently quoted or entity-escaped variants of one text are equal.
    """
    if (easy := _easily(text)) is not None:
        return Folded(easy) if len(easy) == len(text) and "ß" not in text else Folded(easy, source=text)
    if "&" not in text and "  " not in text and _JOINS.search(text) is None:
        folded = text.translate(_TABLE)
        if len(folded) == len(text) and _TABLE.stretching.isdisjoint(text) and "  " not in folded:
            return Folded(folded)
    return _by_piece(text)


def _easily(text: str) -> str | None:
    """The fast way, for text that folds by lower case and a few plain signs; None for any other.

    `str.translate` costs ten times as much as these searches, and nearly every story without Han passes here.
    """
    if "&" in text and _ENTITY.search(text):
        return None
    if text.isascii():
        folded = text.lower()
    else:
        for fancy, simple in _SPRINKLED:
            text = text.replace(fancy, simple)
        if _EASY.fullmatch(text) is None:
            return None
        folded = text.casefold()
    if "  " in folded or "\n" in folded or "\t" in folded or "\r" in folded or "\v" in folded or "\f" in folded:
        return _SPACES.sub(" ", folded)  # looking for it only where it finds something is far faster
    return folded


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
