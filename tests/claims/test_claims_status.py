"""Who acts decides what state a title gives its fact."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality import shipped_rules
from tracker.claims.read import read
from tracker.model import Reading, Story
from tracker.rules.rules import Rules

ROWS = [
    json.loads(line)
    for line in (Path(__file__).resolve().parent.parent / "data" / "statuses.jsonl").read_text("utf-8").splitlines()
]
RULES = shipped_rules()


@pytest.fixture(scope="module")
def rules() -> Rules:
    return RULES


def told(title: str, rules: Rules, summary: str = "") -> Reading:
    when = datetime(2025, 3, 13, tzinfo=UTC)
    story = Story(
        id="0" * 16, url="https://outlet.example/1", title=title, summary=summary, source="Outlet", first_seen=when
    )
    return read(story, rules)


ACTORS = [
    ("Judge rejects SEC motion to inspect Binance.US", "official"),
    ("Binance.US rejects report of sale to Trump family", "denied"),
    ("Warren rejects Trump's account of the Binance pardon", "reaction"),
    ("Florida mahkemesi, Binance.US'in talebini reddetti", "official"),
    ("Binance.US, Trump ailesine satış iddiasını reddetti", "denied"),
    ("Judge not inclined to let SEC inspect Binance.US", "official"),
    ("Senators demand records on Binance and World Liberty", "official"),
    ("Senators deplore Trump's Binance pardon", "reaction"),
    ("White House: no pardon for Binance founder was bought", "denied"),
    ("Murphy: Binance.US promotes Trump coin as thanks for pardon", "reaction"),
    ("Reporter: Trump leaning toward pardon of Binance founder", "rumour"),
    ("Investors sue Binance.US over losses", "reported"),
    ("Regulator sues Binance.US over losses", "official"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "status"), ACTORS)
def test_the_same_verb_in_other_mouths(title: str, status: str, rules: Rules) -> None:
    """A court that rejects rules, a firm that rejects denies, a senator that rejects comments."""
    assert told(title, rules).claim.status == status


SAID = [
    ("El fundador de Binance niega un trato con la familia Trump", "cz"),
    ("Binance founder denies Trump stake talks", "cz"),
    ("Основатель Binance опроверг переговоры с семьёй Трампа", "cz"),
    ("No deal with Trump family on Binance.US, CZ insists", "cz"),
    ("White House: No Zhao pardon on president's desk", "white_house"),
    ("MGX says Trump family had no role in Binance investment", "mgx"),
    ("Trump family bought Binance.US stake, sources say", None),
]


@pytest.mark.parametrize(("title", "speaker"), SAID)
def test_whose_words_they_are(title: str, speaker: str | None, rules: Rules) -> None:
    """The head of the phrase speaks, whatever language; nobody speaks for what sources say."""
    assert told(title, rules).claim.speaker == speaker


def test_a_list_of_headlines_in_fifteen_languages(rules: Rules) -> None:
    """Of headlines that carry a topic at least 19 in 20 get their label, and each of the six words 9 in 10."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in ROWS:
        reading = told(row["title"], rules, row.get("summary", ""))
        if reading.topics:
            total[row["status"]] += 1
            right[row["status"]] += reading.claim.status == row["status"]
    assert right.total() / total.total() >= 0.95
    assert all(right[status] / total[status] >= 0.9 for status in total)


HEARSAY = ("{}, sources say", "{}, WSJ reports", "Reuters: {}", "Rumour: {}", "Could it be? {}?", "{}, report says")


@given(st.sampled_from([row for row in ROWS if row["lang"] == "en"]), st.sampled_from(HEARSAY))
def test_hearsay_is_never_official(row: dict[str, str], hearsay: str) -> None:
    """Whatever a title tells, credited to sources, an outlet or rumour, or asked, it is not official."""
    assert told(hearsay.format(row["title"]), RULES).claim.status != "official"


@given(st.sampled_from([row["title"] for row in ROWS]), st.text(max_size=40))
def test_any_title_can_be_read(title: str, rest: str) -> None:
    """Reading depends on nothing but the words."""
    assert told(title, RULES, rest) == told(title, RULES, rest)
    assert told(rest + title, RULES) == told(rest + title, RULES)


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("President Trump pardons Binance founder Changpeng Zhao.", "official"),
        ("President Trump may pardon Binance founder Changpeng Zhao.", "reported"),
        ("Trump pardons Binance founder Changpeng Zhao, people familiar with the matter said.", "reported"),
        ("The token rises after Trump pardons Binance founder Changpeng Zhao.", "reported"),
    ],
)
def test_a_summary_that_firmly_tells_an_act_makes_it_official_under_a_title_that_tells_none(
    summary: str, expected: str, rules: Rules
) -> None:
    assert told("The end of a long case for the king of crypto", rules, summary).claim.status == expected
