"""The small case as a page."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from render_case import (
    DENIAL,
    DENIAL_DEVELOPMENT,
    NOW,
    READINGS,
    STORIES,
    TALKS,
    TALKS_DEVELOPMENT,
    listed,
)

from tracker.model import Listed
from tracker.render.page import Page


@pytest.fixture
def items() -> tuple[Listed, ...]:
    return (
        listed(TALKS_DEVELOPMENT, TALKS, 3, ("first report", "stage: talks")),
        listed(DENIAL_DEVELOPMENT, DENIAL, 1, ("denied by CZ",), 30.0),
    )


@pytest.fixture
def page(items: tuple[Listed, ...]) -> Page:
    return Page(
        items=items,
        now=NOW,
        stories=STORIES,
        readings=READINGS,
        names={"trump-stake": "Trump stake", "binance-us": "Binance.US"},
        zone=ZoneInfo("Europe/Madrid"),
        since=NOW - timedelta(hours=24),
    )
