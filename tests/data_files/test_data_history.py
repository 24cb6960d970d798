"""The shipped story so far."""

import json
from datetime import UTC, datetime

import pytest

from tracker.claims.read import read
from tracker.config.load import load
from tracker.config.shipped import shipped
from tracker.model import Story
from tracker.pipeline.rulebook import compiled
from tracker.rules.rules import Rules
from tracker.text.links import canonical, story_id

FACTS = [json.loads(line) for line in shipped("history.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return compiled(load(shipped("feeds.yaml")))


def test_there_are_enough_facts_and_none_twice() -> None:
    """Thirty to sixty, each with an address of its own, in order of time, from November 2023 on."""
    assert 30 <= len(FACTS) <= 60
    assert len({fact["url"] for fact in FACTS}) == len(FACTS)
    dates = [fact["published"] for fact in FACTS]
    assert dates == sorted(dates)
    assert dates[0] >= "2023-11"


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["published"][:10])
def test_a_fact_is_one_sentence_with_its_source(fact: dict[str, object]) -> None:
    """Publisher, canonical address, date, language and topics are given."""
    title = str(fact["title"])
    assert title.endswith(".")
    assert len(title) <= 200
    assert fact["source"]
    assert fact["language"] == "en"
    assert canonical(str(fact["url"])) == fact["url"]
    assert datetime.fromisoformat(str(fact["published"])) < datetime(2026, 11, 22, tzinfo=UTC)
    assert set(fact["topics"]) <= {"binance-us", "trump-stake", "cz-pardon"}  # type: ignore[arg-type]
    assert fact["topics"]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["published"][:10])
def test_the_shipped_topics_see_what_a_fact_is_about(fact: dict[str, object], rules: Rules) -> None:
    """The sentence alone carries the topics it is filed under, and a stage its topics know."""
    when = datetime.fromisoformat(str(fact["published"]))
    url = str(fact["url"])
    story = Story(id=story_id(url), url=url, title=str(fact["title"]), source=str(fact["source"]), first_seen=when)
    assert read(story, rules).topics == set(fact["topics"])  # type: ignore[call-overload]
    known = {stage for topic in fact["topics"] for stage in map(str, _stages(rules, topic))}  # type: ignore[attr-defined]
    assert fact["stage"] in known


def _stages(rules: Rules, topic: str) -> list[str]:
    return [getattr(stage, "id", stage) for stage in rules.by_id[topic].stages]
