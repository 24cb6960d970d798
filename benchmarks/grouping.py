"""What an in-order story costs to place, and how the near-duplicate part stands beside a rare-word index.

A made stream: forty words a story from a long-tailed vocabulary, three in ten stories a copy or a retelling of a recent
one, half of them in topics with stages.  Only tagged stories are counted, the rest never reach grouping.  The
near-duplicate part runs over the titles of `bench_dedup.py` in the folder `TRACKER_BENCH` (default `../shared/bench`);
without that folder it is left out.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.group.fold import Folding, fold
from tracker.group.near import Near
from tracker.group.policy import Policy
from tracker.model import Claim, Reading, Span, StageHit, Story, Tag
from tracker.pipeline.refold import refold as again
from tracker.store import readings, stories
from tracker.store.database import Database, open_database
from tracker.text.similar import likeness, mass, tokens

BENCH = Path(os.environ.get("TRACKER_BENCH", Path(__file__).resolve().parent.parent.parent / "shared" / "bench"))
SIZES = (10_000, 20_000, 50_000, 100_000, 200_000)
SAMPLE = 2_000  #: stories timed at each size
A_DAY = 600  #: tagged stories
STAGES = ("talks", "sued", "granted", "listed", "denied", "settled", "probed", "launched")
POLICY = Policy(once=frozenset({("t0", "granted")}), stepless=frozenset(f"t{n}" for n in range(10, 20)))
#: Likeness of titles at which two are one text, as in the fold: half of what makes stories within a language alike.
TITLE = 0.40


def stream(count: int, seed: int = 1, a_day: int = A_DAY) -> Iterator[tuple[Story, Reading]]:
    """Tagged stories in order of time."""
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices("abdeiklmnorstuvz", k=chance.randint(2, 11))) for _ in range(60_000)]
    recent: deque[tuple[Story, Reading]] = deque(maxlen=A_DAY)
    begin = datetime(2025, 1, 1, tzinfo=UTC)
    for number in range(count):
        at = begin + timedelta(days=number / a_day)
        if recent and chance.random() < 0.30:
            old, said = chance.choice(recent)
            words = old.title.split()
            if chance.random() < 0.5:
                words[chance.randrange(len(words))] = chance.choice(vocabulary)
            one = made(number, " ".join(words), old.summary, at)
            reading = Reading(**{name: getattr(said, name) for name in said.__slots__} | {"story": one.id})
        else:
            picked = [vocabulary[int(chance.random() ** 3 * len(vocabulary))] for _ in range(40)]
            one = made(number, " ".join(picked[:10]), " ".join(picked[10:]), at)
            reading = told(one, chance)
        recent.append((one, reading))
        yield one, reading


def made(number: int, title: str, summary: str, at: datetime) -> Story:
    """A story of its own outlet and address."""
    return Story(
        id=f"{number:016x}",
        url=f"https://n{number % 97}.example/{number}",
        title=title,
        summary=summary,
        source=f"Outlet {number % 97}",
        published=at,
        first_seen=at,
        language="en",
    )


def told(one: Story, chance: random.Random) -> Reading:
    """What a made story says: a topic of twenty, mostly with a step or an act, some names."""
    topic = f"t{chance.randrange(20)}"
    span = Span(field="title", start=0, end=1, text=one.title[:1])
    stages = (StageHit(topic=topic, stage=chance.choice(STAGES), span=span),) if chance.random() < 0.7 else ()
    return Reading(
        story=one.id,
        tags=(Tag(topic=topic, role="focus", score=0.8, evidence=()),),
        stages=stages,
        claim=Claim(status=chance.choice(("reported", "reported", "official", "denied", "rumour"))),
        entities=frozenset(chance.sample([f"e{n}" for n in range(60)], 3)),
    )


def in_order() -> None:
    """Milliseconds of CPU a story at each size, their tail, and how they grow."""
    folding = Folding(POLICY)
    taken: list[float] = []
    means: dict[int, float] = {}
    print(f"{'stories':>10}{'mean ms':>10}{'p50':>8}{'p99':>8}{'entries':>10}{'words':>10}")
    gc.collect()
    for number, pair in enumerate(stream(max(SIZES)), start=1):
        begin = time.process_time_ns()
        folding.add(*pair)
        taken.append((time.process_time_ns() - begin) / 1e6)
        if number in SIZES:
            last = sorted(taken[-SAMPLE:])
            means[number] = statistics.fmean(last)
            size = folding.size()
            print(
                f"{number:10,}{means[number]:10.3f}{last[len(last) // 2]:8.3f}{last[int(len(last) * 0.99)]:8.3f}"
                f"{size[0]:10,}{size[1]:10,}",
                flush=True,
            )
    everything = sorted(taken)
    low, high = min(SIZES), max(SIZES)
    print(f"in-order story p99 {everything[int(len(everything) * 0.99)]:.2f} ms   bar <= 5")
    print(f"log-log slope {log(means[high] / means[low]) / log(high / low):.3f}   bar <= 0.15")


def refold() -> None:
    """Seconds and megabytes of a whole fold, as after a change of the rules; what a run does that brings one story."""
    for count in (10_000, 50_000):
        pairs = list(stream(count))
        begin = time.process_time()
        found = fold(pairs, POLICY)
        seconds = time.process_time() - begin
        print(f"full fold of {count:,} tagged stories {seconds:.1f} s, {len(found.developments):,} developments")
    for count in (1_000, 4_000, 16_000):
        with TemporaryDirectory() as folder, open_database(Path(folder) / "t.db", now=datetime.now(UTC)) as db:
            print(f"one more story over {count:,} stored ones, 50 a day: {one_more(db, count):.2f} s")
    pairs = list(stream(10_000))
    tracemalloc.start()
    fold(pairs, POLICY)
    print(f"memory of a fold of 10,000 at most {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB")
    tracemalloc.stop()


def one_more(db: Database, count: int) -> float:
    """Seconds from a story that was read to the developments it changes."""
    pairs = list(stream(count + 5, a_day=50))
    seconds = []
    for part in (pairs[:count], *([pair] for pair in pairs[count:])):
        stories.add(db, [one for one, _ in part])
        readings.save(db, [said for _, said in part], "made")
        begin = time.process_time()
        again(db, POLICY, (), pairs[-1][0].time)
        seconds.append(time.process_time() - begin)
    return statistics.median(seconds[1:])


def near_duplicates(count: int = 100_000) -> None:
    """Recall, wrong links and speed over the titles of the peers' benchmark, in one run with the rare-word index."""
    script = BENCH / "bench_dedup.py"
    if not script.exists():
        print(f"no near-duplicate part: {script} is missing (set TRACKER_BENCH)")
        return
    done = subprocess.run([sys.executable, __file__, str(script), str(count)], capture_output=True, text=True)
    print(done.stdout or f"no near-duplicate part: {done.stderr.strip().splitlines()[-1:]}", end="")


def beside(script: str, count: int) -> None:
    """Run in a process of its own: the peers' script builds its titles when it is executed."""
    text = Path(script).read_text(encoding="utf-8")
    world: dict[str, object] = {"__file__": script, "__name__": "peers"}
    sys.argv = [script, "--n", str(count)]
    sys.path.insert(0, str(Path(script).parent))
    exec(compile(text[: text.index("M = {")].rsplit("from rapidfuzz import fuzz\n", 1)[0], script, "exec"), world)
    titles: list[str] = world["T"]  # type: ignore[assignment]
    window: int = world["WIN"]  # type: ignore[assignment]
    rare = world["run_blocked"](maxdf=60, topc=5)  # type: ignore[operator]
    results = []
    for name, run in (("rare-word index, df<=60 + verify", rare), ("tracker", lambda: linked(titles, window))):
        gc.collect()
        begin = time.process_time()
        links, _ = run()
        speed = count / (time.process_time() - begin)
        right, wrong = world["score"](links)  # type: ignore[operator]
        results.append(speed)
        print(
            f"{name:36}{speed:10,.0f}/s   recall {right / sum(world['isdup']):.3f}"  # type: ignore[call-overload]
            f"   wrong {wrong / count:.3%}"
        )
    print(f"speed beside it {results[1] / results[0]:.2f}   bars: recall >= 0.94, wrong <= 0.1%, speed >= 0.5")


def linked(titles: list[str], window: int) -> tuple[dict[int, list[int]], range]:
    """Each title with the earlier ones it nearly repeats, found as the fold finds candidates."""
    begin = datetime(2025, 1, 1, tzinfo=UTC)
    near: Near[tuple[int, frozenset[str], int]] = Near(timedelta(seconds=window))
    links: dict[int, list[int]] = {}
    for number, title in enumerate(titles):
        at = begin + timedelta(seconds=number)
        words = frozenset(tokens(title))
        heavy = mass(words)
        candidates = near.like(words, at, 3)
        found = [other for other, its, weighs in candidates if likeness(words, its, masses=(heavy, weighs)) >= TITLE]
        if found:
            links[number] = found
        near.add(words, at, (number, words, heavy))
    return links, range(len(titles))


def main() -> None:
    """Print every table."""
    in_order()
    refold()
    near_duplicates()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        beside(sys.argv[1], int(sys.argv[2]))
    else:
        main()
