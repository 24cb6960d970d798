"""Developments: replacing them with the result of a fold, reading them back, resolving their ids."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from tracker.errors import StoreError
from tracker.model import Development, Fold
from tracker.store import aliases, meta
from tracker.store.codec import to_json, to_time
from tracker.store.connection import Database, Row
from tracker.store.developmentrows import (
    DEVELOPMENT,
    LINK,
    MEMBER,
    development_row,
    from_rows,
    link_rows,
    member_rows,
)  # fmt: skip
from tracker.store.meta import STALE

resolve = aliases.resolve


class Among(NamedTuple):
    """The part of the last fold that a new one makes anew."""

    developments: frozenset[str]  #: ids
    stories: frozenset[str]  #: those folded again


def replace(db: Database, fold: Fold, now: datetime, among: Among | None = None) -> int:
    """Let the stored developments be those of the fold; the number of developments that changed.

    Only rows that differ are written, so an unchanged fold writes nothing.  Ids that are no development any more lead
    to the one that tells their story now.

    Args:
        among: what the fold made anew, where it did not make everything; the rest stays.
    """
    made = None if among is None else sorted(among.developments | {d.id for d in fold.developments})
    stories = None if among is None else sorted(among.stories)
    where, values = aliases.only("id", made)
    with db.transaction():
        before = aliases.homes(db, made)
        known = {row["id"] for row in db.all(f"SELECT id FROM developments{where}", values)}
        facts = _facts(db, fold)
        changed = _write(db, "members", MEMBER, 1, [row for d in fold.developments for row in member_rows(d)], made)
        changed |= _write(db, "links", LINK, 2, [row for d in fold.developments for row in link_rows(d)], made)
        rows = [development_row(d, *facts[d.id]) for d in fold.developments]
        changed |= _write(db, "developments", DEVELOPMENT, 1, rows, made)
        _write(db, "background", ("story", "why"), 1, sorted(fold.background.items()), stories)
        if changed:
            aliases.lead_on(db, known - facts.keys(), before, made, now)
        meta.put(db, STALE, None)
    return len(changed)


def stale(db: Database) -> str | None:
    """From which time on what developments are made from has changed since the last fold; None: it has not.

    The mark is set together with such a change (readings, stories, corrections), so that a crash before the fold is
    made good by the next run.  It is the start of a stored time, or `meta.ALL`.
    """
    return meta.get(db, STALE)


def _facts(db: Database, fold: Fold) -> dict[str, tuple[str, str, str | None]]:
    """For each development: place in time, title of its lead, when its newest telling member that was news came."""
    wanted = {m.story for d in fold.developments for m in d.members} | {d.lead for d in fold.developments}
    sql = """
        SELECT id, title, min(coalesce(published, first_seen), first_seen) AS time,
            CASE WHEN late OR history THEN NULL ELSE first_seen END AS seen
        FROM stories WHERE id IN (SELECT value FROM json_each(?))
    """
    stories = {row["id"]: row for row in db.all(sql, (to_json(sorted(wanted)),))}
    found: dict[str, tuple[str, str, str | None]] = {}
    for d in fold.developments:
        try:
            seen = [stories[m.story]["seen"] for m in d.members if m.kind in ("first", "update")]
            found[d.id] = (
                stories[d.members[0].story]["time"],
                stories[d.lead]["title"],
                max((moment for moment in seen if moment), default=None),
            )
        except KeyError as error:
            raise StoreError(f"{db.path}: development {d.id} speaks of a story that is not stored: {error}") from error
    return found


def _write(
    db: Database,
    table: str,
    columns: tuple[str, ...],
    keys: int,
    rows: Iterable[tuple[Any, ...]],
    only: Sequence[str] | None,
) -> set[str]:
    """Make a part of a table hold these rows; the developments of those that changed.

    Args:
        keys: so many of the first columns are the key.
        only: the part is the rows of these developments (or stories); None: all.
    """
    wanted = {row[:keys]: row for row in rows}
    place = columns.index("development") if "development" in columns else 0
    where, values = aliases.only(columns[place], only)
    stored = {
        tuple(row)[:keys]: tuple(row) for row in db.all(f"SELECT {', '.join(columns)} FROM {table}{where}", values)
    }
    this = " AND ".join(f"{column} = ?" for column in columns[:keys])
    gone = [key for key in stored if key not in wanted]
    changed = [row for key, row in wanted.items() if stored.get(key) != row]
    rest = ", ".join(f"{column} = excluded.{column}" for column in columns[keys:])
    db.many(f"DELETE FROM {table} WHERE {this}", gone)
    db.many(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        f" ON CONFLICT ({', '.join(columns[:keys])}) DO UPDATE SET {rest}",
        changed,
    )
    return {str(row[place]) for row in (*changed, *(stored[key] for key in gone))}


def all_(db: Database, *, since: datetime | None = None) -> list[Development]:
    """Developments by time of their first story, then id.

    Args:
        since: only those with a telling member first seen at or after it.
    """
    return matching(db, "last_seen >= ?", (to_time(since),)) if since else matching(db, "1", ())


def some(db: Database, ids: Collection[str]) -> list[Development]:
    """Those of these ids that are developments, by time of their first story, then id."""
    return matching(db, "id IN (SELECT value FROM json_each(?))", (to_json(sorted(ids)),))


def get(db: Database, name: str) -> Development | None:
    """The development that an id, or a unique start of one, leads to; None: no id starts so.

    Raises:
        UsageError: several do, or the development has no story any more.
    """
    found = aliases.find(db, name)
    if found is None:
        return None
    return matching(db, "id = ?", (found,))[0]


def of_stories(db: Database, stories: Iterable[str]) -> dict[str, tuple[str, str]]:
    """For each of these stories that is in a development: (development id, kind)."""
    sql = "SELECT story, development, kind FROM members WHERE story IN (SELECT value FROM json_each(?))"
    return {row["story"]: (row["development"], row["kind"]) for row in db.all(sql, (to_json(list(stories)),))}


def background(db: Database) -> dict[str, str]:
    """Tagged stories outside every development, with the reason."""
    return {row["story"]: row["why"] for row in db.all("SELECT story, why FROM background")}


def fold(db: Database) -> Fold:
    """The whole result of the last fold."""
    return Fold(developments=tuple(all_(db)), background=background(db))


def matching(db: Database, where: str, values: tuple[Any, ...]) -> list[Development]:
    """Developments for which a condition of this room's own making holds, by time of their first story, then id."""
    columns = ", ".join(DEVELOPMENT)
    return _load(db, db.all(f"SELECT {columns} FROM developments WHERE {where} ORDER BY founded, id", values))


def _load(db: Database, rows: list[Row]) -> list[Development]:
    ids = to_json([row["id"] for row in rows])
    some = "development IN (SELECT value FROM json_each(?)) ORDER BY development, position"
    members = db.all(f"SELECT {', '.join(MEMBER)} FROM members WHERE {some}", (ids,))
    links = db.all(f"SELECT {', '.join(LINK)} FROM links WHERE {some}", (ids,))
    return from_rows(rows, members, links)
