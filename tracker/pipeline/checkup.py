"""What is wrong with a workspace and what to do; how much is in it."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any

from tracker.changes.warn import trouble
from tracker.config.news import missing_feeds
from tracker.config.settings import Config
from tracker.pipeline.topics import remarks
from tracker.render.lists import Finding
from tracker.render.when import clock
from tracker.rules.rules import Rules
from tracker.store.check import check
from tracker.store.database import Database
from tracker.store.feeds import states
from tracker.store.news import waiting
from tracker.store.stats import Stats, stats

TABLES = {"stories": "Stories", "developments": "Developments", "tags": "Tags", "feeds": "Feeds ever fetched"}


def figures(db: Database, zone: tzinfo) -> list[tuple[str, Any, str]]:
    """Counts and sizes as (key, value, words)."""
    found: Stats = stats(db)
    rows: list[tuple[str, Any, str]] = [
        (table, count, TABLES.get(table, table.capitalize())) for table, count in found.counts.items()
    ]
    return [
        *rows,
        ("tagged", found.tagged, "Stories with a tag"),
        ("underived", found.underived, "Stories not read yet"),
        ("oldest", clock(found.oldest, zone) if found.oldest else None, "Oldest story"),
        ("newest", clock(found.newest, zone) if found.newest else None, "Newest story seen"),
        ("size", found.size, "Size of the database, bytes"),
        ("schema", found.schema, "Version of the tables"),
    ]


def checkup(db: Database, config: Config, rules: Rules, now: datetime) -> list[Finding]:
    """Everything `doctor` looks at, the wrong things first."""
    found = [*feed_findings(db, config, now), *setting_findings(config), *rule_findings(rules), *store_findings(db)]
    order = {"wrong": 0, "warning": 1, "good": 2}
    return sorted(found, key=lambda finding: order[finding.level])


def feed_findings(db: Database, config: Config, now: datetime) -> Iterator[Finding]:
    """Feeds that fail, are gone or silent, or were never asked."""
    known = states(db)
    on = [feed for feed in config.feeds if feed.enabled]
    never = [feed for feed in on if feed.url not in known or known[feed.url].last_fetch is None]
    bad = 0
    for feed in on:
        state = known.get(feed.url)
        what = trouble(state, now) if state else None
        if state is None or what is None:
            continue
        bad += 1
        if what == "failing":
            since = f" since {state.failing_since:%Y-%m-%d %H:%M}Z" if state.failing_since else ""
            todo = f"`tracker feeds check {feed.url}` tells more; remove it with `tracker feeds remove {feed.id}`"
            yield Finding(level="wrong", what=f"{feed.name} fails{since}: {state.last_error}", todo=todo)
        elif what == "gone":
            yield Finding(level="wrong", what=f"{feed.name} is gone (410)", todo=f"`tracker feeds remove {feed.id}`")
        else:
            yield Finding(
                level="warning",
                what=f"{feed.name} answers but has brought nothing new for long",
                todo=f"look whether it has moved: `tracker feeds check {feed.url}`",
            )
    if never:
        yield Finding(
            level="warning", what=f"{len(never)} of {len(on)} feeds were never asked", todo="run `tracker fetch`"
        )
    if not bad and not never:
        yield Finding(level="good", what=f"all {len(on)} feeds answer")


def setting_findings(config: Config) -> Iterator[Finding]:
    """Secrets in addresses, and feeds that a newer version ships."""
    for feed in config.feeds:
        if feed.credentials and feed.address is None:
            yield Finding(
                level="warning",
                what=f"{feed.name}: the address in {config.name} holds a password",
                todo="write ${NAME} there and set the variable NAME in the environment",
            )
    fresh = [feed.id for feed in missing_feeds(config)]
    if fresh:
        yield Finding(
            level="warning",
            what=f"this version ships {len(fresh)} feeds that {config.name} does not have: {', '.join(fresh[:5])}",
            todo="add those you want with `tracker feeds add URL`",
        )


def rule_findings(rules: Rules) -> Iterator[Finding]:
    """What `topics lint` would say of the user's own topics, counted."""
    count = len(remarks(rules).rows)
    if count:
        yield Finding(level="warning", what=f"{count} remarks on the topics", todo="`tracker topics lint` lists them")
    else:
        yield Finding(level="good", what=f"{len(rules.topics)} topics, no remarks")


def store_findings(db: Database) -> Iterator[Finding]:
    """The database itself."""
    broken = check(db)
    for line in broken:
        todo = "copy what can be saved with `tracker export -o all.jsonl`, restore a backup or start anew and import it"
        yield Finding(level="wrong", what=line, todo=todo)
    if waiting(db):
        yield Finding(level="warning", what="some stories are not read yet", todo="`tracker rebuild` reads them")
    elif not broken:
        yield Finding(level="good", what=f"{db.path} is in order")
