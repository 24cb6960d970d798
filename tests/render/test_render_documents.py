"""Cases, timelines, reasons, health and lists tell what is known, once and in words."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import timedelta

import pytest
from render_case import DENIAL, FIRST, NOW, READINGS, STORIES, TALKS, TALKS_DEVELOPMENT, listed

from tracker.match.explain import Explanation
from tracker.model import StatusStep
from tracker.render import case, columns, forms, health, lists, reasons, records, rss, timeline
from tracker.render.document import Document
from tracker.render.page import Page, Terminal
from tracker.subscription import Feed
from tracker.wire import FeedState

FORMATS = ("table", "json", "csv", "markdown", "html")


@pytest.fixture
def whole(page: Page) -> case.Case:
    members = {member.story: STORIES[member.story] for member in TALKS_DEVELOPMENT.members}
    return case.Case(
        item=page.items[0],
        stories=members,
        readings=READINGS,
        now=NOW,
        names={**page.names, "cz": "CZ"},
        zone=page.zone,
        neighbours=(case.Neighbour(how="denies", id=DENIAL.id, title=DENIAL.title, back=True),),
        formula="score = 100 · R · D",
        asked="0" * 8,
    )


def fits_every_format(told: Document) -> None:
    for format in FORMATS:
        assert forms.document(told, format)
    assert json.loads(forms.document(told, "json"))["schema"] == 1
    header, *rows = csv.reader(io.StringIO(forms.document(told, "csv")))
    assert tuple(header) == told.fields
    assert len(rows) == len(told.rows)
    assert forms.document(told, "table", Terminal(width=80))


def test_a_case_is_whole(whole: case.Case) -> None:
    """Track, dispute, claims with their words, origins as a tree with lags, kinds, terms, links, the older id."""
    told = case.case(whole)
    fits_every_format(told)
    text = forms.document(told, "table")
    for part in (
        "○ reported 13 Mar 2025",
        "disputed: a party denies it",
        "00000000 is an older id of this development",
        "13 Mar 2025 15:00 CET ○ reported, according to WSJ",
        "(“held talks”)",
        "Wall Street Journal 13 Mar 2025 15:00 CET\n  ├ +1 h 30 min Morning Coin\n  └ +2 h 12 min Diario Cripto",
        "first report (1)",
        "copies (1)",
        "joined at 0.91: same report: WSJ",
        "is denied by ddddddd: CZ denies talks",
        "Score 34/100",
        "R     relevance to the topic",
    ):
        assert part in text, part
    assert set(json.loads(forms.document(told, "json"))["development"]) >= set(records.LISTED_FIELDS)


def test_a_status_that_moved_is_a_track(whole: case.Case) -> None:
    """Each status once, in the order it came, with its day and who said so."""
    steps = (
        *TALKS_DEVELOPMENT.steps,
        StatusStep(at=FIRST + timedelta(days=1), status="denied", story=DENIAL.id, speaker="cz"),
        StatusStep(at=FIRST + timedelta(days=2), status="denied", story=DENIAL.id),
        StatusStep(at=FIRST + timedelta(days=3), status="official", story=DENIAL.id),
    )
    moved = replace(whole.item, development=replace(TALKS_DEVELOPMENT, status="official", steps=steps))
    text = forms.document(case.case(replace(whole, item=moved)), "table")
    assert "○ reported 13 Mar 2025 → × denied 14 Mar 2025 → ■ official 16 Mar 2025" in text
    assert "× denied by CZ" in text


def test_a_timeline_is_in_order_of_time_with_the_past_in_it(page: Page) -> None:
    """Oldest first whatever the rank, history marked as background, months as headings."""
    past = replace(TALKS, id="e" * 16, title="Older fact", published=FIRST - timedelta(days=300), history=True)
    told = timeline.timeline(replace(page, items=page.items[::-1]), topic="trump-stake", history=(past,))
    fits_every_format(told)
    text = forms.document(told, "table")
    places = [
        text.index(part)
        for part in ("Timeline: Trump stake", "May 2024", "Older fact", "March 2025", "held talks", "CZ denies")
    ]
    assert places == sorted(places)
    assert "3 stories within 2 h 12 min" in text
    assert "denies aaaaaaa" in text
    assert len(json.loads(forms.document(told, "json"))["history"]) == 1
    assert "Nothing yet." in forms.document(timeline.timeline(replace(page, items=(), stories={})), "table")


def test_reasons_quote_the_words_and_name_what_is_missing() -> None:
    """A tick with the span for each clause, a cross with the missing clause for the other topics."""
    miss = Explanation(
        topic="cz-pardon", role=None, reason="1 clause missing", missing=("pardon",), nearly=("`x` may be y",)
    )
    held = Explanation(topic="trump-stake", role="focus", reason="", window="title", value=0.9, place=1.0, score=0.9)
    told = reasons.reasons(TALKS, READINGS[TALKS.id], (held, miss), names={"cz-pardon": "CZ pardon"})
    fits_every_format(told)
    text = forms.document(told, "table")
    assert "✓ binance-us: “Binance.US” (title 41–51, strong, 1.00)" in text
    assert "weakest clause 0.90 · place 1.00 (title)" in text
    assert "CZ pardon: no" in text
    assert "× missing: pardon" in text
    assert "nearly: `x` may be y" in text
    assert json.loads(forms.document(told, "json"))["missing"][0]["missing"] == ["pardon"]


def test_health_says_what_is_wrong_since_when_and_what_to_do(page: Page) -> None:
    """Good, failing, gone, moved, never asked and switched-off feeds."""

    def feed(name: str, **more: object) -> Feed:
        return Feed(url=f"https://{name}.example/f", id=name, name=name.title(), **more)  # type: ignore[arg-type]

    def state(**more: object) -> FeedState:
        return FeedState(url="x", last_fetch=NOW, **more)  # type: ignore[arg-type]

    rows = [
        (feed("good"), state(last_good=NOW, last_status=200, next_due=NOW + timedelta(minutes=30)), 12),
        (feed("bad"), state(last_error="HTTP 503", last_status=503, failing_since=FIRST, failures=2.5), 3),
        (feed("gone"), state(gone_since=FIRST, last_error="gone", last_status=410), 0),
        (feed("moved"), state(last_good=NOW, moved_to="https://new.example/f"), 1),
        (feed("fresh"), None, 0),
        (feed("off", enabled=False), None, 0),
    ]
    told = health.feeds(rows, now=NOW, zone=page.zone)
    fits_every_format(told)
    text = forms.document(told, "table")
    assert text.startswith("6 feeds, 2 good, 1 failing, 1 gone, 1 never asked, 1 off\n")
    assert "Bad: failing since 13 Mar 2025 15:00 CET: HTTP 503" in text
    assert "https://bad.example/f: asked again at the next run" in text
    assert "Gone: gone since" in text
    assert "tracker feeds remove" in text
    assert "moved to https://new.example/f" in text
    listing = json.loads(forms.document(told, "json"))
    assert [one["failures"] for one in listing["feeds"]] == [0, 2.5, 0, 0, 0, 0]


def test_lists_have_every_format() -> None:
    """Topics, counts, findings and search hits."""
    topics = lists.table("topics", ("id", "words"), [{"id": "zebra", "words": ["a", "b"]}], title="1 topic")
    fits_every_format(topics)
    assert "zebra  a, b" in forms.document(topics, "table")
    fits_every_format(lists.facts("stats", [("stories", 12345, "Stories")], title="Sizes"))
    findings = [lists.Finding(level="wrong", what="No feed", todo="Add one"), lists.Finding(level="good", what="Fine")]
    fits_every_format(lists.doctor(findings))
    assert "× No feed\n  Add one\n✓ Fine" in forms.document(lists.doctor(findings), "table")
    found = lists.stories([TALKS], now=NOW, zone=NOW.tzinfo, title="1 story", readings=READINGS)  # type: ignore[arg-type]
    fits_every_format(found)
    empty = lists.table("topics", ("id",), [], empty="No topics.")
    assert forms.document(empty, "table") == "No topics.\n"
    assert json.loads(forms.document(empty, "json")) == {"schema": 1, "topics": []}


def test_a_feed_of_developments_names_each_anew_when_it_moves(page: Page) -> None:
    """Well-formed RSS; the guid changes with the last new fact and not with a repeat."""
    channel = ET.fromstring(rss.feed(page)).find("channel")
    assert channel is not None
    titles = [item.findtext("title") for item in channel.iter("item")]
    assert titles[0] == "reported, disputed: Trump family held talks about a stake in Binance.US"
    guids = [item.findtext("guid") for item in channel.iter("item")]
    told = page.items[0].development
    repeated = replace(page.items[0], development=replace(told, last_published=NOW))
    moved = replace(page.items[0], development=replace(told, last_new=NOW))
    assert guids[0] in rss.feed(replace(page, items=(repeated,)))
    assert guids[0] not in rss.feed(replace(page, items=(moved,)))
    assert ET.fromstring(rss.feed(replace(page, items=()))).find("channel/item") is None


def test_every_field_of_a_record_is_described() -> None:
    """The documentation knows exactly the fields there are, in their order."""
    assert tuple(columns.STORY) == records.STORY_FIELDS
    assert tuple(columns.DEVELOPMENT) == records.LISTED_FIELDS
    assert tuple(columns.TAG) == records.TAG_FIELDS
    assert tuple(columns.FEED) == records.FEED_FIELDS
    assert columns.table({"a": "b"}) == "| field | meaning |\n|---|---|\n| `a` | b |\n"


def test_a_record_is_the_same_through_a_listing(page: Page) -> None:
    """The CSV of a listing holds the records of its JSON."""
    rows = list(csv.DictReader(io.StringIO(forms.listing(page, "csv"))))
    told = json.loads(forms.listing(page, "json"))["developments"]
    assert [row["id"] for row in rows] == [one["id"] for one in told]
    assert json.loads(rows[0]["lead"]) == told[0]["lead"]
    assert rows[0]["topics"].split("|") == told[0]["topics"]
    assert listed(TALKS_DEVELOPMENT, TALKS, 3, ()).title == told[0]["title"]
