"""From what is due to what is stored: ask, read, compare, save.

Feeds that answer close together are saved in one transaction, and what is done `between` with what is derived from
them: each commit writes every page that it touched, and one a feed was a third of the work of a large refresh.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from tracker.changes.compare import compare
from tracker.changes.due import after, is_due
from tracker.changes.moves import addresses
from tracker.config.settings import Config
from tracker.fetch.request import Origin, Request
from tracker.pipeline.hearing import Errand, Heard
from tracker.pipeline.outpost import hear_many
from tracker.store import feeds as feed_store
from tracker.store.database import Database
from tracker.store.stories import known
from tracker.subscription import Feed
from tracker.wire import Changes, Failed, FeedState, Validators

#: New stories after which there is something to do between two answers: many, since each time has its price; and fewer
#: towards the end, when as many are left to come, so that little is left to do after the last answer.
MANY, FEW = 5_000, 1_000
#: Feeds never asked before from which on it is worth getting ready for their stories while they are waited for.
NEVER_ASKED = 50
#: Feeds saved in one transaction at most: a second in which no other program can write.  More would gain little.
TOGETHER = 200


@dataclass(slots=True)
class Refreshed:
    """What one round of fetching did."""

    asked: int = 0
    stories: int = 0  #: new ones stored
    revised: int = 0
    failed: list[tuple[Feed, str]] = field(default_factory=list)  #: feed and reason, in order of arrival
    states: dict[str, FeedState] = field(default_factory=dict)  #: after this round, by feed address
    before: dict[str, FeedState] = field(default_factory=dict)  #: as they were, by feed address

    @property
    def exit_code(self) -> int:
        """0 all well or nothing asked, 3 some feeds failed, 4 every one did."""
        if not self.failed:
            return 0
        return 4 if len(self.failed) == self.asked else 3


def refresh(
    db: Database,
    config: Config,
    *,
    now: datetime,
    only: Sequence[Feed] | None = None,
    force: bool = False,
    progress: Callable[[int, int], None] | None = None,
    between: Callable[[], None] | None = None,
) -> Refreshed:
    """Fetch what is due (or `only` these feeds) and store what is new.

    Args:
        force: ask also what is not due; a Retry-After still in force is kept.
        progress: called with (answers so far, feeds asked) after each feed.
        between: called after every 5,000 new stories (towards the end after fewer), in their transaction, while others
            are still on their way; and once before the first answer where many feeds were never asked before, which
            are sure to bring as many.
    """
    states = feed_store.states(db)
    done = Refreshed(states=states, before=dict(states))
    feeds = {feed.url: feed for feed in (config.feeds if only is None else only) if feed.enabled or only is not None}
    asked = [feed for feed in feeds.values() if to_ask(states.get(feed.url, FeedState(url=feed.url)), now, force=force)]
    done.asked = len(asked)
    unprepared = sum(feed.url not in states for feed in asked) >= NEVER_ASKED
    with Together(db) as together:
        answers = Answers(db, config, feeds, now, done, together, progress, between, unprepared=unprepared)
        hear_many(errand(asked, states, config, now), answers.take, answers.lull)
    return done


class Together:
    """Feeds that answer close together, saved in one transaction; an exception takes back those not saved yet."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._open = ExitStack()
        self._feeds = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: Any) -> None:
        self._open.__exit__(*error)

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Changes for one more feed."""
        if not self._feeds:
            self._open.enter_context(self._db.transaction())
        yield
        self._feeds += 1
        if self._feeds == TOGETHER:
            self.save()

    def save(self) -> None:
        """Save what there is, now."""
        self._open.close()
        self._feeds = 0


@dataclass(slots=True)
class Answers:
    """What is done with each answer, and while none comes."""

    db: Database
    config: Config
    feeds: Mapping[str, Feed]  #: by address
    now: datetime  #: aware UTC
    done: Refreshed
    together: Together
    progress: Callable[[int, int], None] | None
    between: Callable[[], None] | None
    unprepared: bool  #: so many answers will bring stories that what is done `between` is done once before them
    taken: int = 0
    looked: int = 0  #: new stories at the last time between two answers

    def take(self, heard: Heard) -> None:
        """Save one answer, sooner or later."""
        with self.together.one_more():
            settle(self.db, self.done, self.feeds[heard.outcome.url], heard, self.config, self.now)
        self.taken += 1
        if self.progress:
            self.progress(self.taken, self.done.asked)
        if self.between and self.done.stories - self.looked >= min(MANY, max(FEW, self._to_come())):
            self.between()
            self.together.save()
            self.looked = self.done.stories

    def _to_come(self) -> float:
        """New stories that the feeds still asked will bring, if they are like the others."""
        return (self.done.asked - self.taken) * self.done.stories / self.taken

    def lull(self) -> None:
        """Save what there is while we wait anyway."""
        self.together.save()
        if self.unprepared and self.between:
            self.unprepared = False
            self.between()


def errand(asked: Sequence[Feed], states: Mapping[str, FeedState], config: Config, now: datetime) -> Errand:
    """What to ask of whom."""
    lives = addresses(states.values())
    return Errand(
        requests=tuple(request(feed, states.get(feed.url), lives.get(feed.url)) for feed in asked),
        limits=config.limits,
        trusted=frozenset(Origin(*named) for named in config.trusted),
        now=now,
    )


def to_ask(state: FeedState, now: datetime, *, force: bool) -> bool:
    """Whether a feed is asked in this round."""
    return is_due(state, now, force=force)


def request(feed: Feed, state: FeedState | None, lives: str | None) -> Request:
    """Ask where the feed lives now, with what its server gave us last time."""
    if state is None:
        return Request(feed=feed, url=feed.address or feed.url, validators=Validators())
    return Request(feed=feed, url=feed.address or lives or feed.url, validators=state.validators)


def settle(db: Database, done: Refreshed, feed: Feed, heard: Heard, config: Config, now: datetime) -> None:
    """Store what one answer brought, stories first and validators after."""
    outcome, document = heard
    state = done.states.get(feed.url, FeedState(url=feed.url))
    changes = Changes()
    if document is not None:
        changes = compare(
            document.entries,
            known(db, feed.url, document.entries),
            feed=feed,
            now=now,
            last_good=state.last_good,
            language=document.language,
        )
    later = after(state, outcome, feed=feed, limits=config.limits, now=now, fresh=len(changes.new), document=document)
    feed_store.save_fetch(db, later, changes, outcome=outcome, feed=feed, at=now)
    done.states[feed.url] = later
    done.stories += len(changes.new)
    done.revised += len(changes.revised)
    if isinstance(outcome, Failed):
        done.failed.append((feed, outcome.reason))
