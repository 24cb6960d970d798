"""Feeds that a page tells of."""

from tracker.parse.discover import links

PAGE = b"""<!DOCTYPE html><html><head><base href="/sub/">
<link rel="alternate" type="application/rss+xml" title="Comments on this" href="/comments/feed/">
<LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" HREF="atom.xml" title="News &amp; views">
<link rel="alternate" type="application/json+oembed" href="/oembed?url=x">
<link rel="alternate" type="application/feed+json" href="https://other.example/feed.json">
<link rel="alternate" hreflang="fr" href="/fr/">
<link rel="stylesheet" href="/feed.css">
</head><body><a href="feed://pod.example/rss.xml">Listen</a> <a href="/about">About RSS</a>
<a href="javascript:feed()">RSS</a>
<a href="/category/news/feed">News</a> <a href="/x?format=feed&type=rss">RSS</a>
<a href="atom.xml">Again</a></body></html>"""


def test_page_tells_its_feeds() -> None:
    """Announced feeds first, then links that look like feeds, those of comments last, each once, no other schemes."""
    assert links(PAGE, "https://site.example/page") == [
        ("https://site.example/sub/atom.xml", "News & views", "atom"),
        ("https://other.example/feed.json", "", "json"),
        ("https://pod.example/rss.xml", "Listen", ""),
        ("https://site.example/category/news/feed", "News", ""),
        ("https://site.example/x?format=feed&type=rss", "RSS", ""),
        ("https://site.example/comments/feed/", "Comments on this", "rss"),
    ]


def test_page_without_feeds_tells_none() -> None:
    """Nothing, an empty page and no page give no feeds."""
    for body in (b"", b"<html></html>", b"plain words", b"\0\xff\xfe"):
        assert links(body, "https://site.example/") == []
