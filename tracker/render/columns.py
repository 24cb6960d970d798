"""What each field of an exported record means; the documentation of CSV and JSON Lines is made from this."""

from collections.abc import Mapping

STORY: Mapping[str, str] = {
    "id": "16 hexadecimal digits made from the canonical address; the same for ever",
    "url": "canonical address, https",
    "title": "headline, plain text, at most 500 characters",
    "summary": "lead, plain text; empty when there is none",
    "source": "name of the publisher",
    "feed": "address of the feed that brought it first; empty: imported",
    "published": "when its publisher says it appeared, UTC; empty: unknown",
    "first_seen": "when tracker saw it first, UTC",
    "updated": "when its publisher says it changed, UTC; empty: unknown",
    "language": "primary language tag such as `en`; empty: unknown",
    "topics": "ids of the topics it is about, not those it only mentions; list",
    "scores": "how surely it is about each of them, 0 to 1; object",
    "evidence": "why: for each clause the topic, role, concept, alias, the words found, where they stand, how they "
    "were found; list of objects",
    "kind": "first, update, repeat, copy, rehash or background, against earlier stories; empty: about no topic",
    "status": "rumour, reported, denied, confirmed, official or reaction: how it puts its fact; empty: about no topic",
    "origin": "outlet it credits with the report; empty: its own",
    "development": "id of the development it belongs to; empty: none",
    "revisions": "how it read before it was edited: at, title, summary; list of objects",
    "late": "true: old news when it arrived, listed for nobody",
    "history": "true: part of the story so far that `init` loads",
}
DEVELOPMENT: Mapping[str, str] = {
    "id": "id of its first story; any unique beginning names it, and every id ever printed leads to it",
    "title": "headline of the lead",
    "topics": "ids of the topics of its stories; list",
    "stage": "step of the topic's course that most of its stories tell; empty: none",
    "status": "rumour, reported, denied, confirmed, official or reaction: how its fact is told",
    "disputed": "true: another development denies it",
    "first_published": "when its first story appeared, UTC",
    "last_published": "when its last story appeared, UTC",
    "first_seen": "when tracker saw the first of its stories, UTC",
    "score": "rank, 0 to 100",
    "terms": "what the score is made of, each 0 to 1; object",
    "stories": "number of stories, copies included",
    "outlets": "number of publishers",
    "origins": "number of independent origins; all who rest on one report are one",
    "first_reported_by": "who had it first",
    "lead": "the story that stands for it: url, title, source; object",
    "links": "other developments it denies or reacts to: how, id; list of objects",
    "members": "ids of its stories in order of time; list",
    "new": "what is new to this reader, in words; list; in listings only",
}
TAG: Mapping[str, str] = {
    "story": "id of the story",
    "topic": "id of the topic",
    "role": "focus: the story is about it; background: it only mentions it",
    "score": "how surely, 0 to 1",
    "url": "canonical address of the story",
    "title": "its headline",
    "evidence": "why, as in a story; list of objects",
}
FEED: Mapping[str, str] = {
    "url": "address as configured, without credentials",
    "id": "short name, unique in the configuration",
    "name": "name of the publisher",
    "kind": "what its publisher is, such as official, court, wire or press; empty: not said",
    "enabled": "false: switched off in the configuration",
    "last_status": "HTTP status of the last attempt; empty: no answer, or never asked",
    "last_error": "what was wrong with it; empty: nothing",
    "failing_since": "first of the failures in a row, UTC; empty: not failing",
    "failures": "failures in a row by weight: hard 1, soft 0.5, temporary 0.25",
    "last_fetch": "last attempt, UTC",
    "last_good": "last attempt that gave a feed, or the answer that nothing has changed, UTC",
    "last_new": "last attempt that brought a new story, UTC",
    "next_due": "when it is asked again, UTC; empty: at the next run",
    "moved_to": "where a permanent redirect leads; empty: not moved",
    "gone_since": "when its server said that it is gone for good, UTC; empty: not gone",
    "stories": "number of stories it carried",
}


def table(fields: Mapping[str, str]) -> str:
    """A Markdown table of fields and their meaning, for the documentation."""
    rows = [f"| `{name}` | {meaning} |" for name, meaning in fields.items()]
    return "\n".join(["| field | meaning |", "|---|---|", *rows]) + "\n"
