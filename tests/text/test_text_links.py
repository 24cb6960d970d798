"""Canonical links: one spelling for one page."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.links import canonical, domain, entry_link, host, story_id

SPELLINGS = [
    ("HTTP://WWW.Example.COM/A/b", "https://www.example.com/A/b"),
    ("http://example.com:80/", "https://example.com/"),
    ("https://example.com:443", "https://example.com/"),
    ("http://127.0.0.1:8000/a", "https://127.0.0.1:8000/a"),
    ("http://[::1]:8000/a", "https://[::1]:8000/a"),
    ("https://user:secret@example.com/a", "https://example.com/a"),
    ("https://example.com./a", "https://example.com/a"),
    ("https://example.com/a#top", "https://example.com/a"),
    ("https://example.com/a?#", "https://example.com/a"),
    ("https://example.com/a?utm_source=x&id=3&UTM_Medium=y&fbclid=z", "https://example.com/a?id=3"),
    ("https://example.com/a?id=3&amp;mc_cid=1&amp;page=2", "https://example.com/a?id=3&page=2"),
    ("https://example.com/a?b=2&a=1", "https://example.com/a?b=2&a=1"),
    ("https://example.com/a?ref=rss&gclid=1", "https://example.com/a"),
    ("https://example.com/a?source=rss----1&source=board", "https://example.com/a?source=board"),
    ("https://example.com/%7euser/%e4%b8%ad?q=%2f%41", "https://example.com/~user/%E4%B8%AD?q=%2FA"),
    ("https://example.com/中 文?q=é", "https://example.com/%E4%B8%AD%20%E6%96%87?q=%C3%A9"),
    ("https://example.com/100%", "https://example.com/100%25"),
    ("https://example.com/a/./b/../c", "https://example.com/a/c"),
    ("https://example.com/a\n  b\t", "https://example.com/a%20%20b"),
    ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"),
    ("https://amp.example.com/a", "https://example.com/a"),
    ("https://m.example.com/a", "https://example.com/a"),
    ("https://mobile.nytimes.com/a.html?referer=", "https://www.nytimes.com/a.html"),
    ("https://en.m.wikipedia.org/wiki/Harbour", "https://en.wikipedia.org/wiki/Harbour"),
    ("https://m.co.uk/", "https://m.co.uk/"),
    ("https://www.example.com/a/amp/", "https://www.example.com/a/"),
    ("https://www.example.com/a/amp", "https://www.example.com/a"),
    ("https://www.example.com/amp/a", "https://www.example.com/a"),
    ("https://www.example.com/a.amp.html", "https://www.example.com/a.html"),
    ("https://www.example.com/a?amp=1&outputType=amp", "https://www.example.com/a"),
    ("https://www.example.com/amp", "https://www.example.com/amp"),
    ("https://github.com/someone/amp", "https://github.com/someone/amp"),
    ("https://www.google.com/amp/s/www.example.com/a/amp/?x=1", "https://www.example.com/a/?x=1"),
    ("https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a", "https://www.example.com/a"),
    ("https://www.google.com/url?q=https://example.com/a%3Fid%3D1&sa=D", "https://example.com/a?id=1"),
    ("https://google.co.uk/url?url=http://example.com/a", "https://example.com/a"),
    (
        "http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fexample.com%2fa%3futm_source%3db&c=1",
        "https://example.com/a",
    ),
    ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
    ("https://news.google.com/rss/articles/CBMi?oc=5", "https://news.google.com/rss/articles/CBMi?oc=5"),
    ("https://www.youtube.com/watch?v=a&feature=youtu.be", "https://www.youtube.com/watch?v=a"),
    ("//example.com/a", "https://example.com/a"),
    ("https://example.com/f.xml#entry-0123456789abcdef", "https://example.com/f.xml#entry-0123456789abcdef"),
]


@pytest.mark.parametrize(("link", "wanted"), SPELLINGS)
def test_link_has_one_spelling(link: str, wanted: str) -> None:
    """Each spelling folds into the canonical one, and that one stays."""
    assert canonical(link) == wanted
    assert canonical(wanted) == wanted


@pytest.mark.parametrize(
    "link",
    [
        "", " ", "a", "/a", "mailto:a@b.example", "javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x",
        "ftp://a.b/", "http://", "http:///a", "http://[bad/", "https://a b/", "https://a..b/", "https://example.com:x/",
        "https://-/", "https://example.com:99999/", "https://example.com/" + "a" * 9_000, "file:///etc/passwd",
        "https://%00/",
    ],
)  # fmt: skip
def test_what_is_no_web_link_is_refused(link: str) -> None:
    """Other schemes, broken hosts and endless links raise ValueError."""
    with pytest.raises(ValueError, match="link"):
        canonical(link)


def test_relative_links_follow_the_base() -> None:
    """A base makes a relative link absolute and leaves an absolute one alone."""
    assert canonical("../b?x=1", "http://example.com/a/c/d") == "https://example.com/a/b?x=1"
    assert canonical("https://other.example/a", "http://example.com/") == "https://other.example/a"


labels = ("m", "amp", "www", "example", "co", "uk", "com", "google", "bücher", "127")
pieces = (
    "/", "amp", "..", ".", "?", "&", "=", "url=", "q=", "https://", "%", "%2F", "%41", "#", "utm_a=1", "é", " ", ":",
    "@", "a.html", ".amp.html", "entry-0123456789abcdef", "google.com/amp/s/",
)  # fmt: skip
hosts = st.lists(st.sampled_from(labels), min_size=1, max_size=5)
tails = st.lists(st.sampled_from(pieces), max_size=14).map("".join)


@given(st.sampled_from(("http", "https", "HTTPS")), hosts.map(".".join), tails)
def test_canonical_of_canonical_is_itself(scheme: str, name: str, tail: str) -> None:
    """Folding twice changes nothing, whatever the link."""
    _twice(f"{scheme}://{name}/{tail}")


@given(st.text(max_size=80))
def test_any_text_is_folded_or_refused(text: str) -> None:
    """No text makes it do anything but fold or raise ValueError."""
    _twice(text)
    _twice(f"https://{text}")
    _twice(f"https://example.com/{text}")


def _twice(link: str) -> None:
    try:
        once = canonical(link)
    except ValueError:
        return
    assert canonical(once) == once
    assert once.startswith("https://")
    assert once.isascii()
    assert not set(once) & set(string.whitespace + '<>"')
    assert "@" not in once.split("/")[2]


def test_names_of_stories_are_stable() -> None:
    """An id is 16 hex digits of the link and never changes between versions."""
    assert story_id("https://example.com/a") == "2dce0a4c50441bfc"
    assert len(story_id("https://example.com/a")) == 16
    assert story_id("https://example.com/a") != story_id("https://example.com/b")


def test_entry_without_a_page_gets_a_link_that_stays() -> None:
    """The mark survives canonical, depends on every name, and only its own form survives."""
    link = entry_link("http://example.com/feed.xml", "https://example.com/feed.xml", "guid-1")
    assert link.startswith("https://example.com/feed.xml#entry-")
    assert canonical(link) == link
    assert link != entry_link("http://example.com/feed.xml", "https://example.com/feed.xml", "guid-2")
    assert canonical("https://example.com/feed.xml#entry-x") == "https://example.com/feed.xml"


def test_domain_is_what_somebody_owns() -> None:
    """Host and registrable domain of a link; an address is its own domain."""
    assert host("https://News.BBC.co.uk:8443/a") == "news.bbc.co.uk"
    assert domain("https://news.bbc.co.uk/a") == "bbc.co.uk"
    assert domain("https://www.wsj.com/a") == "wsj.com"
    assert domain("https://127.0.0.1:8000/a") == "127.0.0.1"
    assert host("no link") == ""
