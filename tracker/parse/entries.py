"""Raw items to clean entries: the rules for what is missing, relative, doubled or absurd."""

import re
from datetime import datetime

from tracker.parse import dates, plain
from tracker.parse.raw import Item, Raw, Text
from tracker.text.links import canonical, domain, entry_link
from tracker.text.printable import line
from tracker.wire import Entry

TITLE = 500  #: characters of a title that are stored
SUMMARY = 1_000  #: characters of a summary: a lead, never the body, which is its publisher's
NAME = 200  #: characters of a publisher's name
GUID = 2_000
_GENERATED = 120  #: characters of a title made from the summary

_language = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)


def clean(raw: Raw, *, url: str, now: datetime) -> tuple[Entry, ...]:
    """Entries in document order.  An item with neither title, summary, link nor guid is nothing and is skipped;
    an item said twice, with the same guid and the same link, is one entry."""
    entries: dict[tuple[str | None, str], Entry] = {}
    language = tag(raw.language)
    for item in raw.items:
        entry = _entry(item, raw, url, now, language)
        if entry is not None:
            entries.setdefault((entry.guid, entry.url), entry)
    return tuple(entries.values())


def tag(language: str | None) -> str | None:
    """Primary tag, lower case: `en-US` gives `en`."""
    found = _language.fullmatch((language or "").strip())
    return found[1].lower() if found else None


def _entry(item: Item, raw: Raw, url: str, now: datetime, language: str | None) -> Entry | None:
    guid = line(item.guid or "")[:GUID] or None
    title, summary = _plain(item.title), _plain(item.summary) or _plain(item.content)
    source = plain.text(item.source)[:NAME] if item.source else None
    if source and "://" in source:
        source = domain(source) or None
    if not (title or summary):
        return None
    link = _link(item, url)
    if link is None:
        link = entry_link(url, guid or f"{title}\n{summary}")
    if source:
        title = _without_publisher(title, source)
    if link.startswith("https://news.google.com/"):
        summary = ""  # other outlets' headlines on the same matter: not this story's words
    updated = _date(item.updated, now)
    published = _date(item.published, now) or updated
    return Entry(
        guid=guid,
        url=link,
        title=(title or plain.lead(summary, _GENERATED))[:TITLE].rstrip(),
        summary=plain.lead(summary, SUMMARY),
        published=published.at if published else None,
        updated=updated.at if updated else None,
        date_only=published.date_only if published else False,
        source=source or None,
        language=tag(item.language) or language,
    )


def _plain(text: Text | None) -> str:
    return plain.text(text.value, is_html=text.html) if text else ""


def _date(candidates: list[str], now: datetime) -> dates.Moment | None:
    return next((moment for text in candidates if (moment := dates.read(text, now))), None)


def _link(item: Item, url: str) -> str | None:
    base = item.base if item.base and item.base.startswith(("http://", "https://")) else None
    for candidate in (item.link, item.guid if item.permalink else None):
        if candidate and candidate.strip():
            try:
                return canonical(candidate, base or url)
            except ValueError:
                continue
    if item.guid and item.guid.strip().startswith(("http://", "https://")):
        try:
            return canonical(item.guid)
        except ValueError:
            return None
    return None


def _without_publisher(title: str, source: str) -> str:
    """Google News ends each title in ` - Publisher`; so do some outlets' own."""
    for dash in (" - ", " – ", " — ", " | "):
        end = dash + source
        if len(title) > len(end) and title.casefold().endswith(end.casefold()):
            return title[: -len(end)].rstrip()
    return title
