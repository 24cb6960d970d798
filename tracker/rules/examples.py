"""The examples inside topic and stage files, as cases that a test runs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tracker.model import Sheet

#: (title, summary) to what was read: focus topics, stages by topic, status.
Said = tuple[frozenset[str], dict[str, frozenset[str]], str | None]
Read = Callable[[str, str], Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example of a topic file."""

    file: str
    line: int
    topic: str
    should: bool
    title: str
    summary: str = ""
    language: str = ""
    stage: str | None = None
    status: str | None = None
    why: str = ""


def examples(sheet: Sheet, topic: str) -> Iterator[Example]:
    """Examples of one topic's file, in order."""
    listed = sheet.data.get("examples") if isinstance(sheet.data, dict) else None
    if not isinstance(listed, dict):
        return
    for key in ("should", "should_not"):
        for i, item in enumerate(listed.get(key) or ()):
            if isinstance(item, dict) and isinstance(item.get("title"), str):
                yield Example(
                    file=sheet.name,
                    line=sheet.lines.get(("examples", key, i), 1),
                    topic=topic,
                    should=key == "should",
                    title=item["title"],
                    summary=str(item.get("summary") or ""),
                    language=str(item.get("lang") or ""),
                    stage=item.get("stage"),
                    status=item.get("status"),
                    why=str(item.get("why") or ""),
                )


def failures(topics: Iterable[Sheet], read: Read) -> tuple[str, ...]:
    """Run every example of every topic.

    Args:
        topics: their files.
        read: how a story is read; a status of None is not compared.

    Returns:
        One line for each example that fails: `file:line: topic: what was expected, what came`.
    """
    from tracker.rules.library import slug

    failed: list[str] = []
    for sheet in topics:
        data = sheet.data if isinstance(sheet.data, dict) else {}
        topic = data.get("id") or slug(str(data.get("name", "")))
        failed += [
            f"{example.file}:{example.line}: {example.topic}: {wrong}: {example.title}"
            for example in examples(sheet, topic)
            if (wrong := _wrong(example, *read(example.title, example.summary)))
        ]
    return tuple(failed)


def _wrong(example: Example, topics: frozenset[str], stages: dict[str, frozenset[str]], status: str | None) -> str:
    if example.should != (example.topic in topics):
        if example.should:
            return "should match and does not"
        return "should not match and does" + (f" ({example.why})" if example.why else "")
    if example.should and example.stage and example.stage not in stages.get(example.topic, frozenset()):
        came = ", ".join(sorted(stages.get(example.topic, ()))) or "none"
        return f"stage should be {example.stage} and is {came}"
    if example.should and example.status and status and example.status != status:
        return f"status should be {example.status} and is {status}"
    return ""
