"""What went wrong, as one line for a person and a weight for the plan.

A line names hosts at the most, never a whole address: those may carry secrets.
"""

import errno
import socket
import ssl
from datetime import datetime

import httpx

from tracker.fetch.decode import DamagedError, TooLargeError
from tracker.fetch.network import FloodError, RefusedError
from tracker.fetch.proxies import ProxyRefusedError
from tracker.wire import HARD, SOFT, TEMPORARY, Failed

GONE = 410

STATUSES = {
    204: "answers without a document (204)",
    304: "says nothing changed (304) although it was not asked that",
    400: "does not understand the request (400)",
    401: "wants a login (401); give the feed credentials or headers",
    402: "wants to be paid (402)",
    403: "refuses us (403); perhaps it closes its feed to programs or to this network",
    404: "has no feed at this address (404)",
    406: "has no form of the feed that we accept (406)",
    407: "is behind a proxy that wants a login (407)",
    408: "took too long to hear us (408)",
    410: "says the feed is gone for good (410); polling stopped, remove it or give its new address",
    429: "asks us to slow down (429)",
    451: "withholds the feed for legal reasons (451)",
    500: "has an error of its own (500)",
    502: "has an error behind it (502)",
    503: "is not available now (503)",
    504: "waited in vain for its own server (504)",
}
#: Statuses that may well be different next time.
SOFT_STATUSES = {304, 404, 408, 425, 429}
#: Our own machine's or network's troubles, not the feed's.
OWN_TROUBLE = {errno.ENETUNREACH, errno.ENETDOWN, errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.EADDRNOTAVAIL}
PROTOCOL = (
    ("without sending a response", "hung up without an answer"),
    ("without sending complete message body", "stopped in the middle of its answer"),
    ("incomplete chunked read", "stopped in the middle of its answer"),
    ("Receive buffer too long", "sends headers without end"),
)


class RedirectError(Exception):
    """A redirect that cannot be followed; the message says which."""


def by_status(url: str, status: int, *, retry_after: datetime | None, challenged: bool) -> Failed:
    """Failure told by an HTTP status that brings no document."""
    reason = STATUSES.get(status) or f"answers with the status {status}"
    if challenged:
        reason = f"lets only browsers in ({status}, a challenge page)"
    soft = status in SOFT_STATUSES or status >= 500
    return Failed(
        url=url,
        reason=reason,
        weight=SOFT if soft else HARD,
        status=status,
        gone=status == GONE,
        retry_after=retry_after,
    )


def by_error(url: str, error: Exception, *, host: str, seconds: float, max_bytes: int) -> Failed:
    """Failure told by an exception on the way."""
    weight, reason = _told(error, host, seconds, max_bytes)
    return Failed(url=url, reason=reason, weight=weight)


def _told(error: Exception, host: str, seconds: float, max_bytes: int) -> tuple[float, str]:
    match error:
        case TimeoutError():
            return SOFT, f"no complete answer within {seconds:.3g} s"
        case RefusedError():
            return HARD, f"{host} is a {error} address, reached only if the configuration names exactly this origin"
        case TooLargeError():
            return HARD, f"larger than {max_bytes:,} bytes; raise max_bytes if that is right"
        case FloodError():
            return HARD, "sends far more than any feed needs"
        case RedirectError() | ProxyRefusedError():
            return HARD, str(error)
        case DamagedError():
            return SOFT, str(error)
        case socket.gaierror() | UnicodeError():
            return _name(error, host)
        case httpx.LocalProtocolError():
            return HARD, "the configured headers cannot be sent"
        case httpx.RemoteProtocolError():
            text = str(error)
            return SOFT, next((told for part, told in PROTOCOL if part in text), "does not answer in HTTP")
        case httpx.ProxyError():
            return TEMPORARY, "the proxy of the environment refuses the connection"
        case httpx.NetworkError() | OSError():
            return _connection(error.__cause__ or error, host)
        case _:
            return SOFT, f"failed in a way nobody foresaw ({type(error).__name__})"


def _name(error: Exception, host: str) -> tuple[float, str]:
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return TEMPORARY, f"the name {host} could not be looked up now"
    return HARD, f"the name {host} is unknown"


def _connection(cause: BaseException, host: str) -> tuple[float, str]:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return HARD, f"the certificate of {host} is not valid: {cause.verify_message}"
    if isinstance(cause, ssl.SSLError):
        return SOFT, f"no secure connection to {host}"
    number = cause.errno if isinstance(cause, OSError) else None
    if number in OWN_TROUBLE:
        return TEMPORARY, "this machine could not open a connection"
    if number == errno.ECONNREFUSED:
        return SOFT, f"{host} refuses connections"
    return SOFT, f"the connection to {host} broke off"
