"""The shipped feeds.yaml: what it recommends, and what it leaves to the reader."""

import re

import pytest

from tracker.config.load import load
from tracker.config.shipped import shipped
from tracker.subscription import Feed

PATH = shipped("feeds.yaml")
TEXT = PATH.read_text(encoding="utf-8")
FEEDS = load(PATH).feeds


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.id)
def test_every_feed_says_who_speaks(feed: Feed) -> None:
    """Each has an id, a name, a kind, an owner, a weight and a rhythm."""
    assert feed.kind
    assert feed.owner
    assert feed.authority is not None
    assert feed.every is not None
    assert feed.name


def test_about_forty_five_are_on() -> None:
    """The recommended set is on, with officials, press, trade press and one query for each topic."""
    on = [feed for feed in FEEDS if feed.enabled]
    assert len(on) == 45
    assert {feed.kind for feed in on} == {"official", "press", "trade-press", "research", "aggregator"}


def test_what_asks_for_permission_is_off() -> None:
    """Feeds for personal use, closed to unnamed agents, templates and language packs wait for the reader's decision."""
    for feed in FEEDS:
        closed = re.search(r"bing\.com|news\.google\.com|courtlistener\.com|[{}]", feed.url)
        foreign = feed.language not in (None, "en")
        assert feed.enabled == (not closed and not foreign), feed.id


def test_every_language_pack_is_there() -> None:
    """Eight languages besides English."""
    assert {feed.language for feed in FEEDS} == {None, "en", "ja", "ko", "zh", "es", "pt", "de", "fr", "ru"}


def test_the_file_says_where_its_addresses_come_from() -> None:
    """No reader may believe that they were tried."""
    words = " ".join(TEXT.replace("#", " ").split())
    assert "none was fetched when this list was made" in words
    for reason in ("personal, non-commercial reader only", "robots.txt", "Fill in what stands in braces"):
        assert reason in words


def test_commented_examples_are_valid(tmp_path: object) -> None:
    """Whoever takes the comment signs away gets a working block."""
    from pathlib import Path

    body = []
    for line in TEXT.splitlines():
        example = re.match(r"# ((?:[a-z_]+:|  ).*)$", line)
        body.append(example[1] if example and "outlets.yaml" not in line else line)
    file = Path(str(tmp_path)) / "feeds.yaml"
    file.write_text("\n".join(body).replace("${SMTP_PASSWORD}", "x"), encoding="utf-8")
    config = load(file)
    assert config.limits.user_agent
    assert config.readers["desk"].topics == ("trump-stake", "cz-pardon")
    assert config.smtp is not None
    assert config.keep is not None
    assert config.heartbeat == "weekly"


def test_feeds_and_outlets_agree_on_owners() -> None:
    """A publisher that the owners file knows by the same name has the same owner here: one voice, counted once."""
    from tracker.config.knowledge import library

    known = {one.name: one.owner or one.name for one in library().outlets.values()}
    differing = {feed.name: feed.owner for feed in FEEDS if feed.name in known and known[feed.name] != feed.owner}
    assert not differing
