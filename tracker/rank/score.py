"""The score of a development, from terms that are printed beside it.

    score = 100 · R · D · (wN·N + wC·C + wS·S + wA·A + wO·O) / (wN + wC + wS + wA + wO)

R relevance, D recency, N novelty for this reader, C corroboration by independent origins, S firmness of the claim,
A authority of who tells it, O official voice.  Every term lies between 0 and 1.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from tracker.model import Development, Status, Weights

FORMULA = "100 · R · D · (wN·N + wC·C + wS·S + wA·A + wO·O) / (wN + wC + wS + wA + wO)"
#: The formula as people read it, beside the terms.
FORMULA = "score = 100 · R · D · (wN·N + wC·C + wS·S + wA·A + wO·O), the weights adding up to 1"
#: Places the terms are rounded to before the score is made of them, and those of the score.
PLACES, SCORE_PLACES = 6, 2
#: What the state of a claim adds.
FIRMNESS: Mapping[Status, float] = {
    "official": 1.0,
    "confirmed": 0.85,
    "denied": 0.8,
    "reported": 0.5,
    "reaction": 0.3,
    "rumour": 0.2,
}
#: A disputed report deserves more attention than an undisputed one, not more trust.
DISPUTED = 0.85
#: Share of doubt each further independent origin leaves.
DOUBT = 0.6


def recency(last_new: datetime, now: datetime, half_life: timedelta) -> float:
    """1 for news of this moment, halved every half-life; a time in the future counts as now."""
    age = max(timedelta(0), now - last_new)
    return float(0.5 ** (age / half_life))


def corroboration(origins: int) -> float:
    """0 for one origin, towards 1 with many."""
    return float(1 - DOUBT ** max(0, origins - 1))


def firmness(development: Development) -> float:
    """What the state of a development's claim is worth, 0–1."""
    value = FIRMNESS[development.status]
    return max(value, DISPUTED) if development.disputed else value


def score(terms: Mapping[str, float], weights: Weights) -> float:
    """The documented formula over terms as printed; 0–100, rounded to two places."""
    pairs = (
        (weights.novelty, terms["N"]),
        (weights.corroboration, terms["C"]),
        (weights.status, terms["S"]),
        (weights.authority, terms["A"]),
        (weights.official, terms["O"]),
    )
    total = sum(weight for weight, _ in pairs)
    mixed = sum(weight * term for weight, term in pairs) / total if total else 0.0
    return round(100 * terms["R"] * terms["D"] * mixed, SCORE_PLACES)
