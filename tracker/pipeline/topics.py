"""Work on topics: what there is, what a change would do, what the examples and readers say."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any

from tracker.claims.read import read
from tracker.config import knowledge
from tracker.config.settings import Config
from tracker.config.shipped import topic_names
from tracker.group.corrections import Corrected
from tracker.model import Reading, Story
from tracker.render.document import Document, Line, Section
from tracker.render.lists import table
from tracker.render.when import date
from tracker.rules import clause as clauses
from tracker.rules.examples import examples as listed
from tracker.rules.examples import failures
from tracker.rules.lint import lint
from tracker.rules.rules import Rules
from tracker.store import corrections as correction_store
from tracker.store import readings as reading_store
from tracker.store import stories as story_store
from tracker.store.database import Database

OVERVIEW = ("id", "name", "stories", "background", "stages", "languages", "about")


def overview(db: Database, config: Config, rules: Rules) -> Document:
    """The topics in use with their counts, and the shipped ones that are not in use."""
    focus: Counter[str] = Counter()
    passing: Counter[str] = Counter()
    for _, reading in reading_store.told(db):
        for tag in reading.tags:
            (focus if tag.role == "focus" else passing)[tag.topic] += 1
    rows = [
        {
            "id": topic.id,
            "name": topic.name,
            "stories": focus[topic.id],
            "background": passing[topic.id],
            "stages": len(topic.stages),
            "languages": sorted(languages(rules, topic.id)),
            "about": topic.about,
        }
        for topic in rules.by_id.values()
    ]
    unused = sorted(set(topic_names()) - set(rules.topics))
    more = f"; shipped and not used: {', '.join(unused)}" if unused else ""
    return table("topics", OVERVIEW, rows, title=f"{len(rows)} topics in {config.name}{more}")


def languages(rules: Rules, topic: str) -> set[str]:
    """Languages for which every clause of a topic has words, and those written for a single clause alike."""
    wanted = set(clauses.names(rules.by_id[topic].match, denied=False))
    return {
        alias.language
        for name in wanted
        if name in rules.concepts
        for _, alias in rules.concepts[name].aliases
        if alias.language and alias.language != "any"
    }


def anatomy(rules: Rules, topic_id: str) -> Document:
    """A topic as the program understands it."""
    topic = rules.by_id[topic_id]
    names = list(dict.fromkeys(clauses.names(topic.match)))
    lines = [Line(text=topic.about or topic.name), Line(text=f"holds in: {', '.join(topic.scope)}")]
    sections = [
        Section(heading="", blocks=tuple(lines)),
        Section(heading="A story is about it when", blocks=tuple(tree(topic.match, 0))),
        Section(heading="Clauses", blocks=tuple(line for name in names for line in concept(rules, name))),
        Section(heading="Stages", blocks=tuple(Line(text=f"{s.id}: {s.about}".rstrip(": ")) for s in topic.stages)),
    ]
    record = {
        "schema": 1,
        "topic": {
            "id": topic.id,
            "name": topic.name,
            "about": topic.about,
            "scope": list(topic.scope),
            "concepts": names,
            "stages": [stage.id for stage in topic.stages],
            "languages": sorted(languages(rules, topic_id)),
        },
    }
    rows = ({"id": name, "aliases": len(rules.concepts[name].aliases)} for name in names if name in rules.concepts)
    return Document(
        title=topic.name, sections=tuple(sections), record=record, rows=tuple(rows), fields=("id", "aliases")
    )


def tree(clause: clauses.Clause, depth: int) -> Iterator[Line]:
    """A clause and what is inside it, indented."""
    if isinstance(clause, clauses.Name):
        yield Line(text=f"“{clause.concept}” is said", depth=depth)
    elif isinstance(clause, clauses.Near):
        groups = " and ".join(" or ".join(group) for group in clause.groups)
        yield Line(text=f"{groups} within {clause.words} words", depth=depth)
    elif isinstance(clause, clauses.Not):
        yield Line(text="it does not hold that", depth=depth)
        yield from tree(clause.part, depth + 1)
    else:
        yield Line(text="all of" if isinstance(clause, clauses.All) else "one of", depth=depth)
        for part in clause.parts:
            yield from tree(part, depth + 1)


def concept(rules: Rules, name: str) -> Iterator[Line]:
    """A concept with some of its words."""
    found = rules.concepts.get(name)
    if found is None:
        return
    for weight in ("strong", "weak", "not"):
        words = [alias.text for given, alias in found.aliases if given == weight]
        if words:
            label = {"strong": "", "weak": ", only beside its context", "not": ", but never in"}[weight]
            more = f" and {len(words) - 12} more" if len(words) > 12 else ""
            yield Line(text=f"{name}{label}: {', '.join(words[:12])}{more}")


def changed(db: Database, rules: Rules) -> Iterator[tuple[Story, frozenset[str], frozenset[str]]]:
    """Stories that these rules tag otherwise than the stored tags, newest first: (story, gained, lost)."""
    corrected = Corrected(correction_store.corrections(db))
    found = []
    stories = list(story_store.stream(db))
    stored = reading_store.get_many(db, [story.id for story in stories])
    for story in stories:
        before = stored.get(story.id, Reading(story=story.id)).topics
        after = corrected.reading(read(story, rules)).topics
        if before != after:
            found.append((story, after - before, before - after))
    yield from sorted(found, key=lambda row: (row[0].first_seen, row[0].id), reverse=True)


def difference(db: Database, rules: Rules, *, limit: int, now: datetime, zone: tzinfo) -> Document:
    """What adopting the rules would change."""
    rows: list[dict[str, Any]] = []
    gains: Counter[str] = Counter()
    losses: Counter[str] = Counter()
    for story, gained, lost in changed(db, rules):
        gains.update(gained)
        losses.update(lost)
        if len(rows) < limit:
            rows.append(
                {
                    "seen": date(story.first_seen, zone),
                    "story": story.id,
                    "gains": sorted(gained),
                    "loses": sorted(lost),
                    "title": story.title,
                }
            )
    counts = ", ".join(f"{t} +{gains[t]} -{losses[t]}" for t in rules.topics if gains[t] or losses[t])
    return table(
        "changes",
        ("seen", "story", "gains", "loses", "title"),
        rows,
        title=f"{counts}; adopt with `tracker topics apply`" if rows else "",
        empty="The topics tag every stored story as before.",
    )


def examples(db: Database, config: Config, rules: Rules) -> tuple[Document, int]:
    """Run the examples of the topic files and what readers said with `not`; what failed, and how many."""
    sheets, _ = knowledge.own(config)
    failed = [*failures(sheets, lambda title, summary: said(title, summary, rules)), *contradicted(db, rules)]
    told = sum(1 for sheet in sheets for _ in listed(sheet, ""))
    corrections = sum(c.how == "not" for c in correction_store.corrections(db))
    title = f"{told} examples and {corrections} corrections, {len(failed)} not met"
    return table("failures", ("failure",), [{"failure": line} for line in failed], title=title, empty=title), len(
        failed
    )


def contradicted(db: Database, rules: Rules) -> Iterator[str]:
    """Corrections the rules do not follow by themselves yet."""
    for correction in correction_store.corrections(db):
        story = story_store.get(db, correction.story) if correction.how == "not" else None
        if story is not None and correction.other in read(story, rules).topics:
            yield f"correction of {correction.by}: {correction.other}: should not match and does: {story.title}"


def remarks(rules: Rules, *, everything: bool = False) -> Document:
    """What `lint` has to say of the user's own topics, or of `everything`."""
    own = set(rules.topics) - set(topic_names())
    said = [advice for advice in lint(rules) if everything or advice.where.split("/")[0] in own]
    rows = [{"where": advice.where, "what": advice.what} for advice in said]
    nothing = "No remarks." if everything else "No remarks on topics of your own; --all looks at the shipped ones too."
    return table("remarks", ("where", "what"), rows, title=f"{len(rows)} remarks", empty=nothing)


def said(title: str, summary: str, rules: Rules) -> tuple[frozenset[str], dict[str, frozenset[str]], str | None]:
    """Topics, stages by topic and status of a text."""
    story = Story(id="", url="", title=title, summary=summary, source="", first_seen=datetime(2000, 1, 1, tzinfo=UTC))
    reading = read(story, rules)
    stages: dict[str, frozenset[str]] = {}
    for hit in reading.stages:
        stages[hit.topic] = stages.get(hit.topic, frozenset()) | {hit.stage}
    return reading.topics, stages, reading.claim.status
