"""From what is due to what is stored: ask, read, compare, save; one transaction a feed.

The network has a thread of its own; reading and saving share the caller's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tracker.changes.compare import compare
from tracker.changes.due import after, is_due
from tracker.changes.moves import addresses
from tracker.config.settings import Config
from tracker.fetch.client import fetch_all
from tracker.fetch.request import Origin, Request
from tracker.parse.feed import parse
from tracker.store import feeds as feed_store
from tracker.store.database import Database
from tracker.store.stories import known
from tracker.subscription import Feed
from tracker.wire import Changes, Document, Failed, FeedState, Fetched, FetchOutcome, Validators


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
) -> Refreshed:
    """Fetch what is due (or `only` these feeds) and store what is new.

    Args:
        force: ask also what is not due; a Retry-After still in force is kept.
        progress: called with (answers so far, feeds asked) after each feed.
    """
    states = feed_store.states(db)
    done = Refreshed(states=states, before=dict(states))
    feeds = {feed.url: feed for feed in (config.feeds if only is None else only) if feed.enabled or only is not None}
    asked = [feed for feed in feeds.values() if to_ask(states.get(feed.url, FeedState(url=feed.url)), now, force=force)]
    done.asked = len(asked)
    answers = 0

    def take(outcome: FetchOutcome) -> None:
        nonlocal answers
        settle(db, done, feeds[outcome.url], outcome, config, now)
        answers += 1
        if progress:
            progress(answers, done.asked)

    lives = addresses(states.values())
    requests = [request(feed, states.get(feed.url), lives.get(feed.url)) for feed in asked]
    trusted = frozenset(Origin(*named) for named in config.trusted)
    fetch_all(requests, config.limits, trusted=trusted, take=take, now=now)
    return done


def to_ask(state: FeedState, now: datetime, *, force: bool) -> bool:
    """Whether a feed is asked in this round."""
    return is_due(state, now, force=force)


def request(feed: Feed, state: FeedState | None, lives: str | None) -> Request:
    """Ask where the feed lives now, with what its server gave us last time."""
    if state is None:
        return Request(feed=feed, url=feed.address or feed.url, validators=Validators())
    return Request(feed=feed, url=feed.address or lives or feed.url, validators=state.validators)


def settle(db: Database, done: Refreshed, feed: Feed, outcome: FetchOutcome, config: Config, now: datetime) -> None:
    """Read one answer and store what it brought, stories first and validators after."""
    state = done.states.get(feed.url, FeedState(url=feed.url))
    outcome, document = read(outcome, state, config.limits.max_entries, now)
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


def read(
    outcome: FetchOutcome, state: FeedState, max_entries: int, now: datetime
) -> tuple[FetchOutcome, Document | None]:
    """The outcome after reading the body, and the document if there is a new one."""
    if not isinstance(outcome, Fetched):
        return outcome, None
    if outcome.validators.body_hash and outcome.validators.body_hash == state.validators.body_hash:
        return outcome, None
    document = parse(
        outcome.body, url=outcome.final_url, content_type=outcome.content_type, now=now, max_entries=max_entries
    )
    if isinstance(document, Failed):
        return replace(document, url=outcome.url, status=outcome.status), None
    if not document.complete:
        # What was cut off has to be asked for again, so nothing may say "not modified" next time.
        return replace(outcome, validators=Validators()), document
    return outcome, document
