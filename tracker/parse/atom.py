"""Atom 0.3 and 1.0."""

from lxml import etree

from tracker.parse import tree
from tracker.parse.raw import Item, Raw, Text, limited
from tracker.parse.tree import Fields


def read(root: etree._Element, most: int) -> Raw:
    """A tree whose root is `feed`, or a lone `entry`; its own vocabulary is whatever its root is in."""
    name = tree.key(root)
    own = name[: name.rfind(":") + 1]
    lone = name == f"{own}entry"
    entries = [root] if lone else [child for child in root if tree.key(child) == f"{own}entry"]
    head: Fields = {} if lone else tree.fields((child for child in root if tree.key(child) != f"{own}entry"), own)
    old = str(root.tag).startswith("{http://purl.org/atom") or root.get("version") == "0.3"
    return Raw(
        version="atom03" if old else "atom10" if own == "atom:" else "atom",
        title=_text(head, "title"),
        link=_link(head),
        language=root.get(tree.XML + "lang") or tree.first(head, "dc:language"),
        items=[_entry(entry, own) for entry in limited(entries, most)],
        freshness=tree.freshness(head),
    )


def _entry(element: etree._Element, own: str) -> Item:
    fields = tree.children(element, own)
    link = _link(fields)
    summary = _text(fields, "summary")
    if summary is None and "media:group" in fields:
        summary = tree.markup(tree.children(fields["media:group"][0]), "media:description")
    return Item(
        guid=tree.first(fields, "id"),
        link=link,
        base=tree.base(element, link),
        title=_text(fields, "title"),
        summary=summary,
        content=_text(fields, "content"),
        published=tree.texts(fields, "published", "issued", "created", "dc:date"),
        updated=tree.texts(fields, "updated", "modified"),
        source=_source(fields, own),
        language=element.get(tree.XML + "lang"),
    )


def _link(fields: Fields) -> str | None:
    """The page: `alternate`, and before others one that is HTML; else what the entry is about (`related`, `via`)."""
    original = tree.first(fields, "feedburner:origlink")
    if original:
        return original
    links = [link for link in fields.get("link", ()) if link.get("href")]
    pages = [link for link in links if link.get("rel", "").strip().lower() in ("", "alternate")]
    for link in pages:
        if "html" in link.get("type", "html"):
            return link.get("href")
    if pages:
        return pages[0].get("href")
    if not links:
        return tree.first(fields, "link")
    return next((link.get("href") for link in links if link.get("rel", "").lower() in ("related", "via")), None)


def _text(fields: Fields, name: str) -> Text | None:
    for element in fields.get(name, ()):
        value = tree.written(element)
        if value and not value.isspace():
            kind = (element.get("type") or "text").strip().lower()
            literal = kind in ("text", "text/plain") and len(element) == 0 and element.get("mode") != "escaped"
            return Text(value=value.strip(), html=not literal)
    return None


def _source(fields: Fields, own: str) -> str | None:
    for source in fields.get("source", ()):
        title = _text(tree.children(source, own), "title")
        if title:
            return title.value
    return tree.first(fields, "dc:publisher")
