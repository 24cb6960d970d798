"""Who a fact really comes from: outlets that repeat one report are one origin."""

from collections.abc import Sequence

from tracker.group.policy import Policy
from tracker.group.told import Told
from tracker.group.units import owner
from tracker.model import Member


def origins(told: Sequence[Told], members: Sequence[Member], policy: Policy) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(name of the origin, stories resting on it), in the order in which they spoke first.

    Stories that credit one outlet, belong to one owner, carry one wire's byline or one text are one origin.
    """
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    keys: list[str] = []
    names: dict[str, str] = {}
    for item, member in zip(told, members, strict=True):
        key, name = owner(item.story, item.reading, policy)
        names.setdefault(key, name)
        keys.append(key)
        if member.kind == "copy" and member.parent is not None:
            other = next(keys[n] for n, told_ in enumerate(told) if told_.story.id == member.parent)
            one, two = find(key), find(other)
            root[one] = two
        else:
            find(key)
    grouped: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        grouped.setdefault(find(key), []).append(place)
    ordered = sorted(grouped.values(), key=lambda places: places[0])
    return tuple((names[keys[places[0]]], tuple(told[n].story.id for n in places)) for places in ordered)
