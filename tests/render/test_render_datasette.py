"""Datasette is told what is there, and its questions run on the real tables."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.render.datasette import FACETS, HIDDEN, NEWEST, QUERIES, metadata

tables = pytest.importorskip("tracker.schema.tables")


def test_every_table_and_column_is_described() -> None:
    """All of them, each with words; the whole is JSON."""
    told = metadata(tables.TABLES)
    described = told["databases"]["tracker"]["tables"]
    assert json.loads(json.dumps(told)) == told
    assert set(described) == {table.name for table in tables.TABLES}
    for table in tables.TABLES:
        assert described[table.name]["description"]
        assert set(described[table.name]["columns"]) == {column.name for column in table.columns}
        assert all(described[table.name]["columns"].values())


def test_facets_and_orders_name_columns_that_exist() -> None:
    """A renamed column is found here and not by a reader."""
    known = {table.name: {column.name for column in table.columns} for table in tables.TABLES}
    for name, columns in FACETS.items():
        assert set(columns) <= known[name], name
    for name, column in NEWEST.items():
        assert column in known[name], name
    assert set(HIDDEN) <= set(known)


def test_the_questions_run_on_a_real_database(tmp_path: Path) -> None:
    """Each canned query is valid SQL over the tables."""
    from tracker.store.database import open_database

    path = tmp_path / "t.db"
    with open_database(path, now=datetime(2025, 3, 14, tzinfo=UTC)):
        pass
    db = sqlite3.connect(path)
    try:
        for name, query in QUERIES.items():
            assert db.execute(query["sql"]).fetchall() == [], name
    finally:
        db.close()
