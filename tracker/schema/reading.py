"""What concerns readers: what they were shown and what they said; and facts about the database."""

from tracker.schema.words import Column, Index, Table, story

C = Column

READERS = Table(
    "readers",
    "Readers of digests.",
    ("name",),
    (
        C("name", "text", "as in feeds.yaml; `default` without a name"),
        C("until", "time", "everything first seen before was considered for this reader", null="never had a digest"),
        C(
            "upto",
            "integer",
            "`n` of the newest story considered; decides between those first seen exactly at `until`",
            null="never had one",
        ),
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
        story(gone="CASCADE"),
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
        C("since", "time", "how far it looked back", null="not said"),
        C("target", "text", "where it went, without secrets"),
        C("developments", "json", "ids in the order listed"),
    ),
    indices=(Index("digests_reader", "reader, at"),),
)

META = Table(
    "meta",
    "Facts about this database.",
    ("key",),
    (C("key", "text", "name of the fact"), C("value", "text", "its value")),
    rowid=False,
)
