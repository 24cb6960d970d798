"""A walk through stories that ends in a file of labels."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Self

from tracker.errors import UsageError
from tracker.exporting.atomic import write
from tracker.match.explain import explain
from tracker.match.scan import scan
from tracker.model import Story
from tracker.rules.rules import Rules
from tracker.store import readings as reading_store
from tracker.store import stories as story_store
from tracker.store.database import Database

ANSWERS = {"y": True, "n": False}


def candidates(
    db: Database, rules: Rules, topics: Sequence[str], *, since: datetime | None, limit: int
) -> list[tuple[Story, str]]:
    """(story, topic) pairs worth a look: tagged first, then those that miss a single clause; newest first."""
    stories = list(story_store.stream(db, since=since))[::-1]
    readings = reading_store.get_many(db, [story.id for story in stories])
    tagged: list[tuple[Story, str]] = []
    near: list[tuple[Story, str]] = []
    for story in stories:
        reading = readings.get(story.id)
        said = {tag.topic for tag in reading.tags} if reading else set()
        tagged += [(story, topic) for topic in topics if topic in said]
        if len(near) < limit:
            said_of = explain(scan(story.title, story.summary, rules), rules)
            close = {one.topic for one in said_of if one.evidence and len(one.missing) == 1}
            near += [(story, topic) for topic in topics if topic in close - said]
    return [*tagged, *near][: 4 * limit]


@dataclass(slots=True)
class Session:
    """Questions still to ask, and the answers so far, safe in the file after each one."""

    file: Path
    todo: list[tuple[Story, str]]
    known: dict[str, dict[str, object]]  #: rows of the file by url
    done: list[tuple[Story, str]] = field(default_factory=list)
    at: int = 0

    @classmethod
    def open(cls, file: Path, chosen: Sequence[tuple[Story, str]], topics: Sequence[str]) -> Self:
        """Go on where the file ends."""
        known: dict[str, dict[str, object]] = {}
        if file.exists():
            try:
                rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
                known = {str(row["url"]): row for row in rows}
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise UsageError(f"{file}: is no file of labels ({error}); name another with -o") from None
        todo = [(s, t) for s, t in chosen if t not in asked(known.get(s.url))]
        return cls(file=file, todo=todo, known=known)

    @property
    def written(self) -> int:
        """Stories with a label."""
        return len(self.known)

    @property
    def place(self) -> str:
        """`3 of 40`."""
        return f"{self.at + 1} of {len(self.todo)}"

    def question(self) -> tuple[Story, str] | None:
        """What to ask now; None: all is asked."""
        return self.todo[self.at] if self.at < len(self.todo) else None

    def answer(self, key: str) -> bool:
        """Take an answer; False: stop.  What is no answer asks again."""
        if key in ("q", "quit"):
            return False
        if key in ("s", "skip"):
            self.at += 1
        elif key in ("u", "undo") and self.done:
            self.at = self.todo.index(self.done[-1])
            self._note(*self.done.pop(), None)
        elif key[:1] in ANSWERS:
            story, topic = self.todo[self.at]
            self._note(story, topic, ANSWERS[key[0]])
            self.done.append((story, topic))
            self.at += 1
        return True

    def _note(self, story: Story, topic: str, said: bool | None) -> None:
        row = self.known.setdefault(
            story.url,
            {
                "url": story.url,
                "title": story.title,
                "summary": story.summary,
                "source": story.source,
                "language": story.language,
                "topics": [],
                "asked": [],
            },
        )
        topics = set(map(str, row["topics"])) if isinstance(row["topics"], list) else set()
        over = asked(row)
        over = over - {topic} if said is None else over | {topic}
        topics = topics | {topic} if said else topics - {topic}
        row["topics"], row["asked"] = sorted(topics), sorted(over)
        if not over:
            del self.known[story.url]
        write(self.file, "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in self.known.values()))


def asked(row: dict[str, object] | None) -> set[str]:
    """Topics a story was asked about before."""
    found = (row or {}).get("asked", [])
    return set(map(str, found)) if isinstance(found, list) else set()
