"""The world as it was on some morning."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tracker.config.settings import Config
from tracker.model import Correction, Reading, Story
from tracker.pipeline.refold import refold
from tracker.rank.lexicon import lexicon_of
from tracker.rank.listing import Sight
from tracker.rules.rules import Rules
from tracker.store import developments as development_store
from tracker.store import readings as reading_store
from tracker.store import stories as story_store
from tracker.store.database import Database


@dataclass(slots=True)
class PastDay:
    """A database of its own, into which stories come as they once came."""

    db: Database
    config: Config
    rules: Rules
    corrections: Sequence[Correction]
    until: datetime | None = None  #: everything first seen by then is known; None: nothing is yet
    stories: dict[str, Story] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)

    def go_on(self, told: Sequence[tuple[Story, Reading]], now: datetime) -> None:
        """Take what was first seen since the last morning, and group it as a run does."""
        new = [pair for pair in told if pair[0].first_seen <= now and pair[0].id not in self.stories]
        self.stories |= {story.id: story for story, _ in new}
        self.readings |= {reading.story: reading for _, reading in new}
        story_store.add(self.db, [story for story, _ in new])
        reading_store.save(self.db, [reading for _, reading in new], self.rules.version)
        if development_store.stale(self.db):
            refold(self.db, self.rules, self.corrections, now)

    def sight(self) -> Sight:
        """What a listing sees."""
        so_far = [(story, self.readings[story.id]) for story in self.stories.values() if story.history]
        return Sight(
            stories=self.stories,
            readings=self.readings,
            lexicon=lexicon_of(self.rules, so_far),
            feeds={feed.url: feed.authority for feed in self.config.feeds if feed.authority is not None},
        )
