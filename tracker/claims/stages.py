"""Which step of each topic's course a story tells."""

from collections.abc import Iterator, Sequence

from tracker.match.scan import Hit, Scan
from tracker.model import StageHit, Tag
from tracker.rules.rules import Rules, Topic

#: Letters around a stage in which a mark of the past ("last month") makes it background.
_NEARBY = 40


def stages(scan: Scan, tags: Sequence[Tag], rules: Rules) -> tuple[StageHit, ...]:
    """Stages of every focus topic, the most telling first.

    A title speaks before the sentence that proved the topic, that one before the head of the summary.  Within a
    sentence the order of the topic file decides (the author puts the special before the general), a mark of the past
    beside a stage puts it last, and of equals the first said wins.
    """
    found: list[StageHit] = []
    for tag in tags:
        if tag.role != "focus":
            continue
        topic = rules.by_id[tag.topic]
        seen: set[str] = set()
        for sentence in places(scan, tag):
            if seen and sentence:
                break  # what a title tells is the story; the summary only tells how
            for hit in ordered(scan, topic, sentence):
                stage = topic.stage_keys[hit.id]
                if stage not in seen:
                    seen.add(stage)
                    found.append(StageHit(topic=topic.id, stage=stage, span=scan.span(hit)))
        if not seen and (implied := _implied(scan, tag, topic)):
            found.append(implied)
    return tuple(found)


def _implied(scan: Scan, tag: Tag, topic: Topic) -> StageHit | None:
    """What the act itself tells where no stage is named: *listing* is listed; of several the first of the topic."""
    if not topic.implies:
        return None
    order = {concept: place for place, concept in enumerate(topic.implies)}
    for sentence in places(scan, tag):
        hits = [hit for hit in scan.of("concept", sentence=sentence) if hit.id in order]
        if hits:
            hit = min(hits, key=lambda one: (order[one.id], one.start, one.end))
            return StageHit(topic=topic.id, stage=topic.implies[hit.id], span=scan.span(hit))
    return None


def places(scan: Scan, tag: Tag) -> list[int]:
    """Sentences to look in, best first: the title, those with evidence, the first of the summary."""
    proved = sorted({where(scan, item.span.field, item.span.start) for item in tag.evidence})
    return list(dict.fromkeys((0, *proved, *((1,) if len(scan.bounds) > 1 else ()))))


def where(scan: Scan, field: str, start: int) -> int:
    """Number of the sentence an offset of title or summary lies in."""
    if field == "title":
        return 0
    place = start + len(scan.title) + 1
    return next((n for n, (begin, end) in enumerate(scan.bounds) if n and begin <= place < end), 1)


def ordered(scan: Scan, topic: Topic, sentence: int) -> list[Hit]:
    """Stage hits of a topic in a sentence, the most telling first; a hit inside a longer one is left out."""
    order = {stage.id: place for place, stage in enumerate(topic.stages)}
    hits = [hit for hit in scan.of("stage", sentence=sentence) if hit.id in topic.stage_keys]
    outer = [hit for hit in hits if not any(hit.within(other) for other in hits)]
    past = list(scan.of("cue", "past", sentence))
    return sorted(outer, key=lambda hit: (_is_past(hit, past), order[topic.stage_keys[hit.id]], hit.start, hit.end))


def _is_past(hit: Hit, past: Sequence[Hit]) -> bool:
    return any(min(abs(mark.start - hit.end), abs(hit.start - mark.end)) <= _NEARBY for mark in past)


def said(scan: Scan, tags: Sequence[Tag]) -> Iterator[int]:
    """Sentences that carry the story's claim: the title, then those that prove a focus topic, then the lead."""
    focus = [tag for tag in tags if tag.role == "focus"]
    yield from sorted({0}.union(*(places(scan, tag) for tag in focus)))
