"""Digests of labelled stories as one reader would have got them, a morning after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import log2
from typing import Any

from tracker.group.fold import fold
from tracker.model import Ledger, Listed, Reader, Reading, Story, Weights
from tracker.rank.lexicon import lexicon_of
from tracker.rank.listing import Sight, Window, listing
from tracker.rules.rules import Rules
from tracker.text.links import canonical, story_id


def mornings(
    gold: Sequence[dict[str, Any]],
    labels: dict[str, dict[str, Any]],
    pairs: Sequence[tuple[Story, Reading]],
    rules: Rules,
) -> list[str]:
    """Replay a digest at the end of each day with one reader's ledger; print the means, return the misses."""
    by_story = {story_id(canonical(row["url"])): row["development"] for row in gold}
    readings = {one.id: reading for one, reading in pairs}
    shown: frozenset[str] = frozenset()
    told_before: set[str] = set()
    values, lines, redundant, stale, late = [], 0, 0, 0, []
    for day in sorted({one.time.date() for one, _ in pairs}):
        now = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
        known = [(one, reading) for one, reading in pairs if one.first_seen < now]
        sight = Sight(stories={one.id: one for one, _ in known}, readings=readings, lexicon=lexicon_of(rules))
        ledger = Ledger(reader="r", until=now - timedelta(days=1), shown=shown)
        window = Window(until=now)
        page = listing(
            fold(known, rules).developments, sight, reader=Reader(), ledger=ledger, window=window, weights=Weights()
        )
        names = [_majority(by_story, item) for item in page]
        fresh = (
            {by_story[one.id] for one, _ in known if one.first_seen >= now - timedelta(days=1)} - told_before - {None}
        )
        lines += len(page)
        stale += sum(item.development.last_published < now - timedelta(days=2) for item in page)
        redundant += sum(name is None or name in told_before or name in names[:n] for n, name in enumerate(names))
        if fresh:
            values.append(_ndcg(names, {name: labels[name]["importance"] for name in fresh}))
            late += [
                f"{day} {name} not in the top 5"
                for name in fresh
                if labels[name]["importance"] >= 4 and name not in names[:5]
            ]
        shown |= {member.story for item in page for member in item.development.members}
        told_before |= {name for name in names if name} | fresh
    mean = sum(values) / len(values) if values else 0.0
    counts = f"{len(values)} mornings, {lines} lines, {redundant} told before, {stale} stale"
    print(f"mornings nDCG@10        {mean:8.3f}   ({counts})")
    return late


def _majority(by_story: dict[str, str | None], item: Listed) -> str | None:
    votes = Counter(by_story.get(member.story) for member in item.development.members)
    return min(votes, key=lambda name: (-votes[name], str(name)))


def _ndcg(names: Sequence[str | None], gains: dict[str, int]) -> float:
    """As `tracker backtest` has it, but what was not shown at all counts as lost too."""
    seen: set[str] = set()
    total = 0.0
    for place, name in enumerate(names[:10]):
        if name in gains and name not in seen:
            seen.add(name)
            total += (2 ** gains[name] - 1) / log2(place + 2)
    ideal = sum((2**gain - 1) / log2(n + 2) for n, gain in enumerate(sorted(gains.values(), reverse=True)[:10]))
    return total / ideal
