"""How much the one who tells something is trusted, before anything is read."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from tracker.model import Source, SourceKind, Story
from tracker.rules.rules import Rules

#: Of a publisher nobody described.  An unknown source is not a trusted one.
UNKNOWN = 0.3
#: Of a publisher whose kind is all that is known.
BY_KIND: Mapping[SourceKind, float] = {
    "official": 1.0,
    "court": 1.0,
    "wire": 0.9,
    "press": 0.75,
    "research": 0.7,
    "trade-press": 0.55,
    "company": 0.5,
    "market": 0.4,
    "blog": 0.25,
    "aggregator": 0.2,
    "social": 0.15,
}


def authority(story: Story, rules: Rules, feeds: Mapping[str, float] | None = None) -> float:
    """Trust in a story's publisher, 0–1: what feeds.yaml says, else the outlets file, else its kind, else `UNKNOWN`.

    Args:
        feeds: authority by feed address, as the configuration gives it.
    """
    if feeds and story.feed is not None and story.feed in feeds:
        return feeds[story.feed]
    return _trust(rules.outlet(urlsplit(story.url).hostname or ""))


def credited(name: str, rules: Rules) -> float:
    """Trust in an outlet that a story credits by name, 0–1."""
    return _trust(next((outlet for outlet in rules.outlets.values() if outlet.name == name), None))


def _trust(outlet: Source | None) -> float:
    if outlet is None:
        return UNKNOWN
    if outlet.authority is not None:
        return outlet.authority
    return BY_KIND[outlet.kind] if outlet.kind else UNKNOWN
