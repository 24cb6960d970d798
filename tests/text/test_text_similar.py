"""Measures of likeness look at two texts and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.text.similar import dice, digits, likeness, names, shingles, sketch, tokens, without_tail

TEXT = st.text(max_size=80)


def test_han_and_kana_become_pairs() -> None:
    """Scripts without spaces are cut into overlapping pairs, words stay whole."""
    assert tokens("币安美国 lists USD1") == ("币安", "安美", "美国", "lists", "usd1")


def test_the_publisher_behind_a_title_goes() -> None:
    """Only the publisher's own name, and only behind a title long enough to be one."""
    assert without_tail("Family in talks about stake - Outlet", "Outlet") == "Family in talks about stake"
    assert without_tail("Family in talks - a first look", "Outlet") == "Family in talks - a first look"
    assert without_tail("Talks - Outlet", "Outlet") == "Talks - Outlet"


def test_names_are_words_with_a_capital_inside_a_sentence() -> None:
    """Headlines with every word large tell nothing about names."""
    assert names("Binance.US cancela la compra de Voyager") == {"voyager"}
    assert names("Exchange Walks Away From Voyager Deal") == frozenset()


def test_numbers_are_kept_apart() -> None:
    """Figures of a title as written."""
    assert digits("Moves 2,000 coins in 3 days.") == {"2,000", "3"}


@given(TEXT, TEXT)
def test_measures_are_symmetric_and_bounded(one: str, other: str) -> None:
    """Both measures lie in 0–1, whichever text comes first; a text is entirely like itself."""
    left, right = frozenset(tokens(one)), frozenset(tokens(other))
    assert abs(likeness(left, right) - likeness(right, left)) < 1e-12
    assert 0 <= likeness(left, right) <= 1
    pieces = shingles(one)
    assert dice(pieces, shingles(other)) == dice(shingles(other), pieces)
    assert dice(pieces, pieces) == (1.0 if pieces else 0.0)
    assert sketch(pieces) == sketch(sorted(pieces))
