"""What one reader is to see now: from stored developments and the reader's ledger to a page, and back to the ledger."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracker.config.settings import Config
from tracker.model import Development, Ledger, Listed, Reader, Story
from tracker.pipeline.adopted import adopted_lexicon
from tracker.rank.listing import FIRST_LOOK, Sight, Window, everything, listing
from tracker.render.page import Blind, Page
from tracker.store import corrections as correction_store
from tracker.store import digests, news
from tracker.store import ledger as ledger_store
from tracker.store import readings as reading_store
from tracker.store import stories as story_store
from tracker.store.database import Database

if TYPE_CHECKING:
    from tracker.rules.rules import Rules

RulesOf = Callable[[], "Rules"]
MOMENT = timedelta(microseconds=1)
#: A development that grew within this is an open storyline; so many of them stand in a digest.
OPEN, STORYLINES = timedelta(days=14), 8
#: A silent reader gets a sign of life so often, if the configuration wants it; an hour short, for a weekly cron job.
WEEK = timedelta(days=7, hours=-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks to see."""

    reader: Reader  #: with the limit, score and topics of this time
    now: datetime  #: aware UTC
    past: bool = False  #: `now` was named by the user: answer from what was known then
    since: datetime | None = None  #: explicit start of the window; None: by the ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A page, and what remembering it means."""

    page: Page
    shown: frozenset[str]  #: stories told by the page, copies included
    held: frozenset[str]  #: stories that were news and were cut; still owed

    @property
    def subject(self) -> str:
        """A line for a mail: how many, and the first title."""
        items = self.page.items
        more = f" and {len(items) - 1} more" if len(items) > 1 else ""
        return f"{items[0].title}{more}" if items else "nothing new"


def sight(
    db: Database, config: Config, rules: RulesOf, wish: Wish, *, always: bool = False, full: bool = False
) -> Seen:
    """What the reader is to see, ranked, with what was cut.

    Args:
        rules: compiles the rules; asked only for a moment of the past, which is folded anew.
        full: with the open storylines that have nothing new, for formats that show them.
    """
    with db.snapshot():
        ledger = ledger_store.ledger(db, wish.reader.name)
        start = looks_back(wish, ledger)
        developments = open_since(db, rules, wish, start, ledger)
        behind = gather(db, config, developments, wish.now)
        troubles = blind(db, config)
        open_ones = storylines(db, config, wish, developments) if full else ()
    ranked = listing(
        developments,
        behind,
        reader=wish.reader,
        ledger=ledger,
        # Through the ledger "now" itself is seen: what this very run fetched was first seen now.
        window=Window(until=wish.now + (MOMENT if wish.since is None else timedelta(0)), since=wish.since),
        weights=config.weights,
        languages=wish.reader.languages or config.languages,
    )
    items, cut = apart(ranked, wish.reader)
    page = Page(
        items=tuple(items),
        now=wish.now,
        stories={**behind.stories, **{k: v for one in open_ones for k, v in one[1].items()}},
        readings=behind.readings,
        names={**behind.lexicon.stages, **behind.lexicon.topics},
        zone=config.timezone,
        since=start,
        blind=troubles,
        storylines=tuple(one[0] for one in open_ones),
        reader=wish.reader.name,
        cut=len(cut),
        always=always,
    )
    return Seen(page=page, shown=told(items), held=told(cut))


def storylines(
    db: Database, config: Config, wish: Wish, listed: Iterable[Development]
) -> list[tuple[Listed, Mapping[str, Story]]]:
    """Developments that grew lately and have nothing new now, with their stories; the liveliest first."""
    if wish.past:
        return []
    told_now = {development.id for development in listed}
    recent = [d for d in news.developments(db, wish.now - OPEN) if d.id not in told_now and len(d.members) > 1]
    topics = wish.reader.topics
    recent = [d for d in recent if not d.muted and (topics is None or set(topics) & set(d.topics))]
    behind = gather(db, config, recent, wish.now)
    ranked = everything(recent, behind, now=wish.now, weights=config.weights, languages=config.languages)
    ranked.sort(key=lambda item: (-len(item.development.members), item.development.id))
    return [
        (item, {m.story: behind.stories[m.story] for m in item.development.members if m.story in behind.stories})
        for item in ranked[:STORYLINES]
    ]


def looks_back(wish: Wish, ledger: Ledger) -> datetime:
    """Where the window begins."""
    if wish.since is not None:
        return wish.since
    return ledger.until or wish.now - FIRST_LOOK


def open_since(db: Database, rules: RulesOf, wish: Wish, start: datetime, ledger: Ledger) -> tuple[Development, ...]:
    """Developments with a story first seen since then, or still owed; as known at the moment asked for."""
    if wish.past:
        return known_at(db, rules(), wish.now if wish.since is not None else wish.now + MOMENT)
    return tuple(news.developments(db, start, owed=ledger.held))


def known_at(db: Database, rules: "Rules", until: datetime) -> tuple[Development, ...]:
    """Developments as today's rules make them of what was first seen before a moment."""
    from tracker.group.fold import fold

    return fold(reading_store.told(db, until=until), rules, correction_store.corrections(db)).developments


def gather(db: Database, config: Config, developments: Iterable[Development], now: datetime) -> Sight:
    """The stories and readings behind developments."""
    ids = [member.story for development in developments for member in development.members]
    return Sight(
        stories=story_store.by_ids(db, ids),
        readings=reading_store.get_many(db, ids),
        lexicon=adopted_lexicon(db, now),
        feeds={feed.url: feed.authority for feed in config.feeds if feed.authority is not None},
    )


def apart(ranked: list[Listed], reader: Reader) -> tuple[list[Listed], list[Listed]]:
    """What is shown, and what a limit or a minimum score cuts."""
    good = [item for item in ranked if item.score >= reader.min_score]
    items = good[: reader.limit]
    kept = {item.development.id for item in items}
    return items, [item for item in ranked if item.development.id not in kept]


def told(items: Iterable[Listed]) -> frozenset[str]:
    """Every story behind the items."""
    return frozenset(member.story for item in items for member in item.development.members)


def blind(db: Database, config: Config) -> tuple[Blind, ...]:
    """Feeds whose last attempt failed: what the digest could not see."""
    names = {feed.url: feed.name for feed in config.feeds if feed.enabled}
    return tuple(
        Blind(name=names[url], why=reason, since=since) for url, reason, since in news.failing(db) if url in names
    )


def remember(db: Database, wish: Wish, seen: Seen, places: Iterable[str]) -> None:
    """Mark a page that is safely out as shown; what was cut stays owed.  An explicit window is not remembered.

    Args:
        places: where it went, without secrets.
    """
    if wish.since is None:
        ledger_store.mark_shown(db, wish.reader.name, seen.shown, seen.held, wish.now)
    if not seen.page.items:
        return

    for place in places:
        digest = digests.Digest(
            reader=wish.reader.name,
            at=wish.now,
            since=seen.page.since,
            target=place,
            developments=tuple(item.development.id for item in seen.page.items),
        )
        digests.record(db, digest)


def sign_of_life_due(db: Database, config: Config, wish: Wish) -> bool:
    """Whether a silent reader is to get the line that proves the job lives."""
    if config.heartbeat is None:
        return False
    last = ledger_store.heartbeat(db, wish.reader.name)
    return last is None or wish.now - last >= WEEK


def gave_sign_of_life(db: Database, wish: Wish) -> None:
    """Any digest is a sign of life."""
    ledger_store.mark_heartbeat(db, wish.reader.name, wish.now)
