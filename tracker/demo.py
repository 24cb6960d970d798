"""The whole job on this machine alone: a loopback server with sample feeds, the real pipeline on it, two evenings."""

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

#: The two moments the sample feeds know, and what a reader should notice in each digest.
EVENINGS = (
    (
        datetime(2025, 10, 22, 20, tzinfo=UTC),
        "First evening. One report by the Wall Street Journal, told by six outlets in three languages, is one "
        "development with one origin; its denial is another. Two stories from 2023 and 2024 arrived too: history, not "
        "news.",
    ),
    (
        datetime(2025, 10, 23, 20, tzinfo=UTC),
        "Second evening. The official act stands first; a second denial and a reaction are new; "
        "what you read yesterday is not repeated.",
    ),
)
TYPES = {".xml": "application/xml", ".json": "application/feed+json"}


@dataclass(slots=True)
class Stage:
    """What the sample server serves now."""

    folder: Path
    evening: int = 1
    asked: list[str] = field(default_factory=list)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Stage]]:
    """Serve the sample feeds on a free loopback port; gives the address and the stage to move."""
    stage = Stage(folder)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Silence: the digests are what is to be read."""

        def do_GET(self) -> None:
            stage.asked.append(self.path)
            wanted = [p for p in (folder / str(stage.evening)).iterdir() if p.stem == self.path.strip("/")]
            body = wanted[0].read_bytes() if wanted else b""
            tag = f'"{sha256(body).hexdigest()[:16]}"'
            status = 404 if not wanted else 304 if self.headers.get("If-None-Match") == tag else 200
            self.send_response(status)
            self.send_header("ETag", tag)
            if status == 200:
                self.send_header("Content-Type", TYPES[wanted[0].suffix])
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if status == 200:
                self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", stage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def workspace(samples: Path, base: str, keep: Path | None) -> Iterator[Path]:
    """A folder with the sample configuration; it is gone afterwards unless it is to be kept."""
    folder = keep or Path(tempfile.mkdtemp(prefix="tracker-demo-"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = (samples / "feeds.yaml").read_text(encoding="utf-8")
        (folder / "feeds.yaml").write_text(text.replace("BASE", base), encoding="utf-8")
        yield folder
    finally:
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)


def play(samples: Path, keep: Path | None, evening: Callable[[Path, datetime, str], None]) -> None:
    """Set the stage and let `evening` (workspace, moment, what to notice) do the job once an evening."""
    with serving(samples) as (base, stage), workspace(samples, base, keep) as folder:
        for number, (now, notice) in enumerate(EVENINGS, 1):
            stage.evening = number
            evening(folder, now, notice)
