"""A digest put where its reader wants it: standard output, a file, a mail, a notification.

deliver(to, parcel, write=…, server=…, dry_run=…) -> tuple[str, ...]    what was done, one line a place
"""

import re
from collections.abc import Callable, Sequence

from tracker.deliver.parcel import MailServer, Parcel
from tracker.errors import DeliveryError, TrackerError
from tracker.text.printable import line

_SERVICE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def deliver(
    to: Sequence[str],
    parcel: Parcel,
    *,
    write: Callable[[str, str], None],
    server: MailServer | None = None,
    dry_run: bool = False,
) -> tuple[str, ...]:
    """Put the parcel in every place of the list; all are tried, whatever becomes of the others.

    Args:
        to: `-`, a path, `mailto:…` or an Apprise address; empty is standard output.
        parcel: the digest.  One without text (nothing is new) goes nowhere, and a file keeps what it holds.
        write: puts a text in a file, whole or not at all, or on standard output for `-`
            (`tracker.exporting.atomic.write`); raises a `TrackerError` when it cannot.
        server: for `mailto:`; None: none is configured.
        dry_run: say what would be done and do nothing.

    Returns:
        What was done, or would be, in words; one line a place.

    Raises:
        DeliveryError: a place did not take it.  Nothing may be marked as shown; the next run tries again.
    """
    done: list[str] = []
    failed: list[str] = []
    for place in to or ("-",):
        try:
            done.append(_planned(place, parcel) if dry_run else _done(place, parcel, write, server))
        except TrackerError as error:
            failed.append(str(error))
    if failed:
        raise DeliveryError("; ".join(failed))
    return tuple(done)


def _done(place: str, parcel: Parcel, write: Callable[[str, str], None], server: MailServer | None) -> str:
    text = parcel.text("table" if _is_message(place) else parcel.format)
    if not text:
        return f"nothing new for {shown(place)}"
    if place.startswith("mailto:"):
        from tracker.deliver import mail

        return mail.send(parcel, place, server)
    if _is_message(place):
        from tracker.deliver import notice

        return notice.send(parcel, place)
    write(place, text)
    return f"written to {shown(place)}"


def _planned(place: str, parcel: Parcel) -> str:
    if place.startswith("mailto:"):
        from tracker.deliver import mail

        return f"would send mail to {', '.join(mail.recipients(place))}: {line(parcel.subject)}"
    if _is_message(place):
        return f"would send a notification to {shown(place)}: {line(parcel.subject)}"
    return f"would write {parcel.format} to {shown(place)}"


def _is_message(place: str) -> bool:
    return place.startswith("mailto:") or _SERVICE.match(place) is not None


def shown(place: str) -> str:
    """A place as it may be shown and stored: without secrets."""
    if place == "-":
        return "standard output"
    if place.startswith("mailto:") or not _SERVICE.match(place):
        return line(place)
    from tracker.deliver import notice

    return notice.masked(place)
