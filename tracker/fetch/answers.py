"""From an answer on the wire to an outcome."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

import httpx

from tracker.fetch.body import Body
from tracker.fetch.exchange import WITH_BODY, Answer
from tracker.fetch.failures import by_status
from tracker.fetch.headers import first, freshness, retry_after, validators
from tracker.fetch.request import Request
from tracker.wire import SOFT, Failed, Fetched, FetchOutcome, NotModified

#: Only these may say when to come back: elsewhere the header means something else, or nothing.
MAY_SEND_AWAY = {429, 503}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A document that waits to be read; its bytes stay out of memory until then."""

    frame: Fetched  #: everything but the body
    body: Body

    def read(self) -> FetchOutcome:
        """The outcome with its bytes.  A document without any is a failure, not "no news"."""
        data = self.body.take()
        if not data.strip():
            return Failed(
                url=self.frame.url, reason="answers with an empty body", weight=SOFT, status=self.frame.status
            )
        marks = replace(self.frame.validators, body_hash=hashlib.sha256(data).hexdigest())
        return replace(self.frame, body=data, size=len(data), validators=marks)


Pending = Arrived | NotModified | Failed


def pending(request: Request, answer: Answer, now: datetime) -> Pending:
    """What an answer means for a feed."""
    url, status, headers = request.feed.url, answer.status, answer.headers
    if answer.body is not None and status in WITH_BODY:
        frame = Fetched(
            url=url,
            final_url=answer.url,
            status=status,
            body=b"",
            content_type=first(headers, "content-type"),
            validators=validators(headers, now, None),
            freshness=freshness(headers, now),
            permanent=answer.permanent,
        )
        return Arrived(frame=frame, body=answer.body)
    if status == 304 and (request.validators.etag or request.validators.last_modified):
        return NotModified(url=url, status=status, freshness=freshness(headers, now))
    return by_status(
        url,
        status,
        retry_after=retry_after(headers, now) if status in MAY_SEND_AWAY else None,
        challenged=_is_challenge(headers),
    )


def _is_challenge(headers: httpx.Headers) -> bool:
    return first(headers, "cf-mitigated") == "challenge"
