"""What readers were shown and said."""

from dataclasses import replace
from datetime import timedelta

from store_making import NOW, reading, story, underived

from tracker.model import Correction, Ledger
from tracker.store import corrections, developments, digests, ledger, readings, stories
from tracker.store.connection import Database

A, B, C = (story(name) for name in "abc")
LATER = NOW + timedelta(days=1)


def test_a_first_run_has_an_empty_ledger(db: Database) -> None:
    """Nothing was considered, nothing shown."""
    assert ledger.ledger(db, "default") == Ledger(reader="default", until=None)


def test_what_was_shown_is_remembered(db: Database) -> None:
    """Shown and owed stories, and until when everything was considered."""
    stories.add(db, [A, B, C])
    ledger.mark_shown(db, "me", [A.id], [B.id], NOW)
    found = ledger.ledger(db, "me")
    assert (found.until, found.held) == (NOW, {B.id})
    assert A.id in found.shown
    assert B.id not in found.shown
    assert ledger.ledger(db, "you").until is None


def test_what_was_first_seen_at_the_moment_of_a_digest_was_considered(db: Database) -> None:
    """A run considers what it fetched itself; what comes later at the same moment is still to come."""
    early, late = replace(A, first_seen=NOW), replace(C, first_seen=NOW)
    stories.add(db, [early])
    ledger.mark_shown(db, "me", [], [], NOW)
    stories.add(db, [late])
    assert ledger.ledger(db, "me").shown == {early.id}


def test_what_was_owed_is_paid_or_forgiven(db: Database) -> None:
    """An owed story is shown later, or owed no longer when nobody names it."""
    stories.add(db, [A, B, C])
    ledger.mark_shown(db, "me", [], [A.id, B.id], NOW)
    ledger.mark_shown(db, "me", [A.id], [C.id], LATER)
    found = ledger.ledger(db, "me")
    assert (found.shown, found.held, found.until) == ({A.id}, {C.id}, LATER)


def test_what_was_shown_is_never_owed_again(db: Database) -> None:
    """Naming a shown story as owed does not undo that it was shown."""
    stories.add(db, [A])
    ledger.mark_shown(db, "me", [A.id], [], NOW)
    ledger.mark_shown(db, "me", [], [A.id], LATER)
    found = ledger.ledger(db, "me")
    assert (found.shown, found.held) == ({A.id}, frozenset())


def test_a_clock_set_back_hides_nothing_that_comes(db: Database) -> None:
    """After a run with a clock in the future the watermark follows the right time back."""
    ledger.mark_shown(db, "me", [], [], NOW + timedelta(days=3000))
    ledger.mark_shown(db, "me", [], [], NOW)
    assert ledger.ledger(db, "me").until == NOW


def test_a_part_of_the_ledger_is_complete_in_what_is_owed(db: Database) -> None:
    """Only shown stories are cut by time."""
    stories.add(db, [A, B, C])
    ledger.mark_shown(db, "me", [A.id], [B.id], NOW)
    ledger.mark_shown(db, "me", [C.id], [B.id], LATER)
    found = ledger.ledger(db, "me", since=LATER)
    assert (found.shown, found.held) == ({C.id}, {B.id})


def test_an_unknown_story_is_no_reason_to_fail(db: Database) -> None:
    """A story that is gone by now cannot be shown again and is passed over."""
    ledger.mark_shown(db, "me", ["gone"], ["gone too"], NOW)
    assert ledger.ledger(db, "me").shown == frozenset()


def test_signs_of_life(db: Database) -> None:
    """When the last one went out is remembered by reader, and touches nothing else."""
    assert ledger.heartbeat(db, "me") is None
    ledger.mark_heartbeat(db, "me", NOW)
    assert ledger.heartbeat(db, "me") == NOW
    assert ledger.ledger(db, "me").until is None


def test_digests_are_kept(db: Database) -> None:
    """What stood in a digest can be looked up."""
    sent = digests.Digest(reader="me", at=NOW, since=None, target="-", developments=("a", "b"))
    digests.record(db, sent)
    assert digests.digests(db, "me") == [sent]
    assert digests.digests(db, "me", since=LATER) == []


def test_corrections_are_kept_and_taken_back(db: Database) -> None:
    """Saying a thing twice is saying it once; it can be taken back once."""
    said = Correction(how="not", story=A.id, other="zebra", at=NOW)
    assert corrections.add(db, [said, said]) == 1
    assert corrections.corrections(db) == [said]
    assert corrections.remove(db, said)
    assert not corrections.remove(db, said)
    assert corrections.corrections(db) == []


def test_a_correction_may_come_before_its_story(db: Database) -> None:
    """Corrections from a file wait for the story they speak of."""
    assert corrections.add(db, [Correction(how="pin", story=A.id, other=B.id, at=NOW)]) == 1


def test_what_a_correction_touches_is_derived_again(db: Database) -> None:
    """A corrected story is read again, and developments are folded again, even after a crash in between."""
    stories.add(db, [A])
    readings.save(db, [reading(A)], "v1")
    db.run("DELETE FROM meta WHERE key = 'stale'")
    said = Correction(how="not", story=A.id, other="zebra", at=NOW)
    corrections.add(db, [said])
    assert list(underived(db, "v1")) == [A]
    assert developments.stale(db)
    readings.save(db, [reading(A, tags=0)], "v1")
    corrections.remove(db, said)
    assert list(underived(db, "v1")) == [A]
