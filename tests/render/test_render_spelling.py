"""Screens without Unicode and lines of progress."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.render.plain import width
from tracker.render.progress import bar
from tracker.render.spelling import spelled


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"]))
def test_a_spelled_text_fits_its_encoding(text: str, encoding: str) -> None:
    """Whatever the letters, the screen can show the result; what it knows stays."""
    spelled(text, encoding).encode(encoding)
    assert spelled("plain", encoding) == "plain"


def test_our_own_marks_have_an_ascii_form() -> None:
    """A status track is readable on an ASCII terminal."""
    assert spelled("○ reported · → × denied ▁█ “x”", "ascii") == 'o reported - -> x denied .# "x"'


@given(st.integers(0, 10**6), st.integers(-1, 10**6), st.text(), st.integers(10, 200))
def test_a_line_of_progress_fits_the_screen(done: int, total: int, words: str, columns: int) -> None:
    """One line, shorter than the screen."""
    text = bar(done, total, words, width=columns)
    assert "\n" not in text
    assert width(text) < columns
    assert bar(12, 45, "one.example") == "[#####...............]  12 of 45  one.example"
