"""A sheet against a JSON Schema, in our own words.

The schema itself carries the words: `x-expected` says what is expected at a place, `x-duration` that a length of time
is and between which bounds (in seconds), `x-secret` that the value must not be repeated.  Editors ignore them.
"""

import decimal  # noqa: F401  # jsonschema_rs imports it in Rust, and ends in a panic if a signal falls into that
import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path as File
from typing import Any

import jsonschema_rs

from tracker.config.durations import duration
from tracker.config.mistakes import Mistakes, found, meant
from tracker.model import Path

HERE = File(__file__).resolve().parent


class _Duration:
    """The keyword `x-duration`."""

    def __init__(self, parent_schema: dict[str, Any], value: dict[str, float], schema_path: list[str | int]) -> None:
        self._least = value.get("least", 0)
        self._most = value.get("most", float("inf"))

    def validate(self, instance: Any) -> None:
        if isinstance(instance, bool) or not isinstance(instance, (str, int, float)):
            return  # `type` tells about it
        seconds = duration(instance).total_seconds()
        if not self._least <= seconds <= self._most:
            raise ValueError("out of bounds")


@cache
def schema(name: str) -> dict[str, Any]:
    """A published schema: `feeds` or `topic`."""
    loaded: dict[str, Any] = json.loads((HERE / f"{name}.schema.json").read_bytes())
    return loaded


@cache
def _validator(name: str) -> Any:
    return jsonschema_rs.Draft202012Validator(schema(name), keywords={"x-duration": _Duration})


def check(data: Any, name: str, mistakes: Mistakes, at: Path = ()) -> None:
    """Compare data with a schema.

    Args:
        data: the value to check.
        name: of the schema.
        mistakes: takes what is found.
        at: where in the sheet the data stands.
    """
    with _undisturbed():
        for error in _validator(name).iter_errors(data):
            _tell(error, data, schema(name), mistakes, at)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait until the end.

    The validator is Rust and runs Python code of ours and of its own.  An exception that a signal raises there comes
    back as a wrong length of time or as a panic with a page of text.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _tell(error: Any, data: Any, root: dict[str, Any], mistakes: Mistakes, at: Path) -> None:
    path: Path = tuple(error.instance_path)
    node = _walk(root, error.schema_path[:-1])
    value = _walk(data, path)
    kind = error.kind.name
    details = error.kind.as_dict()
    if kind == "additionalProperties":
        known = list(node.get("properties", ()))
        for key in details["unexpected"]:
            hint = meant(key, known) or f"; expected one of {', '.join(known)}"
            mistakes.add((*at, *path, key), f"unknown key{hint}")
    elif kind == "required":
        key = details["property"]
        wanted = _expected(root, node.get("properties", {}).get(key, {}))
        mistakes.add((*at, *path, key), f"missing; expected {wanted or 'a value'}")
    elif kind == "propertyNames":
        inner = details["error"]
        key = inner.instance if isinstance(inner.instance, str) else str(inner.instance)
        names = node if "x-expected" in node else node.get("propertyNames", {})
        mistakes.add((*at, *path, key), f"expected {names.get('x-expected', 'another name')}, found {found(key)}")
    else:
        hint = meant(value, node["enum"]) if kind == "enum" and isinstance(value, str) else ""
        wanted = _expected(root, node)
        seen = "something else" if "x-secret" in node else found(value)
        mistakes.add((*at, *path), f"expected {wanted}, found {seen}{hint}" if wanted else error.message)


def _expected(root: dict[str, Any], node: dict[str, Any]) -> str:
    """The words of a place, its own or those of what it refers to."""
    while "x-expected" not in node and "$ref" in node:
        node = _walk(root, node["$ref"].removeprefix("#/").split("/"))
    return str(node.get("x-expected", ""))


def _walk(data: Any, path: Any) -> Any:
    for step in path:
        data = data[step]
    return data
