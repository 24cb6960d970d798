"""Rules held against labelled stories: precision, recall and F1 by topic and language, and why each error."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tracker.claims.read import read
from tracker.errors import UsageError
from tracker.match.explain import explain
from tracker.match.scan import scan
from tracker.model import Reading, Story
from tracker.render.document import Document, Grid, Line, Section
from tracker.render.lists import human
from tracker.rules.rules import Rules

FIELDS = ("topic", "language", "stories", "right", "false_alarms", "misses", "precision", "recall", "f1")
#: Normal quantile of a two-sided 95 % interval.
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Label:
    """A story and the topics a person says it is about."""

    story: Story
    topics: frozenset[str]
    asked: frozenset[str] | None = None  #: topics the person was asked about; None: all


def labels(path: Path) -> list[Label]:
    """Read labelled stories: JSON Lines with `title`, `topics`, and if there are `url`, `summary`, `language`.

    Raises:
        UsageError: the file cannot be read, or a line is no label.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{path}: cannot be read: {reason}; give a JSONL file of labelled stories") from None
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            found.append(label(line, f"{path}:{number}"))
    if not found:
        raise UsageError(f"{path}: holds no labelled story; `tracker label` writes such a file")
    return found


def label(line: str, where: str) -> Label:
    """One labelled story."""
    try:
        row = json.loads(line)
        title, topics = row["title"], row["topics"]
        if not isinstance(title, str) or not isinstance(topics, list):
            raise TypeError
    except (ValueError, KeyError, TypeError):
        raise UsageError(f'{where}: expected {{"title": "…", "topics": ["…"]}}') from None
    story = Story(
        id=str(row.get("id") or ""),
        url=str(row.get("url") or ""),
        title=title,
        summary=str(row.get("summary") or ""),
        source=str(row.get("source") or ""),
        first_seen=datetime(2000, 1, 1, tzinfo=UTC),
        language=row.get("language") or row.get("lang"),
    )
    asked = row.get("asked")
    return Label(story, frozenset(map(str, topics)), frozenset(map(str, asked)) if isinstance(asked, list) else None)


def interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share (E. B. Wilson, JASA 22, 1927); (0, 1) for no cases."""
    if not of:
        return 0.0, 1.0
    share = right / of
    middle = share + Z * Z / (2 * of)
    half = Z * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    scale = 1 + Z * Z / of
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def judge(rules: Rules, gold: Iterable[Label]) -> Document:
    """The figures by topic and language, and every error with its reason."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    errors: list[tuple[str, Label, Reading, str]] = []
    for labelled in gold:
        said = read(labelled.story, rules)
        language = labelled.story.language or "?"
        for topic in rules.topics:
            if labelled.asked is not None and topic not in labelled.asked:
                continue
            outcome = result(topic in said.topics, topic in labelled.topics)
            for key in ((topic, "all"), (topic, language), ("all", "all"), ("all", language)):
                counts.setdefault(key, Counter())[outcome] += 1
            if outcome in ("miss", "false alarm"):
                errors.append((outcome, labelled, said, topic))
    rows = [row(topic, language, counts[topic, language]) for topic, language in sorted(counts, key=order)]
    grid = Grid(
        headers=("Topic", "Language", "Stories", "Right", "False alarms", "Misses", "Precision", "Recall", "F1"),
        rows=tuple(
            tuple(human(r[name]) for name in FIELDS) for r in rows if r["right"] or r["misses"] or r["false_alarms"]
        ),
        right=frozenset(range(2, 9)),
    )
    lines = tuple(line for error in errors for line in told(error, rules))
    total = counts.get(("all", "all"), Counter())
    return Document(
        title=headline(total),
        sections=(Section(heading="", blocks=(grid,)), Section(heading="Misses and false alarms", blocks=lines)),
        record={"schema": 1, "figures": rows, "errors": [machine(error) for error in errors]},
        rows=tuple(rows),
        fields=FIELDS,
    )


def result(said: bool, gold: bool) -> str:
    """What became of one story and one topic."""
    if said:
        return "right" if gold else "false alarm"
    return "miss" if gold else "nothing"


def order(key: tuple[str, str]) -> tuple[bool, str, bool, str]:
    """`all` first."""
    return key[0] != "all", key[0], key[1] != "all", key[1]


def row(topic: str, language: str, count: Counter[str]) -> dict[str, Any]:
    """The figures of one topic in one language; a figure without cases is None."""
    right, alarms, missed = count["right"], count["false alarm"], count["miss"]
    return {
        "topic": topic,
        "language": language,
        "stories": count.total(),
        "right": right,
        "false_alarms": alarms,
        "misses": missed,
        "precision": right / (right + alarms) if right + alarms else None,
        "recall": right / (right + missed) if right + missed else None,
        "f1": 2 * right / (2 * right + alarms + missed) if right + alarms + missed else None,
    }


def headline(count: Counter[str]) -> str:
    """Precision and recall over everything, with their intervals."""
    right, tagged = count["right"], count["right"] + count["false alarm"]
    meant = count["right"] + count["miss"]
    low, high = interval(right, tagged)
    first = f"precision {right}/{tagged} (95 % between {low:.2f} and {high:.2f})"
    low, high = interval(right, meant)
    return f"{first}, recall {right}/{meant} (95 % between {low:.2f} and {high:.2f})"


def told(error: tuple[str, Label, Reading, str], rules: Rules) -> Iterator[Line]:
    """An error and its reason."""
    outcome, labelled, said, topic = error
    yield Line(text=f"{outcome}, {topic}: {labelled.story.title}", tone="bad", language=labelled.story.language)
    yield Line(text=reason(outcome, labelled, said, topic, rules), depth=1)


def reason(outcome: str, labelled: Label, said: Reading, topic: str, rules: Rules) -> str:
    """Why the rules said what they said."""
    found = [tag for tag in said.tags if tag.topic == topic]
    if found:
        words = ", ".join(f"“{e.span.text}” as {e.concept}" for e in found[0].evidence)
        return f"{'by' if outcome == 'false alarm' else 'taken for background:'} {words}"
    said_of = explain(scan(labelled.story.title, labelled.story.summary, rules), rules)
    near = next(one for one in said_of if one.topic == topic)
    return f"missing: {', '.join(near.missing)}" if near.missing else near.reason


def machine(error: tuple[str, Label, Reading, str]) -> dict[str, Any]:
    """An error for machines."""
    outcome, labelled, _, topic = error
    return {"error": outcome, "topic": topic, "url": labelled.story.url, "title": labelled.story.title}
