"""The tables, each column described once; DDL, documentation and Datasette's metadata are made from this.

Types are SQLite's.  A `time` is TEXT of fixed width, ISO 8601 in UTC to the microsecond
(`2025-03-13T08:00:01.000000Z`), so that the order of the text is the order of time; SQLite's own date functions
read it.  `json` is TEXT as well.  A column that may be null says what null means.
"""

from dataclasses import dataclass

VERSION = 1  #: of the tables; a migration adds one
APPLICATION_ID = 0x74726B72  #: "trkr" in the file's header: this database is ours


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `kind` is text, time, json, flag, integer or real."""

    name: str
    kind: str
    meaning: str
    unit: str = ""  #: of numbers
    null: str = ""  #: what null means; empty: never null
    refers: str = ""  #: `table(column)` of a foreign key
    gone: str = ""  #: what happens to this row when the row referred to is deleted: CASCADE, SET NULL; empty: refused
    default: str = ""

    @property
    def type(self) -> str:
        """The type SQLite gives it."""
        return {"flag": "INTEGER", "integer": "INTEGER", "real": "REAL"}.get(self.kind, "TEXT")


@dataclass(frozen=True, slots=True)
class Index:
    """What a query needs to be quick; `where` makes it partial."""

    name: str
    on: str
    where: str = ""
    unique: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table; its key is the columns named in `key`."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indices: tuple[Index, ...] = ()
    rowid: bool = True  #: False: WITHOUT ROWID, for narrow tables with a text key
    label: str = ""  #: column whose value names a row for people


def _story(name: str = "story", meaning: str = "the story", **more: str) -> Column:
    return Column(name, "text", meaning, refers="stories(id)", **more)


C = Column

FEEDS = Table(
    "feeds",
    "What is remembered about fetching each feed. Settings (headers, authority) stay in feeds.yaml.",
    ("url",),
    (
        C("url", "text", "address as configured, without credentials"),
        C("name", "text", "publisher's name as configured", null="never seen in a configuration"),
        C("kind", "text", "official, court, wire, press … as configured", null="unknown"),
        C("etag", "text", "validator of the last body that parsed", null="none given"),
        C("last_modified", "text", "validator of the last body that parsed", null="none given"),
        C("validators_at", "time", "when the validators were saved", null="never"),
        C("body_hash", "text", "digest of the last body that parsed", null="none yet"),
        C("moved_to", "text", "where a permanent redirect led and parsed well", null="not moved"),
        C("gone_since", "time", "when the server said that the feed is gone for good", null="not gone"),
        C("last_fetch", "time", "last attempt", null="never tried"),
        C("last_good", "time", "last attempt that gave a feed or 'not modified'", null="never"),
        C("last_new", "time", "last attempt that brought a new story", null="never"),
        C("last_status", "integer", "HTTP status of the last attempt", null="no answer"),
        C("last_error", "text", "what was wrong with the last attempt, one line", null="it was good"),
        C("failing_since", "time", "first of the failures in a row", null="not failing"),
        C("failures", "real", "failures in a row, by weight", unit="hard 1, soft 0.5, temporary 0.25", default="0"),
        C("retry_after", "time", "the server asked not to come back before", null="did not ask"),
        C("next_due", "time", "when it is due again", null="at once"),
        C("rhythm", "real", "typical gap between new entries", unit="seconds", null="unknown"),
        C("asks", "json", "ttl, skipped hours and days its last document asked for", default="'{}'"),
        C("warned_at", "time", "when a user was last told that it fails", null="not warned"),
    ),
    label="name",
)

FETCHES = Table(
    "fetches",
    "Attempts to fetch a feed, kept for 30 days.",
    ("n",),
    (
        C("n", "integer", "number of the attempt"),
        C("feed", "text", "the feed", refers="feeds(url)", gone="CASCADE"),
        C("at", "time", "when the run that asked began"),
        C("outcome", "text", "fetched, not-modified or failed"),
        C("status", "integer", "HTTP status", null="no answer"),
        C("error", "text", "what was wrong, one line", null="nothing"),
        C("bytes", "integer", "size of the document after decompression", unit="bytes", null="none came"),
        C("new", "integer", "stories it brought that were not known", unit="stories"),
        C("revised", "integer", "stories whose title or summary it changed", unit="stories"),
    ),
    indices=(Index("fetches_feed", "feed, at"),),
)

STORIES = Table(
    "stories",
    "News stories, each once however many feeds carry it.",
    ("n",),
    (
        C("n", "integer", "order of arrival"),
        C("id", "text", "16 hex digits made from the canonical url; stable for ever"),
        C("url", "text", "canonical address"),
        C("title", "text", "headline, plain text, at most 500 characters"),
        C("summary", "text", "lead, plain text; empty when there is none", default="''"),
        C("source", "text", "publisher's name"),
        C("feed", "text", "feed that brought it first", null="imported", refers="feeds(url)"),
        C("published", "time", "when its publisher says it appeared", null="unknown"),
        C("first_seen", "time", "when we saw it; on import: as given, else published, else the time of import"),
        C("updated", "time", "when its publisher says it changed", null="unknown"),
        C("language", "text", "BCP 47 primary tag", null="unknown"),
        C("late", "flag", "1: old news on arrival, listed for nobody", default="0"),
        C("history", "flag", "1: part of the story so far that init loads; founds no development", default="0"),
        C(
            "spaced",
            "text",
            "title and summary with spaces around each character of scripts that write none, so that "
            "words inside them can be searched",
            null="no such character in it",
        ),
        C("derived", "integer", "rules by which it was last read", null="not read yet", refers="rules(n)"),
    ),
    unique=(("id",), ("url",)),
    indices=(
        Index("stories_first_seen", "first_seen, id"),
        Index("stories_underived", "n", where="derived IS NULL"),
        Index("stories_feed", "feed", where="feed IS NOT NULL"),
    ),
    label="title",
)

SIGHTINGS = Table(
    "sightings",
    "Which feed carried which story, under which names.",
    ("n",),
    (
        C("n", "integer", "number of the sighting"),
        _story(gone="CASCADE"),
        C("feed", "text", "the feed", refers="feeds(url)", gone="CASCADE"),
        C("guid", "text", "the feed's own name for it", null="none given"),
        C("url", "text", "canonical address as this feed gave it", null="the story's own"),
        C("at", "time", "when the feed first gave it so, or came back to it"),
    ),
    indices=(
        Index("sightings_story", "story, feed"),
        Index("sightings_guid", "feed, guid"),
        Index("sightings_url", "url", where="url IS NOT NULL"),
    ),
)

REVISIONS = Table(
    "revisions",
    "How stories read before they were edited.",
    ("story", "position"),
    (
        _story(gone="CASCADE"),
        C("position", "integer", "0 is the oldest"),
        C("at", "time", "when we saw the change"),
        C("title", "text", "headline before it"),
        C("summary", "text", "lead before it"),
    ),
)

RULES = Table(
    "rules",
    "Rule sets by which stories were read.",
    ("n",),
    (
        C("n", "integer", "short name of the rule set, used in stories.derived"),
        C("version", "text", "digest of topics, concepts, stages, cues and outlets"),
    ),
    unique=(("version",),),
)

READINGS = Table(
    "readings",
    "What a tagged story says: claim, stages, names and numbers. Stories without a tag have none.",
    ("story",),
    (
        _story(gone="CASCADE"),
        C("status", "text", "rumour, reported, denied, confirmed, official or reaction"),
        C("speaker", "text", "concept or outlet that says, denies or confirms", null="not named"),
        C("origin", "text", "outlet credited with the report", null="the story's own"),
        C("cue", "json", "the words that decided the status: {field, start, end, text}", null="by default"),
        C("official", "real", "1 an official source speaks, 0.5 one is quoted, 0 none", unit="0–1"),
        C("stages", "json", "steps it tells: [{topic, stage, field, start, end, text}]"),
        C("entities", "json", "concepts named, sorted"),
        C("numbers", "json", "numbers with their unit, normalised, sorted"),
    ),
    rowid=False,
)

TAGS = Table(
    "tags",
    "Which stories are about which topics, and why.",
    ("story", "position"),
    (
        _story(gone="CASCADE"),
        C("position", "integer", "order within the story, from 0"),
        C("topic", "text", "topic id"),
        C("role", "text", "focus: it is about it; background: it only mentions it"),
        C("score", "real", "how surely", unit="0–1"),
        C("evidence", "json", "clauses met: [{concept, alias, text, field, start, end, how, value}]"),
    ),
    indices=(Index("tags_topic", "topic, role, story"),),
)

DEVELOPMENTS = Table(
    "developments",
    "Stories that report one fact.",
    ("id",),
    (
        C("id", "text", "id of its first story"),
        C("position", "integer", "order by time of the first story"),
        C("title", "text", "title of the lead"),
        C("topics", "json", "union of its members' focus topics, sorted"),
        C("stage", "text", "step of the topic's course most members tell", null="none was said"),
        C("status", "text", "rumour, reported, denied, confirmed, official or reaction"),
        C("disputed", "flag", "1: another development denies it"),
        C("muted", "flag", "1: a reader muted it"),
        _story("lead", "story whose title and link stand for it"),
        C("first_published", "time", "of its members"),
        C("last_published", "time", "of its members"),
        C("first_seen", "time", "when we first saw a member"),
        C("last_seen", "time", "when we last saw a member that told something new", null="none was news on arrival"),
        C("last_new", "time", "when its last new fact was published"),
        C("stories", "integer", "number of members", unit="stories"),
        C("steps", "json", "history of the status: [{at, status, story, speaker, origin}]"),
        C("origins", "json", "who said it, first is first: [[name, [story ids resting on it]]]"),
    ),
    indices=(
        Index("developments_last_seen", "last_seen"),
        Index("developments_last_new", "last_new"),
        Index("developments_lead", "lead"),
    ),
    label="title",
)

MEMBERS = Table(
    "members",
    "Which story belongs to which development; a story is in one at most.",
    ("story",),
    (
        _story(),
        C("development", "text", "the development", refers="developments(id)", gone="CASCADE"),
        C("position", "integer", "order of time within the development, from 0"),
        C("kind", "text", "first, update, repeat, copy, rehash or background, against earlier stories"),
        _story("parent", "story it joined by", null="it founds the development"),
        C("score", "real", "of that join", unit="0–1"),
        C("why", "text", "the reason in words"),
        C("units", "json", "facts it tells, sorted"),
        C("new_units", "json", "those that no earlier member told, sorted"),
    ),
    indices=(Index("members_development", "development, position"), Index("members_parent", "parent")),
    rowid=False,
)

BACKGROUND = Table(
    "background",
    "Tagged stories outside every development.",
    ("story",),
    (_story(), C("why", "text", "the reason in words")),
    rowid=False,
)

LINKS = Table(
    "links",
    "One development refers to another.",
    ("development", "position"),
    (
        C("development", "text", "the one that refers", refers="developments(id)", gone="CASCADE"),
        C("position", "integer", "order, from 0"),
        C("how", "text", "denies or reacts_to"),
        C("other", "text", "the one referred to", refers="developments(id)", gone="CASCADE"),
    ),
    indices=(Index("links_other", "other"),),
    rowid=False,
)

ALIASES = Table(
    "aliases",
    "Ids of developments that were printed once and now lead elsewhere.",
    ("id",),
    (
        C("id", "text", "the old id"),
        C(
            "development",
            "text",
            "where it leads",
            refers="developments(id)",
            gone="SET NULL",
            null="retired: none of its stories is in a development now",
        ),
        C("at", "time", "when it was last led elsewhere"),
    ),
    indices=(Index("aliases_development", "development"),),
    rowid=False,
)

READERS = Table(
    "readers",
    "Readers of digests.",
    ("name",),
    (
        C("name", "text", "as in feeds.yaml; `default` without a name"),
        C("until", "time", "everything first seen before was considered for this reader", null="never had a digest"),
        C("heartbeat", "time", "when a sign of life was last sent", null="never"),
    ),
    rowid=False,
)

SHOWN = Table(
    "shown",
    "What each reader was shown, and what is still owed.",
    ("reader", "story"),
    (
        C("reader", "text", "the reader", refers="readers(name)", gone="CASCADE"),
        _story(gone="CASCADE"),
        C("at", "time", "when"),
        C("held", "flag", "1: it was news but was cut by a limit; still owed", default="0"),
    ),
    indices=(Index("shown_story", "story"), Index("shown_at", "reader, at")),
    rowid=False,
)

CORRECTIONS = Table(
    "corrections",
    "What readers said; an input of tagging and grouping that no rebuild loses. No foreign key: a correction may come "
    "back from a file before its story does.",
    ("n",),
    (
        C("n", "integer", "number of the correction"),
        C("how", "text", "not, mute, pin or split"),
        C("story", "text", "story id"),
        C("other", "text", "not: a topic; pin: another story id; else empty", default="''"),
        C("at", "time", "when it was said"),
        C("by", "text", "reader who said it"),
    ),
    unique=(("how", "story", "other", "by"),),
    indices=(Index("corrections_story", "story"),),
)

DIGESTS = Table(
    "digests",
    "Digests that were put out.",
    ("n",),
    (
        C("n", "integer", "number of the digest"),
        C("reader", "text", "whose", refers="readers(name)", gone="CASCADE"),
        C("at", "time", "the moment it speaks of"),
        C("since", "time", "how far it looked back"),
        C("target", "text", "where it went, without secrets"),
        C("developments", "json", "ids in the order listed"),
    ),
    indices=(Index("digests_reader", "reader, at"),),
)

DROPPED = Table(
    "dropped",
    "Names of stories that retention dropped, so that they do not come back as new while a feed still carries them.",
    ("n",),
    (
        C("n", "integer", "number of the row"),
        C("story", "text", "id of the story that was dropped"),
        C("feed", "text", "feed that carried it", null="its own address", refers="feeds(url)", gone="CASCADE"),
        C("guid", "text", "the feed's own name for it", null="none given"),
        C("url", "text", "canonical address"),
        C("at", "time", "when it was dropped, or last carried since"),
    ),
    indices=(Index("dropped_url", "url"), Index("dropped_guid", "feed, guid"), Index("dropped_at", "at"),
             Index("dropped_story", "story")),
)  # fmt: skip

META = Table(
    "meta",
    "Facts about this database.",
    ("key",),
    (C("key", "text", "name of the fact"), C("value", "text", "its value")),
    rowid=False,
)

#: In an order in which each table refers to earlier ones only (or to itself).
TABLES = (
    FEEDS, FETCHES, RULES, STORIES, SIGHTINGS, REVISIONS, READINGS, TAGS, DEVELOPMENTS, MEMBERS, BACKGROUND, LINKS,
    ALIASES, READERS, SHOWN, CORRECTIONS, DIGESTS, DROPPED, META,
)  # fmt: skip

SEARCHED = ("title", "summary", "spaced")  #: columns of stories in the full-text table stories_fts
