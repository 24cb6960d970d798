"""Text for a screen that does not know every letter: our own marks in ASCII, the letters of others as escapes."""

#: What stands for a mark of ours where there is only ASCII.
ASCII = str.maketrans(
    dict(zip("○●■×↩✓·−–“”’├└─▁▂▃▄▅▆▇█", 'o*#x<v---""\'|`-._-=+*%#', strict=True)) | {"→": "->", "…": "..."}
)


def spelled(text: str, encoding: str) -> str:
    """The text with every character that the encoding lacks written in letters it has.

    Args:
        text: any text.
        encoding: name of the screen's encoding, such as `ascii` or `latin-1`.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_known(letter, encoding) for letter in text)
    return text


def _known(letter: str, encoding: str) -> str:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return letter.translate(ASCII).encode(encoding, "backslashreplace").decode(encoding)
    return letter
