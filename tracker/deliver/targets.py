"""A digest put where its reader wants it: standard output, a file, a mail, a notification.

deliver(to, parcel, write=…, dry_run=…) -> tuple[str, ...]    what was done, one line a place
"""

from collections.abc import Callable, Sequence

from tracker.deliver.parcel import Parcel
from tracker.errors import DeliveryError, TrackerError


def deliver(
    to: Sequence[str], parcel: Parcel, *, write: Callable[[str, str], None], dry_run: bool = False
) -> tuple[str, ...]:
    """Put the parcel in every place of the list; all are tried, whatever becomes of the others.

    Args:
        to: `-`, a path, `mailto:…` or an Apprise address; empty is standard output.
        parcel: the digest.
        write: puts a text in a file, whole or not at all, or on standard output for `-`
            (`tracker.exporting.atomic.write`); raises a `TrackerError` when it cannot.
        dry_run: say what would be done and do nothing.

    Returns:
        What was done, or would be, in words; one line a place.

    Raises:
        DeliveryError: a place did not take it.  Nothing may be marked as shown; the next run tries again.
    """
    done, failed = [], []
    for place in to or ("-",):
        try:
            done.append(_one(place, parcel, write, dry_run=dry_run))
        except TrackerError as error:
            failed.append(str(error))
    if failed:
        raise DeliveryError("; ".join(failed))
    return tuple(done)


def _one(place: str, parcel: Parcel, write: Callable[[str, str], None], *, dry_run: bool) -> str:
    name = "standard output" if place == "-" else place
    if dry_run:
        return f"would write to {name}"
    write(place, parcel.text(parcel.format))
    return f"written to {name}"
