"""Developments as rows of `developments`, `members` and `links`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from tracker.model import Development, Link, Member, StatusStep
from tracker.store.codec import from_json, from_time, to_json, to_time
from tracker.store.connection import Row

DEVELOPMENT = (
    "id", "founded", "title", "topics", "stage", "status", "disputed", "muted", "lead", "first_published",
    "last_published", "first_seen", "last_seen", "last_new", "stories", "steps", "origins",
)  # fmt: skip
MEMBER = ("story", "development", "position", "kind", "parent", "score", "why", "units", "new_units")
LINK = ("development", "position", "how", "other")


def development_row(d: Development, founded: str, title: str, last_seen: str | None) -> tuple[Any, ...]:
    """Values for DEVELOPMENT."""
    steps = [
        {"at": to_time(s.at), "status": s.status, "story": s.story, "speaker": s.speaker, "origin": s.origin}
        for s in d.steps
    ]
    return (
        d.id, founded, title, to_json(d.topics), d.stage, d.status, int(d.disputed), int(d.muted), d.lead,
        to_time(d.first_published), to_time(d.last_published), to_time(d.first_seen), last_seen, to_time(d.last_new),
        len(d.members), to_json(steps), to_json(d.origins),
    )  # fmt: skip


def member_rows(d: Development) -> Iterator[tuple[Any, ...]]:
    """Values for MEMBER, one row a member."""
    for position, m in enumerate(d.members):
        units, new_units = to_json(sorted(m.units)), to_json(sorted(m.new_units))
        yield m.story, d.id, position, m.kind, m.parent, m.score, m.why, units, new_units


def link_rows(d: Development) -> Iterator[tuple[Any, ...]]:
    """Values for LINK, one row a link."""
    for position, link in enumerate(d.links):
        yield d.id, position, link.how, link.id


def from_rows(rows: Iterable[Row], members: Iterable[Row], links: Iterable[Row]) -> list[Development]:
    """Developments in the order of `rows`; the other rows come in order of position."""
    member_of: defaultdict[str, list[Member]] = defaultdict(list)
    for row in members:
        member_of[row["development"]].append(_member(row))
    link_of: defaultdict[str, list[Link]] = defaultdict(list)
    for row in links:
        link_of[row["development"]].append(Link(how=row["how"], id=row["other"]))
    return [_development(row, tuple(member_of[row["id"]]), tuple(link_of[row["id"]])) for row in rows]


def _member(row: Row) -> Member:
    return Member(
        story=row["story"],
        kind=row["kind"],
        parent=row["parent"],
        score=row["score"],
        why=row["why"],
        units=frozenset(from_json(row["units"])),
        new_units=frozenset(from_json(row["new_units"])),
    )


def _step(data: dict[str, Any]) -> StatusStep:
    return StatusStep(
        at=from_time(data["at"]),
        status=data["status"],
        story=data["story"],
        speaker=data["speaker"],
        origin=data["origin"],
    )


def _development(row: Row, members: tuple[Member, ...], links: tuple[Link, ...]) -> Development:
    return Development(
        id=row["id"],
        topics=tuple(from_json(row["topics"])),
        stage=row["stage"],
        status=row["status"],
        disputed=bool(row["disputed"]),
        members=members,
        steps=tuple(_step(step) for step in from_json(row["steps"])),
        origins=tuple((name, tuple(stories)) for name, stories in from_json(row["origins"])),
        links=links,
        lead=row["lead"],
        first_published=from_time(row["first_published"]),
        last_published=from_time(row["last_published"]),
        first_seen=from_time(row["first_seen"]),
        last_new=from_time(row["last_new"]),
        muted=bool(row["muted"]),
    )
