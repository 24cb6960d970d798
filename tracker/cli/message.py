"""One line for standard error, for a person or for a machine."""

import json
from datetime import UTC, datetime

from tracker.text.moments import iso
from tracker.text.printable import line

FORMATS = ("text", "json")


def message(text: str, level: str, *, form: str = "text") -> str:
    """The text in one clean line; as JSON an object with `at` (ISO 8601, UTC), `level` and `message`.

    Args:
        text: may quote what is hostile.
        level: error, warning or info.
        form: one of `FORMATS`.
    """
    clean = line(text)
    if form != "json":
        return clean
    told = {"at": iso(datetime.now(UTC)), "level": level, "message": clean.removeprefix("tracker: ")}
    return json.dumps(told, ensure_ascii=False)
