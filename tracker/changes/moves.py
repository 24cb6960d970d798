"""Where a feed lives now: permanent redirects believed only when they deserve it."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from tracker.wire import Document, FeedState, Fetched


def move(state: FeedState, answer: Fetched, document: Document | None) -> str | None:
    """The address to remember after a good answer; None: the configured one.

    A new address is believed only when every redirect on the way was permanent and a document with entries was parsed
    from it.  A captive portal answers 301 too, but with a web page, which never gets here; a portal or a parked domain
    that answers with an empty feed is not believed either.  A move from https to http is an attack or a mistake.
    """
    here = state.moved_to
    if answer.final_url == state.url:
        return None
    if not answer.permanent or answer.final_url == here or document is None or not document.entries:
        return here
    if urlsplit(state.url).scheme == "https" and urlsplit(answer.final_url).scheme != "https":
        return here
    return answer.final_url


def addresses(states: Iterable[FeedState]) -> dict[str, str]:
    """Where to ask each feed, by its configured address.

    Several feeds that moved to one address are the mark of a portal or of a publisher who closed them all behind one
    page: none of these moves is followed.  The redirect itself still is, so that nothing is lost.
    """
    states = tuple(states)
    crowd = Counter(state.moved_to for state in states if state.moved_to)
    return {s.url: s.moved_to if s.moved_to and crowd[s.moved_to] == 1 else s.url for s in states}
