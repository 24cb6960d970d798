"""When to trust what a server gave us to ask "has it changed?" with.

Some servers answer 304 for ever, or keep an ETag while the body changes.  Two habits heal that: validators are dropped
8 days after they were saved, so that one full answer comes, and when that answer shows another body under the same
ETag, the pair is kept with `saved_at=None`: remembered for comparison, never sent, until the server gives a new one.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from tracker.wire import Validators

#: Long enough that a weekly cron job profits from a 304, short enough that a lying server costs at most a week.
KEPT = timedelta(days=8)


def usable(validators: Validators, now: datetime) -> Validators:
    """What may be sent with a request now; the body hash stays in any case."""
    saved = validators.saved_at
    if saved is not None and saved <= now < saved + KEPT:
        return validators
    return Validators(body_hash=validators.body_hash)


def saved(before: Validators, answered: Validators, now: datetime) -> Validators:
    """What to remember after a complete document that was parsed (or whose bytes were parsed before).

    Args:
        before: what we had.
        answered: what came with this body, its hash included.
    """
    if _same_name(before, answered):
        changed = before.body_hash is not None and before.body_hash != answered.body_hash
        distrusted = before.saved_at is None
        if changed or distrusted:
            return replace(answered, saved_at=None)
    return replace(answered, saved_at=now)


def renewed(before: Validators, now: datetime) -> Validators:
    """After a full answer with the very body they stand for; what was distrusted stays so."""
    return before if before.saved_at is None else replace(before, saved_at=now)


def _same_name(before: Validators, answered: Validators) -> bool:
    """Whether the server calls both bodies the same: by ETag, or by date where it gives no ETag."""
    if before.etag is not None or answered.etag is not None:
        return before.etag == answered.etag
    return before.last_modified is not None and before.last_modified == answered.last_modified
