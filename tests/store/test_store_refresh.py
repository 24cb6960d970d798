"""Saving what many feeds bring, and what is derived from it meanwhile."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.config.load import load
from tracker.pipeline import refresh as refreshing
from tracker.pipeline.hearing import Errand, Heard
from tracker.store import stories
from tracker.store.database import Database
from tracker.wire import Document, Entry, Fetched, Freshness, Validators

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)


def one_story_each(errand: Errand, take: Callable[[Heard], None], lull: Callable[[], None]) -> None:
    """Every feed answers with a story of its own, after a first wait."""
    lull()
    for request in errand.requests:
        url = request.feed.url
        entry = Entry(guid=None, url=f"{url}/story", title="News")
        fetched = Fetched(
            url=url,
            final_url=url,
            status=200,
            body=b"",
            validators=Validators(),
            freshness=Freshness(),
            content_type=None,
        )
        take(Heard(fetched, Document(version="rss20", entries=(entry,), freshness=Freshness())))


def refreshed(db: Database, folder: Path, between: Callable[[], None]) -> None:
    (folder / "feeds.yaml").write_text("feeds: [https://a.example/1, https://a.example/2, https://a.example/3]\n")
    refreshing.refresh(db, load(folder / "feeds.yaml"), now=NOW, between=between)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "hear_many", one_story_each)
    monkeypatch.setattr(refreshing, "MANY", 2)
    monkeypatch.setattr(refreshing, "NEVER_ASKED", 3)


def test_what_is_done_between_is_saved_with_its_stories(db: Database, tmp_path: Path) -> None:
    """Once while the first feeds are waited for, then inside the transaction of what has come."""
    seen: list[tuple[int, bool]] = []
    refreshed(db, tmp_path, lambda: seen.append((stories.count(db), db.connection.in_transaction)))
    assert seen == [(0, False), (2, True)]
    assert stories.count(db) == 3


def test_a_mistake_between_takes_back_what_was_not_saved(db: Database, tmp_path: Path) -> None:
    """Stories and validators go together, so the next run asks for them again."""

    def broken() -> None:
        if stories.count(db):
            raise RuntimeError("a mistake")

    with pytest.raises(RuntimeError):
        refreshed(db, tmp_path, broken)
    assert stories.count(db) == 0
