"""A story placed in a development, with the reason."""

from dataclasses import dataclass

from tracker.group.signature import Signature
from tracker.model import Reading, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story, what it says, and how it came where it is."""

    story: Story
    reading: Reading
    signature: Signature
    parent: str | None = None  #: story it joined by; None: it founds the development
    score: float = 1.0
    why: str = ""
