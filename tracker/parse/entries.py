"""Raw items to clean entries: the rules for what is missing, relative, doubled or absurd."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from tracker.parse import dates, plain
from tracker.parse.raw import Item, Raw, Text
from tracker.text.links import canonical, domain, entry_link
from tracker.text.printable import line
from tracker.wire import Entry

TITLE = 500  #: characters of a title that are stored
SUMMARY = 1_000  #: characters of a summary: a lead, never the body, which is its publisher's
NAME = 200  #: characters of a publisher's name
_GUID = 2_000  #: characters; a longer one is named by its digest
_GENERATED = 120  #: characters of a title made from the summary
_SHARED = 3  #: entries with one link from which on the link is a page that lists them

_language = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_NO_LANGUAGE = ("und", "mul", "zxx", "mis")


def clean(raw: Raw, *, url: str, now: datetime) -> tuple[Entry, ...]:
    """Entries in document order.

    An item without any words, link and guid is nothing and is skipped.  The same guid with the same link twice is one
    entry; with another link it is another entry.  Where several entries share one link because it leads to their
    feed's home or to a list, each gets a fragment of its own.
    """
    language = tag(raw.language)
    entries: dict[tuple[str | None, str, str], Entry] = {}
    for item in raw.items:
        entry = _entry(item, url, now, language)
        if entry is not None:
            entries.setdefault((entry.guid, entry.url, "" if entry.guid else entry.title), entry)
    return tuple(_told_apart(list(entries.values()), _home(raw, url)))


def tag(language: str | None) -> str | None:
    """Primary tag, lower case: `en-US` gives `en`; None for what is none."""
    if not language:
        return None
    found = _language.fullmatch(language.strip())
    return found[1].lower() if found and found[1].lower() not in _NO_LANGUAGE else None


def _entry(item: Item, url: str, now: datetime, language: str | None) -> Entry | None:
    guid = _guid(item.guid)
    title, summary = _plain(item.title), _plain(item.summary) or _plain(item.content)
    link = _link(item, url)
    if not (title or summary or link):
        return None
    source = _publisher(item.source)
    if source:
        title = _without_publisher(title, source)
    if link is None:
        link = entry_link(url.partition("?")[0], url, guid or f"{title or summary}\n{''.join(item.published[:1])}")
    elif link.startswith("https://news.google.com/"):
        summary = ""  # other outlets' headlines on the same matter: not this story's words
    updated = _date(item.updated, now)
    published = _date(item.published, now) or updated
    return Entry(
        guid=guid,
        url=link,
        title=(title or plain.lead(summary, _GENERATED) or link.removeprefix("https://"))[:TITLE].rstrip(),
        summary=plain.lead(plain.without_trailer(summary), SUMMARY),
        published=published.at if published else None,
        updated=updated.at if updated else None,
        date_only=published.date_only if published else False,
        source=source,
        language=tag(item.language) or language,
    )


def _guid(guid: str | None) -> str | None:
    guid = line(guid or "")
    return f"sha256:{sha256(guid.encode()).hexdigest()}" if len(guid) > _GUID else guid or None


def _plain(text: Text | None) -> str:
    return plain.text(text.value, is_html=text.html) if text else ""


def _publisher(source: str | None) -> str | None:
    """A name; of an address only its domain."""
    if not source:
        return None
    name = plain.text(source)
    if name.startswith(("http://", "https://")):
        name = domain(name)
    return plain.lead(name, NAME) or None


def _date(candidates: Sequence[str], now: datetime) -> dates.Moment | None:
    for text in candidates:
        if moment := dates.read(text, now):
            return moment
    return None


def _link(item: Item, url: str) -> str | None:
    """The first of link, permalink and a guid that is an address which can be a web link."""
    base = item.base if item.base and item.base.startswith(("http://", "https://")) else url
    guid = item.guid if item.guid and (item.permalink or item.guid.startswith(("http://", "https://"))) else None
    for candidate in (item.link, guid):
        # A relative guid that says nothing about being a path is an id with a default attribute.
        if candidate and candidate.strip() and (candidate is not guid or "/" in candidate):
            try:
                return canonical(candidate, base)
            except ValueError:
                continue
    return None


def _without_publisher(title: str, source: str) -> str:
    """Google News ends each title in ` - Publisher`; so do some outlets' own."""
    for dash in (" - ", " – ", " — ", " | "):
        end = dash + source
        if len(title) > len(end) and title.casefold().endswith(end.casefold()):
            return title[: -len(end)].rstrip()
    return title


def _home(raw: Raw, url: str) -> set[str]:
    """Pages that can be no entry's own: the feed and the page it accompanies."""
    pages = set()
    for page in (url, raw.link):
        try:
            pages.add(canonical(page or "", url))
        except ValueError:
            continue
    return pages


def _told_apart(entries: list[Entry], home: set[str]) -> list[Entry]:
    """Entries that share a link without being one story get a fragment each.

    Two entries with one link are left alone: that is mostly one article listed twice.
    """
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        titles[entry.url].add(entry.title)
    lists = {link for link, told in titles.items() if len(told) >= _SHARED or link in home}
    if not lists:
        return entries
    return [
        entry._replace(url=entry_link(entry.url, entry.guid or entry.title)) if entry.url in lists else entry
        for entry in entries
    ]
