"""A database in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_making import NOW

from tracker.store.database import Database, open_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "tracker.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_database(path, now=NOW) as opened:
        yield opened
