"""Reading alias lists by language."""

import re
from collections.abc import Iterator

from tracker.rules.alias import Alias, alias
from tracker.rules.mistakes import ANY, Place

#: In a cue: the aside lies on this side.
SIDE = "…"
LANGUAGE = re.compile(r"any|(?!not$)[a-z]{2,3}")
#: Initials with stops, and without: U.S., U. S., EE. UU.; US, SEC.
DOTTED = re.compile(r"(?<![\w.])[A-Z]{1,2}\.(?:\s?[A-Z]{1,2}\.){1,3}(?!\w)")
CAPITALS = re.compile(r"(?<![\w.])[A-Z]{2,3}(?![\w.])")


def read(place: Place, *, sided: bool = False) -> Iterator[Alias]:
    """Aliases under language keys (`{any: […], zh: […]}`), or a plain list that counts as `any`.

    With `sided`, a `…` at either end only says on which side of a cue its aside lies.
    """
    found = list(_by_language(place, sided))
    yield from found
    with_initials = [] if sided else [one for one in found if not one.text.islower()]
    if with_initials:
        known = {_key(one) for one in found}
        for one in with_initials:
            yield from (more for more in _spelt(one) if _key(more) not in known)


def _spelt(one: Alias) -> Iterator[Alias]:
    """The alias with its initials spelt the other way: `U.S. arm` is `US arm`, `SEC` is `S.E.C.`."""
    plain = DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[0]), one.text)
    tight = DOTTED.sub(lambda found: re.sub(r"\s", "", found[0]), one.text)
    loose = DOTTED.sub(lambda found: re.sub(r"\.\s?(?=.)", ". ", found[0]), one.text)
    dotted = CAPITALS.sub(lambda found: "".join(f"{letter}." for letter in found[0]), one.text)
    for text in sorted({plain, tight, loose, dotted} - {one.text}):
        yield alias(text, one.language, written=one.text)


def _key(one: Alias) -> tuple[str, str, bool]:
    return one.literal, one.rest or "", one.open


def _by_language(place: Place, sided: bool) -> Iterator[Alias]:
    if isinstance(place.value, str | list):
        yield from _listed(place, ANY, sided)
        return
    for language, listed in place.mapping("aliases by language, like {any: [Binance], zh: [币安]}").items():
        if not isinstance(language, str) or not LANGUAGE.fullmatch(language):
            hint = ' (YAML reads a bare `no` as false; write "no")' if language is False else ""
            listed.wrong(f"is no language; expected `any` or a code like `en`, `zh`{hint}")
            continue
        yield from _listed(listed, language, sided)


def _listed(place: Place, language: str, sided: bool) -> Iterator[Alias]:
    if not isinstance(place.value, list):
        made = (_one(item, item.text(), language, sided) for item in place.listing("a list of aliases"))
        yield from filter(None, made)
        return
    # A place for each of thousands of aliases would take longer than reading them; only mistakes need one.
    for number, text in enumerate(place.value):
        if not isinstance(text, str):
            place.at(number).text()
        elif one := _one(place, text, language, sided, number):
            yield one


def _one(place: Place, text: str, language: str, sided: bool, number: int | None = None) -> Alias | None:
    try:
        if not sided:
            return alias(text, language)
        # A side without a space is a particle, which stands inside the word it ends: `…와 달리`.
        inside = text.startswith(SIDE) and not text.startswith(SIDE + " ")
        return alias(text.strip(SIDE + " "), language, written=text, free=inside)
    except ValueError as cause:
        item = place if number is None else place.at(number)
        item.wrong(f"`{text}` {cause}; write a word or a phrase")
        return None
