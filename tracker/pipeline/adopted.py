"""By which rules the stored tags were made, and what listings need to know of them.  Compiles nothing."""

from datetime import datetime

from tracker.rank.lexicon import Lexicon, lexicon
from tracker.store import meta
from tracker.store.codec import from_json, to_json
from tracker.store.database import Database
from tracker.store.developments import stale
from tracker.store.news import history, waiting

LEXICON = "lexicon"  #: meta key: what a listing needs to know of the rules
FINGERPRINT = "fingerprint"  #: meta key: digest of the rule files the stored tags were made by


def up_to_date(db: Database, fingerprint: str) -> bool:
    """Whether every stored story was read by the rules with this fingerprint, and grouped since."""
    return meta.get(db, FINGERPRINT) == fingerprint and not waiting(db) and not stale(db)


def adopt(db: Database, fingerprint: str, known: Lexicon | None) -> None:
    """Note that everything is derived by the rules with this fingerprint.

    Args:
        known: their lexicon; None: it has not changed.
    """
    if known is not None:
        meta.put(db, LEXICON, to_json(known.record()))
    if meta.get(db, FINGERPRINT) != fingerprint:
        meta.put(db, FINGERPRINT, fingerprint)


def adopted_lexicon(db: Database, now: datetime) -> Lexicon:
    """The lexicon of the adopted rules, with the facts of the story so far that were loaded by then."""
    text = meta.get(db, LEXICON)
    record = from_json(text) if text else {}
    if record and not history(db, now):
        record["known"] = {}
    return lexicon(record)
