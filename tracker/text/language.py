"""The language of a text as far as its letters, and in Latin letters its function words, tell."""

import re
from collections import Counter

from tracker.text.function_words import WORDS

# Share of the letters a script must hold.  A Korean headline full of Latin names still has more than this.
_SHARE = 0.2

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("kana", "\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\uff66-\uff9f"),
    ("han", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"),
    ("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("cyrillic", "\u0400-\u052f"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("he", "\u0590-\u05ff\ufb1d-\ufb4f"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("th", "\u0e00-\u0e7f"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"),
    ("ml", "\u0d00-\u0d7f"),
    ("si", "\u0d80-\u0dff"),
    ("lo", "\u0e80-\u0eff"),
    ("my", "\u1000-\u109f"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
    ("am", "\u1200-\u137f"),
    ("km", "\u1780-\u17ff"),
)
_patterns = tuple((name, re.compile(f"[{letters}]")) for name, letters in _SCRIPTS)
_word = re.compile(r"[^\W\d_]+")
_languages = tuple(WORDS)
_spoken: dict[str, list[int]] = {}
for _place, _own in enumerate(WORDS.values()):
    for _one in _own:
        _spoken.setdefault(_one, []).append(_place)
_ukrainian = re.compile("[іїєґІЇЄҐ]")
_russian = re.compile("[ыэъёЫЭЪЁ]")
_persian = re.compile("[پچژگ]")


def guess(text: str) -> str | None:
    """Primary BCP 47 tag: by script ja, zh, ko, ru, uk, ar, fa, he, el, th, hi …; in Latin letters by function words.

    None where neither tells: no letters, or a headline of names.  Kana beside Han is Japanese however little of it
    there is; Han alone is Chinese (a short Japanese headline without kana is the known exception).
    """
    if text.isascii():
        return _by_words(text)
    counts = Counter({name: len(found) for name, pattern in _patterns if (found := pattern.findall(text))})
    if not counts:
        return _by_words(text)
    letters = sum(character.isalpha() for character in text) or 1
    kana, han = counts.pop("kana", 0), counts.pop("han", 0)
    if kana or han:
        counts["ja" if kana and kana * 12 >= han else "zh"] = kana + han
    name, count = max(counts.items(), key=lambda item: item[1])
    # One Han character says what three Latin letters say.
    weight = 3 if name in ("ja", "zh", "ko") else 1
    if count * weight < _SHARE * letters:
        return _by_words(text)
    return _by_letters(name, text)


def _by_words(text: str) -> str | None:
    """The language whose function words are clearly the most frequent: two of them, and two more than any other's.

    Measured on 351 headlines with leads in ten languages: 246 right, none wrong, 105 left open.
    """
    counts = [0] * len(_languages)
    for word in _word.findall(text.casefold()):
        for place in _spoken.get(word, ()):
            counts[place] += 1
    second, most = sorted(counts)[-2:]
    return _languages[counts.index(most)] if most >= 2 and most - second >= 2 else None


def _by_letters(name: str, text: str) -> str:
    if name == "cyrillic":
        return "uk" if _ukrainian.search(text) and not _russian.search(text) else "ru"
    if name == "arabic":
        return "fa" if len(_persian.findall(text)) >= 2 else "ar"
    return name
