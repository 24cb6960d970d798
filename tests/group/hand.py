"""Stories and readings made by hand, without rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracker.model import Claim, Correction, Evidence, Reading, Span, StageHit, Status, Story, Tag

START = datetime(2025, 3, 13, 8, tzinfo=UTC)


def story(number: int, title: str, hours: float = 0.0, source: str = "", **more: object) -> Story:
    """A story seen when it was published, `hours` after the start."""
    at = START + timedelta(hours=hours)
    source = source or f"Outlet {number}"
    return Story(
        id=f"{number:016x}",
        url=f"https://{source.replace(' ', '').lower()}.example/{number}",
        title=title,
        source=source,
        published=at,
        first_seen=at,
        **more,  # type: ignore[arg-type]
    )


def reading(
    of: Story,
    stage: str | None = "talks",
    *,
    topics: tuple[str, ...] = ("stake",),
    status: Status = "reported",
    speaker: str | None = None,
    origin: str | None = None,
    entities: tuple[str, ...] = (),
    numbers: tuple[str, ...] = (),
    official: float = 0.0,
    matched: tuple[str, ...] = (),
) -> Reading:
    """What a story says, with one stage for all its topics."""
    span = Span(field="title", start=0, end=1, text=of.title[:1])
    evidence = tuple(
        Evidence(topic=topics[0], role="focus", concept=name, alias=name, span=span, how="strong", value=1.0)
        for name in matched
    )
    return Reading(
        story=of.id,
        tags=tuple(Tag(topic=topic, role="focus", score=0.8, evidence=evidence) for topic in topics),
        stages=tuple(StageHit(topic=topic, stage=stage, span=span) for topic in topics) if stage else (),
        claim=Claim(status=status, speaker=speaker, origin=origin, official=official),
        entities=frozenset(entities) | frozenset(matched),
        numbers=frozenset(numbers),
    )


def correction(how: str, story: Story, other: str = "", minute: int = 0) -> Correction:
    """What a reader said, `minute` minutes after the start."""
    return Correction(how=how, story=story.id, other=other, at=START + timedelta(minutes=minute))  # type: ignore[arg-type]
