"""A workspace, and a server of feeds good and bad."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "fetch"))

from fault_server import FaultServer, Talk
from hostile_case import HERD, Space, headline, rss


@pytest.fixture
def space(tmp_path: Path) -> Space:
    """An empty workspace with one feed nobody asks."""
    made = Space(tmp_path)
    made.configure(["https://feeds.example/one.xml"])
    return made


async def herd(talk: Talk) -> None:
    """A good feed: /herd/N has ten headlines of its own."""
    number = int(talk.asked.path.split("/")[2])
    titles = [headline(number * 1000 + i) for i in range(HERD)]
    await talk.answer(body=rss(titles, at=f"/{number}/"), etag=f'"{number}"')


@pytest.fixture
def server() -> Iterator[Callable[..., FaultServer]]:
    """Starts a server of feeds; more cases can be given."""
    running: list[FaultServer] = []

    def start(**more: Callable[[Talk], object]) -> FaultServer:
        made = FaultServer(more={"herd": herd, **more})  # type: ignore[dict-item]
        made.__enter__()
        running.append(made)
        return made

    yield start
    for made in running:
        made.__exit__()
