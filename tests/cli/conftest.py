"""A workspace, the real command line in this process, and a small server of feeds on loopback."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tracker.cli.main import enter

SEED = [
    {
        "url": "https://one.example/a?utm_source=x",
        "title": "Trump family held talks to take stake in Binance.US as CZ seeks pardon, WSJ reports",
        "summary": "The deal could go through World Liberty Financial, according to people familiar with the matter.",
        "source": "One",
        "published": "2025-03-13T14:00:00Z",
        "language": "en",
    },
    {
        "url": "https://two.example/b",
        "title": "CZ denies talks about a Binance.US deal with the Trump family",
        "source": "Two",
        "published": "2025-03-13T20:00:00Z",
        "language": "en",
    },
    {
        "url": "https://three.example/c",
        "title": "Bank holiday opening hours announced",
        "source": "Three",
        "published": "2025-03-13T21:00:00Z",
        "language": "en",
    },
]


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Workspace:
    """A folder with a feeds.yaml and the commands run in it."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *args: object) -> Said:
        self.capture.readouterr()
        code = enter([str(arg) for arg in args])
        out, err = self.capture.readouterr()
        return Said(code, out, err)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def seed(self, rows: list[dict[str, Any]] | None = None) -> Said:
        self.write("in.jsonl", "".join(json.dumps(row) + "\n" for row in (SEED if rows is None else rows)))
        return self("import", "in.jsonl")

    def stories(self) -> list[dict[str, Any]]:
        self("export", "-o", "out.jsonl", "--format", "jsonl")
        return [json.loads(line) for line in (self.folder / "out.jsonl").read_text().splitlines()]

    def new(self, *args: object) -> list[dict[str, Any]]:
        return list(self("new", "--format", "json", *args).json["developments"])


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """An empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))
    return Workspace(tmp_path, capsys)


@pytest.fixture
def space(bare: Workspace) -> Workspace:
    """A workspace with the three shipped topics and one feed nobody asks."""
    bare.write("feeds.yaml", "database: t.db\nfeeds: [https://feeds.example/one.xml]\n")
    return bare


@dataclass
class Feeds:
    """Feeds by path: what is answered, and what was asked."""

    base: str = ""
    bodies: dict[str, bytes] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def put(self, path: str, *titles: str, day: str = "Thu, 13 Mar 2025 10:00:00 GMT") -> None:
        rows = "".join(
            f"<item><title>{title}</title><link>https://news.example{path}/{n}-{len(title)}</link>"
            f"<guid>{path}{n}{title}</guid><pubDate>{day}</pubDate></item>"
            for n, title in enumerate(titles)
        )
        self.bodies[path] = f'<rss version="2.0"><channel><title>F</title>{rows}</channel></rss>'.encode()
        self.headers[path] = {"ETag": f'"{hash(titles)}"'}


@pytest.fixture
def feeds() -> Iterator[Feeds]:
    """A running server of feeds."""
    known = Feeds()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            tag = self.headers.get("If-None-Match")
            known.asked.append((self.path, tag))
            headers = known.headers.get(self.path, {})
            body = known.bodies.get(self.path, b"")
            status = known.status.get(self.path, 200 if body else 404)
            if status == 200 and tag and tag == headers.get("ETag"):
                status, body = 304, b""
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    known.base = f"http://127.0.0.1:{server.server_address[1]}"
    yield known
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def zebra(bare: Workspace, feeds: Feeds) -> Callable[..., Workspace]:
    """A workspace about zebras that follows the given paths of the server."""

    def made(*paths: str, more: str = "") -> Workspace:
        listed = "".join(f"  - {{url: '{feeds.base}{path}', name: 'Outlet {path.strip('/')}'}}\n" for path in paths)
        bare.write(
            "feeds.yaml",
            f"database: t.db\nfetch: {{timeout: 5, concurrency: 4, interval: 1h}}\nfeeds:\n{listed}"
            f"topics: [{{name: Zebra, keywords: [zebra]}}]\n{more}",
        )
        return bare

    return made
