"""How surely a story belongs to a development: what its members say to it, and how many others might be meant."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import log
from typing import NamedTuple

from tracker.group.cluster import Cluster
from tracker.group.evidence import AGREED, RIVALS, agreement, chance, logit, pieces, reasons, untimed
from tracker.group.policy import Policy
from tracker.group.signature import Signature
from tracker.group.similarity import copied, excluded, score
from tracker.group.told import Told

#: Developments told of this lately might be meant as well.
LATELY = timedelta(days=2)
#: What the copy of a text is worth.
COPY = 0.99
#: A member whose log-odds, time apart, are below this objects.  Where no step ties a story to the development, fewer
#: than half of those asked may object: so nothing chains.
OBJECTS = -1.0
#: Members asked first; where the best of them says less than this, the others are not asked.
ASKED, HOPELESS = 2, -3.0
#: Log-odds of two stories that cannot tell one fact.
NEVER = -8.0


class Link(NamedTuple):
    """A development a story may belong to."""

    value: float  #: 0–1
    cluster: Cluster
    parent: Told  #: the member it joins by
    why: str  #: empty: it is in the evidence


class Odds(NamedTuple):
    """What the members of one development say to a story."""

    cluster: Cluster
    odds: float  #: log-odds by its best two members
    best: Told
    agreed: bool  #: they are told for one step


def linked(
    clusters: Sequence[Cluster], signature: Signature, policy: Policy, telling: Mapping[str, float]
) -> list[Link]:
    """How surely the story belongs to each development, those that cannot be left out."""
    found: list[Link] = []
    weighed: list[Odds] = []
    for cluster in clusters:
        parents = cluster.parents()
        copy = next(((told, why) for told in parents if (why := copied(told.signature, signature))), None)
        if copy is not None:
            found.append(Link(COPY, cluster, *copy))
        elif cluster.topics & signature.topics <= policy.stepless:
            found += _by_words(cluster, parents, signature, policy)
        elif (said := _odds(cluster, parents, signature, policy, telling)) is not None:
            weighed.append(said)
    late = [cluster for cluster in clusters if signature.at - cluster.last <= LATELY]
    alike = [cluster for cluster in late if cluster.tells(signature)]
    for one in weighed:
        rivals = len(alike if one.agreed else late) - (one.cluster in (alike if one.agreed else late))
        odds = one.odds + RIVALS * log(1 + rivals)
        if odds > 0:
            found.append(Link(round(chance(odds), 4), one.cluster, one.best, ""))
    return found


def because(link: Link, signature: Signature, policy: Policy, telling: Mapping[str, float]) -> str:
    """Why a story joins, in words."""
    return link.why or reasons(link.parent.signature, signature, policy, telling)


def _odds(
    cluster: Cluster, parents: Sequence[Told], signature: Signature, policy: Policy, telling: Mapping[str, float]
) -> Odds | None:
    """The mean of the best two, so that one story that resembles two facts does not weld them."""
    scored: list[tuple[float, int, bool]] = []
    against = 0
    for place, told in enumerate(parents):
        if place == ASKED and max(scored)[0] < HOPELESS:
            break
        if excluded(told.signature, signature):
            scored.append((NEVER, -place, False))
            against += 1
            continue
        found = pieces(told.signature, signature, policy, telling)
        scored.append((logit(found), -place, agreement(found) >= AGREED))
        against += scored[-1][0] + untimed(found) < OBJECTS
    scored.sort(reverse=True)
    best = scored[0]
    if best[0] <= NEVER or (not best[2] and 2 * against >= len(scored)):
        return None
    return Odds(cluster, sum(one[0] for one in scored[:2]) / len(scored[:2]), parents[-best[1]], best[2])


def _by_words(cluster: Cluster, parents: Sequence[Told], signature: Signature, policy: Policy) -> list[Link]:
    """In topics without steps: the best member, if the first agrees."""
    scored = [(score(told.signature, signature, policy), told) for told in parents]
    (value, why), best = max(scored, key=lambda one: one[0][0])
    return [Link(value, cluster, best, why)]
