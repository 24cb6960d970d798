"""Lists of feeds in OPML, both ways."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.config import opml
from tracker.config.load import load
from tracker.config.shipped import shipped
from tracker.errors import UsageError
from tracker.subscription import Feed

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_the_shipped_list_survives_a_round_trip() -> None:
    """Everything but secrets comes back, in kinds."""
    feeds = load(shipped("feeds.yaml")).feeds
    back = {feed["url"]: feed for feed in opml.parse(opml.write(feeds, now=NOW).encode(), "x.opml")}
    assert len(back) == len(feeds)
    for feed in feeds:
        read = back[feed.url]
        assert (read["id"], read["name"], read["kind"]) == (feed.id, feed.name, feed.kind)
        assert (read["owner"], read["authority"]) == (feed.owner, feed.authority)
        assert read.get("enabled", True) == feed.enabled


def test_secrets_stay_behind() -> None:
    """Headers, credentials and filled-in addresses are not in the list."""
    feed = Feed(
        url="https://a.example/${TOKEN}", id="a", name="A", headers=(("X", "s3cret"),), credentials=("u", "s3cret"),
        address="https://a.example/s3cret", every=timedelta(minutes=30),
    )  # fmt: skip
    text = opml.write([feed], now=NOW)
    assert "s3cret" not in text
    assert ElementTree.fromstring(text).findtext("head/dateCreated") == "01 Mar 2026 12:00:00 GMT"


def test_lists_of_other_programs_are_read() -> None:
    """Nested folders, version 1, capital letters, missing titles and doubled addresses."""
    body = b"""<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.1"><body>
      <outline text="News"><outline TITLE="Caf\xe9 &amp; Co" XMLURL=" https://a.example/rss "/>
        <outline text="deep"><outline text="B" xmlUrl="https://b.example/rss" unknown="1"/></outline></outline>
      <outline xmlUrl="https://a.example/rss"/><outline text="no address"/>
    </body></opml>"""
    assert opml.parse(body, "x") == [
        {"url": "https://a.example/rss", "name": "Café & Co"},
        {"url": "https://b.example/rss", "name": "B"},
    ]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"", "not well-formed"),
        (b"<opml><body>", "not well-formed"),
        (b"<html><outline xmlUrl='https://a.example/'/></html>", "not OPML"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml>&a;</opml>', "document type declaration"),
        (b'<!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml/>', "document type declaration"),
        (b"<opml>" + b"<outline>" * 1000, "nested"),
        (b"\xff\xfe\x00", "not well-formed"),
        (b"<?xml version='1.0' encoding='no-such'?><opml/>", "x"),
    ],
)
def test_what_is_no_list_is_one_line(body: bytes, word: str) -> None:
    """Broken, foreign and dangerous documents are refused in words."""
    with pytest.raises(UsageError, match=word) as caught:
        opml.parse(body, "x.opml")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    """The reason is told."""
    with pytest.raises(UsageError, match="no such file"):
        opml.read(tmp_path / "none.opml")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_travels_as_text(name: str, owner: str) -> None:
    """Mark-up, quotes and control characters in names make no mark-up and no broken file."""
    name = name.encode("utf-8", "replace").decode()
    owner = owner.encode("utf-8", "replace").decode()
    feed = Feed(url="https://a.example/?a=1&b=2", id="a", name=name, owner=owner)
    (back,) = opml.parse(opml.write([feed], now=NOW).encode(), "x")
    assert back["url"] == feed.url
    assert back.get("name", "") == " ".join(
        "".join(c if c >= " " and c not in "\x7f\ufffe\uffff" else " " for c in name).split()
    )
