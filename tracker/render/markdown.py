"""Markdown that shows text as text: whatever a feed says, it makes no heading, link, image or HTML."""

import re
from collections.abc import Iterator

from tracker.model import Listed
from tracker.render import phrases, when
from tracker.render.document import Document, Grid, Line
from tracker.render.grouping import by_day
from tracker.render.page import Page
from tracker.text.printable import line

# Every ASCII punctuation mark may be escaped, and these may begin something in CommonMark or its common extensions.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$^=-])")
_START = re.compile(r"^(\d{1,9})([.)])")
# Bare addresses become links in many renderers; an invisible break after the scheme would corrupt copies, an
# escaped colon does not.
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(@)")


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    text = _SPECIAL.sub(r"\\\1", line(text))
    text = _AUTOLINK.sub(_unlinked, text)
    return _START.sub(r"\1\\\2", text)


def _unlinked(found: re.Match[str]) -> str:
    head, sign = (
        next((found[one] or "", found[one + 1]) for one in (1, 3) if found[one + 1]) if not found[5] else ("", "@")
    )
    return f"{head}\\{sign}"


def link(text: str, url: str) -> str:
    """A link that leads to http(s) or is none."""
    return f"[{escaped(text)}]({address(url)})" if address(url) else escaped(text)


def address(url: str) -> str:
    """The link's target between `<` and `>`; empty when it is not http(s)."""
    url = line(url)
    if not url.lower().startswith(("http://", "https://")):
        return ""
    for sign, code in (("<", "%3C"), (">", "%3E"), ("\\", "%5C"), (" ", "%20"), ("`", "%60"), ("|", "%7C")):
        url = url.replace(sign, code)
    return f"<{url}>"


def listing(page: Page) -> str:
    """A numbered list of developments under a heading for each day."""
    if not page.items:
        return f"{phrases.nothing(page)}\n" if page.always else ""
    parts: list[str] = []
    for heading, items in by_day(page):
        parts += [f"## {heading}"] if heading else []
        parts += ["\n".join(_development(item, page)) for item in items]
    parts += [escaped(text) for text in phrases.left_out(page)]
    parts += ["\n".join(f"- {escaped(text)}" for text in phrases.blind(page))] if page.blind else []
    return "\n\n".join(parts) + "\n"


def _development(item: Listed, page: Page) -> Iterator[str]:
    told = item.development
    yield f"### {link(item.title, item.lead.url)}"
    yield ""
    facts = [f"**{phrases.status(told)}**", *(escaped(text) for text in phrases.about(told, page.names))]
    facts += [when.age(told.last_new, page.now), f"score {phrases.score(item.score)}/100"]
    yield f"- {' · '.join(facts)} · id `{phrases.short(told.id)}`"
    yield f"- {escaped(phrases.origins(item, page.stories))}"
    yield from (f"- {escaped(what)}" for what in phrases.news(item))


def document(told: Document) -> str:
    """Headings, nested lists and tables."""
    parts = [f"# {escaped(told.title)}"] if told.title else []
    for section in told.sections:
        if section.blocks:
            parts += [f"## {escaped(section.heading)}"] if section.heading else []
            parts.append("\n".join(_joined(section.blocks)))
    return "\n\n".join(parts) + "\n" if parts else ""


def _joined(blocks: tuple[Line | Grid, ...]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if isinstance(block, Grid):
            yield from [""] if number else []
            yield from _grid(block)
        else:
            text = link(block.text, block.link) if block.link else escaped(block.text)
            yield f"{'  ' * block.depth}- {text}"


def _grid(block: Grid) -> Iterator[str]:
    yield f"| {' | '.join(map(escaped, block.headers))} |"
    yield f"|{'|'.join(' ---: ' if place in block.right else ' --- ' for place in range(len(block.headers)))}|"
    for row in block.rows:
        yield f"| {' | '.join(map(escaped, row))} |"
