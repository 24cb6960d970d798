"""Developments as an RSS 2.0 feed, so that any reader can subscribe to them."""

import re
from collections.abc import Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

from tracker.model import Listed
from tracker.render import phrases
from tracker.render.html import web
from tracker.render.page import Page
from tracker.render.records import moment
from tracker.text.printable import line

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", line(text)))


def feed(page: Page) -> str:
    """RSS 2.0: one item a development, its guid the development's id and the time of its last new fact.

    A development that moves on is a new item to the subscriber; one that is only repeated is not.
    """
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<rss version="2.0">'
    yield "<channel>"
    yield f"<title>Developments{'' if page.reader == 'default' else ' for ' + _text(page.reader)}</title>"
    yield f"<link>urn:tracker:{quote(line(page.reader), safe='')}</link>"  # RSS wants one, and this list has no page
    yield "<description>What is new, who said it first, and how firm it is.</description>"
    yield f"<lastBuildDate>{_mail_date(page)}</lastBuildDate>"
    for item in page.items:
        yield from _item(item, page)
    yield "</channel>"
    yield "</rss>"


def _mail_date(page: Page) -> str:
    from email.utils import format_datetime

    return format_datetime(page.now)


def _item(item: Listed, page: Page) -> Iterator[str]:
    from email.utils import format_datetime

    told = item.development
    yield "<item>"
    yield f"<title>{_text(f'{phrases.status(told)}: {item.title}')}</title>"
    if url := web(item.lead.url):
        yield f"<link>{_text(url)}</link>"
    yield f'<guid isPermaLink="false">{_text(told.id)}-{moment(told.last_new)}</guid>'
    yield f"<pubDate>{format_datetime(told.last_new)}</pubDate>"
    for topic in told.topics:
        yield f"<category>{_text(page.names.get(topic, topic))}</category>"
    told_in = [phrases.origins(item, page.stories), *phrases.news(item)]
    # The description is HTML inside XML, so text is escaped for both.
    yield f"<description>{escape('<br>'.join(_text(part) for part in told_in))}</description>"
    yield "</item>"
