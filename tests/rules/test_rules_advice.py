"""Advice on rules, and the examples inside rule files."""

from typing import Any

import pytest

from tracker.model import Sheet
from tracker.rules.compile import compile_rules
from tracker.rules.examples import failures
from tracker.rules.lint import lint
from tracker.rules.rules import Knowledge


def knowledge(topic: Any, concepts: Any, stages: Any | None = None) -> Knowledge:
    def sheet(name: str, data: Any, lines: Any | None = None) -> Sheet:
        return Sheet(name=name, data=data, lines=lines or {})

    return Knowledge(
        topics=(sheet("t.yaml", topic, {("examples", "should", 0): 7}),),
        concepts=sheet("c", {"concepts": concepts}),
        stages=sheet("s", {"stages": stages or {}}),
        cues=sheet("q", {"cues": {}}),
        outlets=sheet("o", {"outlets": []}),
        common=sheet("w", {"common": {"en": "about trade"}}),
    )


def advice(concepts: Any, library: Any | None = None, **topic: Any) -> str:
    rules = compile_rules(knowledge({"id": "t", "match": "a", **topic}, concepts, library))
    return "\n".join(map(str, lint(rules)))


@pytest.mark.parametrize(
    ("concepts", "told"),
    [
        ({"a": {"strong": {"tr": ["af*"]}}}, "a: `af*` opens a stem of 2 letters"),
        ({"a": {"strong": ["Trade"]}}, "a: `Trade` is a common word"),
        ({"a": {"strong": ["invest*"]}, "b": {"kind": "act", "strong": ["investigat*"]}}, "a: `invest*` also finds"),
        ({"a": {"strong": ["apple"]}, "b": {"strong": ["brick"]}}, "b: is used by no topic"),
        ({"a": {"strong": {"en": ["apple", "Apple"]}}}, "a: `apple` is given 2 times under en"),
        ({"a": {"strong": {"en": ["apple"], "es": ["manzana"]}}}, "t: no aliases for pt, fr, de, ru, tr, zh, ja, ko"),
    ],
)
def test_a_dangerous_rule_is_named(concepts: Any, told: str) -> None:
    """Short stems, common words, idle concepts, repeated aliases and missing languages are told."""
    assert told in advice(concepts)


def test_harmless_rules_get_no_advice() -> None:
    """A good rule is left alone."""
    assert advice({"a": {"strong": ["apple", "appl*"], "not": ["a*"]}}) == ""


def test_conflicting_stages_are_named() -> None:
    """One word that says two stages, and a friendship that is not returned."""
    stages = {"x": {"en": ["done"], "compatible": ["y"]}, "y": {"en": ["done"]}}
    told = advice({"a": {"strong": ["apple"]}}, stages, stages=["x", "y"])
    assert "t: `done` says x and y at once" in told
    assert "t: stage x is compatible with y, but not the other way round" in told


def test_examples_that_fail_are_told_in_words() -> None:
    """Each failing example names its line, what was expected and what came."""
    topic = {
        "id": "t",
        "match": "a",
        "examples": {
            "should": [
                {"title": "an apple"},
                {"title": "a pear"},
                {"title": "apple sold", "stage": "sold", "status": "official"},
            ],
            "should_not": [{"title": "apple pie", "why": "a cake"}, {"title": "apple tree"}],
        },
    }
    files = knowledge(topic, {"a": {"strong": ["apple"]}})

    def read(title: str, summary: str) -> tuple[frozenset[str], dict[str, frozenset[str]], str | None]:
        assert summary == ""
        return (frozenset({"t"}) if "apple" in title else frozenset(), {"t": frozenset({"sold"})}, "reported")

    assert failures(files.topics, read) == (
        "t.yaml:1: t: should match and does not: a pear",
        "t.yaml:1: t: status should be official and is reported: apple sold",
        "t.yaml:1: t: should not match and does (a cake): apple pie",
        "t.yaml:1: t: should not match and does: apple tree",
    )
