"""What a newer version ships that a workspace does not have yet."""

from tracker.config import shipped
from tracker.config.addresses import same
from tracker.config.find import FILE_NAME
from tracker.config.load import load
from tracker.config.settings import Config
from tracker.subscription import Feed


def missing_feeds(config: Config) -> tuple[Feed, ...]:
    """Shipped feeds that are on by default and whose address the file does not name."""
    known = {same(feed.address or feed.url) for feed in config.feeds}
    ids = {feed.id for feed in config.feeds}
    default = load(shipped.shipped(FILE_NAME)).feeds
    return tuple(feed for feed in default if feed.enabled and same(feed.url) not in known and feed.id not in ids)
