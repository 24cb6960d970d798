"""Folding makes variants of a text equal and never loses the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.fold import fold

_SCRIPTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("İıßﬁŉΐЁёﾊﾞｶﾟバ가각ㄱ\u1100\u1161\u11a8e\u0301\u200d\u00ad 　\t\n&#39;’“—…趙赵Ａａ🇺🇸"),
    ),
    max_size=40,
)


@given(_SCRIPTS)
def test_offsets_stay_inside_the_text_and_in_order(text: str) -> None:
    """Every stretch of folded text leads to a stretch of the original, and later ones never begin earlier."""
    folded = fold(text)
    starts = [folded.start(i) for i in range(len(folded.text))]
    ends = [folded.end(i + 1) for i in range(len(folded.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


@given(_SCRIPTS)
def test_a_slice_folds_to_what_was_found(text: str) -> None:
    """The slice behind one folded character, folded again, holds that character."""
    folded = fold(text)
    for i, character in enumerate(folded.text):
        assert character in fold(text[folded.start(i) : folded.end(i + 1)]).text


@given(_SCRIPTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folded text is its own folding, unless unescaping made a new entity."""
    once = fold(text).text
    if "&" not in once:
        assert fold(once).text == once


@given(st.text(alphabet=st.characters(max_codepoint=0x24F, exclude_characters="ŉı&"), max_size=40))
def test_capitals_fold_like_small_letters(text: str) -> None:
    """A Latin headline in capitals folds like the same in small letters."""
    if text.upper().lower() == text.lower():
        assert fold(text.upper()).text == fold(text.lower()).text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Binance’s U.S. arm", "binance's u.s. arm"),
        ("ＢＩＮＡＮＣＥ", "binance"),
        ("İstanbul'da BİNANCE", "istanbul'da binance"),
        ("Trump'ın affı", "trump'in affi"),
        ("ﾊﾞｲﾅﾝｽUS", "バイナンスus"),
        ("Trump&#39;s &quot;deal&quot;", 'trump\'s "deal"'),
        ("Binance\xa0US – sale", "binance us - sale"),
        ("Bi\u00adnance\u200b.US", "binance.us"),
        ("Binance  \n US", "binance us"),
        ("趙長鵬", "赵长鹏"),
        ("幣安美國", "币安美国"),
        ("Пётр ЁЛКИ", "петр елки"),
        ("e\u0301tat", "état"),
        ("AT&T and R&D", "at&t and r&d"),
    ],
)
def test_variants_fold_to_one_form(written: str, folded: str) -> None:
    """Width, case, quotes, dashes, entities, invisible characters and Chinese script do not matter."""
    assert fold(written).text == folded


def test_composition_does_not_matter() -> None:
    """Decomposed text folds like composed text."""
    for text in ("família", "Gründer", "각국 정상", "バイナンス", "Ёлка"):
        assert fold(unicodedata.normalize("NFD", text)).text == fold(text).text
