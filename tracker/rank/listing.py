"""Which developments a reader is shown, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tracker.model import Development, Ledger, Listed, Reader, Reading, Story, Weights
from tracker.novelty.reader import novelty, said
from tracker.rank.authority import authority, credited
from tracker.rank.lexicon import Lexicon
from tracker.rank.relevance import Crowd, relevance
from tracker.rank.score import PLACES, corroboration, firmness, recency, score

#: How far a reader's first run looks back.
FIRST_LOOK = timedelta(hours=72)
#: Share of its authority that an outlet lends to a story that only credits it.
CREDITED = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The stretch of time a listing covers."""

    until: datetime  #: end, exclusive: "now", which ages count from
    since: datetime | None = None  #: explicit start, inclusive; the ledger does not count then.  None: by the ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What stands behind the developments."""

    stories: Mapping[str, Story]  #: by id; members that are missing are passed over
    readings: Mapping[str, Reading]
    lexicon: Lexicon
    feeds: Mapping[str, float] = field(default_factory=dict)  #: authority by feed address


def listing(
    developments: Iterable[Development],
    sight: Sight,
    *,
    reader: Reader,
    ledger: Ledger | None,
    window: Window,
    weights: Weights,
    languages: Sequence[str] = (),
) -> list[Listed]:
    """The developments that bring this reader something new, most worth reading first.

    Neither the reader's limit nor the least score is applied here: what was cut has to be told to the ledger.

    Args:
        ledger: what the reader was shown; None: nothing yet.
        languages: the reader's, in order; they choose title and lead.

    Returns:
        By falling score; of equal scores the newer first, then by id.
    """
    shown = ledger.shown if ledger is not None and window.since is None else frozenset()
    developments = list(developments)
    crowd = Crowd(developments)
    found = []
    for development in developments:
        if reader.topics is not None and not set(reader.topics) & set(development.topics):
            continue
        if is_news(development, sight.stories, ledger, window):
            known = _so_far(development, sight)
            found.append(_listed(development, sight, crowd, shown, known, window.until, weights, languages))
    return ordered(found)


def everything(
    developments: Iterable[Development],
    sight: Sight,
    *,
    now: datetime,
    weights: Weights,
    languages: Sequence[str] = (),
    ledger: Ledger | None = None,
) -> list[Listed]:
    """Every development with its score at `now`, in rank order, whether or not it is news to anybody.

    Args:
        ledger: what counts as known, beside the story so far; None: nothing does.
    """
    developments = list(developments)
    crowd = Crowd(developments)
    if ledger is None:
        return ordered(
            _listed(one, sight, crowd, frozenset(), frozenset(), now, weights, languages) for one in developments
        )
    return ordered(
        _listed(one, sight, crowd, ledger.shown, _so_far(one, sight), now, weights, languages) for one in developments
    )


def _so_far(development: Development, sight: Sight) -> frozenset[str]:
    """What the story so far has told about its topics."""
    return frozenset(unit for topic in development.topics for unit in sight.lexicon.known.get(topic, ()))


def ordered(found: Iterable[Listed]) -> list[Listed]:
    """By falling score; of equal scores the newer first, then by id."""
    return sorted(found, key=lambda item: (-item.score, -item.development.last_new.timestamp(), item.development.id))


def is_news(development: Development, stories: Mapping[str, Story], ledger: Ledger | None, window: Window) -> bool:
    """Whether a `first` or an `update` that is not old falls in the window, or after what the reader was shown."""
    if development.muted:
        return False
    for member in development.members:
        story = stories.get(member.story)
        if story is None or member.kind not in ("first", "update") or story.late or story.history:
            continue
        if _owed(story, ledger, window):
            return True
    return False


def _owed(story: Story, ledger: Ledger | None, window: Window) -> bool:
    if story.first_seen >= window.until:
        return False
    if window.since is not None:
        return story.first_seen >= window.since
    start = window.until - FIRST_LOOK if ledger is None or ledger.until is None else ledger.until
    if ledger is not None:
        if story.id in ledger.shown:
            return False
        if story.id in ledger.held:
            return True
    return story.first_seen >= start


def _listed(
    development: Development,
    sight: Sight,
    crowd: Crowd,
    shown: frozenset[str],
    known: frozenset[str],
    now: datetime,
    weights: Weights,
    languages: Sequence[str],
) -> Listed:
    fresh = novelty(development, shown, known)
    terms = {
        name: round(value, PLACES) for name, value in measure(development, sight, crowd, fresh.value, now, weights)
    }
    lead = sight.stories[choose_lead(development, sight, languages)]
    return Listed(
        development=development,
        title=lead.title,
        lead=lead,
        score=score(terms, weights),
        terms=tuple(terms.items()),
        new=said(fresh, sight.lexicon.concepts, sight.lexicon.stages),
        outlets=len({sight.stories[m.story].source for m in development.members if m.story in sight.stories}),
        first_reported_by=development.origins[0][0] if development.origins else lead.source,
    )


def measure(
    development: Development, sight: Sight, crowd: Crowd, novel: float, now: datetime, weights: Weights
) -> list[tuple[str, float]]:
    """The terms of a development, 0–1 each, not yet rounded.  Copies count in none of them."""
    real = [member.story for member in development.members if member.kind != "copy"]
    readings = [sight.readings[story] for story in real if story in sight.readings]
    trust = [authority(sight.stories[story], sight.lexicon, sight.feeds) for story in real if story in sight.stories]
    trust += [CREDITED * credited(reading.claim.origin, sight.lexicon) for reading in readings if reading.claim.origin]
    return [
        ("R", relevance(readings, crowd, development.first_published)),
        ("D", recency(development.last_new, now, weights.half_life)),
        ("N", novel),
        ("C", corroboration(len(development.origins))),
        ("S", firmness(development)),
        ("A", max(trust, default=0.0)),
        ("O", max((reading.claim.official for reading in readings), default=0.0)),
    ]


def choose_lead(development: Development, sight: Sight, languages: Sequence[str]) -> str:
    """The story whose title and link stand for a development: the reader's language, then authority, then earliest."""
    order = {language: place for place, language in enumerate(languages)}
    real = [member.story for member in development.members if member.kind != "copy" and member.story in sight.stories]

    def key(item: tuple[int, str]) -> tuple[int, float, int]:
        place, story = item
        language = (sight.stories[story].language or "").split("-")[0]
        trust = authority(sight.stories[story], sight.lexicon, sight.feeds)
        # A language nobody knows may be the reader's; one that is known and not theirs is not.
        return order.get(language, len(order) + bool(language)), -trust, place

    return min(enumerate(real), key=key)[1]
