"""Time zones by name."""

from zoneinfo import ZoneInfo, available_timezones

from tracker.config.mistakes import Mistakes, found, nearest

UTC = ZoneInfo("UTC")


def zone(name: str, mistakes: Mistakes) -> ZoneInfo:
    """The zone called so; a name that is none is a mistake at `timezone`, with the nearest that is one."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        guess = _guess(name)
        hint = f"; did you mean {guess}?" if guess else ""
        mistakes.add(("timezone",), f"expected a time zone such as Europe/Berlin, found {found(name)}{hint}")
        return UTC


def _guess(name: str) -> str | None:
    """`Tokyo` means Asia/Tokyo, `Europe/Berln` Europe/Berlin."""
    zones = sorted(available_timezones())
    city = name.replace(" ", "_").rpartition("/")[2].lower()
    same = [zone for zone in zones if zone.rpartition("/")[2].lower() == city]
    return same[0] if same else nearest(name.replace(" ", "_"), zones)
