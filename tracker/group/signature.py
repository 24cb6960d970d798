"""What one story brings to the question whether it tells the same fact as another."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from tracker.group.policy import Policy
from tracker.model import Claim, Evidence, Reading, Span, StageHit, Story
from tracker.text.similar import digits, mass, names, plain, shingles, sketch, tokens, without_tail

#: Letters that kindred words of two languages share at their beginning.
STEM = 5
#: Statuses whose stories never share a development with stories of another status.
DENIAL = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A story reduced to what grouping compares."""

    story: str  #: id
    language: str  #: its first letters; empty: unknown
    at: datetime  #: its place in the fold
    topics: frozenset[str]  #: focus topics
    stages: Mapping[str, str]  #: topic to its main stage
    titled: frozenset[str]  #: topics whose main stage stands in the title
    steps: frozenset[tuple[str, str]]  #: (topic, stage) it names anywhere
    acts: frozenset[str]  #: what happens, by the shared library, where topics list no stages
    denial: bool
    speaker: str | None
    parties: frozenset[str]  #: whoever it names, as speakers compare
    voices: frozenset[str]  #: persons it names, if an office speaks: one of them may be who speaks for it
    origin: str | None  #: plain name of the outlet credited
    entities: frozenset[str]  #: persons, companies and offices named
    concepts: frozenset[str]  #: everything named that the rules know
    matched: frozenset[str]  #: concepts that made its topics match
    people: frozenset[str]  #: persons by whose name a topic matched
    around: frozenset[str]  #: persons named anywhere in the story
    numbers: frozenset[str]
    words: frozenset[str]  #: tokens of title and summary, those that made a topic match left out
    names: frozenset[str]  #: those of `words` that are names the rules do not know
    spelled: frozenset[str]  #: those of `words` that two languages may spell alike: four letters, two figures or more
    stems: frozenset[str]  #: beginnings of the long ones, accents off
    firm: bool  #: told as confirmed or official
    reacts: bool  #: told as a reaction
    title: str  #: plain title, the publisher's name off
    figures: frozenset[str]  #: numbers of the title
    shingles: frozenset[str]  #: of the title
    sketch: frozenset[int]  #: a few checksums of those; titles that are nearly the same share some
    summary: str
    mass: int  #: what its words weigh together


def sign(story: Story, reading: Reading, policy: Policy) -> Signature:
    """Reduce a story to its signature."""
    topics = reading.topics
    evidence = [item for tag in reading.tags if tag.topic in topics for item in tag.evidence]
    matched = frozenset(item.concept for item in evidence)
    title = without_tail(story.title, story.source)
    main = main_stages(reading, policy)
    denial = denies(reading.claim)
    words = frozenset(tokens(_blanked(title, evidence, "title")))
    words |= frozenset(tokens(_blanked(story.summary, evidence, "summary")))
    unlisted = words - policy.familiar
    pieces = shingles(title)
    return Signature(
        story=story.id,
        language=(story.language or "").partition("-")[0].lower(),
        at=story.time,
        topics=topics,
        stages=_stages(reading, main),
        titled=frozenset(topic for topic, hit in main.items() if hit.span.field == "title"),
        acts=_acts(reading, evidence, policy),
        steps=frozenset((hit.topic, hit.stage) for hit in reading.stages),
        denial=denial,
        speaker=_speaker(reading.claim, policy),
        parties=frozenset(policy.voices.get(name, name) for name in reading.entities),
        voices=policy.persons(reading.entities) if reading.claim.speaker in policy.offices else frozenset(),
        origin=plain(reading.claim.origin) if reading.claim.origin else None,
        entities=reading.entities if policy.named is None else reading.entities & policy.named,
        concepts=reading.entities,
        matched=matched,
        people=policy.persons(matched),
        around=policy.persons(reading.entities | matched),
        numbers=reading.numbers,
        words=words,
        names=_names(story) & unlisted,
        spelled=frozenset(word for word in unlisted if _spelled_alike(word)),
        stems=frozenset(bare_stem(word) for word in unlisted if len(word) >= STEM + 1),
        firm=reading.claim.status in ("official", "confirmed"),
        reacts=reading.claim.status == "reaction",
        title=" ".join(plain(title).split()),
        figures=digits(title),
        shingles=pieces,
        sketch=frozenset(sketch(pieces)),
        summary=story.summary,
        mass=mass(words),
    )


def _names(story: Story) -> frozenset[str]:
    if story.language is not None and story.language.startswith("de"):
        return frozenset()
    return names(story.title) | names(story.summary)


def _spelled_alike(word: str) -> bool:
    """Whether a word that two languages share is likely the same name or figure; years are not."""
    if word.isalpha():
        return len(word) >= 4
    return word[0].isdigit() and len(word) >= 2 and not (len(word) == 4 and word[:2] in ("19", "20"))


@lru_cache(maxsize=65_536)
def bare_stem(word: str) -> str:
    """The first letters of a word without their accents: senator, sénateur and senador begin alike."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare[:STEM]


def denies(claim: Claim) -> bool:
    """Whether a story's main claim is a denial."""
    return claim.status == DENIAL


def main_stages(reading: Reading, policy: Policy) -> dict[str, StageHit]:
    """Topic to the stage that matters most in this story: the first one named for it."""
    stages: dict[str, StageHit] = {}
    for hit in reading.stages:
        if hit.topic in reading.topics and hit.topic not in policy.stepless:
            stages.setdefault(hit.topic, hit)
    return stages


def steps(reading: Reading, policy: Policy) -> dict[str, str]:
    """Topic to the step a story is told for."""
    return _stages(reading, main_stages(reading, policy))


def _stages(reading: Reading, main: Mapping[str, StageHit]) -> dict[str, str]:
    """Whatever else it mentions, the step of a denial is the denial, in topics that list no such step too."""
    if denies(reading.claim):
        return dict.fromkeys(reading.topics, DENIAL)
    return {topic: hit.stage for topic, hit in main.items()}


def _acts(reading: Reading, evidence: Sequence[Evidence], policy: Policy) -> frozenset[str]:
    """What happens, by the title if it says so, else by the summary.

    A word that also made the topic match ("pardon") says what the topic is about anyway, so it counts only where
    nothing else happens.
    """
    hits = [hit for hit in reading.stages if hit.topic in policy.stepless & reading.topics]
    for field in ("title", "summary"):
        here = [hit for hit in hits if hit.span.field == field]
        telling = [hit for hit in here if not any(_touch(hit.span, item.span) for item in evidence)]
        if here:
            return frozenset(hit.stage for hit in telling or here)
    return frozenset()


def _touch(span: Span, other: Span) -> bool:
    return span.field == other.field and span.start < other.end and other.start < span.end


def _blanked(text: str, evidence: list[Evidence], field: str) -> str:
    """A text with the words that made a topic match struck out."""
    for item in evidence:
        span = item.span
        if span.field == field:
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _speaker(claim: Claim, policy: Policy) -> str | None:
    """Who speaks, two ways of naming one person alike; nobody where only "the founder" does."""
    if claim.speaker in policy.nameless:
        return None
    return policy.voices.get(claim.speaker, claim.speaker) if claim.speaker else None
