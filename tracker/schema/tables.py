"""The tables, each column described once; DDL, documentation and Datasette's metadata are made from this.

Types are SQLite's.  A `time` is TEXT of fixed width, ISO 8601 in UTC to the microsecond
(`2025-03-13T08:00:01.000000Z`), so that the order of the text is the order of time; SQLite's own date functions
read it.  `json` is TEXT as well.  A column that may be null says what null means.
"""

from tracker.schema.deriving import ALIASES, BACKGROUND, DEVELOPMENTS, LINKS, MEMBERS, READINGS, RULES, TAGS
from tracker.schema.fetching import DROPPED, FEEDS, FETCHES, REVISIONS, SIGHTINGS, STORIES, UNSEARCHED
from tracker.schema.reading import CORRECTIONS, DIGESTS, META, READERS, SHOWN

#: In an order in which each table refers to earlier ones only (or to itself).
TABLES = (
    FEEDS, FETCHES, RULES, STORIES, SIGHTINGS, REVISIONS, READINGS, TAGS, DEVELOPMENTS, MEMBERS, BACKGROUND, LINKS,
    ALIASES, READERS, SHOWN, CORRECTIONS, DIGESTS, DROPPED, UNSEARCHED, META,
)  # fmt: skip

SEARCHED = ("title", "summary", "spaced")  #: columns of stories in the full-text table stories_fts
