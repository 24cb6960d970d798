"""Hostile feeds through the real `run`: each costs only itself, in bounded time and memory."""

import math
import os
import resource
import time
from collections.abc import Callable
from typing import Any

import pytest
from fault_server import Talk
from hostile_case import Said, Space, ended, herd_titles, rss

MEBI = 1024 * 1024
#: Runs with nothing to do that one with 5,000 stories of one topic may take as long as, on a machine of any speed.
WORK = 30
WORST = 300 * MEBI
TIMEOUT = 2
NOW = ("--as-of", "2025-03-13T12:00:00Z")
#: Characters that would take over a terminal, turn text around, or hide in it.
CONTROLS = "\x00\x01\x07\x08\x0b\x1b[31mred\x1b]0;owned\x07\x7f\x85\x9b2J\u202e\u2066\u200b\ufeff\u2028\ud7ff"


async def entity_bomb(talk: Talk) -> None:
    """A billion laughs."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    body = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "zebra ">{levels}]>'
    await talk.answer(body=body.encode() + rss(["&l11;"]))


async def outside_entity(talk: Talk) -> None:
    """An entity that reads a file of this machine."""
    body = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    await talk.answer(body=body + rss(["Zebra &x; inside"], at="/xxe/"))


async def author_pattern(talk: Talk) -> None:
    """What takes feedparser quadratic time: 600 KB of an author without an end."""
    item = f"<item><title>Zebra author</title><link>https://news.example/author</link><author>{'(' * 600_000}</author>"
    await talk.answer(body=f'<rss version="2.0"><channel><title>F</title>{item}</item></channel></rss>'.encode())


async def five_thousand(talk: Talk) -> None:
    """The first fetch of a feed with its whole archive."""
    titles = [f"Zebra archive number {n} {'x' * (n % 50)}" for n in range(5000)]
    await talk.answer(body=rss(titles, at="/archive/", day="Thu, 02 Jan 2020 10:00:00 GMT"))


async def controls(talk: Talk) -> None:
    """Every character that is not text."""
    await talk.answer(body=rss([f"Zebra controls {CONTROLS} end"], at="/controls/"))


async def deep(talk: Talk) -> None:
    """Two hundred thousand elements in each other."""
    await talk.answer(body=b'<rss version="2.0"><channel>' + b"<a>" * 200_000)


async def long_title(talk: Talk) -> None:
    """A title of five megabytes."""
    await talk.answer(body=rss([f"Zebra {'long ' * 1_000_000}"], at="/long/"))


async def many_attributes(talk: Talk) -> None:
    """An element with a hundred thousand attributes."""
    attributes = " ".join(f'a{n}="1"' for n in range(100_000))
    await talk.answer(body=f'<rss version="2.0"><channel {attributes}></channel></rss>'.encode())


OURS = (entity_bomb, outside_entity, author_pattern, five_thousand, controls, deep, long_title, many_attributes)
BAD = ("bomb_gzip", "bomb_nested", "drips_body", "drips_headers", "hangs", "circle", "to_private", "to_metadata")
BAD += ("to_other_port", "header_flood", "chunk_flood", "endless_body", "login_page", "empty", "to_file", "not_http")


def measured(space: Space, *args: object) -> tuple[Said, int]:
    """Run a command; also the most memory it had, in bytes."""
    begun = time.monotonic()
    child = space.start(*args)
    most = 0
    # The peak of all children before cannot be told from this one's, so it is read from the process while it lives.
    while child.poll() is None:
        try:
            with open(f"/proc/{child.pid}/status") as status:
                most = max(most, *(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM")), 0)
        except (OSError, ValueError):
            break
        time.sleep(0.01)
        if time.monotonic() - begun > 100:
            child.kill()
    said = ended(child, begun)
    return said, most or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="memory is read from /proc")
@pytest.mark.slow
def test_all_of_them_at_once(space: Space, server: Callable[..., Any]) -> None:
    """Twenty-four hostile feeds beside three good ones: 3, all good stories stored and told, flat memory, in time."""
    served = server(**{play.__name__: play for play in OURS})
    names = [*(play.__name__ for play in OURS), *BAD]
    concurrency = 8
    urls = [f"{served.here}/herd/0", *(served.url(name) for name in names)]
    urls[10:10] = [f"{served.here}/herd/1"]
    urls.append(f"{served.here}/herd/2")
    space.configure(urls, fetch=f"timeout: {TIMEOUT}, concurrency: {concurrency}, per_host: {concurrency}")
    bare = space(*NOW, "new").clean(0).seconds
    said, most = measured(space, *NOW, "run", "--format", "json")
    print(f"{most / MEBI:.0f} MB, {said.seconds:.1f} s")
    said.clean(3)
    assert most < WORST, f"{most / MEBI:.0f} MB"
    # Reading and storing 5,000 items and unpacking bombs is work for this machine, whatever else it is doing.
    assert said.seconds < math.ceil(len(urls) / concurrency) * TIMEOUT + WORK * bare + 5, said.seconds
    good = herd_titles(0, 1, 2)
    stored = space.titles()
    assert [title for title in stored if title in set(good)] == good
    told = {item["title"] for item in said.json["developments"]}
    assert set(good) <= told
    assert not any("archive" in title for title in told), "an archive is no news"
    assert sum("archive" in title for title in stored) == 5000
    space.sound()
    everything = "\n".join(stored) + said.out + said.err
    assert "root:" not in everything
    for character in CONTROLS:
        if not character.isalnum() and character not in "[];" and ord(character) < 0xD000:
            assert character not in everything, hex(ord(character))
    failed = {row[0] for row in space.sql("SELECT url FROM feeds WHERE last_error IS NOT NULL")}
    assert {served.url(name) for name in BAD} <= failed
    assert not any("/herd/" in url for url in failed)
    assert len(said.err.splitlines()) == len(failed), "one line a feed that fails"
    again = space("--as-of", "2025-03-13T12:00:30Z", "run").clean(0)
    assert (again.out, again.err) == ("", "")


@pytest.mark.slow
@pytest.mark.parametrize("name", [*(play.__name__ for play in OURS), *BAD, "bomb_brotli", "bomb_zstd", "bomb_deflate"])
def test_one_alone(space: Space, server: Callable[..., Any], name: str) -> None:
    """Each alone beside a good feed: within its own time-out, and below the limit of memory."""
    served = server(**{play.__name__: play for play in OURS})
    space.configure([served.url(name), f"{served.here}/herd/1"], fetch=f"timeout: {TIMEOUT}, concurrency: 2")
    bare = space(*NOW, "new").clean(0).seconds
    said, most = measured(space, *NOW, "run", "--format", "json")
    said.clean(0, 3)
    assert most < WORST, f"{most / MEBI:.0f} MB"
    assert said.seconds < TIMEOUT + WORK * bare + 5
    assert set(herd_titles(1)) <= set(space.titles())
    assert set(herd_titles(1)) <= {item["title"] for item in said.json["developments"]}
