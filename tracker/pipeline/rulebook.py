"""The rules of a workspace: its topics and the shipped knowledge, compiled."""

from typing import TYPE_CHECKING

from tracker.config import knowledge
from tracker.config.settings import Config

if TYPE_CHECKING:
    from tracker.rules.rules import Knowledge, Rules


def compiled(config: Config) -> "Rules":
    """Compile what the configuration names.

    Raises:
        ConfigError: with every mistake in the topic files.
    """
    from tracker.rules.compile import compile_rules

    return compile_rules(rulebook(config))


def rulebook(config: Config) -> "Knowledge":
    """The files the rules of a workspace are made of, as read."""
    from tracker.rules.rules import Knowledge

    topics, shared = knowledge.sheets(config)
    return Knowledge(topics=topics, **shared)


def fingerprint(config: Config) -> str:
    """Digest of every byte the rules and the readings depend on; nothing is parsed."""
    return knowledge.fingerprint(config)
