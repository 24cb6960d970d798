"""Rules in a few lines for the tests of matching."""

from pathlib import Path
from typing import Any

import yaml

from tracker.config import shipped, yamlfile
from tracker.model import Sheet
from tracker.rules.compile import compile_rules
from tracker.rules.rules import Knowledge, Rules

WORDS = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))


def make(topics: str = "", concepts: str = "") -> Rules:
    """Rules from YAML text, by default those of `words.yaml`; the topics are a list."""
    listed = yaml.safe_load(topics) if topics else WORDS["topics"]
    return compile_rules(
        Knowledge(
            topics=tuple(_sheet(f"topic {i}", topic) for i, topic in enumerate(listed)),
            concepts=_sheet("concepts", {"concepts": yaml.safe_load(concepts) if concepts else WORDS["concepts"]}),
            stages=_sheet("stages", {"stages": WORDS["stages"]}),
            cues=_sheet("cues", {"cues": WORDS["cues"]}),
            outlets=_sheet("outlets", {"outlets": WORDS["outlets"]}),
            common=yamlfile.read(shipped.knowledge_file("common"), "common"),
        )
    )


def _sheet(name: str, data: Any) -> Sheet:
    return Sheet(name=name, data=data, lines={})
