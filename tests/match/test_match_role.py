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
