"""A hostile feed shows nothing but text, wherever its words are shown."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from render_case import DENIAL, FIRST, NOW, TALKS, TALKS_DEVELOPMENT, listed

from tracker.match.explain import Explanation
from tracker.model import Claim, Evidence, Listed, Reading, Span, StatusStep, Story, Tag
from tracker.render import case, cells, forms, health, lists, reasons, records, timeline
from tracker.render.document import Document
from tracker.render.page import Blind, Page, Terminal
from tracker.subscription import Feed
from tracker.wire import FeedState

MARKER = "alert"
HOSTILE = (
    "=cmd|'/C calc'!A0 <script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1) "
    "\r\nBcc: all@victim.example\r\n\r\n# alert [x](javascript:alert(1)) ![i](https://evil.example/i.png) "
    "<https://evil.example> https://evil.example/bare www.evil.example **b** `c` | d | ~~e~~ [bold red]alert[/] "
    ":smile: {{ 7*7 }} {% raw %} ]]> &lt;b&gt; &amp; \x1b[31malert\x1b]8;;https://evil.example\x07y\x1b\\ \x9b31m \x00 "
    "\u202ealert\u2066 \u200b\ufeff \ud800 \u2028 end"
)
TRAPS = (
    HOSTILE,
    "\t=1+1",
    "＝1+1",
    "- list\n1. list\n> quote",
    "--\n===\n",
    "</style><svg onload=alert(1)>",
    "|---|",
    "1. x",
    "+ x",
)
LINK = "javascript:alert(1)//https://x"


def hostile_page(trap: str) -> Page:
    story = replace(TALKS, title=trap, summary=trap, source=trap, url=LINK, language=trap, feed=LINK)
    denial = replace(DENIAL, title=trap, source=trap + " two")
    told = replace(
        TALKS_DEVELOPMENT,
        stage=trap,
        origins=((trap, (story.id, denial.id)),),
        steps=(StatusStep(at=FIRST, status="reported", story=story.id, speaker=trap, origin=trap),),
        members=(*TALKS_DEVELOPMENT.members[:1], replace(TALKS_DEVELOPMENT.members[1], story=denial.id, why=trap)),
    )
    item = replace(listed(told, story, 2, (trap, trap)), first_reported_by=trap)
    return Page(
        items=(item,),
        now=NOW,
        stories={story.id: story, denial.id: denial},
        readings={story.id: hostile_reading(trap)},
        names={"trump-stake": trap},
        since=FIRST,
        blind=(Blind(name=trap, why=trap, since=FIRST),),
        storylines=(item,),
        reader=trap,
        cut=2,
    )


def hostile_reading(trap: str) -> Reading:
    span = Span(field="title", start=0, end=len(trap), text=trap)
    piece = Evidence(topic="trump-stake", role="focus", concept=trap, alias=trap + "x", span=span, how=trap, value=1)
    tag = Tag(topic="trump-stake", role="focus", score=1, evidence=(piece,))
    return Reading(
        story=TALKS.id, tags=(tag,), claim=Claim(speaker=trap, origin=trap, span=span), numbers=frozenset({trap})
    )


def hostile_documents(trap: str) -> Iterator[Document]:
    page = hostile_page(trap)
    item: Listed = page.items[0]
    story: Story = item.lead
    yield case.case(
        case.Case(
            item=item, stories=page.stories, readings=page.readings, now=NOW, names=page.names, formula=trap,
            asked=trap,
            neighbours=(case.Neighbour(how=trap, id=trap, title=trap),),
        )
    )  # fmt: skip
    yield timeline.timeline(page, topic="trump-stake", history=(story,))
    explained = Explanation(topic=trap, role=None, reason=trap, missing=(trap,), nearly=(trap,))
    yield reasons.reasons(story, page.readings[story.id], (explained,))
    feed = Feed(url="https://x.example/", id="x", name=trap)
    yield health.feeds(
        [(feed, FeedState(url=feed.url, last_fetch=NOW, last_error=trap, moved_to=trap), 1)], now=NOW, zone=page.zone
    )
    yield lists.doctor([lists.Finding(level="wrong", what=trap, todo=trap)])
    yield lists.table("topics", ("id", "about"), [{"id": trap, "about": [trap]}], title=trap)
    yield lists.stories(
        [story], now=NOW, zone=page.zone, title=trap, readings=page.readings, developments={story.id: trap}
    )


def texts(format: str, trap: str, screen: Terminal | None = None) -> Iterator[str]:
    yield forms.listing(hostile_page(trap), format, screen)
    for told in hostile_documents(trap):
        yield forms.document(told, format, screen)


HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def no_control(text: str) -> None:
    assert not HIDDEN.search(text), HIDDEN.search(text)
    assert "\r" not in text.replace("\r\n", "")
    text.encode("utf-8")


def check_plain(text: str) -> None:
    no_control(text)
    assert "\r" not in text
    assert not any(line.startswith("Bcc:") for line in text.split("\n"))


def check_json(text: str) -> None:
    no_control(text)
    json.loads(text)


def check_csv(text: str) -> None:
    no_control(text)
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell) or re.fullmatch(r"-?[\d.e-]+", cell), cell


def check_markdown(text: str) -> None:
    check_plain(text)
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    tokens = [token for token in made for token in (token, *(token.children or ()))]
    for token in tokens:
        assert token.type not in (
            "html_inline",
            "html_block",
            "image",
            "fence",
            "code_block",
            "s_open",
            "blockquote_open",
        ), token
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith("https://secondpost.example/"), token.attrs
        if token.type == "code_inline":
            assert token.content.isalnum(), token
    assert MARKER not in HOSTILE or "<script>" not in text


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


ALLOWED = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "footer",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
    ),
    *("p", "a", "span", "b", "time", "ol", "ul", "li", "svg", "line", "rect", "div"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def check_html(text: str) -> None:
    no_control(text)
    tags = Tags()
    tags.feed(text)
    assert {tag for tag, _ in tags.found} <= ALLOWED
    for tag, attrs in tags.found:
        assert not any(name.startswith("on") or name in ("src", "style", "srcset") for name in attrs), (tag, attrs)
        if "href" in attrs:
            assert str(attrs["href"]).startswith("https://"), attrs
            assert attrs["rel"] == "noopener noreferrer"
        if "lang" in attrs:
            assert re.fullmatch(r"[A-Za-z0-9-]+", str(attrs["lang"]))


def check_rss(text: str) -> None:
    no_control(text)
    channel = ET.fromstring(text).find("channel")
    assert channel is not None
    names = {child.tag for child in channel.iter()}
    assert names <= {"channel", "title", "link", "description", "lastBuildDate", "item", "guid", "pubDate", "category"}
    for description in channel.iter("description"):
        tags = Tags()
        tags.feed(description.text or "")
        assert {tag for tag, _ in tags.found} <= {"br"}
    for item in channel.iter("item"):
        assert item.find("link") is None


def check_screen(text: str) -> None:
    rest = re.sub(r"\x1b\[[0-9;]*m", "", text)
    no_control(rest)
    assert "\r" not in rest


SURFACES: dict[str, tuple[str, Callable[[str], None], Terminal | None]] = {
    "plain": ("table", check_plain, None),
    "narrow": ("table", check_screen, Terminal(width=80)),
    "wide": ("table", check_screen, Terminal(width=200)),
    "json": ("json", check_json, None),
    "csv": ("csv", check_csv, None),
    "markdown": ("markdown", check_markdown, None),
    "html": ("html", check_html, None),
}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("trap", TRAPS, ids=range(len(TRAPS)))
def test_a_hostile_story_is_nothing_but_text(surface: str, trap: str) -> None:
    """HTML, Markdown, escapes, bidi marks, formulas and headers inside titles, names and links stay words."""
    format, check, screen = SURFACES[surface]
    for text in texts(format, trap, screen):
        check(text)


@pytest.mark.parametrize("trap", TRAPS, ids=range(len(TRAPS)))
def test_a_hostile_story_is_nothing_but_text_in_a_feed(trap: str) -> None:
    """RSS stays well-formed and its HTML holds only line breaks."""
    check_rss(forms.listing(hostile_page(trap), "rss"))


@pytest.mark.parametrize("trap", TRAPS, ids=range(len(TRAPS)))
def test_a_hostile_story_is_nothing_but_text_in_exports(trap: str) -> None:
    """The CSV and JSON Lines of stories, developments and tags."""
    page = hostile_page(trap)
    story, reading = page.items[0].lead, page.readings[TALKS.id]
    tables = (
        ([records.story(story, reading)], records.STORY_FIELDS),
        ([records.development(page.items[0])], records.DEVELOPMENT_FIELDS),
        (list(records.tags(story, reading)), records.TAG_FIELDS),
    )
    for rows, fields in tables:
        check_csv("".join(cells.lines(rows, fields)))
        for row in rows:
            line = records.dumps(row)
            check_json(line)
            assert "\n" not in line


def test_the_words_themselves_are_kept() -> None:
    """What was text stays readable: a trap is defused, not deleted."""
    assert "<script>alert(1)</script>" in forms.listing(hostile_page(HOSTILE), "table")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in forms.listing(hostile_page(HOSTILE), "html")
    tags = Tags()
    tags.feed(forms.listing(hostile_page(HOSTILE), "html"))
    assert "{{ 7*7 }}" in tags.text
    assert "[bold red]" in forms.listing(hostile_page(HOSTILE), "table", Terminal(width=200, colour=False))
