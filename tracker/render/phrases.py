"""The voice: short phrases that every text for people is made of.

Nobody is told that a claim is true: a status says how it is reported, and copies are counted as copies.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tracker.model import Development, Listed, Story
from tracker.render import when
from tracker.render.page import Page
from tracker.text.printable import line

#: A sign that goes before the word of a status; never instead of it.
MARKS: Mapping[str, str] = {
    "rumour": "?",
    "reported": "○",
    "denied": "×",
    "confirmed": "●",
    "official": "■",
    "reaction": "↩",
}

#: Terms of the score, one letter in the formula, in words.
TERMS: Mapping[str, str] = {
    "R": "relevance to the topic",
    "D": "recency",
    "N": "novelty for this reader",
    "C": "corroboration by independent origins",
    "S": "firmness of the claim",
    "A": "authority of who tells it",
    "O": "official: an official source speaks",
}

_SUM = re.compile(r"([$€£¥])(\d{4,15}(?:\.\d{1,4})?)(?![\d.])")

NAMES_SHOWN = 4  #: origins named before "and 2 more"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 outlet`, `14 outlets`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def status(development: Development) -> str:
    """`reported`, or `reported, disputed`."""
    return f"{development.status}, disputed" if development.disputed else development.status


def some(names: Sequence[str], shown: int = NAMES_SHOWN) -> str:
    """`WSJ, Reuters and 3 more`."""
    named = [line(name) for name in names]
    if len(named) <= shown:
        return ", ".join(named)
    return f"{', '.join(named[:shown])} and {len(named) - shown} more"


def origins(listed: Listed, stories: Mapping[str, Story]) -> str:
    """Who stands behind a development: `1 origin: WSJ, repeated by 14 outlets in 3 languages`."""
    told = listed.development
    names = [name for name, _ in told.origins] or [listed.first_reported_by]
    sources = {stories[member.story].source for member in told.members if member.story in stories}
    own = {name.casefold() for name in names}
    others = {source for source in sources if source.casefold() not in own}
    repeated = len(others) if sources else max(0, listed.outlets - 1)
    text = f"{count(len(names), 'origin')}: {some(names)}"
    if not repeated:
        return text
    if repeated == 1 and others:
        return f"{text}, repeated by {line(next(iter(others)))}"
    return f"{text}, repeated by {count(repeated, 'outlet')}{_languages(told, stories)}"


def _languages(told: Development, stories: Mapping[str, Story]) -> str:
    found = {stories[member.story].language for member in told.members if member.story in stories}
    known = found - {None}
    return f" in {'at least ' if None in found else ''}{len(known)} languages" if len(known) > 1 else ""


def news(item: Listed) -> tuple[str, ...]:
    """What is new to the reader and what was known, each behind its word: `new: denied by CZ`, `known: talks`."""
    said = [amounts(line(what)) for what in item.new]
    labelled = [what for what in said if what.startswith(("new: ", "known: "))]
    bare = [what for what in said if not what.startswith(("new: ", "known: "))]
    return (*([f"new: {'; '.join(bare)}"] if bare else []), *labelled)


def amounts(text: str) -> str:
    """Sums of money as people read them: `$2000000000` is `$2 billion`, `$450000` is `$450,000`."""
    return _SUM.sub(lambda found: found[1] + _amount(float(found[2])), text)


def _amount(value: float) -> str:
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:.4g} {word}"
    return f"{value:,.12g}"


def terms(item: Listed) -> str:
    """Why a development stands where it does: `relevance 0.93, recency 0.60, novelty 1.00`."""
    return ", ".join(
        f"{TERMS.get(name, line(name)).partition(' ')[0].rstrip(':')} {value:.2f}" for name, value in item.terms
    )


def short(id: str) -> str:
    """Enough of an id to name it."""
    return id[:7]


def score(value: float) -> str:
    """`87`; below one half a decimal keeps it from reading as nothing."""
    return f"{value:.0f}" if value >= 0.95 or value == 0 else f"{value:.1f}"


def name(id: str, names: Mapping[str, str]) -> str:
    """The name for people of a topic, a concept, an outlet or a stage; without one, its id."""
    return line(names.get(id, id))


def about(development: Development, names: Mapping[str, str]) -> list[str]:
    """Stage, if there is one, and topics."""
    told = development.stage if development.stage != development.status else None  # "denied · denied" says it twice
    stage = [line(names.get(told, told.replace("_", " ").replace("-", " ")))] if told else []
    return [*stage, ", ".join(name(topic, names) for topic in development.topics)] if development.topics else stage


def nothing(page: Page) -> str:
    """The line that proves a quiet morning."""
    return f"Nothing new since {when.clock(page.since, page.zone)}." if page.since else "Nothing new."


def left_out(page: Page) -> list[str]:
    """What a limit hid, if it hid anything."""
    if not page.cut:
        return []
    return [f"{count(page.cut, 'more development')} below the limit; --all shows {'it' if page.cut == 1 else 'them'}."]


def blind(page: Page) -> Iterator[str]:
    """What could not be seen: one line for each failing feed, under one that counts them."""
    if page.blind:
        yield f"Not seen: {count(len(page.blind), 'feed')} failing."
    for feed in page.blind:
        since = f" since {when.clock(feed.since, page.zone)}" if feed.since else ""
        yield f"  {line(feed.name)}{since}: {line(feed.why)}"
