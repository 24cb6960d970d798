"""Atom 0.3 and 1.0."""

from lxml import etree

from tracker.parse import tree
from tracker.parse.raw import Item, Raw, Text

Fields = dict[str, list[etree._Element]]


def read(root: etree._Element) -> Raw:
    """A tree whose root is `feed`, or a lone `entry`."""
    prefix = "atom:" if tree.key(root).startswith("atom:") else ""
    entries = (
        [root] if tree.key(root).endswith("entry") else [e for e in root if tree.key(e) in ("atom:entry", "entry")]
    )
    head: Fields = {}
    if entries != [root]:
        for child in root:
            name = tree.key(child)
            if not name.endswith("entry"):
                head.setdefault(_name(name), []).append(child)
    old = "purl.org" in (root.tag if isinstance(root.tag, str) else "") or root.get("version") == "0.3"
    return Raw(
        version="atom03" if old else "atom10" if prefix else "atom",
        title=_text(head, "atom:title"),
        link=_link(head),
        language=root.get(tree.XML + "lang") or tree.first(head, "dc:language"),
        items=[_entry(entry) for entry in entries],
    )


def _entry(element: etree._Element) -> Item:
    fields: Fields = {}
    for name, found in tree.children(element).items():
        fields.setdefault(_name(name), []).extend(found)
    media = [tree.children(group) for group in fields.get("media:group", [])[:1]]
    link = _link(fields)
    return Item(
        guid=tree.first(fields, "atom:id"),
        link=link,
        base=tree.base(element, link),
        title=_text(fields, "atom:title"),
        summary=_text(fields, "atom:summary") or (tree.markup(media[0], "media:description") if media else None),
        content=_text(fields, "atom:content"),
        published=tree.texts(fields, "atom:published", "atom:issued", "atom:created", "dc:date"),
        updated=tree.texts(fields, "atom:updated", "atom:modified"),
        source=_source(fields),
        language=element.get(tree.XML + "lang"),
    )


def _name(name: str) -> str:
    """Elements in no namespace or an unknown one are taken for Atom's own: the root said that this is Atom."""
    return name if ":" in name and not name.startswith("?:") else "atom:" + name.removeprefix("?:")


def _link(fields: Fields) -> str | None:
    original = tree.first(fields, "feedburner:origlink")
    if original:
        return original
    links = [link for link in fields.get("atom:link", []) if link.get("href")]
    for link in links:
        if link.get("rel", "alternate").strip().lower() in ("alternate", ""):
            return link.get("href")
    if not links:
        return tree.first(fields, "atom:link")
    return next((link.get("href") for link in links if link.get("rel", "").lower() in ("related", "via")), None)


def _text(fields: Fields, name: str) -> Text | None:
    for element in fields.get(name, []):
        kind = (element.get("type") or ("text" if element.get("mode") != "escaped" else "html")).strip().lower()
        value = tree.written(element)
        if value and not value.isspace():
            literal = kind in ("text", "text/plain") and len(element) == 0
            return Text(value=value.strip(), html=not literal)
    return None


def _source(fields: Fields) -> str | None:
    for source in fields.get("atom:source", []):
        inside = {_name(name): found for name, found in tree.children(source).items()}
        title = tree.first(inside, "atom:title")
        if title:
            return title
    return tree.first(fields, "dc:publisher")
