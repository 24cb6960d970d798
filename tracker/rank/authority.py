"""How much the one who tells something is trusted, before anything is read."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from tracker.model import Story
from tracker.rank.lexicon import UNKNOWN, Lexicon


def authority(story: Story, lexicon: Lexicon, feeds: Mapping[str, float] | None = None) -> float:
    """Trust in a story's publisher, 0–1: what feeds.yaml says, else the outlets file, else its kind, else `UNKNOWN`.

    Args:
        feeds: authority by feed address, as the configuration gives it.
    """
    if feeds and story.feed is not None and story.feed in feeds:
        return feeds[story.feed]
    return lexicon.trust(urlsplit(story.url).hostname or "")


def credited(name: str, lexicon: Lexicon) -> float:
    """Trust in an outlet that a story credits by name, 0–1."""
    return lexicon.outlets.get(name, UNKNOWN)
