"""What holds for every feed: agreement with feedparser, and no document that hurts."""

import io
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.parse.discover import links
from tracker.parse.feed import parse
from tracker.parse.refine import UNREADABLE
from tracker.text.links import canonical
from tracker.text.printable import line
from tracker.wire import Document, Failed

FEEDS = Path(__file__).parents[1] / "data" / "feeds"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
URL = "https://feeds.example/news/feed.xml"
BODIES = [path.read_bytes() for path in sorted(FEEDS.iterdir()) if b'"says"' not in path.read_bytes()]


def mended_by_peer(text: str) -> bool:
    """Whether feedparser takes the text for a mistake of encoding: `Â¡`, which it reads as `¡`."""
    try:
        return text.encode("latin-1").decode() != text
    except UnicodeError:
        return False


words = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn", "Mn"), exclude_characters="<&;"
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: line(text) == text != "" and not mended_by_peer(text))  # fmt: skip
#: Hypothesis wants bounds without a zone.
FIRST, LAST = datetime(1995, 1, 1), datetime(2026, 11, 20)  # noqa: DTZ001
moments = st.datetimes(FIRST, LAST, timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))
items = st.lists(st.tuples(words, words, moments), min_size=1, max_size=5)


def _rss(told: list[tuple[str, str, datetime]]) -> bytes:
    rows = "".join(
        f"<item><title>{escape(title)}</title><link>https://h.example/{n}?a=1&amp;b=2</link>"
        f"<guid isPermaLink='false'>{escape(guid)}-{n}</guid><pubDate>{format_datetime(at)}</pubDate></item>"
        for n, (title, guid, at) in enumerate(told)
    )
    return f"<rss version='2.0'><channel><title>T</title>{rows}</channel></rss>".encode()


def _atom(told: list[tuple[str, str, datetime]]) -> bytes:
    rows = "".join(
        f"<entry><title>{escape(title)}</title><link href='https://h.example/{n}?a=1&amp;b=2'/>"
        f"<id>{escape(guid)}-{n}</id><published>{at.isoformat()}</published></entry>"
        for n, (title, guid, at) in enumerate(told)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>{rows}</feed>".encode()


def _rdf(told: list[tuple[str, str, datetime]]) -> bytes:
    rows = "".join(
        f"<item rdf:about='urn:{n}'><title>{escape(title)}</title><link>https://h.example/{n}?a=1&amp;b=2</link>"
        f"<dc:date>{at.isoformat()}</dc:date></item>"
        for n, (title, _, at) in enumerate(told)
    )
    return (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
        f"xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>T</title></channel>{rows}</rdf:RDF>"
    ).encode()


@pytest.mark.parametrize("write", [_rss, _atom, _rdf], ids=["rss", "atom", "rdf"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=items)
def test_well_formed_feeds_read_as_feedparser_reads_them(write, told) -> None:
    """Guid, link, title and date are the same for every well-formed feed."""
    body = write(told)
    ours = parse(body, url=URL, content_type="application/xml", now=NOW)
    theirs = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    assert isinstance(ours, Document)
    assert [(e.guid, e.url, e.title, e.published) for e in ours.entries] == [
        (
            line(e.id),
            canonical(e.link),
            line(e.title),
            datetime(*(e.get("published_parsed") or e.updated_parsed)[:6], tzinfo=UTC),
        )
        for e in theirs.entries
    ]


def _harmless(body: bytes, content_type: str | None = None) -> None:
    """It is read or refused, in bounded time, and nothing that comes out is unsafe."""
    begun = time.process_time()
    answer = parse(body, url=URL, content_type=content_type, now=NOW)
    assert time.process_time() - begun < 5 + len(body) / 200_000
    if isinstance(answer, Failed):
        assert not answer.reason.startswith(UNREADABLE), answer.reason
        assert line(answer.reason) == answer.reason
        return
    for entry in answer.entries:
        assert canonical(entry.url) == entry.url
        assert entry.title
        assert line(entry.title) == entry.title
        assert len(entry.title) <= 500
        assert line(entry.summary) == entry.summary
        assert len(entry.summary) <= 1_000
        for moment in (entry.published, entry.updated):
            assert moment is None or datetime(1990, 1, 1, tzinfo=UTC) <= moment <= NOW + timedelta(days=1)


pieces = st.sampled_from(
    b"<rss> </rss> <channel> <item> </item> <title> </title> <link> <![CDATA[ ]]> &amp; &nbsp; & < > <!-- --> "
    b"<!DOCTYPE <feed> <entry> </entry> <author> </author> <?xml <b> </b> &#0; &#x1F; \x00 \xff \xe4\xb8 { } [ \" ' "
    b"= : xmlns:a=\"b\" <a:b> http://a/ %00 2026-11-10 {\"items\":[ \xef\xbf\xbe".split(b" ")
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real feed with pieces cut out, doubled, moved and planted."""
    body = draw(st.sampled_from(BODIES))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(body)))
        end = min(len(body), start + draw(st.integers(0, 60)))
        how = draw(st.sampled_from(("cut", "double", "plant", "end", "reverse")))
        middle = body[start:end]
        planted = {
            "cut": b"",
            "double": middle * 3,
            "reverse": middle[::-1],
            "plant": draw(pieces) * draw(st.integers(1, 9)),
        }
        body = body[:start] if how == "end" else body[:start] + planted[how] + body[end:]
    return body


soups = st.lists(pieces, max_size=60).map(b"".join)
labels = st.sampled_from(
    [None, "text/xml", "text/xml; charset=utf-16", "text/html; charset=gbk", "x; charset=\0", "; charset=zlib"]
)


@settings(max_examples=150, deadline=None)
@given(body=st.one_of(st.binary(max_size=500), soups, mutated()), label=labels)
def test_no_document_hurts(body: bytes, label: str | None) -> None:
    """Random bytes, markup soup and mutilated feeds are read or refused, never more."""
    _harmless(body, label)


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.one_of(st.binary(max_size=2_000), soups, mutated()), label=labels)
def test_no_document_hurts_for_long(body: bytes, label: str | None) -> None:
    """The same, many times."""
    _harmless(body, label)


@settings(max_examples=50, deadline=None)
@given(body=st.one_of(st.binary(max_size=300), soups, mutated()))
def test_no_page_hurts_discovery(body: bytes) -> None:
    """Looking for feeds in anything gives web addresses or nothing."""
    assert all(address.startswith(("http://", "https://")) for address, _, _ in links(body, URL))


ITEM = b"<item><title>t</title><link>http://a.example/b</link><description>%s</description></item>"
HOSTILE = {
    "nested elements in HTML": ITEM % (b"&lt;div&gt;" * 20_000),
    "ampersands": ITEM % (b"&" * 200_000),
    "sections without end": b"<![CDATA[" * 20_000,
    "comments without end": b"<!-- " * 40_000,
    "instructions without end": b"<?x " * 50_000,
    "quotes": b"<item a=" + b'"' * 200_000,
    "links in links": b"<item><title>t</title><link>https://google.com" + b"/amp" * 1_900 + b"</link></item>",
    "authors": b"</b><item><title>t</title><author>" + b"a.b@" * 50_000 + b"</author></item>",
    "authors of another name": b"</b><item><title>t</title><x:CREATOR y='>'>" + b"a.b-" * 50_000 + b"</x:CREATOR>",
    "titles in titles": b"</b>" + b"<title>" * 200 + b"x" * 100_000,
    "prefixes": b"".join(b"<p%d:x/>" % n for n in range(20_000)),
    "attributes": b"<item " + b" ".join(b'a%d="1"' % n for n in range(30_000)) + b"/>",
    "references": b"<item><title>" + b"&bogus;" * 30_000 + b"</title></item>",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_crafted_document_costs_no_more_than_its_size(name: str) -> None:
    """What is made to stall a parser is read or refused within two seconds."""
    body = b"<rss version='2.0'><channel><title>T</title>" + HOSTILE[name] + b"</channel></rss>"
    begun = time.process_time()
    parse(body, url=URL, content_type=None, now=NOW)
    assert time.process_time() - begun < 2


def test_too_many_entries_fail_the_feed_whole() -> None:
    """A limit never cuts in silence."""
    body = _rss([("a", "b", NOW)] * 11)
    assert isinstance(parse(body, url=URL, content_type=None, now=NOW, max_entries=11), Document)
    answer = parse(body, url=URL, content_type=None, now=NOW, max_entries=10)
    assert isinstance(answer, Failed)
    assert answer.reason == "11 entries, more than the limit of 10"
