"""Misspelt names are found where nothing else is missing, and common words never are."""

from collections.abc import Callable

import pytest

from tracker.match.judge import judge
from tracker.match.scan import scan
from tracker.match.speller import similar
from tracker.rules.rules import Rules


def topics(title: str, rules: Rules) -> list[str]:
    return [tag.topic for tag in judge(scan(title, "", rules), rules)]


@pytest.mark.parametrize(
    "name", ["Binnance", "Binanc", "Bniance", "Biannce", "Bimance", "Bimamce", "BINNANCE", "Pinance", "Ibnance"]
)
def test_a_misspelt_name_completes_a_topic(name: str, rules: Rules) -> None:
    """One or two edits in a name are forgiven when the other clause is said."""
    assert topics(f"Trump grants pardon to {name} founder", rules) == ["cz-pardon"]


@pytest.mark.parametrize("name", ["Binnance.US", "Biannce US", "BINNACE.US", "Binance.US"])
def test_a_misspelt_phrase_is_known_by_its_other_words(name: str, rules: Rules) -> None:
    """A phrase that alone makes a topic is found by the words of it that are right."""
    assert topics(f"{name} suspends dollar deposits", rules) == ["binance-us"]


@pytest.mark.parametrize(
    "title",
    [
        "Trump pardons finance founder",
        "Trump pardons balance founder",
        "Trump pardons Bonanza founder",
        "Nuance US suspends deposits",
        "Finance US suspends deposits",
    ],
)
def test_a_common_or_distant_word_is_no_misspelling(title: str, rules: Rules) -> None:
    """Words of the language, and words two letters off at the start, are not names."""
    assert topics(title, rules) == []


def test_two_misspelt_clauses_are_too_many(rules_of: Callable[..., Rules]) -> None:
    """Only one clause may rest on a misspelling."""
    rules = rules_of(
        "[{id: both, match: {all: [kraken, gemini]}}]",
        "{kraken: {kind: company, strong: Krakenco}, gemini: {kind: company, strong: Geminico}}",
    )
    assert topics("Krakneco sues Geminico", rules) == ["both"]
    assert topics("Krakneco sues Gemniico", rules) == []


def test_fuzzy_can_be_turned_off(rules_of: Callable[..., Rules]) -> None:
    """`fuzzy: false` wants the name spelt right."""
    topic = "[{id: one, match: {all: [name, other]}}]"
    on = "{name: {kind: company, strong: Krakenco}, other: {strong: suit}}"
    off = "{name: {kind: company, strong: Krakenco, fuzzy: false}, other: {strong: suit}}"
    assert topics("Krakneco in a suit", rules_of(topic, on)) == ["one"]
    assert topics("Krakneco in a suit", rules_of(topic, off)) == []


def test_a_misspelling_says_so(rules: Rules) -> None:
    """Evidence of a misspelling names the similarity and is worth less."""
    (tag,) = judge(scan("Trump pardons Binnance founder", "", rules), rules)
    (evidence,) = [one for one in tag.evidence if one.span.text == "Binnance"]
    assert evidence.how == "fuzzy 0.88"
    assert evidence.value < 0.6


def test_similarity_counts_a_swap_as_one_edit() -> None:
    """Neighbours swapped are one slip."""
    assert similar("bianance", "binance", is_open=False) is not None
    assert similar("binacne", "binance", is_open=False) == pytest.approx(6 / 7)
    assert similar("balances", "binance", is_open=False) is None


def test_common_words_are_folded_and_long(rules: Rules) -> None:
    """The list is as the matcher compares it."""
    assert all(word == word.casefold() and len(word) >= 5 for word in rules.common)
    assert {"finance", "balance", "changing"} <= rules.common
