"""Changes to the feeds of `feeds.yaml` that leave its comments, order and quotes as they are."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tracker.config.addresses import address, derived_id, masked, same, without_credentials
from tracker.config.load import load
from tracker.config.mistakes import nearest
from tracker.config.rewrite import Text, open_text, replace
from tracker.errors import UsageError

#: Keys of a feed in the order they are written.
ORDER = ("id", "url", "name", "kind", "owner", "authority", "language", "every", "headers", "enabled")


def add_feeds(path: Path, feeds: Sequence[Mapping[str, Any]]) -> list[str]:
    """Put feeds at the end of the list.

    Args:
        path: the configuration file.
        feeds: mappings with the keys of a feed, `url` at least.

    Returns:
        The addresses that were added, without credentials; those the file already has are left out.

    Raises:
        ConfigError: the file has mistakes, or would have some afterwards; it is unchanged then.
    """
    text = _opened(path)
    known = {_key(_url(item)) for item in text.feeds}
    fresh: list[dict[str, Any]] = []
    for feed in feeds:
        key = _key(str(feed["url"]))
        if key not in known:
            known.add(key)
            fresh.append({name: feed[name] for name in ORDER if feed.get(name) not in (None, {}, ())})
    if fresh:
        replace(path, text.with_feeds(fresh))
    return [without_credentials(str(feed["url"])) for feed in fresh]


def remove_feeds(path: Path, names: Sequence[str]) -> list[str]:
    """Take feeds out by address, id or name; comments around them stay.

    Returns:
        Their addresses, without credentials.

    Raises:
        UsageError: a name fits no feed or several, or no feed would be left.
        ConfigError: the file has mistakes.
    """
    text = _opened(path)
    indexes = sorted({_index(text.feeds, name) for name in names})
    if len(indexes) == len(text.feeds):
        raise UsageError("the last feed cannot be removed: a workspace watches at least one; add another first")
    removed = [without_credentials(_url(text.feeds[index])) for index in indexes]
    if indexes:
        replace(path, text.without_feeds(indexes))
    return removed


def enable_feeds(path: Path, names: Sequence[str], enabled: bool) -> list[str]:
    """Switch feeds on or off by address, id or name.

    Returns:
        Addresses of those that were switched, without credentials.

    Raises:
        UsageError: a name fits no feed or several.
        ConfigError: the file has mistakes.
    """
    text = _opened(path)
    indexes = [
        index
        for index in sorted({_index(text.feeds, name) for name in names})
        if _is_enabled(text.feeds[index]) != enabled
    ]
    if indexes:
        replace(path, text.with_key(indexes, "enabled", enabled))
    return [without_credentials(_url(text.feeds[index])) for index in indexes]


def _opened(path: Path) -> Text:
    load(path)  # an edit of a file with mistakes would hide them
    return open_text(path)


def _is_enabled(item: Any) -> bool:
    return isinstance(item, str) or item.get("enabled") is not False


def _url(item: Any) -> str:
    return str(item if isinstance(item, str) else item["url"])


def _key(url: str) -> Any:
    try:
        return same(address(url).asked)
    except ValueError:
        return url


def _index(items: list[Any], name: str) -> int:
    """Which feed is meant by an address, an id or a name."""
    key = _key(name)
    fits = [index for index, item in enumerate(items) if _key(_url(item)) == key or name in _names(item)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        ids = ", ".join(_names(items[index])[0] for index in fits)
        raise UsageError(f"{masked(name)} fits several feeds ({ids}); use an id or an address")
    guess = nearest(name, [one for item in items for one in _names(item)])
    hint = f"; did you mean {guess}?" if guess else "; `tracker feeds` lists them"
    raise UsageError(f"no feed is called {masked(name)}{hint}")


def _names(item: Any) -> tuple[str, str]:
    """Id and name of a feed, given or made."""
    url = _url(item)
    given = {} if isinstance(item, str) else item
    try:
        host = address(url).origin[1]
    except ValueError:
        host = ""
    return str(given.get("id") or derived_id(without_credentials(url), host)), str(given.get("name") or host)
