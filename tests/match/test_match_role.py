"""Focus or background: pairs of headlines that differ in little but the clause that tells the news."""

import pytest

from tracker.match.judge import judge
from tracker.match.scan import scan
from tracker.rules.rules import Rules

FOCUS = [
    "Trump pardons Binance founder CZ",
    "Binance founder pardoned by Trump last month",
    "Trump defends pardon of Binance founder after criticism",
    "Trump has no idea who the Binance founder is, whom he pardoned",
    "CZ says he did not ask Trump for a pardon, Binance declines to comment",
    "In October, Trump pardoned Binance founder CZ",
    "Trump doesn't know Binance founder CZ after pardoning him",
    "Trump indulta al fundador de Binance, que fue condenado",
    "Trump begnadigt Binance-Gründer, der verurteilt wurde",
    "Трамп не знает основателя Binance, которого помиловал",
    "トランプ氏がバイナンス創業者に恩赦",
    "트럼프, 바이낸스 창업자 사면",
    "特朗普特赦币安创始人赵长鹏",
    "Pardoned: Binance founder CZ is free",
    "Newly pardoned Binance founder seeks thanks",
]
BACKGROUND = [
    "Binance, whose founder was pardoned in October, opens an office in Dubai",
    "Binance founder CZ, who was pardoned last month, writes a book",
    "Families sue Binance a month after founder CZ was pardoned",
    "Binance lists a coin after pardon of its founder CZ",
    "No pardon for SBF, unlike Binance founder CZ",
    "Binance, cuyo fundador fue indultado, abre una oficina",
    "Binance, cujo fundador foi perdoado com perdão, abre escritório",
    "Binance, dont le fondateur a été gracié, ouvre un bureau",
    "Binance, dessen Gründer begnadigt wurde, eröffnet ein Büro",
    "Чанпэн Чжао, которого помиловали, открыл школу",
    "恩赦を受けたバイナンス創業者が学校を開く",
    "사면받은 바이낸스 창업자, 학교 설립",
    "Binance and its pardoned founder open a school",
    "Newly pardoned Binance founder lists a coin",
    "Pardoned Binance founder opens a school",
    "Pardoned by the president, Binance founder CZ opens a school",
    "Binance founder CZ, pardoned by the president, opens a school",
    "Begnadigter Binance-Gründer eröffnet Schule",
]


@pytest.mark.parametrize("title", FOCUS)
def test_what_the_main_clause_tells_is_focus(title: str, rules: Rules) -> None:
    """The pardon is the news, whatever else the headline recalls."""
    assert [(tag.topic, tag.role) for tag in judge(scan(title, "", rules), rules)] == [("cz-pardon", "focus")]


@pytest.mark.parametrize("title", BACKGROUND)
def test_what_only_an_aside_tells_is_not_focus(title: str, rules: Rules) -> None:
    """A relative clause, a contrast, or a clause of time beside other news makes no topic."""
    assert all(tag.role == "background" for tag in judge(scan(title, "", rules), rules))


def test_a_place_late_in_the_summary_is_background(rules: Rules) -> None:
    """What first shows in the third sentence is not what the story is about."""
    summary = "Bitcoin rose. Ether fell. Elsewhere Trump pardoned Binance founder CZ."
    (tag,) = judge(scan("Markets today", summary, rules), rules)
    assert (tag.topic, tag.role) == ("cz-pardon", "background")


def test_a_contrast_hides_only_its_own_clause(rules: Rules) -> None:
    """Unlike somebody else, the topic's own subject stays in focus."""
    (tag,) = judge(scan("Unlike SBF, Binance founder CZ gets a pardon", "", rules), rules)
    assert (tag.topic, tag.role) == ("cz-pardon", "focus")


def test_an_aside_about_the_company_is_background(rules: Rules) -> None:
    """A settlement that does not cover Binance.US is not about it."""
    tags = judge(
        scan("Binance ends monitor", "The settlement does not cover Binance.US, which is separate.", rules), rules
    )
    assert all(tag.role == "background" for tag in tags)


@pytest.mark.parametrize(
    ("title", "summary", "kind"),
    [
        ("Crypto: the year in review", "A crash, a pardon for Binance founder CZ, a boom.", "background"),
        ("Year in review: the pardon of Binance founder CZ", "It came in autumn.", "focus"),
        ("A good year for crypto", "A pardon for Binance founder CZ came first.", "focus"),
    ],
)
def test_one_item_of_a_list_is_background(title: str, summary: str, kind: str, rules: Rules) -> None:
    """What only the summary of a round-up names is not what the story is about."""
    (tag,) = judge(scan(title, summary, rules), rules)
    assert (tag.topic, tag.role) == ("cz-pardon", kind)


@pytest.mark.parametrize(
    ("title", "summary", "kind"),
    [
        ("Kraken opens a bank", "Binance.US waits.", "background"),
        ("Kraken and Binance.US open banks", "Both wait.", "focus"),
        ("Binance fined", "Binance.US has no part in it.", "background"),
        ("Binance fined", "So is Binance.US.", "focus"),
        ("Binance fined", "Nobody was hurt, no charges; Binance.US pays too.", "focus"),
        ("Binance denies report", "No talks on Binance.US were held.", "focus"),
    ],
)
def test_a_title_of_another_makes_what_follows_background(title: str, summary: str, kind: str, rules: Rules) -> None:
    """A rival in the title, or the parent firm and a part denied, leave the topic in passing."""
    tags = {tag.topic: tag.role for tag in judge(scan(title, summary, rules), rules)}
    assert tags["binance-us"] == kind


def test_one_person_under_two_names_is_one(rules: Rules) -> None:
    """A title that asks after CZ is not of another, though it names one and the lead calls CZ the founder."""
    lead = "Odds of clemency for the Binance founder doubled."
    asked, other = "Ulbricht walks. Is CZ next?", "Ulbricht walks after a decade"
    assert [tag.role for tag in judge(scan(asked, lead, rules), rules)] == ["focus"]
    assert [tag.role for tag in judge(scan(other, lead, rules), rules)] == ["background"]
