"""What an unquoted word of YAML 1.2 means.

Dates, times, octal and hexadecimal numbers, `.inf` and `.nan` are text here: no key of ours expects them.
"""

import math
import re
from typing import Any

_NUMERIC = frozenset("+-.0123456789")  #: what a number may begin with
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))([eE][-+]?[0-9]{1,4})?")
_WORDS: dict[str, Any] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)


def plain(text: str) -> Any:
    """What an unquoted word means: nothing, true, false, a number, or itself."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text
