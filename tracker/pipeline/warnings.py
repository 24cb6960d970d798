"""What a person is told about feeds after a round of fetching; being told is remembered."""

from datetime import datetime

from tracker.changes.warn import notices
from tracker.config.settings import Config
from tracker.pipeline.refresh import Refreshed
from tracker.store.database import Database
from tracker.store.feeds import save_state

FEW = 3  #: silent feeds told one by one; of more only the number: nobody acts on a page of them


def warnings(
    db: Database, config: Config, done: Refreshed, now: datetime, *, asked_by_name: bool = False
) -> tuple[str, ...]:
    """One line a feed.

    Args:
        asked_by_name: a person named the feeds; every failure among them is told, however often it was told before.
    """
    feeds = {feed.url: feed for feed in config.feeds if feed.enabled}
    lines: list[str] = []
    silent: list[str] = []
    told = set()
    for notice in notices([done.states[url] for url in feeds if url in done.states], now):
        save_state(db, notice.state)
        told.add(notice.url)
        since = f" (since {notice.since:%Y-%m-%d %H:%M}Z)" if notice.since and notice.since < now else ""
        line = f"{feeds[notice.url].name}: {notice.url}: {notice.text}{since}"
        (silent if notice.what == "silent" else lines).append(line)
    if len(silent) > FEW:
        silent = [
            f"{len(silent)} feeds answer but bring nothing new for much longer than usual; `tracker feeds` tells which"
        ]
    if asked_by_name:
        lines += [f"{feed.name}: {feed.url}: {reason}" for feed, reason in done.failed if feed.url not in told]
    return (*lines, *silent)
