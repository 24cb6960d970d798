"""The published schemas say what the compiler takes."""

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest
import yaml

from tracker.rules import concepts, library, topics
from tracker.rules.rules import ConceptKind, Scope

HOME = Path(__file__).parents[2] / "tracker"


def schema(name: str) -> Any:
    return json.loads((HOME / "config" / f"{name}.schema.json").read_text(encoding="utf-8"))


def test_the_schema_knows_the_same_keys_as_the_compiler() -> None:
    """An editor completes exactly what compiles."""
    topic, shared = schema("topic"), schema("knowledge")
    assert set(topic["properties"]) == set(topics.KEYS)
    assert set(topic["$defs"]["concept"]["properties"]) == set(concepts.KEYS)
    assert topic["$defs"]["concept"]["properties"]["kind"]["enum"] == list(get_args(ConceptKind))
    assert topic["properties"]["scope"]["items"]["enum"] == list(get_args(Scope))
    assert set(shared["$defs"]["stage"]["properties"]) == set(library.STAGE_KEYS)
    assert set(shared["properties"]["outlets"]["items"]["properties"]) == set(library.OUTLET_KEYS)


@pytest.mark.parametrize("path", sorted((HOME / "topics").glob("*.yaml")), ids=lambda path: path.name)
def test_shipped_topics_are_valid(path: Path) -> None:
    """Editors show no mistake in a shipped topic."""
    jsonschema_rs.validator_for(schema("topic")).validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", sorted((HOME / "knowledge").glob("*.yaml")), ids=lambda path: path.name)
def test_shipped_knowledge_is_valid(path: Path) -> None:
    """Editors show no mistake in shipped knowledge."""
    jsonschema_rs.validator_for(schema("knowledge")).validate(yaml.safe_load(path.read_text(encoding="utf-8")))
