"""Channel Definition Format, as Internet Explorer read it."""

from lxml import etree

from tracker.parse import tree
from tracker.parse.raw import Item, Raw, limited


def read(root: etree._Element, most: int) -> Raw:
    """A tree whose root is `CHANNEL` with items that carry their links as attributes."""
    items = [element for element in root.iter() if tree.key(element) == "item"]
    channel = tree.fields(root)
    return Raw(
        version="cdf",
        title=tree.markup(channel, "title"),
        link=_attribute(root, "href"),
        language=_attribute(root, "language"),
        items=[_item(element, root) for element in limited(items, most)],
    )


def is_cdf(root: etree._Element) -> bool:
    """RSS 0.9x without its `rss` element has the same root; there the link of an item is an element."""
    return tree.key(root) == "channel" and any(
        _attribute(element, "href") for element in root if tree.key(element) in ("item", "channel", "title")
    )


def _item(element: etree._Element, channel: etree._Element) -> Item:
    fields = tree.children(element)
    link = _attribute(element, "href")
    if link is None:
        link = next((found for anchor in fields.get("a", []) if (found := _attribute(anchor, "href"))), None)
    modified = _attribute(element, "lastmod")
    return Item(
        link=link,
        base=_attribute(channel, "base") or _attribute(channel, "href"),
        title=tree.markup(fields, "title"),
        summary=tree.markup(fields, "abstract"),
        published=[modified] if modified else [],
    )


def _attribute(element: etree._Element, name: str) -> str | None:
    for written, value in element.attrib.items():
        if str(written).lower() == name and str(value).strip():
            return str(value).strip()
    return None
