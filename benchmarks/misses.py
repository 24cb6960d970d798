"""Every story that was read or grouped otherwise than its label says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.model import Reading, Story
from tracker.text.links import canonical, story_id


def explain(
    gold: Sequence[dict[str, Any]],
    lines: Sequence[dict[str, Any]],
    pairs: Sequence[tuple[Story, Reading]],
    misses: Sequence[str],
) -> None:
    """Name every miss."""
    for miss in misses:
        print("  " + miss)
    readings = {one.id: reading for one, reading in pairs}
    by_url = {row["url"]: line for row, line in zip(gold, lines, strict=True)}
    for row in gold:
        line = by_url[row["url"]]
        if set(row["topics"]) != set(line["topics"]):
            print(f"  topics {line['topics']} not {row['topics']}: {row['title']} | {row.get('summary', '')}")
    groups: dict[str, set[str | None]] = {}
    holds: dict[str | None, set[str]] = {}
    for row in gold:
        if row["development"]:
            place = by_url[row["url"]]["development"]
            groups.setdefault(row["development"], set()).add(place)
            if place:
                holds.setdefault(place, set()).add(row["development"])
    for row in sorted(gold, key=lambda row: (row["development"] or "", row["published"])):
        if not row["development"]:
            continue
        place = by_url[row["url"]]["development"]
        if len(groups[row["development"]]) > 1 or len(holds.get(place, ())) > 1:
            reading = readings.get(story_id(canonical(row["url"])))
            said = [f"{hit.topic}:{hit.stage}" for hit in reading.stages] if reading else []
            claim = f"{reading.claim.status} by {reading.claim.speaker}" if reading else ""
            print(
                f"  {row['development'][:34]:34} {str(place)[:6]} {row['published']} {claim} {said} {row['title'][:90]}"
            )
