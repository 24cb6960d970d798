"""Knowledge files become rules, or a list of every mistake in them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tracker.config.knowledge import SHARED
from tracker.errors import ConfigError
from tracker.model import Sheet
from tracker.rules.clause import All, Name, Near, words
from tracker.rules.compile import compile_rules
from tracker.rules.rules import Knowledge, Rules

CONCEPTS: dict[str, Any] = {
    "binance": {
        "kind": "company",
        "strong": {"any": ["Binance"], "zh": ["币安"]},
        "weak": ["BNB"],
        "needs": ["crypto"],
    },
    "crypto": {"strong": {"en": ["crypto*"]}},
    "founder": {"strong": ["founder*"]},
}
TOPIC: dict[str, Any] = {
    "id": "t",
    "name": "T",
    "match": {"all": ["binance", {"near": ["founder", "crypto"], "words": 3}]},
    "stages": ["sued", {"id": "sold", "once": True, "en": ["sold"]}],
    "window": "4d",
}


def sheet(name: str, data: Any, lines: dict[tuple[str | int, ...], int] | None = None) -> Sheet:
    return Sheet(name=name, data=data, lines=lines or {})


def knowledge(
    *topics: Any, concepts: Any = None, stages: Any = None, cues: Any = None, outlets: Any = None
) -> Knowledge:
    return Knowledge(
        topics=tuple(sheet(f"topics/{i}.yaml", topic) for i, topic in enumerate(topics)),
        concepts=sheet("concepts.yaml", {"version": 1, "concepts": CONCEPTS if concepts is None else concepts}),
        stages=sheet("stages.yaml", {"stages": stages or {"sued": {"en": ["sues"]}}}),
        cues=sheet("cues.yaml", {"cues": cues or {"denied": {"en": ["denies"]}}}),
        outlets=sheet("outlets.yaml", {"outlets": outlets or []}),
    )


def mistakes(*topics: Any, **other: Any) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        compile_rules(knowledge(*topics, **other))
    return caught.value.lines


def test_a_topic_compiles() -> None:
    """Clauses, stages, windows and concepts are as written."""
    rules = compile_rules(knowledge(TOPIC))
    topic = rules.by_id["t"]
    assert topic.match == All((Name("binance"), Near((("founder",), ("crypto",)), 3)))
    assert [stage.id for stage in topic.stages] == ["sued", "sold"]
    assert topic.stage("sold").once  # type: ignore[union-attr]
    assert topic.stage_keys == {"sued": "sued", "t/sold": "sold"}
    assert topic.window_hours == 96
    assert rules.concepts["binance"].needs == ("crypto",)
    assert "binance" in rules.stopwords


def test_a_topic_may_have_concepts_of_its_own() -> None:
    """A local name wins over a shared one and does not leak into other topics."""
    own = {"id": "own", "concepts": {"founder": {"strong": ["Gründer"]}}, "match": "founder"}
    rules = compile_rules(knowledge(own, TOPIC))
    assert rules.by_id["own"].match == Name("own/founder")
    assert words(rules.by_id["t"].match) == "(binance and founder near crypto (within 3 words))"


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ({"id": "x", "match": "binence"}, "match: `binence` is no concept; did you mean `binance`?"),
        ({"id": "x", "mach": "binance"}, "mach: is no key here; did you mean `match`?"),
        ({"id": "x"}, "file: has nothing to match"),
        ({"match": "binance"}, "file: has neither `id` nor `name`"),
        ({"id": "x", "match": {"al": ["binance"]}}, "match.al: is no operator"),
        ({"id": "x", "match": {"near": ["binance"]}}, "match.near: needs at least two concepts"),
        ({"id": "x", "match": {"all": []}}, "match.all: is empty"),
        ({"id": "x", "match": {"all": [{"not": "binance"}]}}, "match: only says what must not be there"),
        ({"id": "x", "match": "binance", "scope": ["titel"]}, "scope.0: `titel` is no window; did you mean `title`?"),
        ({"id": "x", "match": "binance", "stages": ["seud"]}, "stages.0: `seud` is no stage; did you mean `sued`?"),
        ({"id": "x", "match": "binance", "window": "soon"}, "window: is 'soon'; expected hours or days"),
        ({"id": "x", "match": "a", "concepts": {"a": {}}}, "concepts.a: has no aliases"),
        ({"id": "x", "match": "a", "concepts": {"a": {"strong": ["*"]}}}, "concepts.a.strong.0: `*` is empty"),
        ({"id": "x", "match": "a", "concepts": {"a": {"strong": ["b *c"]}}}, "begins a word with `*`"),
        ({"id": "x", "match": "a", "concepts": {"a": {"strong": [1789]}}}, "write it in quotes"),
        ({"id": "x", "match": "a", "concepts": {"a": {"strong": {"english": ["b"]}}}}, "is no language"),
        ({"id": "x", "match": "a", "concepts": {"a": {"strong": {"not": ["b"]}}}}, "is no language"),
        ({"id": "x", "match": "crypto", "stages": [{"id": "y", "not": ["b"]}]}, "is no key of a stage"),
        ({"id": "x", "match": "crypto", "implies": {"crypto": "nowhere"}}, "is no stage of this topic"),
        ({"id": "x", "match": "a", "concepts": {"a": {"strong": ["b"], "needs": ["binnce"]}}}, "is no concept"),
        ({"id": "x", "match": "a", "concepts": {"a": {"strong": ["b"], "fuzzy": 7}}}, "expected a number from 50"),
        ({"name": "x", "keywords": []}, "keywords: is empty"),
        (["x"], "file: is no topic"),
        ({"id": "x", "match": "binance", "version": 2}, "version: is 2"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_do(topic: Any, told: str) -> None:
    """Each mistake names the file, the key and what is expected."""
    lines = mistakes(topic)
    assert any(line.startswith("topics/0.yaml:1: ") and told in line for line in lines), lines


def test_all_mistakes_are_told_at_once_with_their_lines() -> None:
    """Nobody mends one mistake only to meet the next."""
    topic = sheet("mine.yaml", {"id": "x", "match": {"any": ["a", "b"]}}, {("match",): 3, ("match", "any", 1): 5})
    with pytest.raises(ConfigError) as caught:
        compile_rules(replace(knowledge(outlets=[{"name": "X"}]), topics=(topic,)))
    assert [line.split(": ")[0] for line in caught.value.lines] == ["mine.yaml:3", "mine.yaml:5", "outlets.yaml:1"]


def test_two_topics_of_one_id_are_a_mistake() -> None:
    """Ids are unique."""
    assert mistakes(TOPIC, TOPIC) == ("topics/1.yaml:1: id: `t` is the id of another topic; choose another",)


def test_the_version_depends_on_meaning_alone() -> None:
    """Explanations, examples and the order of files do not change the version; a word does."""

    def version(*topics: Any) -> str:
        return compile_rules(knowledge(*topics)).version

    other = {"name": "Zebra", "keywords": ["zebra"]}
    assert version(TOPIC, other) == version(other, TOPIC)
    assert version({**TOPIC, "about": "x", "examples": {"should": []}}) == version(TOPIC)
    assert version({**TOPIC, "scope": ["story"]}) != version(TOPIC)
    assert version(other) != version({"name": "Zebra", "keywords": ["zebra", "gnu"]})


def test_a_host_belongs_to_its_outlet() -> None:
    """Subdomains belong to the domain."""
    outlets = [
        {"id": "wsj", "name": "WSJ", "domains": ["wsj.com"]},
        {"id": "uk", "name": "U", "domains": ["uk.wsj.com"]},
    ]
    rules = compile_rules(knowledge(TOPIC, outlets=outlets))
    assert [getattr(rules.outlet(host), "id", None) for host in ("www.wsj.com", "a.UK.wsj.com", "xwsj.com", "com")] == [
        "wsj",
        "uk",
        None,
        None,
    ]


@pytest.fixture(scope="module")
def shipped() -> tuple[Knowledge, Rules]:
    """The rules the package ships."""
    home = Path(__file__).parents[2] / "tracker"

    def read(path: Path) -> Sheet:
        return sheet(path.name, yaml.safe_load(path.read_text(encoding="utf-8")))

    kept = {name: read(home / "knowledge" / f"{name}.yaml") for name in SHARED}
    files = Knowledge(topics=tuple(map(read, sorted((home / "topics").glob("*.yaml")))), **kept)
    return files, compile_rules(files)


def test_the_shipped_rules_compile(shipped: tuple[Knowledge, Rules]) -> None:
    """The three topics of the contract are there."""
    assert {"binance-us", "trump-stake", "cz-pardon"} <= set(shipped[1].topics)


def test_the_shipped_rules_have_their_asides(shipped: tuple[Knowledge, Rules]) -> None:
    """The families that tell focus from background are filled."""
    assert {"relative", "since", "contrast", "recall", "past", "denied", "official"} <= shipped[1].cues
