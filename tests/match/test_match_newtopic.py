"""A topic nobody here knew: its rules were written from six lines, its stories collected afterwards.

`description.md` came first, then `untouched.yaml` in one sitting, then `stories.jsonl` (19 headlines read on pages, 17
rebuilt from an address or a lead, 134 written in the words of the press; nine languages).  `topic.yaml` is the same
file mended in two passes by the stories marked `seen`.  Those marked `unseen` were never used to choose a word, but
their totals were read between the passes, and both halves tell the same developments.  Measured at the time:

=================  =========  ======  =====
rules, stories     precision  recall  F1
=================  =========  ======  =====
untouched, all     .952       .967    .959
untouched, unseen  .963       .945    .954
mended, unseen     1.00       .945    .972
=================  =========  ======  =====

Whoever wrote the stories had written the rules, so wordings nobody thought of are too few: direction, not proof.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tracker.config import shipped, yamlfile
from tracker.config.knowledge import SHARED
from tracker.match.judge import judge
from tracker.match.scan import scan
from tracker.rules.compile import compile_rules
from tracker.rules.rules import Knowledge, Rules

DATA = Path(__file__).parent.parent / "data" / "newtopic"
TOPIC = "us-steel-nippon"
STORIES: list[dict[str, Any]] = [json.loads(line) for line in (DATA / "stories.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module", params=["untouched.yaml", "topic.yaml"])
def rules(request: pytest.FixtureRequest) -> Rules:
    """The shipped knowledge with the new topic alone, as written and as mended."""
    shared = {name: yamlfile.read(shipped.knowledge_file(name), name) for name in SHARED}
    topic = yamlfile.read(DATA / request.param, request.param)
    return compile_rules(Knowledge(topics=(topic,), **shared))


def counts(rules: Rules, rows: Iterable[dict[str, Any]]) -> tuple[int, int, int]:
    """Right, wrong and missed tags."""
    right = wrong = missed = 0
    for row in rows:
        got = any(tag.topic == TOPIC for tag in judge(scan(row["title"], row["summary"], rules), rules))
        gold = TOPIC in row["topics"]
        right, wrong, missed = right + (got and gold), wrong + (got and not gold), missed + (gold and not got)
    return right, wrong, missed


def f1(rules: Rules, rows: Iterable[dict[str, Any]]) -> float:
    right, wrong, missed = counts(rules, rows)
    return 2 * right / (2 * right + wrong + missed)


def test_match_newtopic_the_set_is_large_and_both_halves_have_hard_stories() -> None:
    """At least 120 stories, 70 of the topic in 15 developments, 40 hard ones that are not, nine languages."""
    own = [row for row in STORIES if row["topics"]]
    assert len(STORIES) >= 120
    assert len(own) >= 70
    assert len({row["development"] for row in own}) >= 15
    assert sum(row["hard"] for row in STORIES) >= 40
    assert len({row["lang"] for row in own}) >= 9
    assert all(sum(row["hard"] for row in STORIES if row["half"] == half) >= 20 for half in ("seen", "unseen"))


def test_match_newtopic_unseen_stories_are_found(rules: Rules) -> None:
    """On the half never used to mend the rules F1 is .85 at least, with the rules as first written too."""
    assert f1(rules, (row for row in STORIES if row["half"] == "unseen")) >= 0.85


def test_match_newtopic_other_languages_are_found(rules: Rules) -> None:
    """Outside English, over both halves, F1 is .85 at least."""
    assert f1(rules, (row for row in STORIES if row["lang"] != "en")) >= 0.85


def test_match_newtopic_hard_stories_stay_out(rules: Rules) -> None:
    """Of the stories that share names or words with the topic, one in eight at most gets it."""
    hard = [row for row in STORIES if row["hard"]]
    assert counts(rules, hard)[1] <= len(hard) / 8
