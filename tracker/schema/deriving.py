"""What is derived from stories: readings, tags, developments."""

from tracker.schema.words import Column, Index, Table, story

C = Column

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
        story(gone="CASCADE"),
        C("at", "time", "its place among all stories: when it was published, or first seen if that was before"),
        C("status", "text", "rumour, reported, denied, confirmed, official or reaction"),
        C("speaker", "text", "concept or outlet that says, denies or confirms", null="not named"),
        C("origin", "text", "outlet credited with the report", null="the story's own"),
        C("cue", "json", "the words that decided the status: {field, start, end, text}", null="by default"),
        C("official", "real", "1 an official source speaks, 0.5 one is quoted, 0 none", unit="0–1"),
        C("stages", "json", "steps it tells: [{topic, stage, field, start, end, text}]"),
        C("entities", "json", "concepts named, sorted"),
        C("numbers", "json", "numbers with their unit, normalised, sorted"),
    ),
    indices=(Index("readings_at", "at, story"),),
    rowid=False,
)

TAGS = Table(
    "tags",
    "Which stories are about which topics, and why.",
    ("story", "position"),
    (
        story(gone="CASCADE"),
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
        C("founded", "time", "place in time of its first story, by which developments are in order"),
        C("title", "text", "title of the lead"),
        C("topics", "json", "union of its members' focus topics, sorted"),
        C("stage", "text", "step of the topic's course most members tell", null="none was said"),
        C("status", "text", "rumour, reported, denied, confirmed, official or reaction"),
        C("disputed", "flag", "1: another development denies it"),
        C("muted", "flag", "1: a reader muted it"),
        story("lead", "story whose title and link stand for it"),
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
        Index("developments_founded", "founded, id"),
        Index("developments_last_seen", "last_seen"),
        Index("developments_last_new", "last_new"),
        Index("developments_lead", "lead"),
        Index("developments_last_published", "last_published"),
    ),
    label="title",
)

MEMBERS = Table(
    "members",
    "Which story belongs to which development; a story is in one at most.",
    ("story",),
    (
        story(),
        C("development", "text", "the development", refers="developments(id)", gone="CASCADE"),
        C("position", "integer", "order of time within the development, from 0"),
        C("kind", "text", "first, update, repeat, copy, rehash or background, against earlier stories"),
        story("parent", "story it joined by", null="it founds the development"),
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
    (story(), C("why", "text", "the reason in words")),
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
            null="retired: none of its stories is in a development now",
        ),
        C("at", "time", "when it was last led elsewhere"),
    ),
    indices=(Index("aliases_development", "development"),),
    rowid=False,
)
