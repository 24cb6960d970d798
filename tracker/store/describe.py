"""What the tables mean, for people: a page of documentation, and metadata for Datasette."""

from collections.abc import Iterator
from typing import Any

from tracker.schema.tables import TABLES
from tracker.schema.words import Column, Table

FACETS = {
    "stories": ["source", "language", "feed"],
    "tags": ["topic", "role"],
    "readings": ["status", "origin"],
    "developments": ["status", "stage", "disputed"],
    "members": ["kind"],
    "fetches": ["outcome", "feed"],
}
SORT = {
    "stories": "first_seen",
    "developments": "last_new",
    "fetches": "at",
    "revisions": "at",
    "shown": "at",
}  #: columns by which a table is shown, the newest first

_NEW = """
SELECT d.title, d.status, d.stage, d.stories, d.last_seen, s.url
FROM developments AS d JOIN stories AS s ON s.id = d.lead
WHERE d.last_seen >= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-1 day') ORDER BY d.last_seen DESC
"""
_FIRST = """
SELECT d.title, s.source, s.published, s.url
FROM developments AS d JOIN members AS m ON m.development = d.id AND m.kind = 'first'
JOIN stories AS s ON s.id = m.story ORDER BY d.last_new DESC
"""
_FOUND = """
SELECT s.title, s.source, s.first_seen, s.url
FROM stories_fts JOIN stories AS s ON s.n = stories_fts.rowid
WHERE stories_fts MATCH :query ORDER BY s.n DESC LIMIT 200
"""
_WHY = """
SELECT s.title, t.topic, json_extract(e.value, '$.concept') AS clause, json_extract(e.value, '$.text') AS words,
    json_extract(e.value, '$.how') AS how
FROM tags AS t JOIN stories AS s ON s.id = t.story, json_each(t.evidence) AS e
WHERE t.topic = :topic AND t.role = 'focus' ORDER BY s.n DESC LIMIT 200
"""
_CARRIED = """
SELECT source, count(*) AS stories, sum(kind = 'first') AS first, sum(kind = 'copy') AS copies
FROM members JOIN stories ON stories.id = members.story GROUP BY source ORDER BY first DESC, stories DESC
"""
QUERIES = {
    "new_in_24_hours": ("New in 24 hours", "Developments with something new in the last day", _NEW),
    "who_was_first": ("Who was first", "The first story of each development", _FIRST),
    "firsts_and_copies": ("Firsts and copies", "How often each publisher was first, and how often it copied", _CARRIED),
    "search": ("Search", "Words, phrases in quotes, AND, OR, NOT", _FOUND),
    "why": ("Why", "The words that made stories match a topic", _WHY),
}


def document() -> str:
    """The tables and columns as Markdown."""
    return "\n".join(line for table in TABLES for line in _section(table)).rstrip() + "\n"


def _section(table: Table) -> Iterator[str]:
    yield from (f"### {table.name}", "", table.about, "", "| column | type | meaning |", "|---|---|---|")
    for column in table.columns:
        yield f"| {_name(table, column)} | {column.kind} | {_cell(meaning(column))} |"
    yield ""


def _name(table: Table, column: Column) -> str:
    key = " (key)" if column.name in table.key else ""
    leads = f" → {column.refers.replace('(', '.').rstrip(')')}" if column.refers else ""
    return f"`{column.name}`{key}{leads}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def meaning(column: Column) -> str:
    """What a column means, with its unit and what null means."""
    unit = f" ({column.unit})" if column.unit else ""
    null = f"; null: {column.null}" if column.null else ""
    return f"{column.meaning}{unit}{null}"


def metadata(name: str = "tracker") -> dict[str, Any]:
    """Metadata for Datasette.

    Args:
        name: of the database there: its file's name without the ending.
    """
    return {
        "title": "tracker",
        "description": "News stories, the topics they are about, and the developments they tell",
        "databases": {
            name: {
                "tables": {table.name: _metadata(table) for table in TABLES},
                "queries": {
                    key: {"title": title, "description": about, "sql": sql.strip()}
                    for key, (title, about, sql) in QUERIES.items()
                },
            }
        },
    }


def _metadata(table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": table.about,
        "columns": {column.name: meaning(column) for column in table.columns},
    }
    if table.label:
        found["label_column"] = table.label
    if table.name in FACETS:
        found["facets"] = FACETS[table.name]
    if table.name in SORT:
        found["sort_desc"] = SORT[table.name]
    if table.name == "stories":
        found.update(fts_table="stories_fts", fts_pk="n", searchmode="raw")
    return found
