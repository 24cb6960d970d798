"""Reading alias lists by language, with the other Chinese script added."""

import re
from collections.abc import Iterator

from tracker.rules.alias import Alias, alias
from tracker.rules.chinese import scripts
from tracker.rules.mistakes import ANY, Place

LANGUAGE = re.compile(r"any|[a-z]{2,3}")


def read(place: Place) -> Iterator[Alias]:
    """Aliases under language keys (`{any: […], zh: […]}`), or a plain list that counts as `any`."""
    if isinstance(place.value, str | list):
        yield from _listed(place, ANY)
        return
    for language, listed in place.mapping("aliases by language, like {any: [Binance], zh: [币安]}").items():
        if not isinstance(language, str) or not LANGUAGE.fullmatch(language):
            hint = ' (YAML reads a bare `no` as false; write "no")' if language is False else ""
            listed.wrong(f"is no language; expected `any` or a code like `en`, `zh`{hint}")
            continue
        yield from _listed(listed, language)


def _listed(place: Place, language: str) -> Iterator[Alias]:
    for item in place.listing("a list of aliases"):
        text = item.text()
        if item.value is not None and not isinstance(item.value, str):
            continue
        try:
            made = alias(text, language)
        except ValueError as cause:
            item.wrong(f"`{text}` {cause}; write a word or a phrase")
            continue
        yield made
        for other in scripts(text) if language in ("zh", ANY) else ():
            yield _as_written(alias(other, language), text)


def _as_written(made: Alias, text: str) -> Alias:
    return Alias(text, made.language, made.literal, made.left, made.right, made.open, made.rest)
