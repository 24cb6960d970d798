"""What is delivered."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A digest on its way to one reader."""

    reader: str
    subject: str  #: of a mail or a notification
    text: Callable[[str], str]  #: the digest in a format: `table`, `markdown`, `html`, …; called only where needed
    format: str = "table"  #: for a file and for standard output
    stories: tuple[str, ...] = ()  #: ids of what is told as new; the same ones make the same message
