"""Markup to text: the quick way for simple markup says what the sanitiser says."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.parse import plain

ATTRIBUTES = [
    "",
    ' href="https://a.example/?a=1&amp;b=2"',
    ' class="x" data-n="1"',
    ' alt="a &quot;b&quot;"',
    " hidden",
]
NAMES = ["p", "br", "div", "li", "h2", "img", "a", "b", "em", "span", "table", "script", "select", "style", "P", "Em"]
tags = st.builds(
    "<{}{}{}{}>".format,
    st.sampled_from(["", "", "/"]),
    st.sampled_from(NAMES),
    st.sampled_from(ATTRIBUTES),
    st.sampled_from(["", "/", " /"]),
)
words = st.sampled_from(
    [
        "CZ",
        " pardoned ",
        "3 < 4",
        "4 > 3",
        "AT&T",
        "&amp;",
        "&nbsp;",
        "&#8217;",
        "&amp;#39;",
        "&lt;b&gt;",
        "&copy",
        "…",
        "\n",
    ]
)
soup = st.lists(st.one_of(tags, words, words), max_size=12).map("".join)


@given(markup=soup)
@example(markup="<<p>b>bold</b>")
@example(markup="<p>Bin<b>ance</b></p><p>CZ</p>")
def test_the_quick_way_reads_as_the_sanitiser_does(markup: str) -> None:
    if plain._simply(markup) is None:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "_simply", lambda markup: None)
        slow = plain.text(markup)
    assert plain.text(markup) == slow


@pytest.mark.parametrize(
    "markup",
    ["<p>one</p>", 'a <a href="https://x.example/">link</a>', '<img src="x" alt="y" />text', "<h2>one</h2><br>two"],
)
def test_simple_markup_goes_the_quick_way(markup: str) -> None:
    assert plain._simply(markup) is not None


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<p>3 > 2</p>",
        "<p title='a>b'>x",
        "<svg/onload=x>",
        "<p>cut <a href=",
        "<!-- x -->y",
    ],
)
def test_whatever_else_goes_through_the_sanitiser(markup: str) -> None:
    assert plain._simply(markup) is None
