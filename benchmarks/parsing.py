"""Parsing to safe text beside feedparser alone: seconds of CPU, and whether both read the same.

Takes the feeds of the generator (`gen.py`) in the folder that `TRACKER_BENCH` names; says so and ends when it is not
there.
"""

import gc
import importlib.util
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ.get("TRACKER_BENCH", "../shared/bench")).resolve()
FEEDS = 40
ROUNDS = 5
BAR = 0.1
NOW = datetime(2027, 1, 1, tzinfo=UTC)
TYPE = "application/rss+xml; charset=utf-8"
URL = "https://news.example/feed.xml"  #: both resolve relative links by it


def main() -> None:
    """Print milliseconds a feed, their ratio, and how many entries are read alike."""
    if not (FOLDER / "gen.py").exists():
        print(f"no generator of feeds in {FOLDER}; name its folder in TRACKER_BENCH")
        return
    documents = feeds()
    ours, theirs = [], []
    for parser in (read, peer):
        parser(documents[0])  # imports are not parsing
    for _ in range(ROUNDS):
        ours.append(spent(read, documents))
        theirs.append(spent(peer, documents))
    mine, others = statistics.median(ours), statistics.median(theirs)
    print(f"{FEEDS} feeds, {sum(map(len, documents)) / FEEDS / 1000:.0f} kB each, {ROUNDS} rounds, medians of CPU")
    print(f"{'feedparser':12}{others:8.2f} ms a feed")
    print(f"{'tracker':12}{mine:8.2f} ms a feed  {mine / others:.3f} of it, bar <= {BAR}")
    pairs = [pair for document in documents for pair in zip(read(document), peer(document), strict=True)]
    for name, place in (("guid", 0), ("link", 1), ("title", 2), ("date", 3)):
        print(f"same {name:7} {sum(a[place] == b[place] for a, b in pairs)} of {len(pairs)}")


def feeds() -> list[bytes]:
    """Well-formed RSS and Atom, always the same."""
    spec = importlib.util.spec_from_file_location("gen", FOLDER / "gen.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    kept, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = kept
    generator = module.Gen(1)
    return [generator.feed(number) for number in range(FEEDS)]


def spent(read_one: Callable[[bytes], object], documents: list[bytes]) -> float:
    """Milliseconds of CPU a feed; nobody pays for what another left behind."""
    gc.collect()
    gc.freeze()
    begin = time.process_time()
    for document in documents:
        read_one(document)
    return (time.process_time() - begin) * 1000 / len(documents)


def read(document: bytes) -> list[tuple[object, ...]]:
    """Guid, link, title and date of each entry, as tracker reads them."""
    from tracker.parse.feed import parse
    from tracker.wire import Document

    found = parse(document, url=URL, content_type=TYPE, now=NOW)
    assert isinstance(found, Document)
    return [(entry.guid, entry.url, entry.title, entry.published) for entry in found.entries]


def peer(document: bytes) -> list[tuple[object, ...]]:
    """The same as feedparser reads them."""
    import feedparser

    found: Any = feedparser.parse(document, response_headers={"content-type": TYPE, "content-location": URL})
    return [(entry.id, entry.link, entry.title, moment(entry.get("published_parsed"))) for entry in found.entries]


def moment(parts: Any) -> datetime | None:
    """feedparser's nine numbers as a time."""
    return datetime(*parts[:6], tzinfo=UTC) if parts else None


if __name__ == "__main__":
    main()
