"""What the looking commands show: a development's whole case, the course of a topic, search hits, reasons."""

from collections.abc import Iterable
from datetime import datetime

from tracker.claims.read import read
from tracker.config.settings import Config
from tracker.errors import UsageError
from tracker.match.explain import Explanation, explain
from tracker.match.scan import scan
from tracker.model import Development, Listed, Reader, Story
from tracker.pipeline.sight import RulesOf, gather, known_at
from tracker.rank.lexicon import called
from tracker.rank.listing import everything
from tracker.rank.score import FORMULA
from tracker.render.case import Case, Neighbour
from tracker.render.document import Document
from tracker.render.lists import stories as story_list
from tracker.render.page import Page
from tracker.render.reasons import reasons
from tracker.render.timeline import timeline
from tracker.rules.rules import Rules
from tracker.store import developments as development_store
from tracker.store import ledger as ledger_store
from tracker.store import news, search
from tracker.store import readings as reading_store
from tracker.store import stories as story_store
from tracker.store.database import Database
from tracker.text.language import guess


def known(db: Database, rules: RulesOf, now: datetime, *, past: bool) -> list[Development]:
    """All developments; those of a past moment are folded from what was known then."""
    if past:
        return list(known_at(db, rules(), now))
    return development_store.all_(db)


def case(db: Database, config: Config, rules: RulesOf, id: str, reader: Reader, *, now: datetime, past: bool) -> Case:
    """Everything about one development.

    Raises:
        UsageError: no development is called so.
    """
    stored = development_store.get(db, id)
    if stored is None:
        story = story_store.get(db, id) if len(id) >= 4 else None
        hint = "; that story is in no development, `tracker explain` says why" if story else ""
        raise UsageError(f"no development {id!r}{hint}; `tracker new --all --since 30d` lists ids")
    every = known(db, rules, now, past=past)
    found = next((d for d in every if {m.story for m in d.members} & {stored.id}), None)
    if found is None:
        raise UsageError(f"development {id!r} was not known at {now:%Y-%m-%d %H:%M}Z")
    near = [d for d in every if d.id in {link.id for link in found.links} or found.id in {link.id for link in d.links}]
    behind = gather(db, config, [found, *near], now)
    ledger = ledger_store.ledger(db, reader.name)
    listed = {
        item.development.id: item
        for item in everything(
            [found, *near], behind, now=now, weights=config.weights, languages=config.languages, ledger=ledger
        )
    }
    item = listed[found.id]
    return Case(
        item=item,
        stories={m.story: behind.stories[m.story] for m in found.members if m.story in behind.stories},
        now=now,
        readings=behind.readings,
        names={**behind.lexicon.concepts, **behind.lexicon.stages, **behind.lexicon.topics},
        zone=config.timezone,
        neighbours=tuple(neighbours(item, [listed[d.id] for d in near])),
        formula=FORMULA,
        asked="" if found.id.startswith(id) else id,
    )


def neighbours(item: Listed, others: Iterable[Listed]) -> Iterable[Neighbour]:
    """Developments this one refers to, and those that refer to it."""
    for other in others:
        for link in item.development.links:
            if link.id == other.development.id:
                yield Neighbour(how=link.how, id=link.id, title=other.title)
        for link in other.development.links:
            if link.id == item.development.id:
                yield Neighbour(how=link.how, id=other.development.id, title=other.title, back=True)


def names(rules: Rules) -> dict[str, str]:
    """What to call topics, concepts and outlets."""
    found = {key: outlet.name for key, outlet in rules.outlets.items()} | called(rules)
    return found | {topic.id: topic.name for topic in rules.by_id.values()}


def course(
    db: Database,
    config: Config,
    rules: RulesOf,
    topics: tuple[str, ...] | None,
    *,
    since: datetime | None,
    now: datetime,
    past: bool,
) -> Document:
    """Developments and the story so far, oldest first."""
    chosen = [
        d
        for d in known(db, rules, now, past=past)
        if (topics is None or set(topics) & set(d.topics)) and (since is None or d.last_published >= since)
    ]
    so_far = news.history(db, now)
    behind = gather(db, config, chosen, now)
    past_stories, past_readings = story_store.by_ids(db, so_far), reading_store.get_many(db, so_far)
    told = [past_stories[name] for name in so_far if name in past_stories]
    told = [
        story
        for story in told
        if (since is None or story.time >= since)
        and (topics is None or (story.id in past_readings and past_readings[story.id].topics & set(topics)))
    ]
    page = Page(
        items=tuple(everything(chosen, behind, now=now, weights=config.weights, languages=config.languages)),
        now=now,
        stories={m.story: behind.stories[m.story] for d in chosen for m in d.members if m.story in behind.stories},
        readings={**past_readings, **behind.readings},
        names={**behind.lexicon.stages, **behind.lexicon.topics},
        zone=config.timezone,
    )
    return timeline(page, topic=topics[0] if topics and len(topics) == 1 else None, history=told)


def hits(
    db: Database,
    config: Config,
    query: str,
    *,
    limit: int,
    since: datetime | None,
    until: datetime | None,
    now: datetime,
) -> Document:
    """Stories that match a full-text query."""
    found = search.search(db, query, limit=limit, since=since, until=until)
    ids = [story.id for story in found]
    places = development_store.of_stories(db, ids)
    return story_list(
        found,
        now=now,
        zone=config.timezone,
        title=f"Search: {query}",
        readings=reading_store.get_many(db, ids),
        developments={story: place[0] for story, place in places.items()},
    )


def why(db: Database, rules: Rules, name: str | None, text: str | None, summary: str, *, now: datetime) -> Document:
    """Why a stored story, or a text, is about a topic, and why not about the others.

    Raises:
        UsageError: no such story.
    """
    if text is not None:
        story = Story(
            id="", url="", title=text, summary=summary, source="", first_seen=now, language=guess(f"{text} {summary}")
        )
    else:
        found = story_store.get(db, name or "")
        if found is None:
            raise UsageError(
                f"no story {name!r}; `tracker search WORDS` finds stories by their words, --text explains a headline"
            )
        story = found
    return reasons(story, read(story, rules), explanations(story, rules), names=names(rules))


def explanations(story: Story, rules: Rules) -> tuple[Explanation, ...]:
    """What the rules say of a story, topic by topic."""
    return explain(scan(story.title, story.summary, rules), rules)
