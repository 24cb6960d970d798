"""A workspace about zebras, the real command line in processes of its own, and what must hold after anything."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROUNDS = int(os.environ.get("TRACKER_KILLS", "12"))  #: kills a command in a soak
TRACKER = (sys.executable, "-m", "tracker")
#: What root's process lacks when it must obey the permissions of files as everybody does.
HUMBLE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
DAY = "Thu, 13 Mar 2025 10:00:00 GMT"
NOW = "2025-03-13T12:00:00Z"
START = 0.12  #: seconds in which the interpreter itself starts

HERD = 10  #: items of a good feed

SYLLABLES = ("ba", "do", "fi", "ku", "le", "mo", "na", "pe", "ri", "su", "to", "vu", "wa", "ze", "gar", "hin")


def word(number: int) -> str:
    """A word of its own for each number, so that no two headlines are alike."""
    made = ""
    number = number * 2654435761 % 2**32
    for _ in range(5):
        made += SYLLABLES[number % 16]
        number //= 16
    return made


def headline(number: int) -> str:
    return f"Zebra {word(number)} {word(number + 10**6)} {word(number + 2 * 10**6)} {word(number + 3 * 10**6)}"


def rss(titles: Iterable[str], *, at: str = "/", day: str = DAY) -> bytes:
    """A feed; titles are put in as they are, so what is special in XML must be escaped already."""
    rows = "".join(
        f"<item><title>{title}</title><link>https://news.example{at}{n}</link><guid>{at}{n}</guid>"
        f"<pubDate>{day}</pubDate></item>"
        for n, title in enumerate(titles)
    )
    return f'<rss version="2.0"><channel><title>F</title>{rows}</channel></rss>'.encode()


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str
    seconds: float = 0.0

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def clean(self, *codes: int) -> "Said":
        """Ended as expected, with at most one line of complaint."""
        assert self.code in codes, (self.code, self.err, self.out[-500:])
        assert "Traceback" not in self.err, self.err
        assert "mistake of the program" not in self.err, self.err
        assert "Exception ignored" not in self.err, self.err
        return self

    def line(self, *codes: int) -> str:
        """Ended with one line of complaint, which is returned."""
        self.clean(*codes)
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


@dataclass
class Space:
    """A folder with a feeds.yaml and the processes started in it."""

    folder: Path

    @property
    def db(self) -> Path:
        return self.folder / "t.db"

    def configure(self, urls: Iterable[str], *, fetch: str = "timeout: 5, concurrency: 4", more: str = "") -> None:
        listed = "".join(f"  - {{url: '{url}', id: f{n}, name: Outlet {n}}}\n" for n, url in enumerate(urls))
        (self.folder / "feeds.yaml").write_text(
            f"database: t.db\nfetch: {{{fetch}, interval: 1h}}\nfeeds:\n{listed}"
            f"topics: [{{name: Zebra, keywords: [zebra]}}]\n{more}",
            encoding="utf-8",
        )

    def start(
        self, *args: object, env: dict[str, str] | None = None, humble: bool = False, **options: Any
    ) -> subprocess.Popen[bytes]:
        """Begin a command; `humble`: permissions of files hold for it even if this is root."""
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL} | options
        whole = {k: v for k, v in os.environ.items() if k not in ("TRACKER_CONFIG", "NO_COLOR")}
        whole |= {"XDG_CONFIG_HOME": str(self.folder / "nowhere"), **(env or {})}
        before = HUMBLE if humble and os.getuid() == 0 else ()
        return subprocess.Popen([*before, *TRACKER, *map(str, args)], cwd=self.folder, env=whole, **options)

    def __call__(self, *args: object, **options: Any) -> Said:
        """Run a command to its end."""
        begun = time.monotonic()
        return ended(self.start(*args, **options), begun)

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(self.db)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def titles(self) -> list[str]:
        """Every stored title, doubles included."""
        return sorted(row[0] for row in self.sql("SELECT title FROM stories"))

    def shown(self) -> set[str]:
        """Titles of the stories marked as shown."""
        return {row[0] for row in self.sql("SELECT title FROM stories JOIN shown ON shown.story = stories.id")}

    def sound(self) -> None:
        """The database is whole."""
        assert self.sql("PRAGMA integrity_check") == [("ok",)]
        assert self.sql("PRAGMA foreign_key_check") == []


def ended(child: subprocess.Popen[bytes], begun: float | None = None) -> Said:
    """Wait for the end."""
    begun = time.monotonic() if begun is None else begun
    out, err = child.communicate(timeout=120)
    return Said(
        child.returncode,
        (out or b"").decode("utf-8", "replace"),
        (err or b"").decode("utf-8", "replace"),
        time.monotonic() - begun,
    )


def stopped(child: subprocess.Popen[bytes], after: float, number: signal.Signals) -> Said:
    """Send a signal after some seconds; `seconds` is how long it took to end from then on."""
    time.sleep(after)
    child.send_signal(number)
    return ended(child)


def moments(seed: str, number: int, longest: float) -> list[float]:
    """When to strike: the same moments each time, spread over the whole length."""
    rng = random.Random(seed)
    step = (longest - START) / number
    return [START + step * (i + rng.random()) for i in range(number)]


def until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for something to happen."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


def jsonl(path: Path, numbers: Iterable[int], **more: Any) -> Path:
    """A file to import, with a headline for each number."""
    rows = (
        {"url": f"https://old.example/{n}", "title": headline(n), "source": "Old", "published": "2025-03-13T08:00:00Z"}
        | more
        for n in numbers
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def herd_titles(*numbers: int) -> list[str]:
    """Headlines of the feeds `herd` with these numbers."""
    return sorted(headline(number * 1000 + i) for number in numbers for i in range(HERD))
