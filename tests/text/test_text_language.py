"""Language by script, and by function words in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.language import guess


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Trump y Binance: nuevas conversaciones", None),
        ("", None),
        ("Trump pardons Binance founder", None),
        ("The White House says it will not comment on the pardon", "en"),
        ("La Casa Blanca dice que no comenta el indulto de los fundadores", "es"),
        ("Das Weiße Haus äußert sich nicht zu der Begnadigung", "de"),
        ("La Maison Blanche ne commente pas la grâce accordée par le président", "fr"),
        ("A Casa Branca não comenta o perdão e diz que foi uma decisão do presidente", "pt"),
        ("La Casa Bianca non commenta la grazia e il presidente dice che è una vittoria", "it"),
        ("12 % – 30", None),
        ("トランプ大統領、CZ氏に恩赦", "ja"),
        ("特朗普赦免币安创始人赵长鹏", "zh"),
        ("트럼프, 바이낸스 창업자 사면", "ko"),
        ("Binance 창업자 CZ 사면", "ko"),
        ("Трамп помиловал основателя Binance", "ru"),
        ("Трамп помилував засновника біржі Binance", "uk"),
        ("ترامب يعفو عن مؤسس باينانس", "ar"),
        ("טראמפ חנן את מייסד בינאנס", "he"),
        ("Ο Τραμπ έδωσε χάρη στον ιδρυτή", "el"),
        ("ทรัมป์อภัยโทษผู้ก่อตั้ง", "th"),
        ("Binance lists token 币 today as traders return to markets", None),
    ],
)
def test_script_tells_the_language(text: str, language: str | None) -> None:
    """A script of its own names a language; in Latin letters function words do, or nothing."""
    assert guess(text) == language


@given(st.text())
def test_any_text_has_a_guess(text: str) -> None:
    """No text raises, and a guess is a primary tag."""
    found = guess(text)
    assert found is None or (found.isascii() and found.islower() and len(found) == 2)
