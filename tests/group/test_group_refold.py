"""Folding again from the first change on gives what one whole fold gives, and costs what changed."""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hand import START, reading, story

from tracker.group.corrections import Corrected
from tracker.group.fold import fold
from tracker.group.policy import Policy
from tracker.model import Correction, Fold, Reading, Story
from tracker.pipeline.refold import refold
from tracker.store import corrections, developments, meta, past, readings, stories
from tracker.store.database import Database, open_database

POLICY = Policy(
    windows={"stake": timedelta(hours=48), "pardon": timedelta(hours=120)},
    once=frozenset({("pardon", "granted"), ("stake", "denied")}),
    compatible=frozenset({("pardon", "sought", "granted"), ("pardon", "granted", "sought")}),
    stepless=frozenset({"exchange"}),
)
WORDS = ("stake", "deal", "family", "founder", "exchange", "senate", "token", "talks", "report", "lawyer", "vote")
TOPICS = ("stake", "pardon", "exchange")


def told(number: int, chance: random.Random, before: Sequence[Story]) -> tuple[Story, Reading]:
    """A story of three months, often a copy of an earlier one, sometimes a denial, sometimes about nothing."""
    title = " ".join(chance.choices(WORDS, k=chance.randint(3, 7)))
    if before and chance.random() < 0.3:
        title = chance.choice(before).title
    hours = chance.choice((chance.randint(0, 2000), chance.randint(0, 400)))
    one = story(number + 1, title, hours, f"Outlet {chance.randint(1, 9)}", history=chance.random() < 0.03)
    return one, said(one, chance)


def said(one: Story, chance: random.Random) -> Reading:
    """What it says, drawn anew."""
    denied = chance.random() < 0.2
    return reading(
        one,
        chance.choice(("talks", "granted", "sought", "denied", None)),
        topics=tuple(chance.sample(TOPICS, chance.choice((0, 1, 1, 1, 2)))),
        status="denied" if denied else chance.choice(("reported", "official", "rumour", "reaction")),
        speaker=chance.choice(("cz", "wlf", None)),
        origin=chance.choice(("WSJ", "Bloomberg", None, None)),
        entities=tuple(chance.sample(("warren", "doj", "mgx", "sec"), chance.randint(0, 3))),
        numbers=tuple(chance.sample(("$1", "4 months"), chance.randint(0, 1))),
    )


def correction(known: Sequence[Story], chance: random.Random, minute: int) -> Correction:
    """Something a reader says of what is stored."""
    how = chance.choice(("not", "mute", "pin", "split"))
    one, two = chance.sample(list(known), 2)
    other = {"not": chance.choice(TOPICS), "pin": two.id}.get(how, "")
    return Correction(how=how, story=one.id, other=other, at=START + timedelta(minutes=minute))  # type: ignore[arg-type]


def save(db: Database, batch: Sequence[tuple[Story, Reading]]) -> None:
    """Store stories with what they say, as deriving does."""
    stories.add(db, [one for one, _ in batch])
    corrected = Corrected(corrections.corrections(db))
    readings.save(db, [corrected.reading(reading) for _, reading in batch], "v1")


def whole(db: Database, known: Sequence[tuple[Story, Reading]]) -> Fold:
    """The fold of everything from scratch; of a story without a tag nothing is asked."""
    return fold([pair for pair in known if pair[1].tags], POLICY, corrections.corrections(db))


def check(db: Database, known: Sequence[tuple[Story, Reading]], printed: set[str]) -> None:
    """Fold again, and compare with the whole."""
    refold(db, POLICY, corrections.corrections(db), START)
    assert not developments.stale(db)
    corrected = Corrected(corrections.corrections(db))
    known = [(one, corrected.reading(reading)) for one, reading in known]
    assert developments.fold(db) == whole(db, known)
    printed |= {development.id for development in developments.all_(db)}
    homes = {m.story: d.id for d in developments.all_(db) for m in d.members}
    for name in printed:
        assert name not in homes or developments.resolve(db, name) == homes[name]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from((1, 7, 30)))
def test_whatever_arrives_changes_or_is_corrected_the_stored_fold_is_the_whole_one(seed: int, size: int) -> None:
    """New stories, late ones, others read anew and corrections, in batches: always what one whole fold gives."""
    chance = random.Random(seed)
    known: dict[str, tuple[Story, Reading]] = {}
    printed: set[str] = set()
    with tempfile.TemporaryDirectory() as folder, open_database(Path(folder) / "t.db", now=START) as db:
        meta.put(db, meta.STALE, None)
        for turn in range(48 // size + 3):
            batch = [told(turn * size + i, chance, [one for one, _ in known.values()]) for i in range(size)]
            if known and chance.random() < 0.4:
                for one, _ in chance.sample(list(known.values()), min(3, len(known))):
                    batch.append((one, said(one, chance)))
            known |= {one.id: (one, reading) for one, reading in batch}
            save(db, batch)
            if len(known) > 2 and chance.random() < 0.3:
                made = correction([one for one, _ in known.values()], chance, turn)
                corrections.add(db, [made])
                if chance.random() < 0.3:
                    corrections.remove(db, made)
                if made.how == "not":  # its story is read again
                    save(db, [known[made.story]])
            check(db, list(known.values()), printed)


@pytest.mark.parametrize("how", ["pin", "split"])
def test_what_hangs_together_moves_together(how: str, tmp_path: Path) -> None:
    """Two tied pairs are tied, or cut, by later stories of theirs: the earlier one of the second pair moves too."""
    with open_database(tmp_path / "t.db", now=START) as db:
        known = [story(n + 1, f"{WORDS[n]} {WORDS[n + 4]} alone", 10 * n) for n in range(4)]
        pairs = [(one, reading(one)) for one in known]
        save(db, pairs)
        first, second, third, fourth = (one.id for one in known)
        pins = [(first, third), (fourth, second), *([] if how == "pin" else [(third, fourth)])]
        corrections.add(db, [Correction(how="pin", story=a, other=b, at=START) for a, b in pins])
        refold(db, POLICY, corrections.corrections(db), START)
        last = Correction(how=how, story=third, other=fourth if how == "pin" else "", at=START + timedelta(days=9))  # type: ignore[arg-type]
        for change in (lambda: corrections.add(db, [last]), lambda: corrections.remove(db, last)):
            before = developments.fold(db)
            change()
            refold(db, POLICY, corrections.corrections(db), START)
            assert developments.fold(db) == whole(db, pairs)
            assert developments.fold(db) != before


def test_what_is_looked_at_again_does_not_grow_with_what_is_stored() -> None:
    """Behind a new story stand the developments of the last two windows, however many came before."""
    looked = []
    for days in (40, 160):
        with tempfile.TemporaryDirectory() as folder, open_database(Path(folder) / "t.db", now=START) as db:
            known = [story(n + 1, f"{WORDS[n % 11]} {WORDS[n % 7]} {n} news", 24 * n) for n in range(days)]
            save(db, [(one, reading(one)) for one in known])
            refold(db, POLICY, (), START)
            since = known[-1].time
            looked.append(len(past.past(db, since, POLICY, topics=TOPICS, pinned=()).seats))
    assert looked[0] == looked[1]
    assert 0 < looked[0] < 30


def test_a_correction_is_folded_from_the_story_it_names_on(tmp_path: Path) -> None:
    """Earlier developments are not touched by what is said of a later story."""
    with open_database(tmp_path / "t.db", now=START) as db:
        known = [story(n + 1, f"{WORDS[n % 11]} {n}", 24 * n) for n in range(20)]
        save(db, [(one, reading(one)) for one in known])
        refold(db, POLICY, (), START)
        corrections.add(db, [Correction(how="mute", story=known[15].id, other="", at=START)])
        marked = developments.stale(db)
        assert marked is not None
        assert datetime.fromisoformat(marked) == known[15].time
        refold(db, POLICY, corrections.corrections(db), START)
        assert [known[15].id in {m.story for m in d.members} for d in developments.all_(db) if d.muted] == [True]
