"""What is fetched and stored: feeds, stories, and the names feeds give them."""

from tracker.schema.words import Column, Index, Table, story

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
        Index("stories_history", "published, id", where="history = 1"),
    ),
    label="title",
)

SIGHTINGS = Table(
    "sightings",
    "Which feed carried which story, under which names.",
    ("n",),
    (
        C("n", "integer", "number of the sighting"),
        story(gone="CASCADE"),
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
        story(gone="CASCADE"),
        C("position", "integer", "0 is the oldest"),
        C("at", "time", "when we saw the change"),
        C("title", "text", "headline before it"),
        C("summary", "text", "lead before it"),
    ),
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

UNSEARCHED = Table(
    "unsearched",
    "Stories that wait for their place in the full-text table: many at once cost a third of one by one.",
    ("n",),
    (C("n", "integer", "the story's number"),),
)
