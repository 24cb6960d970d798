"""Ask feeds and read what they answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tracker.fetch.client import fetch_all
from tracker.fetch.request import Origin, Request
from tracker.subscription import FetchLimits
from tracker.wire import Document, Failed, Fetched, FetchOutcome, Validators

if TYPE_CHECKING:
    from tracker.parse.raw import Raw


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


class Rough(NamedTuple):
    """An answer that is read but not yet cleaned."""

    outcome: Fetched  #: the body in it is read and gone
    raw: "Raw"


def hear(errand: Errand, take: Callable[[Heard], None], lull: Callable[[], None]) -> None:
    """Ask every feed and read its answer; `take` gets each once, in order of arrival.

    Args:
        lull: called whenever everything that has arrived is taken and waiting begins.
    """
    ask(errand, lambda answer: take(cleaned(answer, errand.now)), lull)


def ask(errand: Errand, take: Callable[[Heard | Rough], None], lull: Callable[[], None]) -> None:
    """As `hear`, without the second half of the work on new documents."""
    last = {request.feed.url: request.validators.body_hash for request in errand.requests}

    def listen(outcome: FetchOutcome) -> None:
        take(_read(outcome, last[outcome.url], errand.limits.max_entries))

    fetch_all(errand.requests, errand.limits, trusted=errand.trusted, take=listen, lull=lull, now=errand.now)


def cleaned(answer: Heard | Rough, now: datetime) -> Heard:
    """The answer with its document, which is safe to store; `now` is aware UTC."""
    if isinstance(answer, Heard):
        return answer
    from tracker.parse.refine import refine  # its libraries are not for those who only hear "not modified"

    outcome = answer.outcome
    document = refine(answer.raw, url=outcome.final_url, now=now)
    if isinstance(document, Failed):
        return _unread(document, outcome)
    if not document.complete:
        # What was cut off has to be asked for again, so nothing may say "not modified" next time.
        return Heard(replace(outcome, validators=Validators()), document)
    return Heard(outcome, document)


def _read(outcome: FetchOutcome, last: str | None, most: int) -> Heard | Rough:
    """The outcome after reading the body."""
    if not isinstance(outcome, Fetched):
        return Heard(outcome, None)
    body, outcome = outcome.body, replace(outcome, body=b"")
    if outcome.validators.body_hash and outcome.validators.body_hash == last:
        return Heard(outcome, None)
    from tracker.parse.feed import read  # nor are these

    raw = read(body, url=outcome.final_url, content_type=outcome.content_type, max_entries=most)
    return _unread(raw, outcome) if isinstance(raw, Failed) else Rough(outcome, raw)


def _unread(failed: Failed, outcome: Fetched) -> Heard:
    return Heard(replace(failed, url=outcome.url, status=outcome.status), None)
