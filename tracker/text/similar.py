"""How much two texts have in common, measured without knowing any other text.

Every measure here looks at the two texts and at nothing else: no running document frequencies, so that the answer can
never depend on what happened to arrive before.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from math import sqrt
from zlib import crc32

#: Scripts written without spaces: their runs are cut into overlapping pairs of characters.
_UNSPACED = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿]+")
_WORD = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿]+|[^\W_぀-ヿ㐀-䶿一-鿿豈-﫿]+(?:[.,]\d+)*")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
#: Squared weight of one word nobody else has.
_UNKNOWN = 100 * 100
#: ` - Reuters`, ` | CNN`: what an aggregator hangs behind a title.
_TAIL = re.compile(r"\s+[-–—|·]\s+([^-–—|·]{2,40})$")


def plain(text: str) -> str:
    """One spelling of a text for comparing: width, case and accents of capital letters do not count."""
    return unicodedata.normalize("NFKC", text).casefold().replace("\u0307", "")


def tokens(text: str) -> tuple[str, ...]:
    """Words of a text in order; runs of Han and Kana as overlapping pairs of characters."""
    found: list[str] = []
    for word in _WORD.findall(plain(text)):
        if _UNSPACED.match(word) and len(word) > 1:
            found.extend(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.append(word)
    return tuple(found)


def without_tail(title: str, source: str) -> str:
    """A title without the publisher's name hung behind it."""
    match = _TAIL.search(title)
    if not match or len(match.string[: match.start()].split()) < 3:
        return title
    tail, name = plain(match.group(1)).strip(), plain(source).strip()
    return title[: match.start()] if tail == name or (len(tail) > 3 and tail in name) else title


def digits(text: str) -> frozenset[str]:
    """The numbers written in figures; two titles that differ here tell different facts."""
    return frozenset(number.rstrip(".,") for number in _DIGITS.findall(plain(text)))


def weight(token: str) -> int:
    """What a shared word is worth in hundredths, 20–100: by length and kind alone.

    Long words are rarer than short ones in every language that writes spaces (Zipf's law of abbreviation), which is
    all a table-free weight can know.  Pairs of Han or Kana characters are words of their own.  Whole numbers add up to
    the same sum in whatever order a set gives them.
    """
    if token[0].isdigit() or _UNSPACED.match(token):
        return 100 if len(token) > 1 else 30
    return 20 if len(token) < 3 else min(100, 12 * len(token) + 10)


def names(text: str) -> frozenset[str]:
    """Words written with a capital inside a sentence: names, in scripts that have capitals.

    A title that writes most words large tells nothing about names, nor does German, which writes every noun so; the
    caller leaves those texts out.
    """
    words = [word for word in _WORD.findall(text) if word[0].isalpha()]
    large = [word for word in words if word[0].isupper()]
    if len(words) < 3 or len(large) > 0.6 * len(words):
        return frozenset()
    return frozenset(plain(word) for word in large if word is not words[0] and len(word) > 2)


def likeness(
    one: frozenset[str],
    other: frozenset[str],
    telling: frozenset[str] = frozenset(),
    masses: tuple[int, int] | None = None,
) -> float:
    """Weighted cosine of two bags of words, 0–1, damped so that two or three words alone prove little.

    Args:
        telling: words that count twice, such as names nobody listed: a name that both stories bring up by themselves is
            the one thing two languages share.
        masses: `mass` of either, where it is known already.
    """
    shared = one & other
    if not shared:
        return 0.0
    left, right = masses or (mass(one), mass(other))
    both = mass(shared)
    if telling:
        left, right, both = (
            value + 3 * mass(words & telling) for value, words in ((left, one), (right, other), (both, shared))
        )
    # One unknown word on either side keeps pairs of three-word remains below the strong range.
    return both / sqrt((left + _UNKNOWN) * (right + _UNKNOWN))


def mass(words: Iterable[str]) -> int:
    """What words weigh together: the sum of their squared weights."""
    return sum(map(_squared, words))


@lru_cache(maxsize=65_536)
def _squared(token: str) -> int:
    return weight(token) ** 2


def shingles(text: str, size: int = 4) -> frozenset[str]:
    """Overlapping stretches of `size` characters of the plain words, ends marked: forgiving of typos and order."""
    joined = f" {' '.join(_WORD.findall(plain(text)))} "
    if len(joined) <= size:
        return frozenset((joined,)) if joined.strip() else frozenset()
    return frozenset(joined[i : i + size] for i in range(len(joined) - size + 1))


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of common members, 0–1: 1 for the same set, 0 for nothing in common or nothing at all."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def sketch(members: Iterable[str], size: int = 8) -> tuple[int, ...]:
    """The `size` smallest checksums of a set: two sets that share most members share some of these (bottom-k)."""
    return tuple(sorted({crc32(member.encode()) for member in members})[:size])
