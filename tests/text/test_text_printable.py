"""Text that plays no tricks."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tracker.text.printable import block, line


def test_tricks_are_taken_out() -> None:
    """Escapes, bidi controls, zero-width characters and soft hyphens go; the words stay."""
    assert line("\x1b[31mRed\x07 \u202eabc\u202c z\u200be\u00adro\ufeff") == "[31mRed abc zero"
    assert line("  a \n\t b\u00a0\u3000c\u2028d\x85e ") == "a b c d e"
    assert line("\U000e0041x\ufe0f") == "x"


def test_words_of_all_scripts_stay() -> None:
    """Letters, marks and emoji of any script are kept as they are."""
    for text in ("Привет, мир", "中文标题", "한국어 제목", "日本語の題", "عنوان", "नमस्ते", "naïve café", "📈 €1.2bn"):
        assert line(text) == text


def test_block_keeps_paragraphs() -> None:
    """Line ends are kept, one empty line at most."""
    assert block(" a\r\n\r\n\n \n b \t c\r d \x1b") == "a\n\nb c\nd"


@given(st.text())
def test_line_is_one_safe_line(text: str) -> None:
    """Whatever comes in, one line comes out that `line` and `block` leave alone."""
    shown = line(text)
    assert line(shown) == shown == block(shown)
    assert _safe(shown)
    assert "  " not in shown


@given(st.text())
def test_block_is_safe(text: str) -> None:
    """Every line of a block is safe, and a block stays as it is."""
    shown = block(text)
    assert block(shown) == shown
    assert all(map(_safe, shown.split("\n")))


def _safe(text: str) -> bool:
    """No control, surrogate or line separator, and nothing that turns the direction of the text."""
    return not any(
        unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(letter) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        for letter in text
    )
