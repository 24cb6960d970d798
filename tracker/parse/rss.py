"""RSS 0.9x to 2.0 and RSS 1.0 (RDF)."""

from lxml import etree

from tracker.parse import freshness, tree
from tracker.parse.raw import Item, Raw
from tracker.wire import Freshness

Fields = dict[str, list[etree._Element]]


def read(root: etree._Element) -> Raw:
    """A tree whose root is `rss`, `rdf:RDF` or `channel`."""
    tops = [root, *(child for child in root if tree.key(child) == "channel")]
    channel: Fields = {}
    items: list[etree._Element] = []
    for top in tops:
        for child in top:
            name = tree.key(child)
            if name == "item":
                items.append(child)
            else:
                channel.setdefault(name, []).append(child)
    return Raw(
        version=_version(root),
        title=tree.markup(channel, "title", "dc:title"),
        link=tree.first(channel, "link"),
        language=tree.first(channel, "language", "dc:language") or root.get(tree.XML + "lang"),
        items=[_item(item) for item in items],
        freshness=_freshness(channel),
    )


def _version(root: etree._Element) -> str:
    name = tree.key(root)
    if name == "rdf:rdf":
        return "rdf"
    number = (root.get("version") or "").strip()
    return "rss" + "".join(filter(str.isdigit, number))[:3]


def _item(element: etree._Element) -> Item:
    fields = tree.children(element)
    guid = tree.first(fields, "guid")
    permalink = False
    if guid is not None:
        permalink = fields["guid"][0].get("isPermaLink", "true").strip().lower() != "false"
    link = _link(fields)
    return Item(
        guid=guid or element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"),
        permalink=permalink,
        link=link,
        base=tree.base(element, link or guid),
        title=tree.markup(fields, "title", "media:title", "dc:title", "itunes:title"),
        summary=tree.markup(
            fields, "description", "atom:summary", "itunes:summary", "dc:description", "media:description"
        ),
        content=tree.markup(fields, "content:encoded", "xhtml:body", "atom:content", "fullitem"),
        published=tree.texts(fields, "pubdate", "dcterms:issued", "dc:date", "atom:published", "dcterms:created"),
        updated=tree.texts(fields, "atom:updated", "dcterms:modified"),
        source=_source(fields),
        language=tree.first(fields, "dc:language", "language"),
    )


def _link(fields: Fields) -> str | None:
    original = tree.first(fields, "feedburner:origlink", "link")
    if original:
        return original
    for link in fields.get("atom:link", []):
        if link.get("rel", "alternate") == "alternate" and link.get("href"):
            return link.get("href")
    return None


def _source(fields: Fields) -> str | None:
    named = tree.first(fields, "source", "?:source", "news:source")
    if named:
        return named
    for source in fields.get("atom:source", []):
        found = tree.first(tree.children(source), "atom:title")
        if found:
            return found
    return tree.first(fields, "dc:publisher")


def _freshness(channel: Fields) -> Freshness:
    return freshness.read(
        ttl=tree.first(channel, "ttl"),
        period=tree.first(channel, "sy:updateperiod"),
        frequency=tree.first(channel, "sy:updatefrequency"),
        hours=_inside(channel, "skiphours"),
        days=_inside(channel, "skipdays"),
    )


def _inside(channel: Fields, name: str) -> list[str]:
    return [(child.text or "").strip() for element in channel.get(name, []) for child in element]
