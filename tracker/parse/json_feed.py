"""JSON Feed 1 and 1.1, and the article lists of GDELT."""

import json
import re
from contextlib import suppress
from typing import Any

from tracker.parse.raw import Item, NotAFeedError, Raw, Text, limited
from tracker.text.links import host
from tracker.text.printable import line

_SAID = 120  #: characters of a server's own words that are quoted
_MENDED = 2_000_000  #: bytes up to which a document that was cut off is tried again …
_TRIES = 8  #: … so many times


def read(body: bytes, url: str, most: int) -> Raw:
    """A UTF-8 document that begins like JSON; what an empty object means depends on who sends it.

    Raises:
        NotAFeedError: it is not JSON, or JSON that is no feed, with the server's own message if it has one.
    """
    complete = True
    try:
        data = _loaded(body)
    except ValueError as error:
        data, complete = _start(body), False
        if data is None:
            raise NotAFeedError("it begins like JSON but cannot be read; perhaps it was cut off", 0.5) from error
    if isinstance(data, dict):
        version = _string(data.get("version")) or ""
        if isinstance(data.get("items"), list) and ("jsonfeed.org" in version or "version" not in data):
            return _feed(data, version, complete, most)
        if isinstance(data.get("articles"), list):
            articles = [_article(item) for item in limited(_dicts(data["articles"]), most)]
            return Raw(version="gdelt", items=articles, complete=complete)
        if not data and host(url).endswith("gdeltproject.org"):  # nothing matches the query
            return Raw(version="gdelt")
    said = _message(data)
    raise NotAFeedError(f"JSON, but no feed{': ' + said if said else ''}", 0.25 if said else 0.5)


def _loaded(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8", "replace"), strict=False, parse_int=_number)
    except RecursionError as error:
        raise NotAFeedError("nested too deeply for a feed") from error


def _start(body: bytes) -> Any:
    """A list of items that was cut off, up to the last whole item; None: not to be had."""
    if len(body) > _MENDED:
        return None
    end = len(body)
    for _ in range(_TRIES):
        end = body.rfind(b"}", 0, end)
        if end < 0:
            return None
        with suppress(ValueError):
            return _loaded(body[: end + 1] + b"]}")
    return None


def _feed(data: dict[str, Any], version: str, complete: bool, most: int) -> Raw:
    return Raw(
        version="json11" if version.rstrip("/").endswith("1.1") else "json1",
        title=_text(data.get("title"), html=False),
        link=_string(data.get("home_page_url")),
        language=_string(data.get("language")),
        items=[_item(item) for item in limited(_dicts(data["items"]), most)],
        complete=complete,
    )


def _item(item: dict[str, Any]) -> Item:
    return Item(
        guid=_string(item.get("id")),
        link=_string(item.get("url")) or _string(item.get("external_url")),
        title=_text(item.get("title"), html=False),
        summary=_text(item.get("summary"), html=False),
        content=_text(item.get("content_text"), html=False) or _text(item.get("content_html"), html=True),
        published=_strings(item.get("date_published")),
        updated=_strings(item.get("date_modified")),
        language=_string(item.get("language")),
    )


def _article(item: dict[str, Any]) -> Item:
    return Item(
        link=_string(item.get("url")),
        title=_text(item.get("title"), html=False),
        published=_strings(item.get("seendate")),
        source=_string(item.get("domain")) or host(_string(item.get("url")) or "") or None,
        language=_LANGUAGES.get((_string(item.get("language")) or "").lower()),
    )


#: GDELT names languages in English.
_LANGUAGES = {
    "english": "en", "spanish": "es", "portuguese": "pt", "german": "de", "french": "fr", "russian": "ru",
    "japanese": "ja", "korean": "ko", "chinese": "zh", "turkish": "tr", "arabic": "ar", "ukrainian": "uk",
    "italian": "it", "dutch": "nl", "polish": "pl", "romanian": "ro", "greek": "el", "hebrew": "he", "hindi": "hi",
    "vietnamese": "vi", "thai": "th", "indonesian": "id", "czech": "cs", "hungarian": "hu", "swedish": "sv",
    "persian": "fa", "bulgarian": "bg",
}  # fmt: skip


def _number(text: str) -> int | str:
    return int(text) if len(text) < 20 else text  # Python refuses to read thousands of digits, and so do we


#: Halves of characters, which only JSON can write and no encoding has; the sanitiser refuses them.
_halves = re.compile("[\ud800-\udfff]")


def _dicts(values: list[Any]) -> list[dict[str, Any]]:
    return [value for value in values if isinstance(value, dict)]


def _string(value: Any) -> str | None:
    """Feeds give numbers as ids although the format asks for strings, and characters cut in two by their servers."""
    if isinstance(value, str) and value.strip():
        return _halves.sub("\ufffd", value).strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _strings(value: Any) -> list[str]:
    text = _string(value)
    return [text] if text else []


def _text(value: Any, *, html: bool) -> Text | None:
    text = _string(value)
    return Text(value=text, html=html) if text else None


def _message(data: Any) -> str:
    for _ in range(3):
        if not isinstance(data, dict):
            break
        data = next(
            (data[name] for name in ("message", "error", "errors", "detail", "title", "status") if name in data), ""
        )
    return line(data)[:_SAID] if isinstance(data, str) else ""
