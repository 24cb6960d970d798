"""Text that cannot play tricks where it is shown: no control, escape, bidi or zero-width characters."""

import re

_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"

# Joiners (U+200C, U+200D) shape Persian and emoji, but in a headline they only hide differences, so they go too.
_HIDDEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 without the breaks
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, invisible fillers, Arabic letter mark
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # zero width, bidi, variants
    "\ud800-\udfff\ufffe\uffff"  # halves of a pair and characters that are none
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # musical controls, tags, more variants
)
_hidden = re.compile(f"[{_HIDDEN}]")
_looks_printable = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_breaks = re.compile(f"[{_BREAKS}]")
_line_gaps = re.compile(r"[^\S\n]+")
_paragraphs = re.compile(r"\n(?: ?\n)+")


def line(text: str) -> str:
    """One line: every run of white space is a space, hidden characters are gone, the ends are trimmed."""
    if not text.isprintable():
        text = text.replace("\xa0", " ").replace("\n", " ")  # mostly these two alone, at a fifth of what follows
    if not text.isprintable():
        text = " ".join(text.split())
        if not text.isprintable():
            return " ".join(_hidden.sub("", text).split())
    if not text.isascii() and _looks_printable.search(text):
        return " ".join(_hidden.sub("", text).split())
    while "  " in text:  # the only white space that is printable
        text = text.replace("  ", " ")
    return text.strip()


def block(text: str) -> str:
    """Several lines: line ends are `\\n`, at most one empty line in a row, otherwise as `line`."""
    text = _breaks.sub(lambda found: " " if found[0] == "\t" else "\n", text.replace("\r\n", "\n"))
    text = _line_gaps.sub(" ", _hidden.sub("", text))
    return _paragraphs.sub("\n\n", text).replace(" \n", "\n").replace("\n ", "\n").strip()
