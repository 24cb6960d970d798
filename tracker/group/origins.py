"""Who a fact really comes from: outlets that repeat one report are one origin."""

from collections.abc import Mapping, Sequence

from tracker.group.policy import Policy
from tracker.group.told import Told
from tracker.group.units import owner


def origins(told: Sequence[Told], copies: Mapping[str, str], policy: Policy) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(name of the origin, stories resting on it), in the order in which they spoke first.

    Stories that credit one outlet, belong to one owner, carry one wire's byline or one text are one origin.

    Args:
        copies: story id of a copy to the story it copies.
    """
    keys: dict[str, str] = {}
    names: dict[str, str] = {}
    root: dict[str, str] = {}
    for item in told:
        key, name = owner(item.story, item.reading, policy)
        keys[item.story.id] = key
        names.setdefault(key, name)
        root.setdefault(key, key)
        original = copies.get(item.story.id)
        if original is not None:
            one, other = _find(root, key), _find(root, keys[original])
            root[one] = other
    grouped: dict[str, list[str]] = {}
    for item in told:
        grouped.setdefault(_find(root, keys[item.story.id]), []).append(item.story.id)
    return tuple((names[keys[stories[0]]], tuple(stories)) for stories in grouped.values())


def _find(root: dict[str, str], key: str) -> str:
    while root[key] != key:
        key = root[key]
    return key
