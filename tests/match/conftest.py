"""Rules for the tests of matching."""

from collections.abc import Callable

import pytest
from match_words import make

from tracker.rules.rules import Rules


@pytest.fixture(scope="session")
def rules() -> Rules:
    """Two topics, nine concepts, ten languages."""
    return make()


@pytest.fixture
def rules_of() -> Callable[..., Rules]:
    """Make rules from YAML text."""
    return make
