"""Changes to the feeds of `feeds.yaml` that leave its comments, order and quotes as they are."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tracker.config.addresses import address, masked, same
from tracker.config.load import load
from tracker.config.mistakes import nearest
from tracker.config.rewrite import open_text, replace
from tracker.errors import UsageError
from tracker.subscription import Feed

#: Keys of a feed in the order they are written.
ORDER = ("id", "url", "name", "kind", "owner", "authority", "language", "every", "headers", "enabled")


def add_feed(path: Path, feed: Mapping[str, Any]) -> None:
    """Put a feed at the end of the list; see `add_feeds`.

    Raises:
        UsageError: the file has this address already.
    """
    if not add_feeds(path, [feed]):
        raise UsageError(f"{masked(str(feed['url']))} is in {path.name} already; `tracker feeds` lists it")


def add_feeds(path: Path, feeds: Sequence[Mapping[str, Any]]) -> int:
    """Put feeds at the end of the list.

    Args:
        path: the configuration file.
        feeds: mappings with the keys of a feed, `url` at least.

    Returns:
        How many were added; those the file already has are left out.

    Raises:
        ConfigError: the file has mistakes, or would have some afterwards; it is unchanged then.
    """
    known = {_key(feed.address or feed.url) for feed in load(path).feeds}
    fresh: list[dict[str, Any]] = []
    for feed in feeds:
        key = _key(str(feed["url"]))
        if key not in known:
            known.add(key)
            fresh.append({name: feed[name] for name in ORDER if feed.get(name) not in (None, {}, ())})
    if fresh:
        replace(path, open_text(path).with_feeds(fresh))
    return len(fresh)


def remove_feed(path: Path, name: str) -> str:
    """Take one feed out; see `remove_feeds`.  Returns its address."""
    return remove_feeds(path, [name])[0]


def remove_feeds(path: Path, names: Sequence[str]) -> list[str]:
    """Take feeds out by address, id or name; comments around them stay.

    Returns:
        Their addresses, without credentials.

    Raises:
        UsageError: a name fits no feed or several, or no feed would be left.
        ConfigError: the file has mistakes.
    """
    feeds = load(path).feeds
    indexes = sorted({_index(feeds, name) for name in names})
    if len(indexes) == len(feeds):
        raise UsageError("the last feed cannot be removed: a workspace watches at least one; add another first")
    if indexes:
        replace(path, open_text(path).without_feeds(indexes))
    return [feeds[index].url for index in indexes]


def _key(url: str) -> Any:
    try:
        return same(address(url).asked)
    except ValueError:
        return url


def _index(feeds: Sequence[Feed], name: str) -> int:
    """Which feed is meant by an address, an id or a name.  A file without mistakes has a feed for each item."""
    key = _key(name)
    fits = [
        index
        for index, feed in enumerate(feeds)
        if name in (feed.id, feed.url, feed.name) or key == _key(feed.address or feed.url)
    ]
    if len(fits) == 1:
        return fits[0]
    if fits:
        ids = ", ".join(feeds[index].id for index in fits)
        raise UsageError(f"{masked(name)} fits several feeds ({ids}); use an id or an address")
    guess = nearest(name, [known for feed in feeds for known in (feed.id, feed.name)])
    hint = f"; did you mean {guess}?" if guess else "; `tracker feeds` lists them"
    raise UsageError(f"no feed is called {masked(name)}{hint}")
