"""How long it takes to read a story, and how that compares with the bare automaton: `python -m benchmarks.matching`.

Three questions: what one story costs with the shipped topics, matched or passing; what a thousand topics with 20,000
aliases cost; and how near both come to an automaton that only says whether an alias stands at word boundaries.  The
bare automaton runs in the same process, in turns with ours, over the same stories.  They are made by the generator in
the folder that `TRACKER_BENCH` names (default `../shared/bench`); without it only the first question is answered.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality import EVAL, HELDOUT, rows, shipped_rules, story
from tracker.claims.read import read
from tracker.config import shipped, yamlfile
from tracker.match.scan import scan
from tracker.model import Sheet, Story
from tracker.rules.compile import compile_rules
from tracker.rules.rules import Knowledge, Rules

HERE = Path(__file__).resolve().parent.parent
BENCH = Path(os.environ.get("TRACKER_BENCH", HERE.parent / "shared" / "bench"))
STORIES = 20_000
PASSING = 6_000
ROUNDS = 5
Texts = Sequence[tuple[str, str]]


def sheet_of(name: str, data: Any) -> Sheet:
    """A sheet without lines, for rules made in code."""
    return Sheet(name=name, data=data, lines={})


def generator() -> Any:
    """The generator of stories; None where it does not lie."""
    path = BENCH / "gen.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("gen", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gen"] = module
    spec.loader.exec_module(module)
    return module


def labelled() -> list[Story]:
    """Stories about the shipped topics or near them."""
    paths = [folder / "stories.jsonl" for folder in (EVAL / "dev", HELDOUT)]
    return [story(row) for path in paths if path.exists() for row in rows(path)]


def passing() -> list[Story]:
    """Stories about other things."""
    path = EVAL / "background.jsonl.gz"
    found: list[Story] = []
    for row in rows(path) if path.exists() else ():
        try:
            found.append(story(row))
        except ValueError:
            continue
        if len(found) == PASSING:
            break
    return found


def each(stories: Sequence[Story], rules: Rules) -> tuple[float, float, float]:
    """(p50, p99, mean) of milliseconds a story, each at its best of some rounds: what the machine adds is not ours."""
    best = [float("inf")] * len(stories)
    for _ in range(ROUNDS):
        for n, one in enumerate(stories):
            started = time.perf_counter()
            read(one, rules)
            best[n] = min(best[n], 1000 * (time.perf_counter() - started))
    ordered = sorted(best)
    return ordered[len(best) // 2], ordered[int(0.99 * len(best))], sum(best) / len(best)


def bare(aliases: Sequence[str]) -> Callable[[Texts], int]:
    """An automaton that counts the stories with an alias at word boundaries, and does nothing else."""
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    patterns = list(dict.fromkeys(alias.lower() for alias in aliases))
    search = AhoCorasick(patterns, matchkind=MatchKind.Standard, implementation=Implementation.DFA)

    def word(text: str, i: int) -> bool:
        return 0 <= i < len(text) and (text[i].isalnum() or text[i] == "_")

    def count(texts: Texts) -> int:
        hits = 0
        for title, summary in texts:
            text = f"{title}\n{summary}".lower()
            for _, start, end in search.find_matches_as_indexes(text, overlapping=True):
                if not word(text, start - 1) and not word(text, end):
                    hits += 1
                    break
        return hits

    return count


def compare(rules: Rules, aliases: Sequence[str], gen: Any, share: float) -> tuple[float, float]:
    """(ours, bare) in stories a second, over made stories of which a share holds an alias."""
    made = gen.Gen(1).stories(STORIES, seed=3, p_alias=share, aliases=list(aliases))
    texts = [(title, summary) for _, _, _, title, summary in made]
    count = bare(aliases)
    for title, summary in texts[:200]:
        scan(title, summary, rules)
    ours, theirs = float("inf"), float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        count(texts)
        between = time.perf_counter()
        for title, summary in texts:
            scan(title, summary, rules)
        theirs = min(theirs, between - started)
        ours = min(ours, time.perf_counter() - between)
    return len(texts) / ours, len(texts) / theirs


def thousand(gen: Any) -> tuple[Rules, list[str]]:
    """A thousand topics of twenty words each."""
    topics = gen.topics1000()
    empty: dict[str, Any] = {"concepts": {}, "stages": {}, "cues": {}, "outlets": []}
    shared = {name: sheet_of(name, {name: nothing}) for name, nothing in empty.items()}
    shared["common"] = yamlfile.read(shipped.knowledge_file("common"), "common")
    sheets = tuple(sheet_of(name, {"name": name, "keywords": words}) for name, words in topics.items())
    return compile_rules(Knowledge(topics=sheets, **shared)), [word for words in topics.values() for word in words]


def main() -> int:
    """Print the tables."""
    rules = shipped_rules(shipped.topic_names())
    for name, stories in (("near the topics", labelled()), ("about other things", passing())):
        if stories:
            p50, p99, mean = each(stories, rules)
            print(f"{name:20} p50 {p50:.3f} ms  p99 {p99:.3f} ms  mean {mean:.3f} ms  ({len(stories)} stories)")
    gen = generator()
    if gen is None:
        print(f"no generator in {BENCH}: nothing compared with the bare automaton")
        return 0
    many, words = thousand(gen)
    names = [one.text for one, use in rules.aliases if use.kind == "concept" and use.weight == "strong"]
    plain = [name for name in names if "*" not in name and "…" not in name]
    for name, compared, aliases, share in (
        ("1,000 topics", many, words, 0.03),
        (f"{len(rules.topics)} shipped topics", rules, plain, 0.015),
    ):
        ours, theirs = compare(compared, aliases, gen, share)
        ratio = ours / theirs
        print(f"{name:20} {ours:>9,.0f} stories/s, bare automaton {theirs:>9,.0f}: {ratio:.2f} of it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
