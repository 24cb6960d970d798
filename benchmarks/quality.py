"""How well topics, developments, statuses and ranks agree with people: `python -m benchmarks.quality [-v]`.

Reads labelled stories (`stories.jsonl`, `developments.jsonl`) from the folder in `TRACKER_EVAL` (default
`../shared/eval`: its `dev` set and its unlabelled background) and from `tests/data/heldout`, runs the pure rooms over
them as the pipeline would, and prints a table.  `-v` names every miss.  `--no-background` leaves the long part out.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.misses import explain
from benchmarks.mornings import mornings
from tracker.claims.read import read
from tracker.config import yamlfile
from tracker.config.knowledge import SHARED
from tracker.group.fold import fold
from tracker.model import Fold, Listed, Reader, Reading, Story, Weights
from tracker.rank.lexicon import lexicon_of
from tracker.rank.listing import Sight, Window, listing
from tracker.rules.compile import compile_rules
from tracker.rules.rules import Knowledge, Rules
from tracker.text.links import canonical, story_id

HERE = Path(__file__).resolve().parent.parent
EVAL = Path(os.environ.get("TRACKER_EVAL", HERE.parent / "shared" / "eval"))
HELDOUT = HERE / "tests" / "data" / "heldout"
TOPICS = ("binance-us", "trump-stake", "cz-pardon")


def shipped_rules(topics: Sequence[str] = TOPICS, *, stages: bool = True) -> Rules:
    """The shipped knowledge with some of the shipped topics, compiled; without `stages`, topics that list none."""
    home = HERE / "tracker"
    shared = {name: yamlfile.read(home / "knowledge" / f"{name}.yaml", f"knowledge/{name}.yaml") for name in SHARED}
    sheets = tuple(yamlfile.read(home / "topics" / f"{name}.yaml", f"topics/{name}.yaml") for name in topics)
    if not stages:
        off = ("stages", "implies", "examples")
        sheets = tuple(replace(one, data={k: v for k, v in one.data.items() if k not in off}) for one in sheets)
    return compile_rules(Knowledge(topics=sheets, **shared))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def story(row: dict[str, Any]) -> Story:
    """A labelled row as a story; labels stay behind."""
    url = canonical(row["url"])
    when = datetime.fromisoformat(str(row["published"])).replace(tzinfo=UTC)
    return Story(
        id=story_id(url),
        url=url,
        title=row["title"],
        summary=row.get("summary") or "",
        source=row["source"],
        published=when,
        first_seen=when,
        language=row.get("lang"),
    )


def told(stories: Iterable[Story], rules: Rules) -> list[tuple[Story, Reading]]:
    """Stories with what they say, the tagged ones only."""
    return [(one, reading) for one in stories if (reading := read(one, rules)).tags]


def ranked(found: Fold, pairs: Sequence[tuple[Story, Reading]], rules: Rules) -> list[Listed]:
    """Everything listed at its own time: recency weighs the same for all, as the labels rank without a day."""
    sight = Sight(stories={s.id: s for s, _ in pairs}, readings={s.id: r for s, r in pairs}, lexicon=lexicon_of(rules))
    listed: list[Listed] = []
    for development in found.developments:
        now = development.last_new + timedelta(seconds=1)
        listed += listing(
            [development],
            sight,
            reader=Reader(),
            ledger=None,
            window=Window(
                since=datetime.min.replace(tzinfo=UTC),
                until=max(now, development.last_published + timedelta(seconds=1)),
            ),
            weights=Weights(half_life=timedelta(days=3650)),
        )
    return listed


def predictions(
    found: Fold, pairs: Sequence[tuple[Story, Reading]], rules: Rules, gold: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """One line a story, as the scorer reads them."""
    scores = {item.development.id: item.score for item in ranked(found, pairs, rules)}
    place = {member.story: development.id for development in found.developments for member in development.members}
    readings = {one.id: reading for one, reading in pairs}
    lines = []
    for row in gold:
        key = story_id(canonical(row["url"]))
        reading = readings.get(key)
        development = place.get(key)
        lines.append(
            {
                "url": row["url"],
                "topics": sorted(reading.topics) if reading else [],
                "development": development,
                "score": scores.get(development) if development else None,
            }
        )
    return lines


def pairwise(gold: Sequence[dict[str, Any]], place: dict[str, str | None]) -> tuple[int, int, int]:
    """(right, wrong, missed) pairs among the stories that carry a development in the labels."""
    positive = [row for row in gold if row["development"]]
    right = wrong = missed = 0
    for one, other in combinations(positive, 2):
        same = one["development"] == other["development"]
        left, second = place.get(one["url"]), place.get(other["url"])
        together = left is not None and left == second
        right += same and together
        wrong += together and not same
        missed += same and not together
    return right, wrong, missed


def statuses(
    gold: Sequence[dict[str, Any]], labels: dict[str, dict[str, Any]], found: Fold
) -> tuple[float, float, list[str]]:
    """(accuracy, macro F1, misses) of the status of the found development that holds most of a labelled one."""
    place = {member.story: development for development in found.developments for member in development.members}
    counts: Counter[tuple[str, str]] = Counter()
    misses = []
    for key, label in labels.items():
        votes = Counter(
            place[story].id
            for row in gold
            if row["development"] == key and (story := story_id(canonical(row["url"]))) in place
        )
        if not votes:
            continue
        best = min(votes, key=lambda one: (-votes[one], one))
        status = next(d.status for d in found.developments if d.id == best)
        counts[label["status"], status] += 1
        if status != label["status"]:
            misses.append(f"status of {key}: {status}, not {label['status']}")
    values = []
    for status in sorted({pair[0] for pair in counts} | {pair[1] for pair in counts}):
        hit = counts[status, status]
        said = sum(n for (_, b), n in counts.items() if b == status)
        true = sum(n for (a, _), n in counts.items() if a == status)
        values.append(2 * hit / (said + true) if said + true else 0.0)
    total = sum(counts.values())
    hits = sum(n for (a, b), n in counts.items() if a == b)
    return (hits / total if total else 0.0), (sum(values) / len(values) if values else 0.0), misses


def scorer() -> Any:
    """The scorer that lies beside the labels."""
    spec = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge_set(folder: Path, rules: Rules, *, verbose: bool) -> None:
    """Score one labelled folder and print its table."""
    gold = list(rows(folder / "stories.jsonl"))
    labels = {row["id"]: row for row in rows(folder / "developments.jsonl")}
    pairs = told([story(row) for row in gold], rules)
    found = fold(pairs, rules)
    lines = predictions(found, pairs, rules, gold)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "pred.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        score = scorer()
        print(score.table(score.evaluate(str(folder), str(path)), label=f"== {folder}"))
    place = {line["url"]: line["development"] for line in lines}
    right, wrong, missed = pairwise(gold, place)
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    accuracy, macro, misses = statuses(gold, labels, found)
    print(f"pairs P/R               {precision:8.3f}{recall:8.3f}   ({right} right, {wrong} wrong, {missed} missed)")
    misses += mornings(gold, labels, pairs, rules)
    print(f"status accuracy/macro   {accuracy:8.3f}{macro:8.3f}")
    without_stages(gold)
    if verbose:
        explain(gold, lines, pairs, misses)


def without_stages(gold: Sequence[dict[str, Any]]) -> None:
    """Group the same stories by topics that list no stages; what happens is then known from the library alone."""
    found = fold(told([story(row) for row in gold], shipped_rules(stages=False)), shipped_rules(stages=False))
    ids = {member.story: development.id for development in found.developments for member in development.members}
    place = {row["url"]: ids.get(story_id(canonical(row["url"]))) for row in gold}
    alone = {row["url"]: place[row["url"]] or row["url"] for row in gold}
    judged = scorer().bcubed(list(gold), alone)
    right, wrong, missed = pairwise(gold, place)
    print(
        f"stages stripped: BCubed {judged['precision']:.3f} / {judged['recall']:.3f} / {judged['f1']:.3f}, "
        f"pairs P/R {right / max(right + wrong, 1):.3f} / {right / max(right + missed, 1):.3f}"
    )


def background(rules: Rules, *, verbose: bool) -> None:
    """Run over the unlabelled stories and count the hits; every one deserves a look."""
    path = EVAL / "background.jsonl.gz"
    if not path.exists():
        return
    hits = count = 0
    for row in rows(path):
        count += 1
        try:
            one = story(row)
        except ValueError:  # an address no feed could give it; its words count all the same
            one = story({**row, "url": f"https://background.example/{count}"})
        reading = read(one, rules)
        if reading.topics:
            hits += 1
            if verbose:
                print(f"  hit {sorted(reading.topics)} {row['title'][:110]}")
    print(f"== background: {hits} hits in {count} stories")


def main(argv: Sequence[str] | None = None) -> int:
    """Print every table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("-v", "--verbose", action="store_true", help="name every miss")
    asked.add_argument("--no-background", action="store_true")
    asked.add_argument("--set", type=Path, help="one folder only")
    args = asked.parse_args(argv)
    rules = shipped_rules()
    for folder in [args.set] if args.set else [EVAL / "dev", HELDOUT]:
        if (folder / "stories.jsonl").exists():
            judge_set(folder, rules, verbose=args.verbose)
    if not args.no_background and not args.set:
        background(rules, verbose=args.verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
