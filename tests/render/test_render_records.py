"""Records are the contract, letter by letter."""

import json
from dataclasses import replace

from render_case import COPY, DENIAL, READINGS, TALKS, TALKS_DEVELOPMENT

from tracker.model import Listed, Reading
from tracker.render import cells, forms, records
from tracker.render.page import Page
from tracker.subscription import Feed

STORY = {"id", "url", "title", "summary", "source", "feed", "published", "first_seen", "updated", "language", "topics",
         "scores", "evidence", "kind", "status", "origin", "development", "revisions"}  # fmt: skip
DEVELOPMENT = {
    "id", "title", "topics", "stage", "status", "disputed", "first_published", "last_published", "first_seen", "score",
    "terms", "stories", "outlets", "origins", "first_reported_by", "lead", "links", "members",
}  # fmt: skip
FEED = {"url", "name", "last_status", "last_error", "failing_since", "failures", "next_due", "stories"}


def test_a_story_record_has_every_field_of_the_contract() -> None:
    """All fields are there, and the evidence slices the text."""
    record = records.story(TALKS, READINGS[TALKS.id], TALKS_DEVELOPMENT.members[0], TALKS_DEVELOPMENT.id)
    assert set(record) >= STORY
    assert tuple(record) == records.STORY_FIELDS
    assert record["published"] == "2025-03-13T14:00:00Z"
    assert record["topics"] == ["trump-stake"]
    assert record["kind"] == "first"
    assert record["status"] == "reported"
    assert record["origin"] == "WSJ"
    for piece in record["evidence"]:
        assert record[piece["field"]][piece["start"] : piece["end"]] == piece["text"]


def test_a_story_without_topic_says_nothing_about_developments() -> None:
    """Untagged: no topics, no kind, no status, no development."""
    record = records.story(COPY, Reading(story=COPY.id))
    assert record["topics"] == []
    assert record["kind"] is record["status"] is record["development"] is None


def test_an_unknown_date_is_null() -> None:
    """`published` is null when nobody knows it."""
    assert records.story(replace(COPY, published=None))["published"] is None


def test_a_listing_is_an_object_in_rank_order(items: tuple[Listed, ...]) -> None:
    """`{"schema": 1, "developments": [...]}`, each with what is new."""
    listing = records.listing(items)
    assert listing["schema"] == 1
    assert [one["id"] for one in listing["developments"]] == [TALKS.id, DENIAL.id]
    assert set(listing["developments"][0]) == DEVELOPMENT | {"new"}
    assert json.loads(json.dumps(listing)) == listing


def test_an_empty_listing_has_its_form_in_each_format(page: Page) -> None:
    """Silence for people, an empty list in JSON, the header in CSV."""
    empty = replace(page, items=())
    assert forms.listing(empty, "table") == ""
    assert json.loads(forms.listing(empty, "json")) == {"schema": 1, "developments": []}
    assert forms.listing(empty, "csv") == ",".join(records.LISTED_FIELDS) + "\r\n"
    assert forms.listing(replace(empty, always=True), "table").startswith("Nothing new since")


def test_a_feed_record_shows_health_and_no_secret() -> None:
    """The fields of the contract; headers and credentials stay out."""
    feed = Feed(
        url="https://one.example/f", id="one", name="One", headers=(("X-Key", "s3cret"),), credentials=("u", "p4ss")
    )
    record = records.feed(feed)
    assert set(record) >= FEED
    assert "s3cret" not in str(record)
    assert "p4ss" not in str(record)


def test_json_holds_nothing_that_a_terminal_or_a_line_reader_obeys() -> None:
    """Controls and line separators are written as escapes and come back the same."""
    text = "a\u2028b\x9bc\u202ed\x1b[31m\ud800"
    dumped = records.dumps({"t": text})
    assert dumped.isascii()
    assert json.loads(dumped) == {"t": text}


def test_a_cell_cannot_be_a_formula() -> None:
    """Text that a spreadsheet would run gets an apostrophe, also behind blanks and in full width."""
    for trap in ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "＝1", "\u3000=cmd", "\u00a0@x"):
        assert cells.cell(trap).startswith("'"), trap
    assert cells.cell(-1) == "-1"
    assert cells.cell("a=b") == "a=b"
    assert cells.cell(["a", "b"]) == "a|b"
    assert cells.cell({"a": 1}) == '{"a":1}'
    assert cells.cell(None) == ""
    assert cells.cell(True) == "true"
