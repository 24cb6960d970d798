"""Which feeds to tell a person about now, so that a cron job speaks up and does not spam.

A feed that starts failing is told about once, again once a day while it lasts, and once when it recovers.  A feed
that is gone or has fallen silent is told about once a week: nothing changes there until somebody acts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from tracker.changes.rhythm import is_silent
from tracker.wire import FeedState

Trouble = Literal["failing", "gone", "silent"]

#: An hour short of the full day or week, so that a daily cron job that begins a minute earlier today still tells.
AGAIN: dict[Trouble, timedelta] = {
    "failing": timedelta(hours=23),
    "gone": timedelta(days=7, hours=-1),
    "silent": timedelta(days=7, hours=-1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to tell about one feed."""

    url: str  #: of the feed as configured
    what: Trouble | Literal["recovered"]
    since: datetime | None  #: when the trouble began; None: recovered, or never brought anything
    text: str  #: what happened and what to do, without the feed's name
    state: FeedState  #: to save once it was told


def trouble(state: FeedState, now: datetime) -> Trouble | None:
    """What is wrong with a feed; None: nothing."""
    if state.gone_since is not None:
        return "gone"
    if state.failing_since is not None:
        return "failing"
    return "silent" if is_silent(state.rhythm, state.last_new, now) else None


def notices(states: Iterable[FeedState], now: datetime) -> tuple[Notice, ...]:
    """What to tell now, in the order of `states`."""
    return tuple(notice for state in states if (notice := _notice(state, now)) is not None)


def _notice(state: FeedState, now: datetime) -> Notice | None:
    what = trouble(state, now)
    told = state.warned_at
    if what is None:
        if told is None:
            return None
        return Notice(
            url=state.url, what="recovered", since=None, text="works again", state=replace(state, warned_at=None)
        )
    since = _since(state, what)
    begun = since is not None and told is not None and since > told and what != "silent"
    if told is not None and not begun and told <= now < told + AGAIN[what]:
        return None
    return Notice(url=state.url, what=what, since=since, text=_text(state, what), state=replace(state, warned_at=now))


def _since(state: FeedState, what: Trouble) -> datetime | None:
    return {"gone": state.gone_since, "failing": state.failing_since, "silent": state.last_new}[what]


def _text(state: FeedState, what: Trouble) -> str:
    if what == "gone":
        return "is gone (410) and no longer asked; remove it from the configuration or give its new address"
    if what == "silent":
        return "answers, but has brought nothing new for much longer than usual; check whether it has moved"
    return state.last_error or "fails"
