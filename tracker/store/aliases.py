"""Ids of developments resolve for ever, whatever later stories, merges or rules make of the development.

An id is the id of a story: the one that founded the development.  When it stops being a development of its own, it
leads to the development that holds that story; else to the one that holds most of the stories it had; else, when none
of them is grouped any more, it stays known as retired and is led on again as soon as its story is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tracker.errors import UsageError
from tracker.store.codec import to_json, to_time
from tracker.store.connection import Database, Row


def homes(db: Database, developments: Sequence[str] | None = None) -> dict[str, str]:
    """Development id by story id; of these developments only, if some are named."""
    where, values = only("development", developments)
    return {
        row["story"]: row["development"] for row in db.all(f"SELECT story, development FROM members{where}", values)
    }


def lead_on(
    db: Database, gone: Iterable[str], before: Mapping[str, str], among: Sequence[str] | None, now: datetime
) -> None:
    """Lead ids on after the developments were replaced.

    Args:
        gone: ids that were developments and are none now.
        before: development id by story id, as it was.
        among: ids of developments, old and new, outside of which nothing changed; None: anything may have changed.
    """
    home = homes(db, among)
    alive = set(home.values())
    old = _led(db, among, [*before, *home])
    heirs = _heirs(gone, before, home)
    targets: dict[str, str | None] = dict(heirs)
    for name, target in old.items():
        kept = target if target in alive else heirs.get(target or "")
        targets[name] = home.get(name) or kept
    db.many("DELETE FROM aliases WHERE id = ?", [(name,) for name in old if name in alive])
    db.many(
        "INSERT INTO aliases (id, development, at) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET development = excluded.development, at = excluded.at",
        [(n, t, to_time(now)) for n, t in targets.items() if n not in alive and (n not in old or old[n] != t)],
    )


def _led(db: Database, among: Sequence[str] | None, stories: Iterable[str]) -> dict[str, str | None]:
    """Where ids lead that lead to some developments, or that are the ids of some stories."""
    sql = "SELECT id, development FROM aliases"
    rows = []
    for column, values in (("development", among), ("id", None if among is None else sorted(stories))):
        where, listed = only(column, values)
        rows += db.all(sql + where, listed)
    return {row["id"]: row["development"] for row in rows}


def only(column: str, values: Sequence[str] | None) -> tuple[str, tuple[str, ...]]:
    """The condition that a column has one of these values; None: no condition."""
    if values is None:
        return "", ()
    return f" WHERE {column} IN (SELECT value FROM json_each(?))", (to_json(values),)


def _heirs(gone: Iterable[str], before: Mapping[str, str], home: Mapping[str, str]) -> dict[str, str | None]:
    """Where each id that is gone leads now; None: nowhere."""
    members: dict[str, list[str]] = {name: [] for name in gone}
    for story, development in before.items():
        if development in members:
            members[development].append(story)
    heirs: dict[str, str | None] = {}
    for name, stories in members.items():
        votes = Counter(home[story] for story in stories if story in home)
        most = min(votes, key=lambda heir: (-votes[heir], heir), default=None)
        heirs[name] = home.get(name) or most
    return heirs


def resolve(db: Database, name: str) -> str:
    """The development that an id ever printed, or a unique start of one, leads to.

    Raises:
        UsageError: no id starts so, several do, or none of its stories is grouped any more.
    """
    found = find(db, name)
    if found is None:
        raise UsageError(f"{name}: no development has this id; `tracker new --all` lists ids")
    return found


def find(db: Database, name: str) -> str | None:
    """As `resolve`, but None when no id starts so.  An id that never was a development's, but is the id of a story in
    one, leads to that one.
    """
    rows = _starting(db, name) if name else []
    rows = [row for row in rows if row["id"] == name] or rows
    if not rows:
        return None
    targets = {row["target"] for row in rows}
    if len(targets) > 1:
        some = ", ".join(row["id"] for row in rows[:5]) + (", …" if len(rows) > 5 else "")
        raise UsageError(f"{name}: several developments start so: {some}; write more of the id")
    if None in targets:
        raise UsageError(f"{rows[0]['id']}: no story of this development is in any now; `tracker explain` tells why")
    return str(targets.pop())


def _starting(db: Database, name: str) -> list[Row]:
    ids = """
        SELECT id, id AS target FROM developments WHERE id >= ?1 AND id < ?2
        UNION ALL SELECT id, development FROM aliases WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 50
    """
    stories = "SELECT story AS id, development AS target FROM members WHERE story >= ?1 AND story < ?2 LIMIT 50"
    span = (name, name + "\U0010ffff")
    return db.all(ids, span) or db.all(stories, span)
