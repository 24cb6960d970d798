"""Mornings replayed over stored stories: what a reader would have been shown, and what that was worth."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any

from tracker.config.settings import Config
from tracker.errors import UsageError
from tracker.model import Ledger, Listed, Reader, Reading, Story
from tracker.pipeline.past_day import PastDay
from tracker.pipeline.sight import MOMENT, apart
from tracker.rank.listing import FIRST_LOOK, Window, listing
from tracker.render.document import Document, Line, Section
from tracker.rules.rules import Rules
from tracker.store import corrections as correction_store
from tracker.store import news
from tracker.store import readings as reading_store
from tracker.store.database import Database, scratch

#: A fact is late when its first morning comes more than this after its first story was seen.
LATE = timedelta(hours=36)
#: A line is stale when the newest fact behind it is older than this on the morning it is shown.
STALE = timedelta(hours=96)
FIELDS = ("morning", "rank", "score", "id", "status", "title", "new", "repeats", "stale", "fact", "importance")


@dataclass(frozen=True, slots=True)
class Fact:
    """A development a person says there was, and how much it mattered, 1 to 5."""

    name: str
    importance: int


@dataclass(slots=True)
class Replay:
    """What happened over the mornings."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)  #: story ids
    held: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)  #: names already told
    gains: list[float] = field(default_factory=list)  #: nDCG@10 of each morning that had something to tell


def backtest(
    db: Database,
    config: Config,
    rules: Rules,
    reader: Reader,
    *,
    first: datetime,
    last: datetime,
    hour: int,
    labels: Path | None,
) -> Document:
    """Replay one morning a day from `first` to `last` and judge what was shown.

    Args:
        labels: JSONL of {url, development, importance}; None: only repeats and stale lines can be judged.
    """
    told = list(reading_store.told(db))
    facts = read_labels(labels) if labels else {}
    replay = Replay()
    with scratch(last) as own:
        past = PastDay(own, config, rules, correction_store.corrections(db))
        for now in mornings(first, last, hour, config.timezone):
            past.go_on(told, now)
            judge(morning(past, reader, replay, now), facts, replay, now, told)
    return document(replay, facts, told, first, last)


def mornings(first: datetime, last: datetime, hour: int, zone: tzinfo) -> Iterator[datetime]:
    """The same hour of each day, in the reader's time zone."""
    day = first.astimezone(zone).date()
    while (now := datetime.combine(day, time(hour), zone).astimezone(UTC)) <= last + timedelta(days=1) - MOMENT:
        yield now
        day += timedelta(days=1)


def morning(past: PastDay, reader: Reader, replay: Replay, now: datetime) -> list[Listed]:
    """What the reader is shown, from what was known then; the replay's own ledger goes on."""
    ledger = Ledger(
        reader=reader.name,
        until=past.until or now - FIRST_LOOK,
        shown=frozenset(replay.shown),
        held=frozenset(replay.held),
    )
    past.until = now
    ranked = listing(
        news.developments(past.db, ledger.until or now, owed=ledger.held),
        past.sight(),
        reader=reader,
        ledger=ledger,
        window=Window(until=now + MOMENT),
        weights=past.config.weights,
        languages=past.config.languages,
    )
    items, cut = apart(ranked, reader)
    replay.shown |= {m.story for item in items for m in item.development.members}
    replay.held = {m.story for item in cut for m in item.development.members}
    return items


def judge(
    items: list[Listed],
    facts: Mapping[str, Fact],
    replay: Replay,
    now: datetime,
    told: list[tuple[Story, Reading]],
) -> None:
    """Note each line of a morning, and how good its order was."""
    urls = {story.id: story.url for story, _ in told}
    gained = []
    for rank, item in enumerate(items, 1):
        fact = meant(item, urls, facts)
        again = fact is not None and fact.name in replay.facts and not item.new
        if fact is not None:
            gained.append(0.0 if fact.name in replay.facts else 2.0**fact.importance - 1)
            replay.facts.add(fact.name)
        else:
            gained.append(0.0)
        replay.rows.append(
            {
                "morning": now.strftime("%Y-%m-%d"),
                "rank": rank,
                "score": item.score,
                "id": item.development.id,
                "status": item.development.status,
                "title": item.title,
                "new": list(item.new),
                "repeats": again or not item.new,
                "stale": now - item.development.last_new > STALE,
                "fact": fact.name if fact else None,
                "importance": fact.importance if fact else None,
            }
        )
    if any(gained):
        replay.gains.append(ndcg(gained))


def meant(item: Listed, urls: Mapping[str, str], facts: Mapping[str, Fact]) -> Fact | None:
    """The fact most members tell; of equals the more important one."""
    votes: dict[Fact, int] = {}
    for member in item.development.members:
        fact = facts.get(urls.get(member.story, ""))
        if fact is not None:
            votes[fact] = votes.get(fact, 0) + 1
    return max(votes, key=lambda f: (votes[f], f.importance, f.name), default=None)


def ndcg(gains: list[float], places: int = 10) -> float:
    """Normalised discounted cumulative gain over the first places (Järvelin and Kekäläinen, TOIS 20, 2002)."""
    best = sorted(gains, reverse=True)[:places]
    worth = sum(gain / math.log2(place + 2) for place, gain in enumerate(gains[:places]))
    ideal = sum(gain / math.log2(place + 2) for place, gain in enumerate(best))
    return worth / ideal if ideal else 0.0


def read_labels(path: Path) -> dict[str, Fact]:
    """Facts by canonical url.

    Raises:
        UsageError: the file cannot be read or a line is no label.
    """
    from tracker.text.links import canonical

    found: dict[str, Fact] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        raise UsageError(f"--labels: {path}: cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line) if line.strip() else None
            if row is not None and row["development"] is not None:
                found[canonical(row["url"])] = Fact(str(row["development"]), int(row.get("importance") or 3))
        except (ValueError, KeyError, TypeError, AttributeError):
            wanted = '{"url": "…", "development": "…", "importance": 1-5}'
            raise UsageError(f"{path}:{number}: expected {wanted}") from None
    return found


def document(
    replay: Replay, facts: Mapping[str, Fact], told: list[tuple[Story, Reading]], first: datetime, last: datetime
) -> Document:
    """The figures, then each morning's lines."""
    figures = measures(replay, facts, told, first, last)
    lines = [Line(text=f"{words}: {value}") for words, value in figures]
    days: dict[str, list[Line]] = {}
    for row in replay.rows:
        marks = "".join(f" [{mark}]" for mark in ("repeats", "stale") if row[mark])
        text = f"{row['rank']}. {row['score']:.0f} {row['status']}: {row['title']}{marks}"
        days.setdefault(row["morning"], []).append(Line(text=text))
        days[row["morning"]] += [Line(text=new, depth=1, tone="quiet") for new in row["new"][:1]]
    sections = [Section(heading="Figures", blocks=tuple(lines))]
    sections += [Section(heading=day, blocks=tuple(rows)) for day, rows in days.items()]
    return Document(
        title=f"Mornings from {first:%Y-%m-%d} to {last:%Y-%m-%d}",
        sections=tuple(sections),
        record={"schema": 1, "figures": dict(figures), "lines": replay.rows},
        rows=tuple(replay.rows),
        fields=FIELDS,
    )


def measures(
    replay: Replay, facts: Mapping[str, Fact], told: list[tuple[Story, Reading]], first: datetime, last: datetime
) -> list[tuple[str, str]]:
    """What a person judges a rule, a weight or a threshold by."""
    rows = replay.rows
    repeats, stale = sum(row["repeats"] for row in rows), sum(row["stale"] for row in rows)
    found = [
        ("lines shown", str(len(rows))),
        ("repeated", f"{repeats} ({share(repeats, len(rows))})"),
        ("stale", f"{stale} ({share(stale, len(rows))})"),
    ]
    if facts:
        seen: dict[Fact, datetime] = {}
        for story, _ in told:
            fact = facts.get(story.url)
            if fact is not None and first <= story.first_seen <= last:
                seen[fact] = min(seen.get(fact, story.first_seen), story.first_seen)
        shown = {row["fact"]: datetime.fromisoformat(row["morning"]).replace(tzinfo=UTC) for row in reversed(rows)}
        missed = sorted(fact.name for fact in seen if fact.name not in shown)
        late = sorted(f.name for f, at in seen.items() if f.name in shown and shown[f.name] - at > LATE)
        high = {fact.name for fact in seen if fact.importance >= 4}
        first_rank: dict[str, int] = {}
        for row in rows:
            first_rank.setdefault(row["fact"], row["rank"])
        low = sorted(name for name in high if first_rank.get(name, 99) > 5)
        found += [
            ("late", f"{len(late)} of {len(seen)}" + (f": {', '.join(late)}" if late else "")),
            ("missed", f"{len(missed)} of {len(seen)}" + (f": {', '.join(missed)}" if missed else "")),
            (
                "of importance 4 or 5, not in the first five",
                f"{len(low)} of {len(high)}" + (f": {', '.join(low)}" if low else ""),
            ),
        ]
        if replay.gains:
            found.append(("order, nDCG@10", f"{sum(replay.gains) / len(replay.gains):.3f}"))
    return found


def share(part: int, whole: int) -> str:
    """`3 %`."""
    return f"{100 * part / whole:.0f} %" if whole else "0 %"
