"""Feeds of every kind, each a file beside a file that says what must come out of it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tracker.parse.feed import parse
from tracker.wire import Document, Entry, Failed

FEEDS = Path(__file__).parents[1] / "data" / "feeds"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def _expectations() -> list[Path]:
    """Files that have a `says`; the other `.json` files are feeds."""
    return [path for path in sorted(FEEDS.glob("*.json")) if b'"says"' in path.read_bytes()]


def _written(value: object) -> object:
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else value


def _like(found: object, wanted: object) -> bool:
    """Equal, or equal up to a `*` at the end of what is wanted."""
    if isinstance(wanted, str) and wanted.endswith("*"):
        return isinstance(found, str) and found.startswith(wanted[:-1]) and len(found) > len(wanted) - 1
    return found == wanted


def _differences(entry: Entry, wanted: dict[str, Any]) -> dict[str, tuple[object, object]]:
    found = {name: _written(getattr(entry, name)) for name in wanted}
    return {name: (found[name], wanted[name]) for name in wanted if not _like(found[name], wanted[name])}


def _head(document: Document) -> dict[str, object]:
    fresh = document.freshness
    return {
        "version": document.version,
        "title": document.title,
        "language": document.language,
        "complete": document.complete,
        "ttl_minutes": fresh.ttl and fresh.ttl.total_seconds() / 60,
        "skip_hours": sorted(fresh.skip_hours),
        "skip_days": sorted(fresh.skip_days),
    }


@pytest.mark.parametrize("path", _expectations(), ids=lambda path: path.stem)
def test_feed_gives_what_the_file_beside_it_says(path: Path) -> None:
    """Each feed is read as its expectation states; what an expectation leaves out is not asked for."""
    expected = json.loads(path.read_text(encoding="utf-8"))
    body = (FEEDS / expected["file"]).read_bytes()
    answer = parse(body, url=expected["url"], content_type=expected.get("content_type"), now=NOW)
    if "failed" in expected:
        assert isinstance(answer, Failed), expected["says"]
        assert expected["failed"] in answer.reason
        assert answer.weight == expected["weight"]
        return
    assert isinstance(answer, Document), f"{expected['says']} {answer}"
    head = _head(answer)
    assert {name: head[name] for name in expected["document"]} == expected["document"], expected["says"]
    assert answer.complete is expected["document"].get("complete", True)
    wrong = [_differences(*pair) for pair in zip(answer.entries, expected["entries"], strict=False)]
    assert not any(wrong), f"{expected['says']} (found, wanted): {wrong}"
    assert len(answer.entries) == len(expected["entries"]), expected["says"]
    assert len({entry.url for entry in answer.entries}) == len(answer.entries) or "keeps its link" in expected["says"]


def test_every_feed_has_its_expectation() -> None:
    """No file of the corpus is left out by mistake."""
    named = {json.loads(path.read_text(encoding="utf-8"))["file"] for path in _expectations()}
    files = {path.name for path in FEEDS.iterdir()} - {path.name for path in _expectations()}
    assert files == named
