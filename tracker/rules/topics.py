"""Topics as read from their files: the tree of clauses, the windows, the stages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast, get_args

from tracker.model import Sheet
from tracker.rules.clause import All, Any, Clause, Name, Near, Not
from tracker.rules.concepts import concepts
from tracker.rules.library import Looked, slug, stage
from tracker.rules.mistakes import Mistakes, Place, nearest
from tracker.rules.rules import Concept, Scope, Stage, Topic

KEYS = (
    *("version", "id", "name", "about", "concepts", "match", "keywords", "scope"),
    *("stages", "window", "examples", "actors", "others", "implies"),
)
#: Words between two names that still belong together in a headline.
NEAR_WORDS = 10
KEYWORD = "keyword"
_WINDOW = re.compile(r"(\d+(?:\.\d+)?)\s*(h|d)")


@dataclass(slots=True)
class Read:
    """A topic and what it brings along."""

    topic: Topic
    concepts: dict[str, tuple[Concept, Place]] = field(default_factory=dict)
    looked: list[Looked] = field(default_factory=list)


def topic(sheet: Sheet, shared: Mapping[str, Concept], library: Mapping[str, Stage], mistakes: Mistakes) -> Read | None:
    """Read a topic; None, with mistakes noted, if it has no id or nothing to match."""
    place = Place(sheet, mistakes)
    if not isinstance(sheet.data, dict):
        place.wrong("is no topic; expected a mapping with `id` and `match`, or `name` and `keywords`")
        return None
    place.only(KEYS)
    version = place.at("version")
    if version.value not in (None, 1):
        version.wrong(f"is {version.value!r}; this program reads version 1")
    name = place.at("name").text() or place.at("id").text()
    topic_id = place.at("id").text() or slug(name)
    if not topic_id:
        place.wrong("has neither `id` nor `name`; give it one")
        return None
    local = concepts(place.at("concepts"), f"{topic_id}/")
    if place.at("keywords").value is not None:
        local |= _keywords(place, topic_id)
    known = _Names(topic_id, set(local), set(shared))
    clause = _match(place, known, f"{topic_id}/{KEYWORD}" in local)
    if clause is None:
        return None
    steps, keys, looked = _stages(place.at("stages"), topic_id, library)
    actors, others = (
        tuple(one for item in place.at(key).listing("a list of concepts") if (one := known.find(item)))
        for key in ("actors", "others")
    )
    made = Topic(
        id=topic_id,
        name=name,
        about=place.at("about").text(),
        match=clause,
        scope=_scope(place.at("scope")),
        stages=steps,
        stage_keys=keys,
        actors=actors,
        others=others,
        implies=_implies(place.at("implies"), known, {step.id for step in steps}),
        window_hours=_window(place.at("window")),
    )
    return Read(made, local, looked)


@dataclass(slots=True)
class _Names:
    """Which concept a name means inside a topic: its own, else a shared one."""

    topic: str
    local: set[str]
    shared: set[str]

    def find(self, place: Place) -> str | None:
        """The concept id, or None with a mistake."""
        name = place.text()
        if f"{self.topic}/{name}" in self.local:
            return f"{self.topic}/{name}"
        if name in self.shared:
            return name
        if name:
            own = {one.partition("/")[2] for one in self.local}
            place.wrong(f"`{name}` is no concept; {nearest(name, own | self.shared)}")
        return None


def _keywords(place: Place, topic_id: str) -> dict[str, tuple[Concept, Place]]:
    words = place.at("keywords")
    if not words.listing("a list of words"):
        words.wrong("is empty; give at least one word")
    concept = {"strong": {"any": words.value if isinstance(words.value, list) else [words.value]}}
    body = Place(place.sheet, place.mistakes, words.path, {KEYWORD: concept})
    return concepts(body, f"{topic_id}/")


def _match(place: Place, known: _Names, keywords: bool) -> Clause | None:
    written = place.at("match")
    parts: list[Clause] = []
    if keywords:
        parts.append(Name(f"{known.topic}/{KEYWORD}"))
    if written.value is not None:
        clause = _clause(written, known)
        if clause is None:
            return None
        parts.append(clause)
    if not parts:
        place.wrong("has nothing to match; give it `keywords: [word, …]` or `match:`")
        return None
    return parts[0] if len(parts) == 1 else Any(tuple(parts))


def _clause(place: Place, known: _Names) -> Clause | None:
    if isinstance(place.value, str):
        found = known.find(place)
        return Name(found) if found else None
    body = place.mapping("a concept name, or all, any, not, near")
    operators = [key for key in ("all", "any", "not", "near") if key in body]
    for key in body:
        if key not in (*operators, "words"):
            body[key].wrong(f"is no operator; {nearest(str(key), ('all', 'any', 'not', 'near'))}")
    if len(operators) != 1:
        if body:
            place.wrong("has to hold exactly one of all, any, not, near")
        return None
    operator = operators[0]
    if operator == "near":
        return _near(body["near"], place.at("words"), known)
    if operator == "not":
        part = _clause(body["not"], known)
        return Not(part) if part else None
    parts = [_clause(item, known) for item in body[operator].listing("a list of clauses")]
    whole = tuple(part for part in parts if part is not None)
    if len(whole) != len(parts) or not whole:
        if not parts:
            body[operator].wrong("is empty; list at least one clause")
        return None
    if operator == "all" and all(isinstance(part, Not) for part in whole):
        place.wrong("only says what must not be there; add something that must")
        return None
    return All(whole) if operator == "all" else Any(whole)


def _near(place: Place, words: Place, known: _Names) -> Clause | None:
    groups = []
    for item in place.listing("a list of concepts"):
        group = item.at("any") if isinstance(item.value, dict) else item
        listed = group.listing("a concept or a list of concepts")
        groups.append(tuple(found for one in listed if (found := known.find(one))))
    if len(groups) < 2:
        place.wrong("needs at least two concepts")
        return None
    if not all(groups):
        return None
    return Near(tuple(groups), int(words.number(NEAR_WORDS, 0, 100)))


def _scope(place: Place) -> tuple[Scope, ...]:
    known = get_args(Scope)
    found = []
    for item in place.listing("a list of windows"):
        if item.value in known:
            found.append(cast(Scope, item.value))
        else:
            item.wrong(f"`{item.value}` is no window; {nearest(str(item.value), known)}")
    return tuple(found) or ("sentence", "title+1")


def _window(place: Place) -> float | None:
    if place.value is None:
        return None
    found = _WINDOW.fullmatch(str(place.value).strip())
    if found is None:
        place.wrong(f"is {place.value!r}; expected hours or days, like 96h or 4d")
        return None
    return float(found[1]) * (24 if found[2] == "d" else 1)


def _stages(
    place: Place, topic_id: str, library: Mapping[str, Stage]
) -> tuple[tuple[Stage, ...], dict[str, str], list[Looked]]:
    steps: list[Stage] = []
    keys: dict[str, str] = {}
    looked: list[Looked] = []
    for item in place.listing("a list of stages"):
        name = item.text() if not isinstance(item.value, dict) else item.at("id").text()
        own, more = stage(item, name, f"{topic_id}/{name}") if isinstance(item.value, dict) else (None, [])
        general = library.get(name)
        if not name or (general is None and not more):
            item.wrong(f"`{name}` is no stage; {nearest(name, library)}, or give it words by language")
            continue
        if general is not None:
            keys[name] = name
        if more:
            keys[f"{topic_id}/{name}"] = name
            looked += more
        steps.append(_joined(name, own, general))
    _compatible(place, steps, library)
    return tuple(steps), keys, looked


def _implies(place: Place, known: _Names, steps: set[str]) -> dict[str, str]:
    """Concepts whose every word tells a stage of the topic where the story names none."""
    found = {}
    for name, item in place.mapping("stages by concept, like {listing: listed}").items():
        concept = known.find(Place(item.sheet, item.mistakes, item.path, name))
        stage_id = item.text()
        if stage_id not in steps:
            item.wrong(f"`{stage_id}` is no stage of this topic; {nearest(stage_id, steps)}")
        elif concept:
            found[concept] = stage_id
    return found


def _joined(name: str, own: Stage | None, general: Stage | None) -> Stage:
    """A topic's stage: the library's with what the topic adds."""
    return Stage(
        id=name,
        about=(own.about if own else "") or (general.about if general else ""),
        says=(own.says if own else "") or (general.says if general else ""),
        nature=(own.nature if own else None) or (general.nature if general else None),
        once=bool((own and own.once) or (general and general.once)),
        compatible=(own.compatible if own else frozenset()) | (general.compatible if general else frozenset()),
    )


def _compatible(place: Place, steps: list[Stage], library: Mapping[str, Stage]) -> None:
    known = {step.id for step in steps} | set(library)
    for i, item in enumerate(place.listing("a list of stages")):
        if isinstance(item.value, dict) and i < len(steps):
            for other in item.at("compatible").listing("a list of stages"):
                if other.text() not in known:
                    other.wrong(f"`{other.value}` is no stage; {nearest(other.text(), known)}")
