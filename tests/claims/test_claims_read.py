"""What one story claims, read with the shipped rules."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from benchmarks.quality import shipped_rules
from tracker.claims.read import read
from tracker.model import Reading, Story
from tracker.rules.rules import Rules


@pytest.fixture(scope="module")
def rules() -> Rules:
    return shipped_rules()


def said(title: str, rules: Rules, summary: str = "", **more: str) -> Reading:
    """The reading of a headline; `url` and `source` may be given."""
    url, source = more.get("url", "https://outlet.example/1"), more.get("source", "Outlet")
    when = datetime(2025, 3, 13, tzinfo=UTC)
    return read(Story(id="0" * 16, url=url, title=title, summary=summary, source=source, first_seen=when), rules)


STATUSES = [
    ("Trump family held talks over a stake in Binance.US, WSJ reports", "reported"),
    ("Trump family said to be in talks over Binance.US stake, sources say", "reported"),
    ("CZ denies Binance.US talks with Trump family", "denied"),
    ("CZ does not deny Binance.US talks with Trump family", "reported"),
    ("CZ did not deny seeking a Trump pardon", "reported"),
    ("赵长鹏没有否认与特朗普家族谈判币安美国股份", "reported"),
    ("自称 赵长鹏否认与特朗普家族谈判币安美国股份", "denied"),
    ("자오창펑, 트럼프 일가와 바이낸스US 지분 협상 부인하지 않아", "reported"),
    ("CZ no niega conversaciones con la familia Trump sobre Binance.US", "reported"),
    ("Трамп помиловал основателя Binance Чанпэна Чжао", "official"),
    ("Trump pardons Binance founder CZ", "official"),
    ("Trump pardons Binance founder CZ, WSJ reports", "reported"),
    ("Trump reportedly pardons Binance founder CZ", "reported"),
    ("White House confirms pardon of Binance founder CZ", "official"),
    ("Could Trump pardon Binance founder CZ?", "rumour"),
    ("Trump weighs pardon for Binance founder CZ", "rumour"),
    ("Binance founder CZ confirms he applied for Trump pardon", "confirmed"),
    ("Warren slams Trump pardon of Binance founder CZ", "reaction"),
    ("Binance.US suspends dollar deposits", "official"),
]


@pytest.mark.parametrize(("title", "status"), STATUSES)
def test_the_status_of_a_headline(title: str, status: str, rules: Rules) -> None:
    """Cues, negation and who acts decide."""
    assert said(title, rules).claim.status == status


def test_a_side_remark_does_not_overrule_the_title(rules: Rules) -> None:
    """A title that tells the talks stays reported though its summary ends in a denial."""
    reading = said("Trump family in talks over Binance.US stake", rules, "The founder denies the talks.")
    assert reading.claim.status == "reported"


def test_an_exclusive_told_as_fact_stays_reported(rules: Rules) -> None:
    """A summary that credits an outlet, with no office speaking, takes the act back to a report."""
    reading = said("Trump pardons Binance founder CZ", rules, "It was granted, the Wall Street Journal reported.")
    assert (reading.claim.status, reading.claim.origin) == ("reported", "Wall Street Journal")


def test_an_official_source_is_official(rules: Rules) -> None:
    """What a court or agency publishes itself counts in full."""
    claim = said("SEC sues Binance and Binance.US", rules, url="https://www.sec.gov/news/1", source="SEC").claim
    assert (claim.status, claim.official) == ("official", 1.0)


SPEAKERS = [
    ("CZ denies Binance.US talks with Trump family", "cz"),
    ("World Liberty Financial denies talks with Binance about a stake", "world_liberty"),
    ("チャンポン・ジャオ氏、トランプ一族とのバイナンスUS出資交渉を否定", "cz"),
    ("월드 리버티, 바이낸스와의 지분 협상 부인", "world_liberty"),
    ("Changpeng Zhao, Trump ailesiyle Binance.US hissesi görüşmelerini yalanladı", "cz"),
]


@pytest.mark.parametrize(("title", "speaker"), SPEAKERS)
def test_who_denies(title: str, speaker: str, rules: Rules) -> None:
    """The name before the verb, or the one that opens the sentence where verbs stand last."""
    assert said(title, rules).claim.speaker == speaker


ORIGINS = [
    ("Trump family in talks over Binance.US stake, WSJ reports", "", "Wall Street Journal"),
    ("La familia Trump negocia una participación en Binance.US, según Bloomberg", "", "Bloomberg"),
    ("Семья Трампа обсуждает долю в Binance.US, со ссылкой на WSJ", "", "Wall Street Journal"),
    ("据彭博社报道，特朗普家族谈判入股币安美国", "", "Bloomberg"),
    ("Trump family in talks on Binance.US stake: Report", "The New York Times names no sum.", "New York Times"),
    ("Binance.US suspends dollar deposits", "NEW YORK, June 9 (Reuters) - The exchange said so.", "Reuters"),
    ("CZ denies WSJ report on Binance.US talks with Trump family", "", None),
    ("Binance.US suspends dollar deposits", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "summary", "origin"), ORIGINS)
def test_on_whose_report(title: str, summary: str, origin: str | None, rules: Rules) -> None:
    """Credits, wire bylines and an unnamed report with one outlet in sight; what is denied is no credit."""
    assert said(title, rules, summary).claim.origin == origin


def test_the_outlet_itself_is_not_credited(rules: Rules) -> None:
    """The Journal's own story has no other origin."""
    reading = said("WSJ: Trump family in talks over Binance.US stake", rules, url="https://www.wsj.com/a", source="WSJ")
    assert reading.claim.origin is None


def test_the_title_names_the_stage_first(rules: Rules) -> None:
    """Per topic the special step of the title stands before what is recalled."""
    reading = said("Trump says he does not know who CZ is after pardoning Binance founder last month", rules)
    assert next(hit.stage for hit in reading.stages if hit.topic == "cz-pardon") == "disowned"


def test_spans_slice_the_text(rules: Rules) -> None:
    """Stage and claim spans are exact slices of title or summary."""
    title, summary = (
        "CZ denies Binance.US talks with Trump family",
        "Zhao, who seeks a pardon, called it untrue.",
    )
    reading = said(title, rules, summary)
    texts = {"title": title, "summary": summary}
    spans = [hit.span for hit in reading.stages] + ([reading.claim.span] if reading.claim.span else [])
    assert spans
    assert all(texts[span.field][span.start : span.end] == span.text for span in spans)


def test_a_story_without_topic_says_nothing(rules: Rules) -> None:
    """Nothing below the tagger runs on what no topic wants."""
    assert said("Local bakery wins a prize of $2 billion", rules) == Reading(story="0" * 16)
