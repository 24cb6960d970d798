"""Concepts as read from a knowledge or topic file."""

import re
from dataclasses import replace
from typing import get_args

from tracker.rules.alias import Alias
from tracker.rules.aliases import read
from tracker.rules.mistakes import Place, nearest
from tracker.rules.rules import Concept, ConceptKind, Weight

#: Least similarity of a misspelt name that is the only evidence, where the file gives none.
FUZZY = 0.85
#: A name, which German, Dutch and Swedish end in an s where others write 's or of.
_NAME = re.compile(r"(?<!\w)[A-Z][A-Za-zÀ-ÿ]{3,}$")
KEYS = ("about", "kind", "means", "strong", "weak", "weak_value", "needs", "not", "fuzzy")


def concepts(place: Place, prefix: str = "") -> dict[str, tuple[Concept, Place]]:
    """Concepts of a mapping by their id, which `prefix` keeps apart from those of other files.

    `needs` still holds the names as written; `resolve` makes them ids once all concepts are known.
    """
    found = {}
    for name, body in place.mapping("concepts by name").items():
        if not isinstance(name, str) or "/" in name:
            body.wrong("is no name for a concept; use letters, digits and _")
            continue
        found[prefix + name] = (_concept(prefix + name, body), body)
    return found


def _concept(concept_id: str, body: Place) -> Concept:
    body.only(KEYS)
    aliases: list[tuple[Weight, Alias]] = []
    aliases += [("strong", one) for one in read(body.at("strong"))]
    aliases += [("weak", one) for one in read(body.at("weak"))]
    if isinstance(body.value, dict) and not aliases:
        body.wrong("has no aliases; give it `strong` or `weak` ones")
    kind = body.at("kind")
    if kind.value in get_args(ConceptKind) and kind.value != "act":
        aliases = [(weight, replace(one, genitive=True) if _NAME.search(one.text) else one) for weight, one in aliases]
    aliases += [("not", one) for one in read(body.at("not"))]
    if kind.value is not None and kind.value not in get_args(ConceptKind):
        kind.wrong(f"`{kind.value}` is no kind; {nearest(str(kind.value), get_args(ConceptKind))}")
    return Concept(
        id=concept_id,
        about=body.at("about").text(),
        kind=kind.value if kind.value in get_args(ConceptKind) else None,
        means=body.at("means").text(),
        weak_value=body.at("weak_value").number(0.7, 0.0, 1.0),
        needs=tuple(item.text() for item in body.at("needs").listing("a list of concepts")),
        fuzzy=_fuzzy(body.at("fuzzy"), kind.value),
        aliases=tuple(aliases),
    )


def _fuzzy(place: Place, kind: object) -> float | None:
    """People and companies are misspelt more than other words, so theirs is on unless `fuzzy: false` says no."""
    if place.value is False:
        return None
    if place.value is None:
        return FUZZY if kind in ("person", "company") else None
    return place.number(100 * FUZZY, 50, 100) / 100
