"""From knowledge files to rules."""

import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from tracker.model import Sheet, Source
from tracker.rules.clause import names
from tracker.rules.concepts import concepts as read_concepts
from tracker.rules.engine import ENGINE
from tracker.rules.library import Looked
from tracker.rules.library import common as read_common
from tracker.rules.library import cues as read_cues
from tracker.rules.library import outlets as read_outlets
from tracker.rules.library import stages as read_stages
from tracker.rules.mistakes import Mistakes, Place, nearest
from tracker.rules.rules import Concept, Knowledge, Library, Rules, Topic, Use, Weight
from tracker.rules.topics import Read, topic

#: Keys that explain and test a rule but do not change what it finds.
_TELLING = frozenset({"about", "examples", "version"})
_WORD = re.compile(r"\w+")


def compile_rules(knowledge: Knowledge) -> Rules:
    """Compile knowledge files.

    Raises:
        ConfigError: with every mistake of every file, each `file:line: key: what; what to do`.
    """
    mistakes = Mistakes()
    library = _library(
        knowledge.concepts, knowledge.stages, knowledge.cues, knowledge.outlets, knowledge.common, mistakes
    )
    return _rules(library, knowledge.topics, None, mistakes)


def compile_library(concepts: Sheet, stages: Sheet, cues: Sheet, outlets: Sheet, common: Sheet) -> Library:
    """Compile what the rules of every workspace share: nine tenths of the work of `compile_rules`.

    Raises:
        ConfigError: as `compile_rules`.
    """
    mistakes = Mistakes()
    made = _library(concepts, stages, cues, outlets, common, mistakes)
    mistakes.tell()
    return made


def compile_topics(library: Library, topics: Sequence[Sheet], outlets: Sheet | None) -> Rules:
    """Compile the rules of one workspace.

    Args:
        library: what it shares with all others.
        topics: its topics, in their order.
        outlets: its own owners and wires, which replace those of the library with the same id; None: none.

    Raises:
        ConfigError: as `compile_rules`.
    """
    return _rules(library, topics, outlets, Mistakes())


def _library(concepts: Sheet, stages: Sheet, cues: Sheet, outlets: Sheet, common: Sheet, mistakes: Mistakes) -> Library:
    shared = read_concepts(Place(concepts, mistakes).at("concepts"))
    steps, looked = read_stages(Place(stages, mistakes).at("stages"))
    families, more = read_cues(Place(cues, mistakes).at("cues"))
    sources, credited = read_outlets(Place(outlets, mistakes).at("outlets"))
    return Library(
        meaning=_digest([_meaning(sheet.data) for sheet in (concepts, stages, cues, outlets, common)]),
        concepts=_resolved(shared, shared.keys()),
        stages=steps,
        cues=families,
        outlets=sources,
        common=read_common(Place(common, mistakes).at("common")),
        looked=(*looked, *more, *credited),
    )


def _rules(library: Library, topics: Sequence[Sheet], outlets: Sheet | None, mistakes: Mistakes) -> Rules:
    own, credited = _own(outlets, mistakes)
    sources = {name: source for name, source in library.outlets.items() if name not in own} | own
    shared = [one for one in library.looked if one[1].kind != "outlet" or one[1].id not in own]
    read = _topics(topics, library, mistakes)
    local = {name: concept for one in read.values() for name, concept in one.concepts.items()}
    concepts = {**library.concepts, **_resolved(local, library.concepts.keys() | local.keys())}
    mistakes.tell()
    aliases = [*shared, *credited, *(looked for one in read.values() for looked in one.looked)]
    for concept in concepts.values():
        uses = {weight: Use("concept", concept.id, weight) for weight in get_args(Weight)}
        aliases += [(made, uses[weight]) for weight, made in concept.aliases]
    by_id = {name: one.topic for name, one in read.items()}
    return Rules(
        version=_version(library, topics, outlets),
        topics=tuple(by_id),
        by_id=by_id,
        concepts=concepts,
        stages=library.stages,
        cues=library.cues,
        outlets=sources,
        domains={domain: source.id for source in sources.values() for domain in source.domains},
        aliases=tuple(aliases),
        common=library.common,
        stopwords=_stopwords(by_id, concepts),
    )


def _own(outlets: Sheet | None, mistakes: Mistakes) -> tuple[dict[str, Source], list[Looked]]:
    if outlets is None:
        return {}, []
    place = Place(outlets, mistakes).at("outlets")
    if not isinstance(place.value, list):
        place.wrong("expected a list such as [{id: wsj, name: Wall Street Journal}]")
        return {}, []
    return read_outlets(place)


def _topics(topics: Sequence[Sheet], library: Library, mistakes: Mistakes) -> dict[str, Read]:
    read: dict[str, Read] = {}
    for sheet in topics:
        one = topic(sheet, library.concepts, library.stages, mistakes)
        if one is None:
            continue
        if one.topic.id in read:
            mistakes.add(sheet, ("id",), f"`{one.topic.id}` is the id of another topic; choose another")
            continue
        read[one.topic.id] = one
    return read


def _resolved(found: Mapping[str, tuple[Concept, Place]], known: Collection[str]) -> dict[str, Concept]:
    """The concepts, their `needs` as ids of concepts, their `means` known."""
    return {name: _with_ids(concept, place, known) for name, (concept, place) in found.items()}


def _with_ids(concept: Concept, place: Place, known: Collection[str]) -> Concept:
    prefix = concept.id.rpartition("/")[0]
    needs = []
    for name in concept.needs:
        local = f"{prefix}/{name}"
        if (local if local in known else name) in known:
            needs.append(local if local in known else name)
        elif name:
            place.at("needs").wrong(f"`{name}` is no concept; {nearest(name, known)}")
    if concept.means and concept.means not in known:
        place.at("means").wrong(f"`{concept.means}` is no concept; {nearest(concept.means, known)}")
    return replace(concept, needs=tuple(needs))


def _version(library: Library, topics: Sequence[Sheet], outlets: Sheet | None) -> str:
    """A digest over what the rules say: comments, explanations, examples and the order of files do not count."""
    ordered = sorted(json.dumps(_meaning(sheet.data), sort_keys=True, default=str) for sheet in topics)
    return _digest([ENGINE, library.meaning, outlets and _meaning(outlets.data), ordered])[:16]


def _digest(said: Any) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def _meaning(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _meaning(value) for key, value in data.items() if key not in _TELLING}
    return [_meaning(item) for item in data] if isinstance(data, list) else data


def _stopwords(topics: Mapping[str, Topic], known: Mapping[str, Concept]) -> frozenset[str]:
    """Words of the aliases that topics match by."""
    used = {name for one in topics.values() for name in names(one.match)}
    words: set[str] = set()
    for name in used:
        for weight, made in known[name].aliases:
            if weight != "not":
                words.update(_WORD.findall(made.literal))
    return frozenset(words)
