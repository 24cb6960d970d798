"""On whose report a story rests."""

import re
from typing import cast
from urllib.parse import urlsplit

from tracker.match.scan import Hit, Scan
from tracker.model import Source, Story
from tracker.rules.rules import Rules
from tracker.text.similar import plain

#: `LONDON, March 13 (Reuters) - …`: how far into a summary a byline stands.
_BYLINE = 60
_PRESS = ("press", "wire", "trade-press")
#: Letters between the last pause of a title and the outlet that closes it: `, afirma el Wall Street Journal`.
_LAST = 20
_CLAUSE = re.compile(r"[,，、:：;…|(（]|\s[-–—]\s|[»”」]|\"(?=\s*\S)")
_AFTER_BYLINE = re.compile(r"\s*\)\s*[-–—:]")


def own(story: Story, rules: Rules) -> Source | None:
    """The outlet a story was published by, if the outlets file knows it by its address or its name."""
    known = rules.outlet(urlsplit(story.url).hostname or "")
    if known is not None:
        return known
    return _named(rules).get(plain(story.source))


def _named(rules: Rules) -> dict[str, Source]:
    """Outlets by name, made once for these rules."""
    named = rules.machines.get("outlets")
    if named is None:
        named = rules.machines["outlets"] = {plain(outlet.name): outlet for outlet in rules.outlets.values()}
    return cast(dict[str, Source], named)


def titled(scan: Scan, rules: Rules) -> list[Hit]:
    """Outlets that a title credits: by the words around them, else because they close it as its last clause."""
    return [*scan.of("credit", sentence=0)] or [
        hit for hit in scan.of("outlet", sentence=0) if rules.outlets[hit.id].kind in _PRESS and _closes(hit, scan)
    ]


def _closes(hit: Hit, scan: Scan) -> bool:
    """`…, apura Bloomberg`, `…｜ロイター`."""
    pauses = [pause.end() for pause in _CLAUSE.finditer(scan.title, 0, hit.start)]
    return bool(pauses) and hit.end >= len(scan.title.rstrip(" .)”»」")) and hit.start - pauses[-1] <= _LAST


def credit(story: Story, scan: Scan, rules: Rules, denial: Hit | None) -> Hit | None:
    """Where the story credits another outlet with its report; None: it speaks for itself.

    Args:
        denial: the cue of a denial; what stands after it is what is denied, not whom the story rests on.
    """
    mine = own(story, rules)
    hits = [
        hit
        for hit in (*titled(scan, rules), *(hit for hit in scan.of("credit") if hit.sentence), *_bylines(scan, rules))
        if (mine is None or hit.id != mine.id)
        and (denial is None or (hit.sentence == denial.sentence and hit.end <= denial.start))
    ]
    if not hits and denial is None:
        hits = _unnamed(scan, rules, mine)
    return min(hits, key=lambda hit: (hit.sentence, hit.start), default=None)


def _bylines(scan: Scan, rules: Rules) -> list[Hit]:
    """A wire in brackets or at the very head of the summary."""
    text, head = scan.text, len(scan.title) + 1
    return [
        hit
        for hit in scan.of("outlet")
        if head <= hit.start <= head + _BYLINE
        and rules.outlets[hit.id].kind == "wire"
        and text[hit.start - 1] == "("
        and _AFTER_BYLINE.match(text, hit.end)
    ]


def _unnamed(scan: Scan, rules: Rules, mine: Source | None) -> list[Hit]:
    """`Report:` or "the newspaper" in one place and the only outlet's name in another."""
    if not any(hit.id in ("sources", "report") for hit in scan.of("cue")):
        return []
    named = [hit for hit in scan.of("outlet") if mine is None or hit.id != mine.id]
    press = [hit for hit in named if rules.outlets[hit.id].kind in ("press", "wire", "trade-press")]
    return press if len({hit.id for hit in press}) == 1 else []
