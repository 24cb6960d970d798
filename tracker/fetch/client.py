"""Ask many feeds at once and hand over each answer as it arrives."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tracker.fetch.request import Origin, Request
from tracker.wire import Failed, Fetched, FetchLimits, FetchOutcome, Freshness, NotModified, Validators


def fetch_all(
    requests: Sequence[Request],
    limits: FetchLimits,
    *,
    trusted: frozenset[Origin],
    take: Callable[[FetchOutcome], None],
    now: datetime | None = None,
) -> None:
    """Ask every feed and call `take` in this thread with each outcome, in the order of arrival."""
    moment = now or datetime.now(UTC)

    async def run() -> None:
        import httpx

        gate = asyncio.Semaphore(limits.concurrency)
        async with httpx.AsyncClient(follow_redirects=True, timeout=limits.timeout) as client:

            async def one(request: Request) -> FetchOutcome:
                headers = dict(request.feed.headers)
                if request.validators.etag:
                    headers["If-None-Match"] = request.validators.etag
                if request.validators.last_modified:
                    headers["If-Modified-Since"] = request.validators.last_modified
                async with gate:
                    try:
                        answer = await client.get(request.url, headers=headers, auth=request.feed.credentials or None)
                    except httpx.HTTPError as error:
                        return Failed(url=request.feed.url, reason=type(error).__name__, weight=0.5)
                if answer.status_code == 304:
                    return NotModified(url=request.feed.url, status=304, freshness=Freshness())
                if answer.status_code != 200:
                    status = answer.status_code
                    return Failed(url=request.feed.url, reason=f"HTTP {status}", weight=1.0, status=status)
                return Fetched(
                    url=request.feed.url,
                    final_url=str(answer.url),
                    status=200,
                    body=answer.content,
                    content_type=answer.headers.get("content-type"),
                    validators=Validators(
                        etag=answer.headers.get("etag"),
                        last_modified=answer.headers.get("last-modified"),
                        saved_at=moment,
                    ),
                    freshness=Freshness(),
                )

            for done in asyncio.as_completed([one(request) for request in requests]):
                take(await done)

    asyncio.run(run())
