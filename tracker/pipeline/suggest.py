"""Words a topic may lack, found in what is stored: so that a topic grows from data and not from memory."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tracker.match.explain import explain
from tracker.match.scan import scan
from tracker.model import Reading, Story
from tracker.render.document import Document
from tracker.render.lists import table
from tracker.rules.rules import Rules
from tracker.store import readings as reading_store
from tracker.store import stories as story_store
from tracker.store.database import Database

FIELDS = ("kind", "what", "times", "example")
LONGEST_PHRASE = 4  #: words
SEEN_OFTEN = 2  #: a phrase in one story only says nothing about a topic
LISTED = 15  #: of each kind
WINDOW = 5_000  #: newest stories looked at for near misses
_DENSE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]{2,}")
_WORD = re.compile(r"\w+(?:['’]\w+)?")


def suggest(db: Database, rules: Rules, topic: str) -> Document:
    """Phrases of stories without a stage, stories that miss one clause, and words read as misspellings."""
    told = [(story, reading) for story, reading in reading_store.told(db) if topic in reading.topics]
    rows = [
        *phrases([story for story, reading in told if not staged(reading, topic)], rules),
        *misspelt(told, topic),
        *near_misses(list(story_store.stream(db))[-WINDOW:], rules, topic),
    ]
    title = f"{topic}: {len(told)} stories, {sum(not staged(r, topic) for _, r in told)} of them without a stage"
    return table("suggestions", FIELDS, rows, title=title, empty=f"{title}; nothing to suggest.")


def staged(reading: Reading, topic: str) -> bool:
    """Whether a stage of the topic is said."""
    return any(hit.topic == topic for hit in reading.stages)


def phrases(stories: Iterable[Story], rules: Rules) -> Iterator[dict[str, Any]]:
    """Phrases that several stories without a stage share; words of the topics themselves do not count."""
    times: Counter[str] = Counter()
    example: dict[str, str] = {}
    for story in stories:
        for phrase in sorted(set(ngrams(story.title, rules.stopwords))):
            times[phrase] += 1
            example.setdefault(phrase, story.title)
    often = [phrase for phrase, count in times.items() if count >= SEEN_OFTEN]
    # Of phrases inside each other with equal counts only the longest says something.
    kept = [p for p in often if not any(p != q and p in q and times[p] == times[q] for q in often)]
    for phrase in sorted(kept, key=lambda p: (-times[p], -len(p), p))[:LISTED]:
        yield {"kind": "phrase without a stage", "what": phrase, "times": times[phrase], "example": example[phrase]}


def ngrams(title: str, own: frozenset[str]) -> Iterator[str]:
    """Runs of up to four words that neither begin nor end with a short or a topic's own word."""
    words = [word.casefold() for word in _WORD.findall(title)]
    if any(_DENSE.search(word) for word in words):
        yield from dense(words, own)
        return
    for start in range(len(words)):
        for size in range(1, LONGEST_PHRASE + 1):
            run = words[start : start + size]
            if len(run) == size and not any(len(w) < 4 or w in own for w in (run[0], run[-1])):
                yield " ".join(run)


def dense(words: Iterable[str], own: frozenset[str]) -> Iterator[str]:
    """Runs of two to four characters, for scripts written without spaces."""
    for word in words:
        for run in _DENSE.findall(word):
            for size in range(2, LONGEST_PHRASE + 1):
                pieces = (run[start : start + size] for start in range(len(run) - size + 1))
                yield from (piece for piece in pieces if not any(known in piece for known in own if len(known) > 1))


def misspelt(told: Iterable[tuple[Story, Reading]], topic: str) -> Iterator[dict[str, Any]]:
    """Words that count only as misspellings: right ones belong into the aliases."""
    times: Counter[tuple[str, str]] = Counter()
    example: dict[tuple[str, str], str] = {}
    for story, reading in told:
        for tag in reading.tags:
            for piece in tag.evidence if tag.topic == topic else ():
                if piece.how.startswith("fuzzy"):
                    key = (piece.span.text, piece.concept)
                    times[key] += 1
                    example.setdefault(key, story.title)
    for (text, concept), count in times.most_common(LISTED):
        what = f"{text} for {concept}"
        yield {"kind": "read as a misspelling", "what": what, "times": count, "example": example[text, concept]}


def near_misses(stories: Iterable[Story], rules: Rules, topic: str) -> Iterator[dict[str, Any]]:
    """What single clause stories lack, the most frequent first."""
    times: Counter[str] = Counter()
    example: dict[str, str] = {}
    for story in stories:
        one = next(o for o in explain(scan(story.title, story.summary, rules), rules) if o.topic == topic)
        if one.role is None and one.evidence and len(one.missing) == 1:
            times[one.missing[0]] += 1
            example.setdefault(one.missing[0], story.title)
    for clause, count in times.most_common(LISTED):
        yield {"kind": "one clause missing", "what": clause, "times": count, "example": example[clause]}
