"""One story read: its topics, how far things went, who says so, on whose report."""

from collections.abc import Sequence

from tracker.claims.acts import acts
from tracker.claims.numbers import numbers
from tracker.claims.speaker import bare
from tracker.claims.stages import said, stages
from tracker.claims.status import assess
from tracker.match.judge import judge, worth
from tracker.match.scan import Scan, scan
from tracker.model import Reading, Story, Tag
from tracker.rules.rules import Rules


def read(story: Story, rules: Rules) -> Reading:
    """Everything a story says by itself.

    Returns:
        A pure function of the story's title, summary, source and address, and the rules.  Without any topic only the
        story's id is filled.
    """
    scanned = scan(story.title, story.summary, rules)
    tags = judge(scanned, rules)
    if not tags:
        return Reading(story=story.id)
    steps = stages(scanned, tags, rules)
    return Reading(
        story=story.id,
        tags=tags,
        stages=steps + acts(scanned, tags, rules),
        claim=assess(story, scanned, tags, steps, rules),
        entities=_entities(scanned, rules),
        numbers=_numbers(scanned, tags),
    )


def _entities(scanned: Scan, rules: Rules) -> frozenset[str]:
    return frozenset(
        bare(hit.id) for hit in scanned.of("concept") if hit.weight != "not" and worth(hit, scanned, rules)[2]
    )


def _numbers(scanned: Scan, tags: Sequence[Tag]) -> frozenset[str]:
    """Those of the sentences that carry the claim: figures elsewhere are background."""
    text = scanned.text
    found: set[str] = set()
    for sentence in said(scanned, tags):
        begin, end = scanned.bounds[sentence]
        found |= numbers(text[begin:end])
    return frozenset(found)
