"""The finished record of a development."""

from collections import Counter
from collections.abc import Sequence

from tracker.group.cluster import Cluster
from tracker.group.facts import FIRMNESS
from tracker.group.kinds import judged
from tracker.group.origins import origins
from tracker.group.policy import Policy
from tracker.group.told import Told
from tracker.model import Development, Status, StatusStep

END = 1_000_000  #: behind every letter of a story


def build(cluster: Cluster, policy: Policy, muted: frozenset[str]) -> Development:
    """Make the record of a development; links to others are added by `linked`."""
    told = cluster.told
    found = judged(told, policy)
    times = [item.story.time for item in told]
    real = [item for item in told if item.story.id not in found.copies]
    return Development(
        id=told[0].story.id,
        topics=tuple(sorted(cluster.topics)),
        stage=_majority(real),
        status=_status(real),
        disputed=False,
        members=found.members,
        steps=_steps(real),
        origins=origins(told, found.copies, policy),
        links=(),
        lead=real[0].story.id,
        first_published=times[0],
        last_published=times[-1],
        first_seen=min(item.story.first_seen for item in told),
        last_new=found.last_new,
        muted=any(item.story.id in muted for item in told),
    )


def _majority(told: Sequence[Told]) -> str | None:
    """The step most members tell; of equals the one the first story names first, its title before its summary."""
    votes = Counter(stage for item in told for stage in set(item.signature.stages.values()))
    hits = told[0].reading.stages
    places = {hit.stage: (hit.span.field != "title", hit.span.start) for hit in reversed(hits)}
    return min(votes, key=lambda stage: (-votes[stage], places.get(stage, (True, END)), stage)) if votes else None


def _status(told: Sequence[Told]) -> Status:
    """The firmest status a member that is no copy gives it; a denial stays one."""
    statuses: list[Status] = [item.reading.claim.status for item in told]
    if told[0].signature.denial:
        return "denied"
    return max(statuses, key=lambda status: FIRMNESS[status])


def _steps(told: Sequence[Told]) -> tuple[StatusStep, ...]:
    seen: set[tuple[str, str | None]] = set()
    steps: list[StatusStep] = []
    for item in told:
        claim = item.reading.claim
        key = (claim.status, claim.speaker)
        if key not in seen:
            seen.add(key)
            steps.append(
                StatusStep(
                    at=item.story.time,
                    status=claim.status,
                    story=item.story.id,
                    speaker=claim.speaker,
                    origin=claim.origin,
                )
            )
    return tuple(steps)
