"""The rules of a workspace: its topics and the shipped knowledge, compiled."""

from typing import TYPE_CHECKING

from tracker.config import knowledge
from tracker.config.settings import Config

if TYPE_CHECKING:
    from tracker.rules.rules import Rules

_made: "dict[str, Rules]" = {}  #: by fingerprint; at most one


def compiled(config: Config) -> "Rules":
    """Compile what the configuration names; once in a process while no file of it changes.

    Raises:
        ConfigError: with every mistake in the topic files.
    """
    from tracker.rules.compile import compile_topics

    key = fingerprint(config)
    if key not in _made:
        _made.clear()
        _made[key] = compile_topics(knowledge.library(), *knowledge.own(config))
    return _made[key]


def fingerprint(config: Config) -> str:
    """Digest of every byte the rules and the readings depend on; nothing is parsed."""
    return knowledge.fingerprint(config)
