"""Sentences are cut where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.sentences import sentences


@given(st.text(max_size=80))
def test_sentences_are_in_order_and_cover_the_text(text: str) -> None:
    """Sentences never overlap, and only white space lies outside them."""
    last = 0
    for start, end in sentences(text):
        assert start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One.", 1),
        ("The U.S. SEC sued Binance. It denied everything.", 2),
        ("Binance.US paid $4.3 billion. Mr. Zhao left.", 2),
        ("Sen. Warren wrote to J. Smith of Acme Inc. about it. He replied!", 2),
        ("他说。我们去！", 2),
        ("彼は言った。「はい。」そして去った。", 3),
        ("Wer? Ich. Laut z.B. Reuters am 3. Mai.", 3),
        ("Первое. Он заявил, что не знает. Сделка на 2 млрд. руб. закрыта.", 3),
        ("line one\nline two", 2),
    ],
)
def test_abbreviations_and_numbers_end_no_sentence(text: str, count: int) -> None:
    """Full stops inside names, numbers and abbreviations do not cut."""
    assert len(sentences(text)) == count
