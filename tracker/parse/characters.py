"""Bytes to UTF-8, whatever the labels say.

In this order: byte order mark; the pattern of UTF-16/32; valid UTF-8 (no label outweighs it, text in another encoding
is practically never valid UTF-8 by accident); the document's own label; the header's; UTF-8 with a few broken bytes;
a guess by how the letters fall.  Every step keeps what could be read and marks the rest with U+FFFD.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = (
    (re.compile(rb"[<{\s]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{\s]"), "utf-32-be"),
    (re.compile(rb"[<{\s]\0[^\0]"), "utf-16-le"),
    (re.compile(rb"\0[<{\s]\0?"), "utf-16-be"),
)

#: Labels that in practice mean a larger set, as browsers read them.
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "cp950",
    "euc_jp": "euc_jp", "utf-16": "", "utf-32": "", "utf-16-le": "", "utf-16-be": "", "utf-8": "", "utf-8-sig": "",
}  # fmt: skip
_ALIASES = {"x-sjis": "cp932", "windows-31j": "cp932", "ks_c_5601-1987": "cp949", "unicode": "", "x-gbk": "gb18030"}
#: Codecs of Python that are no character sets of documents.
_REFUSED = ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined")

#: Share of undecodable characters from which on an encoding is not believed.
_BROKEN = 0.1

#: For the guess: encoding and how its commonest letters look.
_LOOKS = (
    ("euc_jp", re.compile("[ぁ-んァ-ン、。]")),
    ("cp932", re.compile("[ぁ-んァ-ン、。]")),
    ("cp949", re.compile("[가-힣]")),
    ("cp950", re.compile("[的一是在不了有和人這中大為上個國我以要他時來用們，。]")),
    ("gb18030", re.compile("[的一是在不了有和人这中大为上个国我以要他时来用们，。]")),
    ("cp1251", re.compile("[а-яА-ЯёЁіїєґ]")),
    ("koi8_r", re.compile("[а-яА-ЯёЁ]")),
)
#: How dense those letters are in ordinary text of the language.
_DENSITY = {"euc_jp": 0.3, "cp932": 0.3, "cp949": 0.6, "cp950": 0.05, "gb18030": 0.05, "cp1251": 0.85, "koi8_r": 0.85}

_declared = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_charset = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_high = re.compile(rb"[\x80-\xff]+")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r") + b"\x7f"
_SAMPLE = 200_000  #: bytes a guess looks at


def utf8(body: bytes, content_type: str | None) -> bytes:
    """The document as UTF-8 without byte order mark, NUL and control characters."""
    text = _decoded(body, content_type)
    return (body if text is None else text.encode("utf-8", "replace")).translate(None, _CONTROLS)


def _decoded(body: bytes, content_type: str | None) -> str | None:
    """None: it is UTF-8 already."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace").lstrip("\ufeff")
    for pattern, encoding in _WIDE:
        if pattern.match(body):
            return body.decode(encoding, "replace")
    if b"\x1b$" in body and body.isascii():
        return body.decode("iso2022_jp_ext", "replace")
    try:
        body.decode()
    except UnicodeDecodeError:
        return _by_label(body, content_type)
    return None


def _by_label(body: bytes, content_type: str | None) -> str:
    declared = _declared.search(body[:1_000])
    header = _charset.search(content_type or "")
    labels = [declared[1].decode() if declared else "", header[1] if header else ""]
    for encoding in filter(None, map(_meant, labels)):
        if encoding == "cp1252":  # what servers and templates say when nobody chose
            encoding = _guess(body)
        text = _believed(body, encoding)
        if text is not None:
            return text
    text = body.decode("utf-8", "replace")
    # A few broken bytes in UTF-8: mostly one Windows-1252 quote pasted into a title.
    if text.count("\ufffd") <= _BROKEN * sum(map(len, _high.findall(body))):
        return text
    return body.decode(_guess(body), "replace")


def _meant(label: str) -> str:
    """Python's name of the encoding a label means; empty: none, or one that was tried before."""
    label = label.strip().lower()
    if label in _ALIASES:
        return _ALIASES[label]
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    if name in _REFUSED:
        return ""
    return _MEANT.get(name, name)


def _believed(body: bytes, encoding: str) -> str | None:
    try:
        text = body.decode(encoding, "replace")
    except (LookupError, ValueError, TypeError):  # a codec that does not decode to text
        return None
    wrong = text.count("\ufffd")
    if wrong and wrong > _BROKEN * sum(not character.isascii() for character in text[:_SAMPLE]):
        return None
    return text


def _guess(body: bytes) -> str:
    """By the letters an encoding would give: most of them common ones, or else Western European."""
    sample = b" ".join(_high.findall(body[:_SAMPLE]))
    if not sample:
        return "cp1252"
    runs = sample.split()
    if sum(len(run) == 1 for run in runs) > 0.7 * len(runs):  # lone accents between ASCII letters
        return "cp1252"
    best, best_score = "cp1252", 0.35
    for encoding, common in _LOOKS:
        text = body[:_SAMPLE].decode(encoding, "replace")
        letters = [character for character in text if not character.isascii()]
        wrong = text.count("\ufffd") / len(letters)
        score = min(1.0, len(common.findall(text)) / len(letters) / _DENSITY[encoding]) - 4 * wrong
        if encoding in ("cp1251", "koi8_r"):  # the other one's text shows as capitals inside words
            score -= len(re.findall("[а-я][А-Я]", text)) / len(letters)
        if score > best_score:
            best, best_score = encoding, score
    return best
