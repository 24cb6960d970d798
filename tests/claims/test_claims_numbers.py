"""Amounts, shares and lengths of time are spelled one way in ten languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.claims.numbers import numbers

SAME = {
    "$2000000000": [
        "$2bn", "$2 billion", "US$2B", "2 Mrd. Dollar", "2 Milliarden Dollar", "2.000 millones de dólares",
        "2 mil millones de dólares", "2 milliards de dollars", "2 bilhões de dólares", "2 млрд долларов",
        "2 milyar dolar", "20億ドル", "20亿美元", "20억 달러",
    ],
    "87%": ["87%", "87 percent", "87 Prozent", "87 por ciento", "87 %", "87 процентов", "百分之87", "87パーセント",
            "%87"],
    "4 months": ["four months", "four-month", "4 Monate", "cuatro meses", "4个月", "四个月", "4개월", "четыре месяца",
                 "4か月"],
    "$450000": ["$450,000", "450.000 dólares", "450 000 dollars"],
    "$4300000000": ["$4.3B", "4,3 Mrd. Dollar", "4.3 billion dollars"],
}  # fmt: skip


@pytest.mark.parametrize(("want", "text"), [(want, text) for want, texts in SAME.items() for text in texts])
def test_one_amount_has_one_spelling(want: str, text: str) -> None:
    """Whatever the language, scale and marks."""
    assert numbers(f"… {text} …") == {want}


@pytest.mark.parametrize("text", ["in 2025", "USD1 stablecoin", "60 Minutes", "Binance.US", "on day one", "S.Res.466"])
def test_bare_numbers_are_left_out(text: str) -> None:
    """Years, names and counts are no amounts."""
    assert numbers(text) == frozenset()


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """No text raises, and every unit has a number in it."""
    assert all(any(character.isdigit() for character in unit) for unit in numbers(text))
