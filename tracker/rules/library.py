"""The shared libraries: stages, cues and outlets, as read from their files."""

import re
from collections.abc import Iterator
from typing import get_args

from tracker.model import Source, SourceKind
from tracker.rules.alias import Alias, alias
from tracker.rules.aliases import LANGUAGE, read
from tracker.rules.mistakes import Place, nearest
from tracker.rules.rules import Nature, Stage, Use
from tracker.text.fold import fold

STAGE_KEYS = ("about", "says", "nature", "once", "compatible", "examples")
OUTLET_KEYS = ("id", "name", "owner", "kind", "authority", "domains", "credited")
Looked = tuple[Alias, Use]


def stage(place: Place, stage_id: str, key: str) -> tuple[Stage, list[Looked]]:
    """A stage, shared or written inside a topic.  `key` is the id its hits carry."""
    looked: list[Looked] = []
    use = Use("stage", key)
    for name, body in place.mapping("a stage: words by language, `once`, `compatible`").items():
        if name in STAGE_KEYS or (name == "id" and not isinstance(body.value, list)):
            continue  # a list under `id` is Indonesian
        if not isinstance(name, str) or not LANGUAGE.fullmatch(name):
            body.wrong(f"is no key of a stage; {nearest(str(name), STAGE_KEYS)} or a language like `en`")
            continue
        only = Place(body.sheet, body.mistakes, place.path, {name: body.value})
        looked += [(one, use) for one in read(only)]
    compatible = place.at("compatible").listing("a list of stages")
    nature = place.at("nature")
    if nature.value is not None and nature.value not in get_args(Nature):
        nature.wrong(f"`{nature.value}` is no nature of a stage; {nearest(str(nature.value), get_args(Nature))}")
    return (
        Stage(
            id=stage_id,
            about=place.at("about").text(),
            says=place.at("says").text(),
            nature=nature.value if nature.value in get_args(Nature) else None,
            once=place.at("once").flag(),
            compatible=frozenset(item.text() for item in compatible),
        ),
        looked,
    )


def stages(place: Place) -> tuple[dict[str, Stage], list[Looked]]:
    """The shared library of stages."""
    found: dict[str, Stage] = {}
    looked: list[Looked] = []
    for name, body in place.mapping("stages by name").items():
        found[str(name)], more = stage(body, str(name), str(name))
        looked += more
    for name, made in found.items():
        for other in sorted(made.compatible - found.keys()):
            place.at(name).at("compatible").wrong(f"`{other}` is no stage; {nearest(other, found)}")
    return found, looked


def common(place: Place) -> frozenset[str]:
    """Common words of every language, folded."""
    listed = place.mapping("words by language, like {en: about above …}").values()
    return frozenset(word for words in listed for word in fold(words.text()).text.split())


def cues(place: Place) -> tuple[frozenset[str], list[Looked]]:
    """Families of cues; `credit` holds templates around `{outlet}`."""
    looked: list[Looked] = []
    families = place.mapping("families of cues")
    for family, body in families.items():
        if family == "credit":
            looked += _credits(body)
        else:
            use = Use("cue", str(family))
            looked += [(one, use) for one in read(body, sided=True)]
    return frozenset(str(family) for family in families), looked


def _credits(place: Place) -> Iterator[Looked]:
    for language, listed in place.mapping("templates by language").items():
        for item in listed.listing("a list of templates"):
            text = item.text()
            before, slot, after = text.partition("{outlet}")
            before, after = fold(before).text.strip(), fold(after).text.strip()
            if not slot or not (before or after):
                item.wrong(f"`{text}` is no template; write words around {{outlet}}, like `{{outlet}} reports`")
                continue
            # The longer side is looked for, the other is compared where an outlet stands beside it.
            made = alias(max(before, after, key=len), str(language))
            whole = Alias(text, str(language), made.literal, made.left, made.right, made.open, made.rest)
            yield whole, Use("credit", "credit", before=before, after=after)


def outlets(place: Place) -> tuple[dict[str, Source], list[Looked]]:
    """Publishers: who owns them, what they are, how they are credited."""
    found: dict[str, Source] = {}
    looked: list[Looked] = []
    for body in place.listing("a list of outlets"):
        body.only(OUTLET_KEYS)
        outlet_id = body.at("id").text()
        if not outlet_id or outlet_id in found:
            body.wrong("has no `id`" if not outlet_id else f"`{outlet_id}` is listed twice; remove one")
            continue
        kind = body.at("kind")
        if kind.value is not None and kind.value not in get_args(SourceKind):
            kind.wrong(f"`{kind.value}` is no kind; {nearest(str(kind.value), get_args(SourceKind))}")
        authority = body.at("authority")
        found[outlet_id] = Source(
            id=outlet_id,
            name=body.at("name").text(outlet_id),
            kind=kind.value if kind.value in get_args(SourceKind) else None,
            owner=body.at("owner").text() or None,
            authority=None if authority.value is None else authority.number(0.5, 0, 1),
            domains=tuple(item.text().casefold() for item in body.at("domains").listing("a list of domains")),
        )
        looked += [(one, Use("outlet", outlet_id)) for one in read(body.at("credited"))]
    return found, looked


def slug(name: str) -> str:
    """A short id from a name: its letters and digits in lower case, joined with `-`."""
    return re.sub(r"[^\w]+|_+", "-", fold(name).text).strip("-")
