"""What the fold needs of what it folded before, when it folds again from a moment on."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from tracker.group.links import ANSWERS, Point
from tracker.group.past import Past, Seat, horizon
from tracker.group.policy import Policy
from tracker.group.postings import BY_STAGE
from tracker.group.recent import STORIES
from tracker.group.signature import steps
from tracker.model import Development, Link
from tracker.store import readings as reading_store
from tracker.store.codec import from_json, from_time, to_json, to_time
from tracker.store.connection import Database
from tracker.store.developments import of_stories, some

AT_ONCE = 100  #: readings taken to see which tell a step

_IN = "IN (SELECT value FROM json_each(?))"


def past(db: Database, since: datetime, policy: Policy, *, topics: Iterable[str], pinned: Collection[str]) -> Past:
    """Everything that decides where stories at or after `since` belong.

    Args:
        topics: of those stories.
        pinned: stories that readers put together with others.
    """
    moment = to_time(since)
    shortened = frozenset(_ids(db, "last_published >= ?", moment))
    wanted = {*shortened, *_ids(db, "last_published >= ?", to_time(since - horizon(policy)))}
    for topic, stage in sorted(policy.once):
        wanted |= _once(db, topic, stage, moment, policy)
    wanted |= {development for development, _ in of_stories(db, pinned).values()}
    seats = _seats(db, some(db, wanted), moment)
    return Past(seats=seats, shortened=shortened, named={topic: _named(db, topic, moment) for topic in sorted(topics)})


def _ids(db: Database, where: str, value: str) -> list[str]:
    return [row["id"] for row in db.all(f"SELECT id FROM developments WHERE {where}", (value,))]


def _seats(db: Database, developments: Iterable[Development], moment: str) -> list[Seat]:
    """The stories of some developments before a moment, in order of (time, id), with where they stand."""
    member = {m.story: (d.id, m) for d in developments for m in d.members}
    sql = f"SELECT story FROM readings WHERE story {_IN} AND at < ? ORDER BY at, story"
    ids = [row["story"] for row in db.all(sql, (to_json(list(member)), moment))]
    return [Seat(story, reading, *member[story.id]) for story, reading in reading_store.tell(db, ids)]


def _once(db: Database, topic: str, stage: str, moment: str, policy: Policy) -> set[str]:
    """The last developments told for a step that happens once, whenever they were."""
    sql = """
        SELECT story, development FROM readings JOIN members USING (story)
        WHERE at < ?1 AND (status = ?3 OR instr(stages, ?3) AND EXISTS (
            SELECT 1 FROM json_each(stages) WHERE json_extract(value, '$.topic', '$.stage') = json_array(?2, ?3)
        )) ORDER BY at DESC, story DESC
    """
    found: set[str] = set()
    rows = list(db.all(sql, (moment, topic, stage)))
    while rows and len(found) < BY_STAGE:
        said = reading_store.get_many(db, [row["story"] for row in rows[:AT_ONCE]])
        told = [r["development"] for r in rows[:AT_ONCE] if steps(said[r["story"]], policy).get(topic) == stage]
        found |= set([*dict.fromkeys(told)][: BY_STAGE - len(found)])
        rows = [row for row in rows[AT_ONCE:] if row["development"] not in found]
    return found


def _named(db: Database, topic: str, moment: str) -> list[frozenset[str]]:
    """Whom and what the latest stories of a topic named, oldest first."""
    sql = """
        SELECT entities FROM tags JOIN members USING (story) JOIN readings USING (story)
        WHERE topic = ? AND role = 'focus' AND at < ? ORDER BY at DESC, story DESC LIMIT ?
    """
    return [frozenset(from_json(row["entities"])) for row in reversed(db.all(sql, (topic, moment, STORIES)))]


def points(db: Database, since: datetime, *, without: Collection[str]) -> list[Point]:
    """What links are made from, of the developments that began at or after a moment, in order of their first story."""
    sql = f"""
        SELECT id, topics, stage, status, first_published FROM developments
        WHERE founded >= ? AND NOT id {_IN} ORDER BY founded, id
    """
    rows = db.all(sql, (to_time(since), to_json(sorted(without))))
    named = _stages(db, [row["id"] for row in rows if row["status"] in ANSWERS])
    return [
        Point(
            row["id"],
            tuple(from_json(row["topics"])),
            row["stage"],
            row["status"],
            from_time(row["first_published"]),
            frozenset(named.get(row["id"], ())),
        )
        for row in rows
    ]


def links(db: Database, *, since: datetime) -> dict[str, Link]:
    """What denials and reactions that began at or after a moment point to, by their id."""
    return _links(db, "founded >= ?", (to_time(since),))


def links_to(db: Database, developments: Collection[str], *, before: datetime) -> dict[str, Link]:
    """What points to some developments, of what began before a moment."""
    return _links(db, f"founded < ? AND other {_IN}", (to_time(before), to_json(sorted(developments))))


def _links(db: Database, where: str, values: tuple[str, str] | tuple[str]) -> dict[str, Link]:
    sql = f"SELECT id, how, other FROM links JOIN developments ON id = development WHERE {where}"
    return {row["id"]: Link(how=row["how"], id=row["other"]) for row in db.all(sql, values)}


def _stages(db: Database, developments: Collection[str]) -> Mapping[str, set[str]]:
    """Every stage that the stories of some developments name."""
    sql = f"SELECT development, stages FROM members JOIN readings USING (story) WHERE development {_IN}"
    found: dict[str, set[str]] = {}
    for row in db.all(sql, (to_json(sorted(developments)),)):
        found.setdefault(row["development"], set()).update(hit["stage"] for hit in from_json(row["stages"]))
    return found
