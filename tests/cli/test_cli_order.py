"""The order and the batches in which stories arrive leave no trace in what is derived from them."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

HELDOUT = Path(__file__).parent.parent / "data" / "heldout" / "stories.jsonl"


def derived(space: Any, rows: list[dict[str, Any]], batches: int, name: str) -> tuple[Any, Any]:
    """Stories with their places, and developments without their rank, after importing in batches."""
    space.write("feeds.yaml", f"database: {name}.db\nfeeds: [https://feeds.example/one.xml]\n")
    size = -(-len(rows) // batches)
    for start in range(0, len(rows), size):
        assert space.seed(rows[start : start + size]).code == 0
    stories = sorted(space.stories(), key=lambda row: str(row["id"]))
    space("export", "-o", "d.jsonl", "--what", "developments", "--format", "jsonl")
    told = [json.loads(line) for line in (space.folder / "d.jsonl").read_text().splitlines()]
    return stories, sorted(told, key=lambda row: str(row["id"]))


@pytest.mark.parametrize(("seed", "batches"), [(1, 1), (2, 7)])
def test_order_and_batches_do_not_matter(bare: Any, seed: int, batches: int) -> None:
    """In time order at once, or shuffled, in one batch or in seven: the same ids, statuses, kinds and scores."""
    rows = [json.loads(line) for line in HELDOUT.read_text(encoding="utf-8").splitlines()]
    fields = ("url", "title", "summary", "source", "published")
    plain = [{name: row[name] for name in fields} | {"language": row["lang"]} for row in rows]
    plain = [row | {"first_seen": row["published"]} for row in plain]
    straight = derived(bare, sorted(plain, key=lambda row: str(row["published"])), 1, "straight")
    random.Random(seed).shuffle(plain)
    assert derived(bare, plain, batches, "shuffled") == straight
