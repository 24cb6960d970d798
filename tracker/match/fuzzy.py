"""Misspelt names, looked for only where nothing but one clause of a topic is missing.

A token is a misspelling of a name's word when both have six letters or more, their lengths differ by at most two, and
one edit separates them, or two in seven letters or more (a swap of neighbours is one edit).  A word that makes its
topic alone has to be as similar as its concept's `fuzzy` says, unless one edit explains it.  Never a common word, never
a word some rule knows or keeps away: *finance* and *bilancio* are no misspelt *Binance*.  A name that may be misspelt
may be so in every phrase that holds it: *Binnace.US*.
"""

from collections.abc import Mapping, Sequence

from tracker.match.machine import lone, machine
from tracker.match.scan import Hit, Scan, place_of
from tracker.match.speller import TOKEN, Name, Speller, speller
from tracker.rules.rules import Rules, Topic

WORTH = 0.6  #: value of a perfect misspelling
_GAP = 2  #: characters between the words of a phrase
_Tokens = Sequence[tuple[int, int, str]]


def misspelt(scan: Scan, rules: Rules) -> dict[str, tuple[Hit, ...]]:
    """Hits of concepts under misspelt names, by concept, in order of place."""
    built = machine(rules)
    known = speller(built)
    if not known.names:
        return {}
    tokens = [(found.start(), found.end(), found[0]) for found in TOKEN.finditer(scan.folded.text)]
    best: dict[tuple[str, int], Hit] = {}
    suspects = set(known.suspects(token for _, _, token in tokens))
    for i, (_, _, token) in enumerate(tokens) if suspects else ():
        if token not in suspects:
            continue
        for word, _ in known.misspells(token):
            for one, k in known.names[word]:
                similarity = _stands(one, i - k, tokens, known)
                if similarity is None:
                    continue
                hit = _hit(one, similarity, tokens[i - k][0], tokens[i - k + len(one.words) - 1][1], scan)
                key = one.concept, hit.start
                if key not in best or best[key].value < hit.value:
                    best[key] = hit
    found: dict[str, tuple[Hit, ...]] = {}
    for (concept, _), hit in sorted(best.items(), key=lambda item: (item[1].start, item[1].end)):
        found[concept] = (*found.get(concept, ()), hit)
    return found


def wanted(topic: Topic, found: Mapping[str, tuple[Hit, ...]], rules: Rules) -> tuple[Hit, ...]:
    """Those of the misspelt names that a topic asks for."""
    if not found:
        return ()
    built = machine(rules)
    alone = frozenset(lone(topic.match))
    return tuple(
        hit
        for concept in built.said[topic.id]
        for hit in found.get(concept, ())
        if concept not in alone or _sure(hit, rules)
    )


def _sure(hit: Hit, rules: Rules) -> bool:
    """Similar enough to be the only evidence: other words fit, one edit, or as the concept says."""
    similarity = hit.value / WORTH
    letters = hit.end - hit.start
    least = rules.concepts[hit.id].fuzzy or 1.0
    return " " in hit.alias.strip() or "." in hit.alias or similarity >= min(least, 1.0 - 1.5 / letters)


def _hit(one: Name, similarity: float, start: int, end: int, scan: Scan) -> Hit:
    sentence, begin, stop = place_of(start, end, scan.folded, scan.bounds)
    how, value = f"fuzzy {similarity:.2f}", round(WORTH * similarity, 4)
    return Hit("concept", one.concept, one.alias.text, one.alias.language, "strong", sentence, begin, stop, how, value)


def _stands(one: Name, first: int, tokens: _Tokens, known: Speller) -> float | None:
    """How similar the tokens from `first` on are to the name, by its worst word; None if they are not it."""
    last = first + len(one.words) - 1
    if first < 0 or last >= len(tokens):
        return None
    worst = 1.0
    for k, word in enumerate(one.words):
        start, _, token = tokens[first + k]
        if k and not 0 < start - tokens[first + k - 1][1] <= _GAP:
            return None
        if token == word or (one.alias.open and k == len(one.words) - 1 and token.startswith(word)):
            continue
        similarity = dict(known.misspells(token)).get(word) if word in one.long else None
        if similarity is None:
            return None
        worst = min(worst, similarity)
    return worst if worst < 1.0 else None
