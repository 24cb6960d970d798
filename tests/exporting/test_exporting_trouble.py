"""Files in trouble: full, closed, linked, huge, half written, in the wrong encoding."""

import json
import os
import stat
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.errors import TrackerError, UsageError
from tracker.exporting import atomic, csvfile, jsonlfile
from tracker.exporting.reading import Refused, read
from tracker.model import Story

NOW = datetime(2026, 1, 1, tzinfo=UTC)
GOOD = b'{"url": "https://a.example/1", "title": "Good"}\n'


def lines(path: Path, **more: object) -> list[str]:
    return [str(row) if isinstance(row, Refused) else row.title for row in read(path, now=NOW, **more)]  # type: ignore[arg-type]


def run(code: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, **more)  # type: ignore[call-overload, no-any-return]


def test_an_older_file_keeps_its_permissions_and_a_link_keeps_pointing(tmp_path: Path) -> None:
    """Replacing changes the text and nothing else."""
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    atomic.write(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    fresh = tmp_path / "fresh.txt"
    atomic.write(fresh, "x")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize("where", ["missing/out.txt", "."])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, where: str) -> None:
    """A missing folder and a folder are one clear line each."""
    with pytest.raises(TrackerError, match="cannot write"):
        atomic.write(tmp_path / where, "x")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    """Nothing is left behind."""
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(TrackerError, match="Permission denied"):
            atomic.write(tmp_path / "out.txt", "x")
    finally:
        tmp_path.chmod(0o700)


def test_a_file_that_grows_too_large_leaves_the_old_one(tmp_path: Path) -> None:
    """A limit on file size, as a full disk, ends in one line; the old text stands."""
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from tracker.exporting import jsonlfile; from tracker.errors import TrackerError\n"
        f"try: jsonlfile.write({str(path)!r}, ({{'a': 'x' * 100}} for _ in range(1000)))\n"
        "except TrackerError as error: print(error)"
    )
    done = run(code)
    assert b"File too large" in done.stdout, done
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_a_closed_pipe_is_one_line_and_no_traceback() -> None:
    """The reader went away: a `TrackerError`, and nothing more at exit."""
    code = (
        "import sys; from tracker.exporting import atomic; from tracker.errors import TrackerError\n"
        "try: atomic.write('-', 'x' * 1_000_000)\n"
        "except TrackerError as error: print(error, file=sys.stderr)"
    )
    pipe_in, pipe_out = os.pipe()
    os.close(pipe_in)
    done = subprocess.run([sys.executable, "-c", code], stdout=pipe_out, stderr=subprocess.PIPE, check=False)
    os.close(pipe_out)
    assert done.returncode == 0
    assert done.stderr.strip().splitlines() == [b"standard output: closed by its reader before everything was written"]


def test_a_full_standard_output_is_one_line_and_no_traceback() -> None:
    """`> /dev/full` is told, also when the text is short enough to stay in a buffer."""
    code = (
        "import sys; from tracker.exporting import atomic; from tracker.errors import TrackerError\n"
        "try: atomic.write('-', 'x')\n"
        "except TrackerError as error: print(error, file=sys.stderr)"
    )
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 0
    assert b"No space left on device" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_standard_output_is_utf_8_whatever_the_locale_says() -> None:
    """Data does not depend on the terminal."""
    code = "from tracker.exporting import atomic; atomic.write('-', '新しい\\n')"
    done = run(code, env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": os.getcwd()})
    assert done.stdout.decode() == "新しい\n", done.stderr


def test_a_place_that_is_no_file_is_written_in_place(tmp_path: Path) -> None:
    """`/dev/stdout` into a pipe works as `-` does, and a name of many long letters has room for the part file."""
    done = run("from tracker.exporting import atomic; atomic.write('/dev/stdout', 'x\\n')")
    assert done.stdout == b"x\n", done.stderr
    long = tmp_path / ("題" * 80 + ".txt")
    atomic.write(long, "x")
    assert os.listdir(tmp_path) == [long.name]


def many(count: int) -> Iterator[dict[str, str]]:
    for number in range(count):
        yield {"url": f"https://a.example/{number}", "title": f"Title {number} " + "x" * 300}


def test_files_are_streamed_with_flat_memory(tmp_path: Path) -> None:
    """Twenty times the rows need no more memory, out and in."""
    peaks = []
    for count in (500, 10_000):
        path, table = tmp_path / f"{count}.jsonl", tmp_path / f"{count}.csv"
        tracemalloc.start()
        jsonlfile.write(path, many(count))
        csvfile.write(table, many(count), ("url", "title"))
        assert sum(isinstance(row, Story) for where in (path, table) for row in read(where, now=NOW)) == 2 * count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 500_000, peaks


def test_a_line_without_end_is_refused_without_reading_it_into_memory(tmp_path: Path) -> None:
    """60 MB on one line cost a few."""
    path = tmp_path / "in.jsonl"
    with path.open("wb") as out:
        out.write(b'{"url": "')
        for _ in range(60):
            out.write(b"x" * 1_000_000)
        out.write(b"\n" + GOOD)
    tracemalloc.start()
    found = lines(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [f"{path}:1: longer than 4 MB; expected one story a line", "Good"]
    assert peak < 20_000_000


def test_other_encodings_are_told_and_not_guessed(tmp_path: Path) -> None:
    """UTF-16 as a whole; a stray byte by its line."""
    path = tmp_path / "in.jsonl"
    path.write_bytes(GOOD.decode().encode("utf-16"))
    assert lines(path) == [f"{path}:1: the file is UTF-16; save it as UTF-8"]
    path.write_bytes(GOOD + b'{"url": "https://a.example/2", "title": "caf\xe9"}\n' + GOOD)
    assert lines(path)[1].startswith(f"{path}:2: not UTF-8 at byte 45")
    table = tmp_path / "in.csv"
    table.write_bytes("url,title\n".encode("utf-16"))
    assert lines(table) == [f"{table}:1: the file is UTF-16; save it as UTF-8"]
    table.write_bytes(b"\xef\xbb\xbfurl,title\r\nhttps://a.example/1,caf\xe9\r\nhttps://a.example/2,ok\r\n")
    assert lines(table) == [f"{table}:2: not UTF-8; save the file as UTF-8", "ok"]


def test_a_quote_that_is_never_closed_is_told(tmp_path: Path) -> None:
    """The row it swallows is refused by its first line, whether the file is small or large."""
    path = tmp_path / "in.csv"
    path.write_text('url,title\nhttps://a.example/1,ok\nhttps://a.example/2,"open\n' + "more,and\n" * 600_000)
    found = lines(path)
    assert found[0] == "ok"
    assert len(found) == 2
    assert found[1].startswith(f"{path}:3: not CSV:")


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"tittle": "Headline"}, "no field is called tittle"),
        ({"title": "Nothing"}, "no column is called Nothing; columns are Headline, Link"),
        ({"title": "Headline"}, "no column is called url"),
    ],
)
def test_a_wrong_column_map_is_a_mistake_of_the_user(tmp_path: Path, columns: dict[str, str], why: str) -> None:
    """The line names what there is."""
    path = tmp_path / "in.csv"
    path.write_text("Headline,Link\nA,https://a.example/1\n")
    with pytest.raises(UsageError, match=why):
        lines(path, columns=columns)


def test_a_missing_file_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    """Named, with the reason."""
    with pytest.raises(UsageError, match="No such file"):
        lines(tmp_path / "nothing.jsonl")
    with pytest.raises(UsageError, match="directory"):
        lines(tmp_path)


def test_rows_of_an_export_come_back_whatever_else_they_hold(tmp_path: Path) -> None:
    """Unknown and derived fields are passed over; a title of any length is stored to 500 characters."""
    path = tmp_path / "in.jsonl"
    row = {
        "url": "https://a.example/1",
        "title": "T" * 900,
        "topics": ["x"],
        "kind": 7,
        "development": {},
        "mine": None,
    }
    path.write_text(json.dumps(row))
    assert lines(path) == ["T" * 500]
