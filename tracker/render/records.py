"""The machine records of the contract, letter by letter: what JSON, JSONL and CSV are made of.

    story(story, reading, member, development)     -> dict    one story, as `export --what stories` writes it
    development(listed)                            -> dict    one development, as `export --what developments` writes it
    listing(items)                                 -> dict    `{"schema": 1, "developments": [...]}`: `new`, `run`
    tags(story, reading)                           -> iterator of dicts, one a tag: `export --what tags`
    feed(feed, state, stories)                     -> dict    health of one feed
    objects(name, records)                         -> dict    any other listing: `{"schema": 1, name: [...]}`
    dumps(value)                                   -> str     JSON that is safe on a line and on a terminal

Times are ISO 8601 in UTC with `Z`; a time that is not known is null.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from tracker.model import Evidence, Listed, Member, Reading, Story
from tracker.subscription import Feed
from tracker.text.moments import iso
from tracker.wire import FeedState

SCHEMA = 1  #: version of every JSON listing

STORY_FIELDS = (
    "id", "url", "title", "summary", "source", "feed", "published", "first_seen", "updated", "language", "topics",
    "scores", "evidence", "kind", "status", "origin", "development", "revisions", "late", "history",
)  # fmt: skip
DEVELOPMENT_FIELDS = (
    "id", "title", "topics", "stage", "status", "disputed", "first_published", "last_published", "first_seen", "score",
    "terms", "stories", "outlets", "origins", "first_reported_by", "lead", "links", "members",
)  # fmt: skip
LISTED_FIELDS = (*DEVELOPMENT_FIELDS, "new")
TAG_FIELDS = ("story", "topic", "role", "score", "url", "title", "evidence")
FEED_FIELDS = (
    "url", "id", "name", "kind", "enabled", "last_status", "last_error", "failing_since", "failures", "last_fetch",
    "last_good", "last_new", "next_due", "moved_to", "gone_since", "stories",
)  # fmt: skip

# Lossless in JSON, yet able to break a line or to speak to a terminal: C1 controls, line separators, bidi and
# zero-width marks, byte-order marks, lone surrogates.
_AWKWARD = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")


def moment(when: datetime | None) -> str | None:
    """A time as machines read it: `2025-03-13T14:00:00Z`; null when it is not known."""
    return None if when is None else iso(when)


def story(
    story: Story, reading: Reading | None = None, member: Member | None = None, development: str | None = None
) -> dict[str, Any]:
    """One story with what is known about it.

    Args:
        story: as stored.
        reading: what it says; None: not derived yet.
        member: its place in a development; None: outside every one.
        development: id of that development.

    Returns:
        A dict with exactly `STORY_FIELDS`, in that order.  A story that no topic tags has no status and no kind.
    """
    tags = reading.tags if reading else ()
    focus = [tag for tag in tags if tag.role == "focus"]
    return {
        "id": story.id,
        "url": story.url,
        "title": story.title,
        "summary": story.summary,
        "source": story.source,
        "feed": story.feed,
        "published": moment(story.published),
        "first_seen": moment(story.first_seen),
        "updated": moment(story.updated),
        "language": story.language,
        "topics": sorted({tag.topic for tag in focus}),
        "scores": {tag.topic: round(tag.score, 4) for tag in sorted(focus, key=lambda tag: tag.topic)},
        "evidence": [_evidence(piece) for tag in tags for piece in tag.evidence],
        "kind": member.kind if member else ("background" if tags or story.history else None),
        "status": reading.claim.status if reading and tags else None,
        "origin": reading.claim.origin if reading else None,
        "development": development,
        "revisions": [{"at": moment(old.at), "title": old.title, "summary": old.summary} for old in story.revisions],
        "late": story.late,
        "history": story.history,
    }


def _evidence(piece: Evidence) -> dict[str, Any]:
    span = piece.span
    return {
        "topic": piece.topic,
        "role": piece.role,
        "concept": piece.concept,
        "alias": piece.alias,
        "text": span.text,
        "field": span.field,
        "start": span.start,
        "end": span.end,
        "how": piece.how,
    }


def development(listed: Listed) -> dict[str, Any]:
    """One development with its rank: a dict with exactly `DEVELOPMENT_FIELDS`, in that order."""
    told = listed.development
    return {
        "id": told.id,
        "title": listed.title,
        "topics": list(told.topics),
        "stage": told.stage,
        "status": told.status,
        "disputed": told.disputed,
        "first_published": moment(told.first_published),
        "last_published": moment(told.last_published),
        "first_seen": moment(told.first_seen),
        "score": listed.score,
        "terms": dict(listed.terms),
        "stories": len(told.members),
        "outlets": listed.outlets,
        "origins": len(told.origins),
        "first_reported_by": listed.first_reported_by,
        "lead": {"url": listed.lead.url, "title": listed.lead.title, "source": listed.lead.source},
        "links": [{"how": link.how, "id": link.id} for link in told.links],
        "members": [member.story for member in told.members],
    }


def listing(items: Iterable[Listed]) -> dict[str, Any]:
    """What `new`, `run` and `digest` print as JSON, in rank order; each with what is new to this reader."""
    return {"schema": SCHEMA, "developments": [{**development(item), "new": list(item.new)} for item in items]}


def objects(name: str, records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Any other listing as an object: `{"schema": 1, name: [...]}`."""
    return {"schema": SCHEMA, name: [dict(record) for record in records]}


def tags(story: Story, reading: Reading | None) -> Iterator[dict[str, Any]]:
    """One record for each topic the story is tagged with, focus and background alike: exactly `TAG_FIELDS`."""
    for tag in reading.tags if reading else ():
        yield {
            "story": story.id,
            "topic": tag.topic,
            "role": tag.role,
            "score": round(tag.score, 4),
            "url": story.url,
            "title": story.title,
            "evidence": [_evidence(piece) for piece in tag.evidence],
        }


def feed(feed: Feed, state: FeedState | None = None, stories: int = 0) -> dict[str, Any]:
    """Health of one feed: exactly `FEED_FIELDS`.  Headers and credentials never appear."""
    state = state or FeedState(url=feed.url)
    return {
        "url": feed.url,
        "id": feed.id,
        "name": feed.name,
        "kind": feed.kind,
        "enabled": feed.enabled,
        "last_status": state.last_status,
        "last_error": state.last_error,
        "failing_since": moment(state.failing_since),
        "failures": state.failures,
        "last_fetch": moment(state.last_fetch),
        "last_good": moment(state.last_good),
        "last_new": moment(state.last_new),
        "next_due": moment(state.next_due),
        "moved_to": state.moved_to,
        "gone_since": moment(state.gone_since),
        "stories": stories,
    }


def dumps(value: Any, *, indent: int | None = None, compact: bool = False) -> str:
    """JSON in readable Unicode, one line or indented, without a character that a terminal or line reader obeys."""
    separators = (",", ":") if compact else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return _AWKWARD.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
