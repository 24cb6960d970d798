"""One value out of those that are known."""

from collections.abc import Sequence

from tracker.errors import UsageError


def one_of(option: str, value: str, known: Sequence[str]) -> str:
    """A value out of a list; the nearest one is suggested otherwise.

    Raises:
        UsageError: it is not in the list.
    """
    if value in known:
        return value
    import difflib

    near = difflib.get_close_matches(value, known, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UsageError(f"{option}: {value!r} is unknown{hint}; known: {', '.join(known)}")
