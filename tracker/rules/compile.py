"""From knowledge files to rules."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracker.rules.clause import names
from tracker.rules.concepts import concepts
from tracker.rules.engine import ENGINE
from tracker.rules.library import common, cues, outlets, stages
from tracker.rules.mistakes import Mistakes, Place, nearest
from tracker.rules.rules import Concept, Knowledge, Rules, Topic, Use
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
    shared = concepts(Place(knowledge.concepts, mistakes).at("concepts"))
    library, looked = stages(Place(knowledge.stages, mistakes).at("stages"))
    families, more = cues(Place(knowledge.cues, mistakes).at("cues"))
    looked += more
    sources, more = outlets(Place(knowledge.outlets, mistakes).at("outlets"))
    looked += more
    ordinary = common(Place(knowledge.common, mistakes).at("common"))
    known = {name: concept for name, (concept, _) in shared.items()}
    read = _topics(knowledge, known, library, mistakes)
    everything = dict(shared)
    for one in read.values():
        everything |= one.concepts
        looked += one.looked
    resolved = {name: _resolved(concept, place, everything.keys()) for name, (concept, place) in everything.items()}
    mistakes.tell()
    for concept in resolved.values():
        uses = {weight: Use("concept", concept.id, weight) for weight, _ in concept.aliases}
        looked += [(made, uses[weight]) for weight, made in concept.aliases]
    by_id = {name: one.topic for name, one in read.items()}
    return Rules(
        version=_version(knowledge),
        topics=tuple(by_id),
        by_id=by_id,
        concepts=resolved,
        stages=library,
        cues=families,
        outlets=sources,
        domains={domain: source.id for source in sources.values() for domain in source.domains},
        aliases=tuple(looked),
        common=ordinary,
        stopwords=_stopwords(by_id, resolved),
    )


def _topics(
    knowledge: Knowledge, shared: Mapping[str, Concept], library: Mapping[str, Any], mistakes: Mistakes
) -> dict[str, Read]:
    read: dict[str, Read] = {}
    for sheet in knowledge.topics:
        one = topic(sheet, shared, library, mistakes)
        if one is None:
            continue
        if one.topic.id in read:
            mistakes.add(sheet, ("id",), f"`{one.topic.id}` is the id of another topic; choose another")
            continue
        read[one.topic.id] = one
    return read


def _resolved(concept: Concept, place: Place, known: Any) -> Concept:
    """`needs` as ids of concepts; `means` known."""
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


def _version(knowledge: Knowledge) -> str:
    """A digest over what the rules say: comments, explanations, examples and the order of files do not count."""
    shared = [_meaning(sheet.data) for sheet in (knowledge.concepts, knowledge.stages, knowledge.cues)]
    topics = sorted(json.dumps(_meaning(sheet.data), sort_keys=True, default=str) for sheet in knowledge.topics)
    whole = [ENGINE, shared, _meaning(knowledge.outlets.data), _meaning(knowledge.common.data), topics]
    return hashlib.sha256(json.dumps(whole, sort_keys=True, default=str).encode()).hexdigest()[:16]


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
