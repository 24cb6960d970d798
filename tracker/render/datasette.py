"""Metadata by which Datasette shows a database of ours as a person would want it: words, facets, labels, questions."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol


class Column(Protocol):
    """A column as the schema describes it."""

    @property
    def name(self) -> str: ...
    @property
    def meaning(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def null(self) -> str: ...


class Table(Protocol):
    """A table as the schema describes it."""

    @property
    def name(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def columns(self) -> Sequence[Column]: ...
    @property
    def label(self) -> str: ...


#: Columns worth counting beside a table.
FACETS = {
    "stories": ("source", "language"),
    "feeds": ("kind", "last_status"),
    "fetches": ("outcome", "status"),
    "tags": ("topic", "role"),
    "readings": ("status", "origin"),
    "developments": ("status", "stage", "disputed"),
    "members": ("kind",),
    "links": ("how",),
    "shown": ("reader",),
    "corrections": ("how", "by"),
}
#: What stands on top: the newest.
NEWEST = {
    "stories": "first_seen",
    "developments": "last_new",
    "fetches": "at",
    "revisions": "at",
    "shown": "at",
    "corrections": "at",
    "digests": "at",
}
#: Tables with a full-text index, and the column both share; Datasette finds it only if it is quoted in its own way.
FULL_TEXT = {"stories": ("stories_fts", "n")}
#: Tables that serve the program and not a reader.
HIDDEN = ("rules", "meta", "aliases", "dropped", "readers")

_SINCE = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-24 hours')"
_LATER = "round((julianday(later.at) - julianday(opening.at)) * 24 * 60)"

QUERIES: dict[str, dict[str, str]] = {
    "new_in_24_h": {
        "title": "New in 24 h",
        "description": "Developments with a new fact first seen in the last 24 hours, newest first.",
        "sql": "select d.title, d.status, d.disputed, d.stage, s.source, s.url, d.stories, d.last_new, d.id\n"
        f"from developments d join stories s on s.id = d.lead\nwhere d.last_seen >= {_SINCE} and not d.muted\n"
        "order by d.last_new desc",
    },
    "who_was_first": {
        "title": "Who was first",
        "description": "For each development the publisher whose story came first, the next one, and how many minutes "
        "later it came.",
        "sql": "with placed as (\n"
        "  select m.development, s.source, min(coalesce(s.published, s.first_seen)) as at\n"
        "  from members m join stories s on s.id = m.story group by m.development, s.source\n"
        "), ranked as (\n"
        "  select *, row_number() over (partition by development order by at, source) as place from placed\n"
        ")\n"
        "select d.title, opening.source as first, opening.at, later.source as next,\n"
        f"  {_LATER} as minutes_later, d.status, d.id\n"
        "from developments d join ranked opening on opening.development = d.id and opening.place = 1\n"
        "left join ranked later on later.development = d.id and later.place = 2\norder by d.founded desc",
    },
    "how_often_first": {
        "title": "How often first",
        "description": "How many developments each publisher told first, of how many it told at all.",
        "sql": "select s.source, sum(m.position = 0) as first, count(distinct m.development) as developments\n"
        "from members m join stories s on s.id = m.story group by s.source\norder by first desc, developments desc",
    },
    "disputed": {
        "title": "Disputed",
        "description": "Reports that a party denies, beside the denial.",
        "sql": "select d.title as report, n.title as denial, d.first_published, n.first_published as denied_at, d.id\n"
        "from links l join developments d on d.id = l.other join developments n on n.id = l.development\n"
        "where l.how = 'denies' order by n.first_published desc",
    },
    "failing_feeds": {
        "title": "Failing feeds",
        "description": "Feeds whose last attempt failed, and since when.",
        "sql": "select name, url, failing_since, last_status, last_error, next_due from feeds\n"
        "where last_error is not null order by failing_since",
    },
}


def metadata(tables: Iterable[Table], *, database: str = "tracker") -> dict[str, Any]:
    """What `datasette --metadata` reads.

    Args:
        tables: as the schema describes them.
        database: name under which Datasette shows the file: its name without the ending.

    Returns:
        A dict that JSON can hold.
    """
    return {
        "title": "Tracker",
        "description": "What is new, who said it first, and how firm it is. A status says how something is reported, "
        "not whether it is true.",
        "databases": {
            database: {
                "description": "Stories, the developments they report, and the feeds that brought them.",
                "tables": {table.name: _table(table) for table in tables},
                "queries": QUERIES,
            }
        },
    }


def _table(table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": table.about,
        "columns": {column.name: _column(column) for column in table.columns},
    }
    known = {column.name for column in table.columns}
    if table.label:
        told["label_column"] = table.label
    if facets := [name for name in FACETS.get(table.name, ()) if name in known]:
        told["facets"] = facets
    if NEWEST.get(table.name) in known:
        told["sort_desc"] = NEWEST[table.name]
    if table.name in FULL_TEXT:
        told["fts_table"], told["fts_pk"] = FULL_TEXT[table.name]
        told["searchmode"] = "raw"
    if table.name in HIDDEN:
        told["hidden"] = True
    return told


def _column(column: Column) -> str:
    unit = f", {column.unit}" if column.unit else ""
    null = f"; empty: {column.null}" if column.null else ""
    return f"{column.meaning}{unit}{null}"
