"""The `feeds:` list becomes `Feed`s."""

import re
from collections.abc import Mapping
from typing import Any

from tracker.config.addresses import (
    Address,
    Unset,
    address,
    derived_id,
    distinct,
    filled,
    origins,
    same,
    site,
    without_credentials,
)
from tracker.config.durations import duration
from tracker.config.mistakes import Mistakes, shown
from tracker.config.settings import Origin
from tracker.model import Path
from tracker.subscription import Feed

#: What a template leaves open: `https://{name}.substack.com/feed`.
_HOLE = re.compile(r"(?<!\$)\{[A-Za-z_]+\}")


class FeedList:
    """Feeds read one after the other, each compared with those above it."""

    def __init__(self, mistakes: Mistakes) -> None:
        self.feeds: list[Feed] = []
        self.origins: set[Origin] = set()
        self._mistakes = mistakes
        self._addresses: dict[tuple[str, str], list[tuple[str, Path]]] = {}  #: by site, with places
        self._ids: dict[str, Path] = {}

    def read(self, items: list[Any]) -> None:
        """Take the whole list: given ids first, for made ones must not take them."""
        for index, item in enumerate(items):
            path: Path = ("feeds", index, "id")
            if isinstance(item, dict) and isinstance(item.get("id"), str) and not self._mistakes.touch(path):
                self._take_id(item["id"], path)
        for index, item in enumerate(items):
            self._take(item, ("feeds", index))

    def _take_id(self, identifier: str, path: Path) -> None:
        first = self._ids.setdefault(identifier.lower(), path)
        if first != path:
            where = self._mistakes.line(first)
            self._mistakes.add(path, f"{identifier} names two feeds, the other is on line {where}; choose another id")

    def _take(self, item: Any, path: Path) -> None:
        given: Mapping[str, Any] = item if isinstance(item, dict) else {"url": item}
        at = (*path, "url") if isinstance(item, dict) else path
        if self._mistakes.touch(at) or not isinstance(given.get("url"), str):
            return
        try:
            found = address(given["url"])
        except Unset as error:
            if given.get("enabled") is not False:
                self._mistakes.add(at, str(error))
                return
            url = without_credentials(given["url"])
            found = Address(url=url, asked=url, credentials=None, origin=("", "", 0))
        except ValueError as error:
            self._mistakes.add(at, str(error))
            return
        hole = _HOLE.search(found.asked)
        if hole and given.get("enabled") is not False:
            self._mistakes.add(at, f"this is a template; put a value in the place of {hole[0]}, or set enabled: false")
        self._refuse_twice(found, at)
        self.origins.update(origin for origin in origins(found) if origin[0])
        feed = self._feed(given, found, path)
        if feed is not None:
            self.feeds.append(feed)

    def _refuse_twice(self, found: Address, at: Path) -> None:
        neighbours = self._addresses.setdefault(site(found.asked), [])
        if neighbours:
            key = same(found.asked)
            first = next((path for asked, path in neighbours if same(asked) == key), None)
            if first is not None:
                what = f"{shown(found.url, 100)} is in the list twice, first on line {self._mistakes.line(first)}"
                self._mistakes.add(at, f"{what}; remove one")
                return
        neighbours.append((found.asked, at))

    def _feed(self, given: Mapping[str, Any], found: Address, path: Path) -> Feed | None:
        host = found.origin[1]
        headers = self._headers(given, path)
        wrong = [key for key in given if self._mistakes.touch((*path, key))]
        if wrong:
            return None
        language = given.get("language")
        return Feed(
            url=found.url,
            id=given.get("id") or self._made_id(found.url, host),
            name=given.get("name") or host.removeprefix("www.") or found.url,
            kind=given.get("kind"),
            owner=given.get("owner"),
            authority=given.get("authority"),
            language=primary(language) if language else None,
            every=duration(given["every"]) if "every" in given else None,
            headers=headers,
            credentials=found.credentials,
            enabled=given.get("enabled") is not False,
            address=found.asked if found.asked != found.url or "${" in given["url"] else None,
        )

    def _made_id(self, url: str, host: str) -> str:
        made = derived_id(url, host)
        if made.lower() in self._ids:
            made = distinct(made, url)
        self._ids.setdefault(made.lower(), ())
        return made

    def _headers(self, given: Mapping[str, Any], path: Path) -> tuple[tuple[str, str], ...]:
        result = []
        for name, value in (given.get("headers") or {}).items():
            at = (*path, "headers", name)
            if self._mistakes.touch(at) or self._mistakes.touch((*path, "headers")):
                continue
            try:
                text = filled(str(value)).strip()
            except ValueError as error:
                if given.get("enabled") is not False or not isinstance(error, Unset):
                    self._mistakes.add(at, str(error))
                continue
            if not text.isprintable() or not _encodable(text):
                self._mistakes.add(at, "expected a text of one line in Latin letters, found other characters")
            result.append((name, text))
        return tuple(result)


def _encodable(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def primary(language: str) -> str:
    """The primary tag of a language: `pt` of `pt-BR`."""
    return language.replace("_", "-").partition("-")[0].lower()
