"""Amounts, shares and lengths of time in a text, spelled one way whatever the language.

`$2bn`, `2 Mrd. Dollar`, `20億ドル` and `20亿美元` are all `$2000000000`.  Bare numbers are left out: years, ranks and
counts say little without their noun.
"""

import re
from decimal import Decimal, InvalidOperation

from tracker.text.similar import plain

_SCALES: dict[str, int] = {}
for _power, _words in (
    (3, "k thousand thousands mil mille tausend tsd тыс тысяч тысячи тысяча bin 千 천"),
    (4, "万 萬 만"),
    (
        6,
        "m mn mln mm million millions millón millones milhão milhões mio mio. millionen млн миллион миллиона миллионов",
    ),
    (6, "milyon milioni milione triệu 百万 百萬 백만"),
    (8, "亿 億 억"),
    (9, "b bn bln billion billions milliard milliards mrd mrd. md milliarden milliarde млрд миллиард миллиарда"),
    (9, "миллиардов milyar miliardi miliardo bilhão bilhões tỷ 十亿 十億 십억 mil-millones"),
    (12, "tn trn trillion trillions billones 兆 조 трлн трлн. trilhão trilhões"),
):
    _SCALES.update(dict.fromkeys(_words.split(), 10**_power))

_MONEY: dict[str, str] = {}
for _sign, _words in (
    ("$", "$ us$ usd dollar dollars dólar dólares dolares доллар доллара долларов долл dolar dolarlık doları"),
    ("$", "dollari ドル 米ドル 美元 美金 달러 đô"),
    ("€", "€ eur euro euros евро avro ユーロ 欧元 歐元 유로"),
    ("£", "£ gbp pound pounds libras sterling"),
    ("¥", "¥ jpy yen yens 円 日元 엔"),
    ("CN¥", "cny rmb yuan 元 人民币"),
    ("₩", "₩ krw won 원"),
    ("₽", "₽ rub rouble roubles рубль рубля рублей руб"),
):
    _MONEY.update(dict.fromkeys(_words.split(), _sign))

_UNITS: dict[str, str] = {}
for _unit, _words in (
    (
        "%",
        "% ％ percent per-cent pct prozent por-ciento por-cento pour-cent процент процента процентов yüzde パーセント"
        " 퍼센트",
    ),
    ("days", "day days día días dia dias jour jours tag tage tagen день дня дней gün 天 日間 일 일간"),
    (
        "months",
        "month months mes meses mês mois monat monate monaten месяц месяца месяцев ay mesi 个月 個月 か月 ヶ月 カ月"
        " ヵ月 개월",
    ),
    ("years", "year years año años ano anos an ans jahr jahre jahren год года лет yıl anni 年间 年間 년간"),
):
    _UNITS.update(dict.fromkeys(_words.split(), _unit))

#: From two on: "one" is an article in half of the languages; Turkish ten and Spanish eleven are English words.
_SMALL: dict[str, int] = {}
for _count, _words in enumerate(
    (
        "two dos dois duas deux zwei два две двух iki 两 兩 二 두",
        "three tres três trois drei три трех трёх üç 三 세",
        "four cuatro quatro quatre vier четыре четырех четырёх dört 四 네",
        "five cinco cinq fünf пять пяти beş 五 다섯",
        "six seis sechs шесть шести altı 六 여섯",
        "seven siete sete sept sieben семь семи yedi 七 일곱",
        "eight ocho oito huit acht восемь восьми sekiz 八 여덟",
        "nine nueve nove neuf neun девять девяти dokuz 九 아홉",
        "ten diez dez dix zehn десять десяти 十 열",
        "eleven onze elf одиннадцать",
        "twelve doce doze douze zwölf двенадцать 十二",
    ),
    start=2,
):
    for _word in _words.split():
        _SMALL.setdefault(_word, _count)


def _either(words: dict[str, object] | dict[str, int] | dict[str, str]) -> str:
    """A pattern for any of some words, the longest first; words of letters with spaces must end there."""
    parts = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        spaced = re.escape(word).replace(r"\-", r"[\s-]")
        parts.append(spaced + r"(?![^\W\d_])" if word[-1].isalpha() and word[-1] < "\u2e80" else spaced)
    return "|".join(parts)


_NUMBER = r"\d+(?:[.,\s\u00a0]\d{3})*(?:[.,]\d+)?"
_JOIN = r"(?:\s|-|\u00a0)?\s?"
_OF = r"(?:\s(?:de|di|d'|en|of)\s?)?"
_AMOUNT = re.compile(
    rf"(?P<sign>(?:us)?\$|€|£|¥|₩|₽|(?:usd|eur|gbp)\s)?\s?(?<![\w.])(?P<number>{_NUMBER})"
    rf"{_JOIN}(?P<scale>{_either(_SCALES)})?{_OF}{_JOIN}(?P<money>{_either(_MONEY)})?"
)
_MIL_MILLONES = re.compile(r"(?<=\d)\s?mil\s+millones")
_SHARE = re.compile(
    rf"(?<![\w.])(?P<number>{_NUMBER}){_JOIN}(?P<unit>{_either(_UNITS)})|百分之(?P<late>{_NUMBER})|%(?P<tr>\d+(?:[.,]\d+)?)"
)
_SPELLED = re.compile(
    rf"(?<!\w)(?P<word>{_either(_SMALL)}){_JOIN}(?P<unit>{_either({k: v for k, v in _UNITS.items() if v != '%'})})"
)


def numbers(text: str) -> frozenset[str]:
    """Amounts of money (`$2000000000`), shares (`87%`) and lengths of time (`4 months`) said in a text."""
    folded = _MIL_MILLONES.sub(" mil-millones", plain(text))
    found: set[str] = set()
    for match in _AMOUNT.finditer(folded):
        currency = match["sign"] or match["money"]
        value = _value(match["number"])
        if currency and value is not None:
            scale = _SCALES.get((match["scale"] or "").replace(" ", "-"), 1)
            found.add(f"{_MONEY[currency.strip()]}{_spelled(value * scale)}")
    for match in _SHARE.finditer(folded):
        value = _value(match["number"] or match["late"] or match["tr"])
        unit = _UNITS[re.sub(r"\s", "-", match["unit"])] if match["unit"] else "%"
        if value is not None:
            found.add(f"{_spelled(value)}%" if unit == "%" else f"{_spelled(value)} {unit}")
    for match in _SPELLED.finditer(folded):
        found.add(f"{_SMALL[match['word']]} {_UNITS[match['unit']]}")
    return frozenset(found)


def _value(written: str) -> Decimal | None:
    """`2`, `2.5`, `2,5`, `450,000`, `450.000`, `1 000`; three digits behind one mark are thousands unless it is `0.`"""
    bare = re.sub(r"\s", "", written)
    marks = re.findall(r"[.,]", bare)
    if marks:
        head, _, tail = bare.rpartition(marks[-1])
        decimal = len(set(marks)) > 1 or (len(marks) == 1 and (len(tail) != 3 or head == "0"))
        head = re.sub(r"[.,]", "", head)
        bare = f"{head}.{tail}" if decimal else head + tail
    try:
        return Decimal(bare)
    except InvalidOperation:  # pragma: no cover - the pattern lets only digits and marks through
        return None


def _spelled(value: Decimal) -> str:
    return format(value.normalize(), "f")
