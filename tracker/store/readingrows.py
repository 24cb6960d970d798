"""Readings as rows of `readings` and `tags`."""

from collections.abc import Iterable
from typing import Any

from tracker.model import Claim, Evidence, Reading, Span, StageHit, Tag
from tracker.store.codec import from_json, to_json
from tracker.store.connection import Database, Row

_READING = "story, status, speaker, origin, cue, official, stages, entities, numbers"
_TAG = "story, position, topic, role, score, evidence"

#: A story's place in the order of the fold, as `Story.time`.
PLACE = "min(coalesce(published, first_seen), first_seen)"

Rows = tuple[tuple[Any, ...], ...]  #: a row of `readings`, then rows of `tags`


def to_rows(reading: Reading) -> Rows:
    """The rows of a tagged story."""
    claim = reading.claim
    first = (
        reading.story,
        claim.status,
        claim.speaker,
        claim.origin,
        to_json(_span(claim.span)) if claim.span else None,
        claim.official,
        to_json([{"topic": hit.topic, "stage": hit.stage, **_span(hit.span)} for hit in reading.stages]),
        to_json(sorted(reading.entities)),
        to_json(sorted(reading.numbers)),
    )
    return (first, *((reading.story, i, *_tag(tag)) for i, tag in enumerate(reading.tags)))


def insert(db: Database, readings: Iterable[Rows]) -> None:
    """Put them in."""
    ready = list(readings)
    at = f"(SELECT {PLACE} FROM stories WHERE id = ?1)"
    db.many(f"INSERT INTO readings ({_READING}, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, {at})", [r[0] for r in ready])
    db.many(f"INSERT INTO tags ({_TAG}) VALUES (?, ?, ?, ?, ?, ?)", [row for rows in ready for row in rows[1:]])


def raw(db: Database, ids: str) -> dict[str, Rows]:
    """The rows as they are, by story id; `ids` is a JSON list."""
    some = "WHERE story IN (SELECT value FROM json_each(?))"
    found: dict[str, Rows] = {
        row["story"]: (tuple(row),) for row in db.all(f"SELECT {_READING} FROM readings {some}", (ids,))
    }
    for row in db.all(f"SELECT {_TAG} FROM tags {some} ORDER BY story, position", (ids,)):
        found[row["story"]] = (*found[row["story"]], tuple(row))
    return found


def load(db: Database, ids: str) -> dict[str, Reading]:
    """Readings by story id; `ids` is a JSON list."""
    some = "WHERE story IN (SELECT value FROM json_each(?))"
    tags: dict[str, list[Tag]] = {}
    for row in db.all(f"SELECT {_TAG} FROM tags {some} ORDER BY story, position", (ids,)):
        tags.setdefault(row["story"], []).append(_read_tag(row))
    rows = db.all(f"SELECT {_READING} FROM readings {some}", (ids,))
    return {row["story"]: _read(row, tuple(tags.get(row["story"], ()))) for row in rows}


def _read(row: Row, tags: tuple[Tag, ...]) -> Reading:
    return Reading(
        story=row["story"],
        tags=tags,
        stages=tuple(
            StageHit(topic=hit["topic"], stage=hit["stage"], span=_read_span(hit)) for hit in from_json(row["stages"])
        ),
        claim=Claim(
            status=row["status"],
            speaker=row["speaker"],
            origin=row["origin"],
            span=_read_span(from_json(row["cue"])) if row["cue"] else None,
            official=row["official"],
        ),
        entities=frozenset(from_json(row["entities"])),
        numbers=frozenset(from_json(row["numbers"])),
    )


def _span(span: Span) -> dict[str, Any]:
    return {"field": span.field, "start": span.start, "end": span.end, "text": span.text}


def _read_span(data: dict[str, Any]) -> Span:
    return Span(field=data["field"], start=data["start"], end=data["end"], text=data["text"])


def _tag(tag: Tag) -> tuple[Any, ...]:
    return tag.topic, tag.role, tag.score, to_json([_evidence(evidence) for evidence in tag.evidence])


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "topic": evidence.topic,
        "role": evidence.role,
        "concept": evidence.concept,
        "alias": evidence.alias,
        **_span(evidence.span),
        "how": evidence.how,
        "value": evidence.value,
    }


def _read_tag(row: Row) -> Tag:
    evidence = tuple(
        Evidence(
            topic=item["topic"],
            role=item["role"],
            concept=item["concept"],
            alias=item["alias"],
            span=_read_span(item),
            how=item["how"],
            value=item["value"],
        )
        for item in from_json(row["evidence"])
    )
    return Tag(topic=row["topic"], role=row["role"], score=row["score"], evidence=evidence)
