"""The reference of `feeds.yaml` as text, made from its schema."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.config.check import schema

#: Mappings that get a table of their own: the path of keys to their properties, and what heads the table.
TABLES = (
    ((), "At the top of the file"),
    (("feeds", "[]"), "A feed"),
    (("fetch",), "`fetch:`"),
    (("rank",), "`rank:`"),
    (("rank", "weights"), "`rank: weights:`"),
    (("readers", "NAME"), "`readers: NAME:`"),
    (("smtp",), "`smtp:`"),
)


def reference() -> str:
    """Tables of all keys in Markdown: what each is for, what is expected, and its default."""
    return "\n".join(line for path, heading in TABLES for line in _table(_node(path), heading))


def _table(node: Mapping[str, Any], heading: str) -> Iterator[str]:
    required = node.get("required", ())
    yield f"### {heading}"
    yield ""
    yield "| key | what it says | expected | default |"
    yield "|---|---|---|---|"
    for key, value in node["properties"].items():
        inner = {**_resolved(value), **value}
        default = "required" if key in required else _default(inner)
        cells = (f"`{key}`", inner.get("description", ""), inner.get("x-expected", ""), default)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _default(node: Mapping[str, Any]) -> str:
    if "default" not in node:
        return ""
    value = node["default"]
    return f"`{value}`" if isinstance(value, str) else f"`{json.dumps(value)}`"


def _node(path: tuple[str, ...]) -> Mapping[str, Any]:
    """The part of the schema that describes a mapping; `[]` is a list's item, `NAME` any key."""
    node: Mapping[str, Any] = schema("feeds")
    for step in path:
        inner = node["items"] if step == "[]" else node.get("properties", {}).get(step) or node["additionalProperties"]
        node = _resolved(inner)
    return node


def _resolved(node: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in node:
        return node
    found: Mapping[str, Any] = schema("feeds")["$defs"][node["$ref"].removeprefix("#/$defs/")]
    return found
