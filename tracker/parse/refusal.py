"""What a document is when it is no feed, in words for a person."""

import re

from tracker.parse.raw import NotAFeedError
from tracker.text.printable import line

_SAID = 120  #: characters of a notice that are quoted
_login = re.compile(rb"<input[^>]{0,300}type\s*=\s*[\"']?password", re.IGNORECASE)
_challenge = re.compile(
    rb"just a moment|cf-chl|captcha|enable javascript and cookies|access denied|are you a robot", re.IGNORECASE
)
_page = re.compile(rb"<!doctype\s+html|<(?:html|head|body|title|meta|div|p|h1|br|center|script)\b", re.IGNORECASE)
_element = re.compile(rb"<([A-Za-z_][\w.:-]{0,60})")
_SAMPLE = 100_000


def refuse(body: bytes) -> NotAFeedError:
    """Why these UTF-8 bytes are no feed.

    The weight says how likely it passes by itself: a notice 0.25; a page, a login or nothing at all 0.5; XML of another
    kind 1.
    """
    sample = body[:_SAMPLE].strip()
    if not sample:
        return NotAFeedError("an empty answer, not a feed", 0.5)
    found = _element.search(sample)
    name = found[1].decode("ascii", "replace") if found and sample.startswith(b"<") else ""
    if name.lower() == "opml":
        return NotAFeedError("a list of feeds (OPML), not a feed; try `tracker feeds import FILE`", 1.0)
    if _page.search(sample):
        if _login.search(sample):
            return NotAFeedError("a login page, not a feed; open the address in a browser to see what it asks for", 0.5)
        if _challenge.search(sample):
            return NotAFeedError("a page that tells robots from people, not a feed; the site refuses this client", 0.5)
        return NotAFeedError("a web page, not a feed; try `tracker feeds discover URL`", 0.5)
    if sample.startswith(b"<"):
        if not name:
            return NotAFeedError("broken markup, not a feed", 0.5)
        return NotAFeedError(f"XML, but no feed: it begins with <{name}>", 1.0)
    if b"\xef\xbf\xbd" in sample or sum(byte > 126 for byte in sample[:1_000]) > 300:
        return NotAFeedError("binary data, not a feed", 1.0)
    said = line(sample[: 4 * _SAID].decode("utf-8", "replace"))
    return NotAFeedError(f"a plain text notice, not a feed: “{said[:_SAID]}{'…' if len(said) > _SAID else ''}”", 0.25)
