"""Stories, readings and developments for tests of the store, plain ones and arbitrary ones."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from tracker.model import Claim, Development, Evidence, Link, Member, Reading, Span, StageHit, StatusStep, Story, Tag
from tracker.store import stories
from tracker.store.connection import Database
from tracker.text.links import story_id
from tracker.wire import Entry, FeedState, Freshness, Sighting, Validators

NOW = datetime(2025, 3, 13, 8, 0, 1, tzinfo=UTC)
FEED = "https://feeds.example/a.xml"
OTHER = "https://feeds.example/b.xml"
UNCHANGED = Freshness()


def story(name: object, **more: object) -> Story:
    """A story whose url ends in its name."""
    url = str(more.pop("url", f"https://news.example/{name}"))
    values: dict[str, object] = {"title": f"Title {name}", "source": "News", "first_seen": NOW, **more}
    return Story(id=story_id(url), url=url, **values)  # type: ignore[arg-type]


def entry(name: object, **more: object) -> Entry:
    """An entry whose url ends in its name and whose guid is the name."""
    values: dict[str, object] = {
        "guid": str(name), "url": f"https://news.example/{name}", "title": f"Title {name}", **more,
    }  # fmt: skip
    return Entry(**values)  # type: ignore[arg-type]


def sighting(of: Story, *, feed: str = FEED, guid: str | None = None, url: str | None = None) -> Sighting:
    """A feed carries a story."""
    return Sighting(story=of.id, feed=feed, guid=guid, url=url or of.url, at=NOW)


def reading(of: Story, topic: str = "zebra", *, tags: int = 1) -> Reading:
    """A reading with so many tags."""
    span = Span(field="title", start=0, end=5, text=of.title[:5])
    evidence = Evidence(topic=topic, role="focus", concept="zebra", alias="zebra", span=span, how="strong", value=1.0)
    return Reading(
        story=of.id,
        tags=tuple(Tag(topic=f"{topic}{i or ''}", role="focus", score=0.9, evidence=(evidence,)) for i in range(tags)),
    )


def development(*members: Story, links: tuple[Link, ...] = (), **more: object) -> Development:
    """A development of these stories; the first founds it."""
    first = members[0]
    values: dict[str, object] = {
        "topics": ("zebra",),
        "stage": None,
        "status": "reported",
        "disputed": False,
        "members": tuple(
            Member(story=s.id, kind="copy" if i else "first", parent=first.id if i else None)
            for i, s in enumerate(members)
        ),
        "steps": (StatusStep(at=first.first_seen, status="reported", story=first.id),),
        "origins": (("News", tuple(s.id for s in members)),),
        "lead": first.id,
        "first_published": first.first_seen,
        "last_published": members[-1].first_seen,
        "first_seen": first.first_seen,
        "last_new": first.first_seen,
        **more,
    }
    return Development(id=first.id, links=links, **values)  # type: ignore[arg-type]


# --- arbitrary ones ----------------------------------------------------------------------------------------------

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
times = st.datetimes(
    datetime(1, 1, 2),  # noqa: DTZ001  (hypothesis wants the bounds bare)
    datetime(9999, 12, 30),  # noqa: DTZ001
    timezones=st.just(UTC),
)
lengths = st.timedeltas(timedelta(0), timedelta(days=9999))
shares = st.floats(0, 1)
statuses = st.sampled_from(["rumour", "reported", "denied", "confirmed", "official", "reaction"])
roles = st.sampled_from(["focus", "background"])
maybe_text = st.none() | texts
maybe_time = st.none() | times

freshness = st.builds(
    Freshness,
    max_age=st.none() | lengths,
    expires=maybe_time,
    retry_after=maybe_time,
    ttl=st.none() | lengths,
    skip_hours=st.frozensets(st.integers(0, 23)),
    skip_days=st.frozensets(st.integers(0, 6)),
)
states = st.builds(
    FeedState,
    url=texts,
    validators=st.builds(
        Validators, etag=maybe_text, last_modified=maybe_text, saved_at=maybe_time, body_hash=maybe_text
    ),
    moved_to=maybe_text,
    gone_since=maybe_time,
    last_fetch=maybe_time,
    last_good=maybe_time,
    last_new=maybe_time,
    last_status=st.none() | st.integers(100, 599),
    last_error=maybe_text,
    failing_since=maybe_time,
    failures=st.floats(0, 1e6),
    retry_after=maybe_time,
    next_due=maybe_time,
    rhythm=st.none() | lengths,
    asks=freshness,
    warned_at=maybe_time,
)
spans = st.builds(
    Span, field=st.sampled_from(["title", "summary"]), start=st.integers(0, 500), end=st.integers(0, 500), text=texts
)
evidence = st.builds(
    Evidence, topic=texts, role=roles, concept=texts, alias=texts, span=spans, how=texts, value=shares
)  # fmt: skip
tags = st.builds(Tag, topic=texts, role=roles, score=shares, evidence=st.lists(evidence, max_size=3).map(tuple))
claims = st.builds(
    Claim, status=statuses, speaker=maybe_text, origin=maybe_text, span=st.none() | spans, official=shares
)


def readings(of: str) -> st.SearchStrategy[Reading]:
    """Any reading of a story that has a tag."""
    return st.builds(
        Reading,
        story=st.just(of),
        tags=st.lists(tags, min_size=1, max_size=3).map(tuple),
        stages=st.lists(st.builds(StageHit, topic=texts, stage=texts, span=spans), max_size=3).map(tuple),
        claim=claims,
        entities=st.frozensets(texts, max_size=3),
        numbers=st.frozensets(texts, max_size=3),
    )


def underived(db: Database, version: str) -> list[Story]:
    """Stories that these rules have not read yet, in order of arrival."""
    glances = [glance for page in stories.unread(db, version) for glance in page]
    found = stories.by_ids(db, [glance.id for glance in glances])
    return [found[glance.id] for glance in glances]
