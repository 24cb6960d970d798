"""One hostile story through every surface of the command line: nothing but text comes out."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from fault_server import Talk
from hostile_case import Said, Space

from tracker.cli.main import enter

#: Written as a feed would: escaped once for XML, so that HTML, Markdown, formulas and controls arrive as they are.
TITLE = (
    "=HYPERLINK(1) Zebra \x1b[2J\x1b]0;owned\x07 &lt;script&gt;alert(1)&lt;/script&gt; "
    "&lt;img src=x onerror=alert(2)&gt; [click](javascript:alert(3)) ](x) `code` | pipe \u202egnp.exe\u2066 "
    "&amp;#27;[31m &amp;lt;b&amp;gt; \u200bhidden\x00 {{7*7}} ]]&gt; --&gt; 100%s %(x)s"
)
SUMMARY = (
    "&lt;p onclick=x()&gt;The zebra &lt;a href='javascript:alert(4)'&gt;link&lt;/a&gt; "
    "&lt;a href='java&amp;Tab;script:alert(5)'&gt;tab&lt;/a&gt; &lt;iframe src=//evil.example&gt;&lt;/iframe&gt; "
    "\x9b31m &lt;style&gt;*{display:none}&lt;/style&gt;\r\n# heading\r\n\r\n- item @SUM(1)&lt;/p&gt;"
)
LINK = "https://news.example/a?b=&quot;&gt;&lt;script&gt;alert(6)&lt;/script&gt;&amp;c='x'|y)%0d%0aX:1"
SOURCE = "+cmd|' /C calc'!A0 &lt;b&gt;Bold&lt;/b&gt; \x1b[7m"
FEED = (
    f'<rss version="2.0"><channel><title>{SOURCE}</title><item><title>{TITLE}</title><link>{LINK}</link>'
    f"<guid>javascript:alert(7)</guid><description>{SUMMARY}</description><author>\x1b[5m{SOURCE}</author>"
    "<pubDate>Thu, 13 Mar 2025 10:00:00 GMT</pubDate></item>"
    "<item><title>Zebra with a bad link</title><link>javascript:alert(8)</link><guid>x8</guid></item></channel></rss>"
)
FORMATS = ("table", "json", "csv", "markdown", "html")


async def evil(talk: Talk) -> None:
    """A feed that attacks whoever shows it."""
    await talk.answer(body=FEED.encode("utf-8"))


class Elements(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]


def only_text(said: Said, what: object) -> None:
    """No control, escape, direction or invisible character on either stream."""
    for stream in (said.out, said.err):
        for character in stream:
            assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Cn"), (what, character)
            assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2028\u2029\ufeff", (
                what,
                hex(ord(character)),
            )


def harmless_html(text: str, what: object) -> None:
    page = Elements()
    page.feed(text)
    assert not page.tags & {"script", "img", "iframe", "object", "form", "input"}, (what, page.tags)
    assert not {name for name in page.attributes if name.startswith("on")}, (what, page.attributes)
    assert all(re.match(r"https?://|mailto:|#|$", link) for link in page.links), (what, page.links)


def harmless_markdown(text: str, what: object) -> None:
    harmless_html(re.sub(r"\\(.)", lambda m: f"&#{ord(m[1])};", text), what)
    # A link whose brackets are not escaped and whose address is no web address.
    for address in re.findall(r"(?<!\\)\]\(\s*<?([^)\s>]*)", text):
        assert address.startswith(("http://", "https://")), (what, address)


def harmless_csv(text: str, what: object) -> None:
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            assert not re.match(r"[=+@\t\r]|-[^\d]", cell), (what, cell)


CHECKS: dict[str, Callable[[str, object], None]] = {
    "html": harmless_html,
    "markdown": harmless_markdown,
    "csv": harmless_csv,
    "json": lambda text, what: json.loads(text),
}


@pytest.mark.slow
def test_one_hostile_story_everywhere(
    space: Space,
    server: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """run, new, show, timeline, search, explain, digest, stats, feeds, topics and export show text and nothing else."""
    served = server(evil=evil)
    space.configure([f"{served.here}/evil"])
    monkeypatch.chdir(space.folder)
    monkeypatch.delenv("TRACKER_CONFIG", raising=False)

    def inside(*args: object) -> Said:
        capsys.readouterr()
        code = enter(["--as-of", "2025-03-13T13:00:00Z", *(str(arg) for arg in args)])
        out, err = capsys.readouterr()
        return Said(code, out.replace("\r\n", "\n"), err)  # the line ends of CSV

    first = space("--as-of", "2025-03-13T12:00:00Z", "run")
    first.clean(0)
    assert "Zebra" in first.out
    only_text(first, "run")
    story, url, development = space.sql(
        "SELECT stories.id, url, members.development FROM stories JOIN members ON members.story = stories.id "
        "WHERE title LIKE '%HYPERLINK%'"
    )[0]
    assert not space.sql("SELECT 1 FROM stories WHERE url NOT LIKE 'http%'")
    commands: list[tuple[object, ...]] = [
        ("new", "--since", "7d"),
        ("digest", "--since", "7d"),
        ("show", development),
        ("timeline",),
        ("timeline", "zebra"),
        ("search", "zebra"),
        ("explain", url),
        ("explain", story),
        ("feeds",),
        ("stats",),
        ("doctor",),
        ("topics",),
    ]
    for command in commands:
        for form in FORMATS:
            said = inside(*command, "--format", form)
            what = (*command, form)
            assert said.code in (0, 1) if command == ("doctor",) else said.code == 0, (what, said.err)
            only_text(said, what)
            CHECKS.get(form, lambda text, what: None)(said.out, what)
            if command[0] in ("new", "show", "search") and form != "html":
                assert "Zebra" in said.out, what
    for what in ("stories", "developments", "tags", "feeds", "corrections"):
        for form in ("csv", "jsonl"):
            said = inside("export", "-o", "-", "--what", what, "--format", form).clean(0)
            only_text(said, (what, form))
            if form == "csv":
                harmless_csv(said.out, what)
            else:
                for line in said.out.splitlines():
                    json.loads(line)
    mail = inside("digest", "--since", "7d", "--format", "rss")
    only_text(mail, "rss")
    assert "javascript:" not in "".join(re.findall(r"<(?:link|guid)[^>]*>([^<]*)<", mail.out))


def test_hostile_words_of_the_command_line_come_back_as_text(
    space: Space, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a person pastes by mistake is quoted in complaints without its controls."""
    monkeypatch.chdir(space.folder)
    evil_word = "\x1b[2J\x07\u202eevil\nline"
    for args in (
        ("show", evil_word),
        ("explain", evil_word),
        ("search", evil_word),
        ("new", "--since", evil_word),
        ("new", "--topic", evil_word),
        ("new", "--reader", evil_word),
        (evil_word,),
        ("fetch", evil_word),
        ("import", evil_word),
        ("new", "--format", evil_word),
        ("export", "-o", f"{evil_word}/x"),
        ("--as-of", evil_word, "new"),
        ("new", f"--{evil_word}"),
    ):
        capsys.readouterr()
        code = enter(list(args))
        said = Said(code, *capsys.readouterr())
        assert code in (0, 1, 2), args
        assert len(said.err.splitlines()) <= 1, (args, said.err)
        only_text(said, args)
