"""RSS 0.9x to 2.0 and RSS 1.0 (RDF)."""

from lxml import etree

from tracker.parse import tree
from tracker.parse.raw import Item, Raw, limited
from tracker.parse.tree import Fields

_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def read(root: etree._Element, most: int) -> Raw:
    """A tree whose root is `rss`, `rdf:RDF` or `channel`, with its items inside or beside the channel."""
    parts = [child for top in (root, *_channels(root)) for child in top]
    # RSS in a vocabulary nobody knows is still RSS.
    own = "?:" if any(tree.key(part) == "?:item" for part in parts) else ""
    items = [part for part in parts if tree.key(part) in ("item", f"{own}item")]
    channel = tree.fields((part for part in parts if not tree.key(part).endswith("item")), own)
    return Raw(
        version=_version(root),
        title=tree.markup(channel, "title", "dc:title"),
        link=tree.first(channel, "link"),
        language=tree.first(channel, "language", "dc:language") or root.get(tree.XML + "lang"),
        items=[_item(item, own) for item in limited(items, most)],
        freshness=tree.freshness(channel),
    )


def _channels(root: etree._Element) -> list[etree._Element]:
    return [child for child in root if tree.key(child) in ("channel", "?:channel")]


def _version(root: etree._Element) -> str:
    if tree.key(root) == "rdf:rdf":
        return "rdf"
    number = (root.get("version") or "").strip()
    return "rss" + "".join(digit for digit in number if digit in "0123456789")[:3]


def _item(element: etree._Element, own: str) -> Item:
    fields = tree.children(element, own)
    guid = tree.first(fields, "guid")
    link = _link(fields)
    return Item(
        guid=guid or element.get(_ABOUT),
        permalink=guid is not None and fields["guid"][0].get("isPermaLink", "true").strip().lower() != "false",
        link=link,
        base=tree.base(element, link or guid),
        title=tree.markup(fields, "title", "media:title", "dc:title", "itunes:title"),
        summary=tree.markup(
            fields, "description", "atom:summary", "itunes:summary", "dc:description", "media:description"
        ),
        content=tree.markup(fields, "content:encoded", "xhtml:body", "body", "atom:content", "fullitem"),
        published=tree.texts(fields, "pubdate", "dcterms:issued", "dc:date", "atom:published", "dcterms:created"),
        updated=tree.texts(fields, "atom:updated", "dcterms:modified"),
        source=_source(fields),
        language=tree.first(fields, "dc:language", "language"),
    )


def _link(fields: Fields) -> str | None:
    original = tree.first(fields, "feedburner:origlink", "link")
    if original:
        return original
    for link in (*fields.get("atom:link", ()), *fields.get("link", ())):
        href = link.get("href")
        if href and link.get("rel", "alternate") == "alternate":
            return str(href)
    return None


def _source(fields: Fields) -> str | None:
    """The item's own publisher: `source`, Bing's `News:Source` (its vocabulary is named after the query), Atom's."""
    named = tree.first(fields, "source", "?:source", "news:source")
    if named:
        return named
    for source in fields.get("atom:source", ()):
        title = tree.first(tree.children(source, "atom:"), "title")
        if title:
            return title
    publisher = tree.first(fields, "dc:publisher")
    if publisher:
        return publisher
    urls = [source.get("url") for source in fields.get("source", ())]
    return next(filter(None, urls), None)
