"""A real Datasette shows our database with the metadata we make.  Needs Datasette (`DATASETTE`, or on the path)."""

import json
import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from render_case import DENIAL, DENIAL_DEVELOPMENT, READINGS, STORIES, TALKS_DEVELOPMENT

from tracker.model import Fold
from tracker.render.datasette import QUERIES, metadata

DATASETTE = os.environ.get("DATASETTE") or which("datasette")

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(DATASETTE is None, reason="needs Datasette")]


@pytest.fixture
def asked(tmp_path: Path) -> Any:
    from tracker.schema.tables import TABLES
    from tracker.store import developments, readings, search, stories
    from tracker.store.database import open_database

    now = datetime.now(UTC)
    path, about = tmp_path / "tracker.db", tmp_path / "metadata.json"
    with open_database(path, now=now) as db:
        stories.add(db, STORIES.values())
        search.index(db)
        readings.save(db, READINGS.values(), "rules-1")
        fold = Fold(developments=(TALKS_DEVELOPMENT, DENIAL_DEVELOPMENT), background={})
        developments.replace(db, fold, now - timedelta(hours=1))
    about.write_text(json.dumps(metadata(TABLES)), encoding="utf-8")

    def ask(page: str) -> str:
        told = subprocess.run(
            [str(DATASETTE), str(path), "--metadata", str(about), "--get", page],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert told.returncode == 0, told.stdout + told.stderr
        return told.stdout

    return ask


def test_tables_are_described_searched_and_labelled(asked: Any) -> None:
    """Words for table and columns, facets, full text by our index, titles instead of ids at foreign keys."""
    page = asked("/tracker/stories")
    assert "News stories, each once however many feeds carry it." in page
    assert "headline, plain text, at most 500 characters" in page
    assert 'name="_search"' in page
    found = json.loads(asked("/tracker/stories.json?_search=denies+OR+nothing&_shape=array"))
    assert [one["id"] for one in found] == [DENIAL.id]
    members = json.loads(asked("/tracker/members.json?_labels=on&_shape=array&kind=copy"))
    assert members[0]["development"]["label"] == "Trump family held talks about a stake in Binance.US"
    developments = json.loads(asked("/tracker/developments.json?_extra=facet_results"))
    assert "status" in str(developments["facet_results"])


@pytest.mark.parametrize("name", QUERIES)
def test_canned_questions_are_answered(asked: Any, name: str) -> None:
    """Each runs; the one about who was first names the first, the next and the minutes between."""
    rows = json.loads(asked(f"/tracker/{name}.json?_shape=array"))
    if name == "who_was_first":
        told = {row["id"]: row for row in rows}[TALKS_DEVELOPMENT.id]
        assert (told["first"], told["next"], told["minutes_later"]) == ("Wall Street Journal", "Morning Coin", 90)
    if name == "disputed":
        assert [row["denial"] for row in rows] == [DENIAL.title]
