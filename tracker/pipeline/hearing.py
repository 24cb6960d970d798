"""Ask feeds and read what they answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from tracker.fetch.client import fetch_all
from tracker.fetch.request import Origin, Request
from tracker.subscription import FetchLimits
from tracker.wire import Document, Failed, Fetched, FetchOutcome, Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Whom to ask, and how."""

    requests: tuple[Request, ...]
    limits: FetchLimits
    trusted: frozenset[Origin]  #: origins that may be private addresses
    now: datetime  #: aware UTC


class Heard(NamedTuple):
    """What one feed answered."""

    outcome: FetchOutcome  #: a body in it is read and gone
    document: Document | None  #: None: not modified, the same body as last time, or a failure


def hear(errand: Errand, take: Callable[[Heard], None], lull: Callable[[], None]) -> None:
    """Ask every feed and read its answer; `take` gets each once, in order of arrival.

    Args:
        lull: called whenever everything that has arrived is taken and waiting begins.
    """
    last = {request.feed.url: request.validators.body_hash for request in errand.requests}

    def listen(outcome: FetchOutcome) -> None:
        take(_read(outcome, last[outcome.url], errand))

    fetch_all(errand.requests, errand.limits, trusted=errand.trusted, take=listen, lull=lull, now=errand.now)


def _read(outcome: FetchOutcome, last: str | None, errand: Errand) -> Heard:
    """The outcome after reading the body, and the document if there is a new one."""
    if not isinstance(outcome, Fetched):
        return Heard(outcome, None)
    body, outcome = outcome.body, replace(outcome, body=b"")
    if outcome.validators.body_hash and outcome.validators.body_hash == last:
        return Heard(outcome, None)
    from tracker.parse.feed import parse  # its libraries are not for those who only hear "not modified"

    document = parse(
        body,
        url=outcome.final_url,
        content_type=outcome.content_type,
        now=errand.now,
        max_entries=errand.limits.max_entries,
    )
    if isinstance(document, Failed):
        return Heard(replace(document, url=outcome.url, status=outcome.status), None)
    if not document.complete:
        # What was cut off has to be asked for again, so nothing may say "not modified" next time.
        return Heard(replace(outcome, validators=Validators()), document)
    return Heard(outcome, document)
