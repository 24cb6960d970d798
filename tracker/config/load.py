"""From the file to a `Config`."""

from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from tracker.config import shipped, yamlfile
from tracker.config.durations import duration
from tracker.config.settings import Config, TopicSource
from tracker.errors import ConfigError
from tracker.model import Reader, Sheet
from tracker.wire import Feed, FetchLimits

DEFAULT_TOPICS = ("binance-us", "trump-stake", "cz-pardon")


def load(path: Path) -> Config:
    """Read and check a configuration file.

    Raises:
        ConfigError: with every mistake of the file.
    """
    sheet = yamlfile.read(path)
    data = sheet.data or {}
    home = path.resolve().parent
    feeds = tuple(_feed(value) for value in data.get("feeds") or ())
    if not feeds:
        raise ConfigError([f"{sheet.name}:1: feeds: expected at least one feed"])
    fetch = dict(data.get("fetch") or {})
    if "interval" in fetch:
        fetch["interval"] = duration(fetch["interval"])
    return Config(
        path=path.resolve(),
        name=sheet.name,
        database=home / (data.get("database") or "data/tracker.db"),
        feeds=feeds,
        topics=tuple(_topic(v, i, sheet, home) for i, v in enumerate(data.get("topics") or DEFAULT_TOPICS)),
        trusted=frozenset(_origin(feed.url) for feed in feeds),
        limits=FetchLimits(**fetch),
        timezone=ZoneInfo(data.get("timezone") or "UTC"),
        languages=tuple(data.get("languages") or ("en",)),
        readers={
            name: Reader(name=name, **{k: tuple(v) if isinstance(v, list) else v for k, v in (value or {}).items()})
            for name, value in (data.get("readers") or {}).items()
        },
    )


def _feed(value: object) -> Feed:
    given = {"url": value} if isinstance(value, str) else dict(value)  # type: ignore[call-overload]
    parts = urlsplit(given.pop("url"))
    host = parts.hostname or ""
    if parts.username is not None:
        given["credentials"] = (unquote(parts.username), unquote(parts.password or ""))
    url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    given["headers"] = tuple((given.get("headers") or {}).items())
    if "every" in given:
        given["every"] = duration(given["every"])
    return Feed(**{"url": url, "id": host + parts.path.replace("/", "-"), "name": host} | given)


def _topic(value: object, index: int, sheet: Sheet, home: Path) -> TopicSource:
    if isinstance(value, dict):
        lines = {p[2:]: n for p, n in sheet.lines.items() if p[:2] == ("topics", index)}
        inline = Sheet(name=sheet.name, data=value, lines=lines)
        return TopicSource(id=value.get("id") or value.get("name", "").lower(), sheet=inline, name=sheet.name)
    text = str(value)
    if text.endswith((".yaml", ".yml")):
        return TopicSource(id=Path(text).stem, file=home / text, name=text)
    return TopicSource(id=text, file=shipped.topic_file(text), name=f"topics/{text}.yaml")


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").rstrip("."), parts.port or (443 if parts.scheme == "https" else 80)
