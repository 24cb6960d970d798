"""A digest as a notification, through Apprise, which knows how to reach some hundred services."""

import logging

from tracker.deliver.parcel import Parcel
from tracker.errors import DeliveryError
from tracker.text.printable import line


def masked(place: str) -> str:
    """An Apprise address without what is secret in it, which may be any part after the service."""
    return f"{line(place).partition('://')[0]}://…"


def send(parcel: Parcel, place: str) -> str:
    """Hand the notification to the service; back when it has accepted it.

    Raises:
        DeliveryError: Apprise is not installed, does not know the address, or the service did not take it.
    """
    name = masked(place)
    try:
        import apprise
    except ImportError as error:
        raise DeliveryError(f"{name}: notifications need the notify extra: pip install 'tracker[notify]'") from error
    # Its warnings may hold the address; what went wrong is told by this program.
    logging.getLogger("apprise").addHandler(logging.NullHandler())
    notifier = apprise.Apprise()
    if not notifier.add(place):
        raise DeliveryError(f"{name}: not an address that Apprise understands; see its list of services")
    taken = notifier.notify(
        title=line(parcel.subject), body=parcel.text("table"), body_format=apprise.NotifyFormat.TEXT
    )
    if not taken:
        raise DeliveryError(f"{name}: the service did not take the notification; it is tried again at the next run")
    return f"sent notification to {name}"
