"""From the file to a `Config`: every mistake is gathered, then either all are told or all is well."""

import re
from collections.abc import Mapping
from pathlib import Path as File
from typing import Any

from tracker.config import topiclist, yamlfile
from tracker.config.addresses import filled
from tracker.config.check import check
from tracker.config.durations import duration
from tracker.config.feedlist import FeedList, primary
from tracker.config.mistakes import Mistakes, found
from tracker.config.settings import Config, Smtp, TopicSource
from tracker.config.zones import UTC, zone
from tracker.model import Path, Reader, Sheet, Weights
from tracker.subscription import FetchLimits

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def interpret(path: File) -> Config:
    """Read and check a configuration file.  Rules are not read; see `tracker.config.knowledge`.

    Raises:
        ConfigError: with every mistake of the file, by line.
    """
    name = str(path)
    sheet, doubles = yamlfile.parse_leniently(yamlfile.content(path, name), name)
    data = sheet.data
    if isinstance(data, dict):  # a block whose lines are all commented out is no mistake
        data = {key: value for key, value in data.items() if value is not None or key == "feeds"}
    mistakes = Mistakes(sheet)
    check({} if data is None else data, "feeds", mistakes)
    for line, where, what in doubles:
        mistakes.add(where, what, line)
    if not isinstance(data, dict):
        mistakes.raise_all()
    return _Loading(sheet, data, mistakes, path).config()


class _Loading:
    """The parts of one file, each read as far as it is sound."""

    def __init__(self, sheet: Sheet, data: Mapping[str, Any], mistakes: Mistakes, path: File) -> None:
        self._sheet = sheet
        self._data = data
        self._mistakes = mistakes
        self._path = path.resolve()
        self._home = self._path.parent

    def config(self) -> Config:
        feeds = FeedList(self._mistakes)
        feeds.read(self._sound("feeds") or [])
        topics = self._topics()
        readers = self._readers(topics)
        zone_name = self._sound("timezone")
        timezone = zone(zone_name, self._mistakes) if zone_name else UTC
        limits, weights, smtp, outlets = self._limits(), self._weights(), self._smtp(), self._outlets()
        languages = self._languages(self._data.get("languages"), ("languages",))
        self._mistakes.raise_all()
        return Config(
            path=self._path,
            name=self._sheet.name,
            database=self._file(self._data.get("database", "data/tracker.db")),
            feeds=tuple(feeds.feeds),
            topics=topics,
            trusted=frozenset(feeds.origins),
            limits=limits,
            weights=weights,
            timezone=timezone,
            languages=languages or ("en",),
            readers=readers,
            keep=duration(self._data["keep"]) if "keep" in self._data else None,
            heartbeat=self._data.get("heartbeat"),
            outlets=outlets,
            smtp=smtp,
        )

    def _sound(self, key: str) -> Any:
        """A top-level value, or None when it is absent or wrong as a whole."""
        return None if self._mistakes.touch((key,)) else self._data.get(key)

    def _block(self, path: Path, value: Any) -> dict[str, Any]:
        """The sound entries of a mapping."""
        if self._mistakes.touch(path) or not isinstance(value, dict):
            return {}
        return {key: inner for key, inner in value.items() if not self._mistakes.touch((*path, key))}

    def _file(self, text: str) -> File:
        return (self._home / File(text).expanduser()).resolve()

    def _filled(self, text: str, path: Path) -> str:
        try:
            return filled(text)
        except ValueError as error:
            self._mistakes.add(path, str(error))
            return text

    def _languages(self, value: Any, path: Path) -> tuple[str, ...]:
        if self._mistakes.touch(path) or not value:
            return ()
        wrong = [index for index in range(len(value)) if self._mistakes.touch((*path, index))]
        return () if wrong else tuple(dict.fromkeys(primary(language) for language in value))

    def _topics(self) -> tuple[TopicSource, ...]:
        items = self._sound("topics")
        if items is None:
            return topiclist.default()
        return topiclist.read(items, self._mistakes, self._sheet, self._home)

    def _limits(self) -> FetchLimits:
        block = self._block(("fetch",), self._data.get("fetch"))
        if "timeout" in block:
            block["timeout"] = duration(block["timeout"]).total_seconds()
        if "interval" in block:
            block["interval"] = duration(block["interval"])
        return FetchLimits(**block)

    def _weights(self) -> Weights:
        block = self._block(("rank",), self._data.get("rank"))
        given = self._block(("rank", "weights"), block.get("weights"))
        names = ("novelty", "corroboration", "status", "authority", "official")
        shares = {name: float(given.get(name, getattr(Weights(), name))) for name in names}
        total = sum(shares.values())
        if total <= 0:
            self._mistakes.add(("rank", "weights"), "all weights are 0; expected at least one above 0")
            return Weights()
        half_life = duration(block["half_life"]) if "half_life" in block else Weights().half_life
        return Weights(half_life=half_life, **{name: share / total for name, share in shares.items()})

    def _readers(self, topics: tuple[TopicSource, ...]) -> dict[str, Reader]:
        block = self._block(("readers",), self._data.get("readers"))
        return {name: self._reader(name, value, [topic.id for topic in topics]) for name, value in block.items()}

    def _reader(self, name: str, value: Any, ids: list[str]) -> Reader:
        path: Path = ("readers", name)
        block = self._block(path, value)
        wanted = block.get("topics")
        for index, topic in enumerate(wanted or ()):
            at = (*path, "topics", index)
            if topic not in ids and not self._mistakes.touch(at) and not self._mistakes.inside(("topics",)):
                self._mistakes.add(at, f"expected one of {', '.join(ids)} (see topics:), found {found(topic)}")
        to = block.get("to", ())
        to = (to,) if isinstance(to, str) else to
        return Reader(
            name=name,
            topics=tuple(wanted) if wanted else None,
            min_score=float(block.get("min_score", 0.0)),
            format=block.get("format"),
            to=tuple(self._address(one, (*path, "to")) for one in to if isinstance(one, str)),
            limit=block.get("limit"),
            languages=self._languages(block.get("languages"), (*path, "languages")),
        )

    def _address(self, text: str, path: Path) -> str:
        """Where a digest goes: a path becomes absolute, everything else stays."""
        text = self._filled(text, path).strip()
        return text if text == "-" or _SCHEME.match(text) else str(self._file(text))

    def _outlets(self) -> File | None:
        text = self._sound("outlets")
        if text is None:
            return None
        file = self._file(text)
        if not file.is_file():
            self._mistakes.add(("outlets",), f"there is no file {text}; expected the path of a YAML file")
        return file

    def _smtp(self) -> Smtp | None:
        block = self._block(("smtp",), self._data.get("smtp"))
        if self._mistakes.touch(("smtp",)) or not {"host", "from"} <= block.keys():
            return None
        texts = {key: self._filled(value, ("smtp", key)) for key, value in block.items() if isinstance(value, str)}
        if "@" not in texts["from"] or not texts["from"].isprintable():
            self._mistakes.add(("smtp", "from"), f"expected a mail address, found {found(block['from'])}")
        tls = block.get("tls", "starttls")
        return Smtp(
            host=texts["host"],
            port=block.get("port", _PORTS[tls]),
            sender=texts["from"],
            user=texts.get("user"),
            password=texts.get("password"),
            tls=tls,
        )
