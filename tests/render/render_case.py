"""A small case to render: one report repeated, its denial, in words of our own."""

from datetime import UTC, datetime, timedelta

from tracker.model import (
    Claim,
    Development,
    Evidence,
    Link,
    Listed,
    Member,
    Reading,
    Span,
    StageHit,
    StatusStep,
    Story,
    Tag,
)

NOW = datetime(2025, 3, 14, 8, 0, tzinfo=UTC)
FIRST = datetime(2025, 3, 13, 14, 0, tzinfo=UTC)


def story(name: str, title: str, source: str, hours: float = 0, language: str = "en", **more: object) -> Story:
    at = FIRST + timedelta(hours=hours)
    values = {"summary": "", "published": at, "first_seen": at + timedelta(minutes=5), **more}
    return Story(
        id=name * 16 if len(name) == 1 else name,
        url=f"https://{source.lower().replace(' ', '')}.example/{name}",
        title=title,
        source=source,
        language=language,
        **values,  # type: ignore[arg-type]
    )


TALKS = story(
    "a",
    "Trump family held talks about a stake in Binance.US",
    "Wall Street Journal",
    summary="The deal could go through World Liberty Financial, according to people familiar with the matter.",
)
COPY = story("b", "Trump family in talks over Binance.US stake, WSJ reports", "Morning Coin", 1.5)
SPANISH = story("c", "La familia Trump negocia entrar en Binance.US, según WSJ", "Diario Cripto", 2.2, "es")
DENIAL = story("d", "CZ denies talks about a Binance.US deal", "Second Post", 6)
STORIES = {one.id: one for one in (TALKS, COPY, SPANISH, DENIAL)}


def span(told: Story, text: str) -> Span:
    start = told.title.index(text)
    return Span(field="title", start=start, end=start + len(text), text=text)


READINGS = {
    TALKS.id: Reading(
        story=TALKS.id,
        tags=(
            Tag(
                topic="trump-stake",
                role="focus",
                score=0.93,
                evidence=(
                    Evidence(
                        topic="trump-stake",
                        role="focus",
                        concept="binance-us",
                        alias="Binance.US",
                        span=span(TALKS, "Binance.US"),
                        how="strong",
                        value=1.0,
                    ),
                    Evidence(
                        topic="trump-stake",
                        role="focus",
                        concept="stake",
                        alias="stake",
                        span=span(TALKS, "stake"),
                        how="strong",
                        value=0.9,
                    ),
                ),
            ),
        ),
        stages=(StageHit(topic="trump-stake", stage="talks", span=span(TALKS, "held talks")),),
        claim=Claim(status="reported", speaker=None, origin="WSJ", span=span(TALKS, "held talks")),
    ),
    DENIAL.id: Reading(
        story=DENIAL.id,
        tags=(Tag(topic="trump-stake", role="focus", score=0.8, evidence=()),),
        claim=Claim(status="denied", speaker="cz", span=span(DENIAL, "denies")),
    ),
}

TALKS_DEVELOPMENT = Development(
    id=TALKS.id,
    topics=("binance-us", "trump-stake"),
    stage="talks",
    status="reported",
    disputed=True,
    members=(
        Member(
            story=TALKS.id,
            kind="first",
            units=frozenset({"stage:talks", "origin:wsj"}),
            new_units=frozenset({"stage:talks", "origin:wsj"}),
        ),
        Member(story=COPY.id, kind="copy", parent=TALKS.id, score=0.91, why="same report: WSJ"),
        Member(story=SPANISH.id, kind="repeat", parent=TALKS.id, score=0.74, why="same stage and actors"),
    ),
    steps=(StatusStep(at=TALKS.time, status="reported", story=TALKS.id, origin="WSJ"),),
    origins=(("Wall Street Journal", (TALKS.id, COPY.id, SPANISH.id)),),
    links=(),
    lead=TALKS.id,
    first_published=TALKS.time,
    last_published=SPANISH.time,
    first_seen=TALKS.first_seen,
    last_new=TALKS.time,
)
DENIAL_DEVELOPMENT = Development(
    id=DENIAL.id,
    topics=("trump-stake",),
    stage="talks",
    status="denied",
    disputed=False,
    members=(Member(story=DENIAL.id, kind="first"),),
    steps=(StatusStep(at=DENIAL.time, status="denied", story=DENIAL.id, speaker="cz"),),
    origins=(("Second Post", (DENIAL.id,)),),
    links=(Link(how="denies", id=TALKS.id),),
    lead=DENIAL.id,
    first_published=DENIAL.time,
    last_published=DENIAL.time,
    first_seen=DENIAL.first_seen,
    last_new=DENIAL.time,
)
TERMS = (("R", 0.93), ("D", 0.6), ("N", 1.0), ("C", 0.0), ("S", 0.85), ("A", 0.92), ("O", 0.0))


def listed(told: Development, lead: Story, outlets: int, new: tuple[str, ...], score: float = 34.1) -> Listed:
    return Listed(
        development=told, title=lead.title, lead=lead, score=score, terms=TERMS, new=new, outlets=outlets,
        first_reported_by=told.origins[0][0],
    )  # fmt: skip
