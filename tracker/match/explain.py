"""Why a story has its topics, and for every other topic what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tracker.match.fuzzy import misspelt, wanted
from tracker.match.judge import CUT, Said, Verdict, best_window, consider, meet, valued, worth
from tracker.match.scan import Hit, Scan, scan
from tracker.model import Evidence, Role
from tracker.rules.clause import All, Any, Clause, Name, Near, Not, names, words
from tracker.rules.rules import Rules, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One topic and one story: `score = calibrated(value × place)` for a match, else what is missing."""

    topic: str
    role: Role | None  #: None: no match
    reason: str  #: of the role, or in a few words why there is no match
    window: str = ""  #: in which all clauses hold best: `title`, `sentence 1`, `title+1` …
    value: float = 0.0  #: of the weakest clause
    place: float = 0.0  #: of the window
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()  #: met clauses: alias, surface, field, offsets, value
    missing: tuple[str, ...] = ()  #: clauses that hold nowhere, in words
    nearly: tuple[str, ...] = ()  #: what came close, in words
    version: str = ""  #: of the rules

    @property
    def raw(self) -> float:
        """What is compared with the cut."""
        return self.value * self.place


def explain(scanned: Scan, rules: Rules) -> tuple[Explanation, ...]:
    """Every topic of the rules, matched ones first, else in the rules' order."""
    whole = scan(scanned.title, scanned.summary, rules, whole=True)
    found = misspelt(whole, rules)
    told = [_explained(rules.by_id[topic], whole, found, rules) for topic in rules.topics]
    return tuple(sorted(told, key=lambda one: one.role is None))


def _explained(topic: Topic, scanned: Scan, found: Mapping[str, tuple[Hit, ...]], rules: Rules) -> Explanation:
    verdict = consider(topic, scanned, rules)
    more = wanted(topic, found, rules) if verdict is None else ()
    if more:
        hits = sorted((*scanned.hits, *more), key=lambda hit: (hit.start, hit.end))
        verdict = consider(topic, replace(scanned, hits=tuple(hits), sorted=None), rules)
    if verdict is None:
        return _unmatched(topic, scanned, more, rules)
    return _matched(verdict, rules)


def _matched(verdict: Verdict, rules: Rules) -> Explanation:
    return Explanation(
        topic=verdict.tag.topic,
        role=verdict.tag.role,
        reason=verdict.reason,
        window=verdict.window.name,
        value=verdict.met.value,
        place=verdict.window.place,
        score=verdict.tag.score,
        evidence=verdict.tag.evidence,
        version=rules.version,
    )


def _unmatched(topic: Topic, scanned: Scan, more: tuple[Hit, ...], rules: Rules) -> Explanation:
    said = valued(topic, scanned.hits, scanned, rules)
    missing = tuple(dict.fromkeys(_missing(topic.match, said, scanned)))
    nearly = [*_without_context(topic, scanned, rules)]
    nearly += [f"`{scanned.span(hit).text}` may be a misspelt {hit.alias} ({hit.how})" for hit in more]
    best = best_window(topic, scanned.hits, scanned, rules)
    if best is not None:
        window, met = best
        reason = f"{met.value * window.place:.2f} in {window.name} is under the cut of {CUT:.2f}"
        place, value = window.place, met.value
        return Explanation(
            topic=topic.id,
            role=None,
            reason=reason,
            window=window.name,
            value=value,
            place=place,
            nearly=tuple(nearly),
            version=rules.version,
        )
    if not missing:
        reason = f"every clause holds, but not together in one of: {', '.join(topic.scope)}"
    else:
        reason = f"{len(missing)} clause{'s' if len(missing) > 1 else ''} missing"
    return Explanation(
        topic=topic.id, role=None, reason=reason, missing=missing, nearly=tuple(nearly), version=rules.version
    )


def _missing(clause: Clause, said: Said, scanned: Scan) -> Iterator[str]:
    """Clauses that do not hold anywhere in the story; of an `any` those of the alternative that lacks least."""
    if meet(clause, said, scanned).value:
        return
    if isinstance(clause, All):
        for part in clause.parts:
            yield from _missing(part, said, scanned)
    elif isinstance(clause, Any):
        if all(isinstance(part, Name) for part in clause.parts):
            yield words(clause)
        else:
            lacking = [list(_missing(part, said, scanned)) for part in clause.parts]
            yield from min(lacking, key=len)
    elif isinstance(clause, Not):
        yield f"{words(clause)}, but {_denied(clause.part, said, scanned)} is said"
    elif isinstance(clause, Near):
        each = all(any(said.get(name) for name in group) for group in clause.groups)
        yield f"{words(clause)}, which are said farther apart" if each else words(clause)
    else:
        yield words(clause)


def _denied(clause: Clause, said: Said, scanned: Scan) -> str:
    told = [f"`{scanned.span(hit).text}`" for name in names(clause) for hit, _, _ in said.get(name, ())[:1]]
    return " and ".join(dict.fromkeys(told)) or "it"


def _without_context(topic: Topic, scanned: Scan, rules: Rules) -> Iterator[str]:
    """Weak aliases that would count beside what they need."""
    for name in dict.fromkeys(names(topic.match, denied=False)):
        for hit in scanned.of("concept", name):
            if not worth(hit, scanned, rules)[2]:
                needs = ", ".join(rules.concepts[name].needs)
                yield f"`{scanned.span(hit).text}` counts as {name} only beside one of: {needs}"
            break
