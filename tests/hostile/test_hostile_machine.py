"""The machine fails: one clear line, the right exit code, nothing made worse."""

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hostile_case import Said, Space, headline, herd_titles, jsonl

from tracker.pipeline.outpost import MANY


def limited(what: int, limit: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(what, (limit, limit))


def complaint(said: Said, *codes: int) -> str:
    """The one line, which says what it is about."""
    line = said.line(*codes)
    assert line.startswith("tracker: ")
    return line


# --- room ----------------------------------------------------------------------------------------------------------


def test_a_limit_of_file_sizes(space: Space) -> None:
    """An import that outgrows the limit ends with 1 and one line; afterwards it can be finished."""
    space("new").clean(0)
    size = space.db.stat().st_size
    file = jsonl(space.folder / "in.jsonl", range(400), summary="z" * 1200)
    said = space("import", file, preexec_fn=limited(resource.RLIMIT_FSIZE, size + 100_000))
    assert "t.db" in complaint(said, 1)
    space.sound()
    space("import", file).clean(0)
    assert len(space.titles()) == 400


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        os.getuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False).returncode
    ):
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.slow
def test_a_full_disk(small_disk: Path, server: Callable[..., Any]) -> None:
    """Import, export, backup and run on a full disk end with 1 and one line each, old files stay, and with room again
    the work is done."""
    space = Space(small_disk)
    served = server()
    space.configure([f"{served.here}/herd/1"])
    space("new").clean(0)
    old = space.folder / "old.jsonl"
    old.write_text("old\n")
    file = jsonl(small_disk.parent / "in.jsonl", range(400), summary="z" * 1200)
    complaint(space("import", file), 1)
    space.sound()
    filling = space.folder / "filling"
    with suppress(OSError), filling.open("wb", buffering=0) as body:
        while body.write(b"x" * 4096):
            pass
    complaint(space("backup", old), 1)
    complaint(space("export", "-o", old), 1)
    assert old.read_text() == "old\n"
    said = space("run")
    assert said.code in (1, 3, 4), said
    complaint(said, said.code)
    filling.unlink()
    assert not space.shown()
    subprocess.run(["mount", "-o", "remount,size=30m", small_disk], check=True)
    space.sound()
    space("import", file).clean(0)
    space("--as-of", "2031-01-01", "run").clean(0)
    assert len(space.titles()) == 410
    assert sorted(path.name for path in small_disk.iterdir() if path.name.endswith(".part")) == []


@pytest.mark.slow
def test_few_open_files(space: Space, server: Callable[..., Any]) -> None:
    """With 32 descriptors twenty feeds are fetched all the same, only fewer at once."""
    served = server()
    space.configure([f"{served.here}/herd/{n}" for n in range(20)], fetch="timeout: 20, concurrency: 16, per_host: 16")
    said = space("run", preexec_fn=limited(resource.RLIMIT_NOFILE, 32))
    said.clean(0)
    assert not said.err
    assert space.titles() == herd_titles(*range(20))


@pytest.mark.slow
def test_little_memory(space: Space, server: Callable[..., Any]) -> None:
    """However little there is of it: no traceback, nothing called damaged; with enough of it again all is there."""
    served = server()
    space.configure([f"{served.here}/herd/{n}" for n in range(MANY)], fetch="timeout: 20, per_host: 50")
    for megabytes in (150, 110, 90, 75, 60, 50):
        said = space("fetch", "--force", preexec_fn=limited(resource.RLIMIT_AS, megabytes << 20))
        assert said.code in (0, 1, 3, 4), said
        if said.code == 1:
            told = said.err.splitlines()[-1]
            assert "memory" in told or "failed to map segment" in told, said  # the latter is how Python itself says it
        assert "damaged" not in said.err
        space.sound()
    space("fetch", "--force").clean(0)
    assert space.titles() == herd_titles(*range(MANY))


# --- permissions ---------------------------------------------------------------------------------------------------

humble = pytest.mark.skipif(os.getuid() == 0 and not shutil.which("setpriv"), reason="root may write everywhere")


@pytest.fixture
def closed_space(space: Space) -> Iterator[Space]:
    """A workspace with five stories that may be read and not written."""
    space("import", jsonl(space.folder / "in.jsonl", range(5))).clean(0)
    for path in space.folder.iterdir():
        path.chmod(0o444)
    space.folder.chmod(0o555)
    yield space
    space.folder.chmod(0o755)


@humble
def test_a_folder_nobody_may_write(closed_space: Space) -> None:
    """Whoever may only read can look; writing ends with 1 and one line that names the file."""
    space = closed_space
    for looking in (("new",), ("export", "-o", "-")):
        said = space(*looking, humble=True)
        assert said.code == 0, (looking, said.err)
        assert not said.err, (looking, said.err)
    before = space.db.read_bytes()
    for writing in (("run",),):
        assert "t.db" in complaint(space(*writing, humble=True), 1), writing
    assert "out.csv" in complaint(space("export", "-o", "out.csv", humble=True), 1)
    assert "copy.db" in complaint(space("backup", "copy.db", humble=True), 1)
    assert "feeds.yaml" in complaint(space("feeds", "add", "https://a.example/x", "--unchecked", humble=True), 1, 2)
    assert space.db.read_bytes() == before


@humble
@pytest.mark.slow
@pytest.mark.parametrize(
    "command", ["fetch", "import in.jsonl", "digest", "rebuild", "mute abcd", "not abcd zebra", "pin a b"]
)
def test_nothing_else_writes_there_either(closed_space: Space, command: str) -> None:
    """Every command that changes something: 1 and one line."""
    assert "t.db" in complaint(closed_space(*command.split(), humble=True), 1)


@humble
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) for name in ("in.jsonl", "t.db", "feeds.yaml", "t.db.lock")]
)
def test_files_nobody_may_read(space: Space, name: str) -> None:
    """A configuration, a database or a file to import that may not be read is named, with 1 or 2."""
    space("import", jsonl(space.folder / "in.jsonl", range(1))).clean(0)
    (space.folder / name).chmod(0)
    assert name in complaint(space("import", "in.jsonl", humble=True), 1, 2)


# --- where the output goes -------------------------------------------------------------------------------------------


def test_standard_output_on_a_full_device(space: Space) -> None:
    """What could not be printed ends with 1 and one line, and is not marked as shown."""
    space("--as-of", "2025-03-13T09:00:00Z", "import", jsonl(space.folder / "in.jsonl", range(40))).clean(0)
    for args in (("digest",), ("export", "-o", "-"), ("--version",), ("--help",)):
        with open("/dev/full", "w") as full:
            complaint(space("--as-of", "2025-03-13T12:00:00Z", *args, stdout=full), 1)
    assert not space.shown()


@pytest.mark.slow
def test_a_reader_who_leaves_early(space: Space) -> None:
    """`| head -1`: no traceback, at most one line, and nothing is marked as shown that may not have been read."""
    space("--as-of", "2025-03-13T09:00:00Z", "import", jsonl(space.folder / "in.jsonl", range(60))).clean(0)
    for args in (("new",), ("digest",), ("export", "-o", "-")):
        here, there = os.pipe()
        child = space.start("--as-of", "2025-03-13T12:00:00Z", *args, stdout=there)
        os.close(there)
        os.close(here)  # gone before the first word
        _, err = child.communicate(timeout=60)
        said = Said(child.returncode, "", err.decode())
        said.clean(1, 141)
        assert len(said.err.splitlines()) <= 1
    assert not space.shown()


def test_no_standard_output_at_all(space: Space) -> None:
    """`>&-`: what prints ends with 1 and one line, what prints nothing does its work, nothing is marked as shown."""
    space(
        "--as-of", "2025-03-13T09:00:00Z", "import", jsonl(space.folder / "in.jsonl", range(4)),
        preexec_fn=lambda: os.close(1),
    ).clean(0)  # fmt: skip
    for args in (("digest",), ("export", "-o", "-"), ("--version",)):
        said = space("--as-of", "2025-03-13T12:00:00Z", *args, preexec_fn=lambda: os.close(1))
        assert "output" in complaint(said, 1), args
    assert not space.shown()
    space.sound()
    assert space.titles() == sorted(headline(n) for n in range(4))


@pytest.mark.slow
def test_no_standard_error_and_no_input(space: Space) -> None:
    """`2>&- <&-`: a mistake still ends with its code, and complaints never land in the data."""

    def nothing() -> None:
        os.close(0)
        os.close(2)

    said = space("show", "zzzz", preexec_fn=nothing)
    assert (said.code, said.out) == (2, "")
    said = space("new", "--format", "json", preexec_fn=nothing)
    assert said.json == {"schema": 1, "developments": []}
    assert space("import", "-", preexec_fn=nothing).code in (0, 1, 2)
    space.sound()


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"PYTHONIOENCODING": "ascii"}, marks=pytest.mark.slow),
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_a_terminal_that_knows_only_ascii(space: Space, env: dict[str, str]) -> None:
    """Every listing is printed, with escapes where letters lack, and complaints too."""
    title = "Zebra für 赵长鹏 – “quoted” 🦓"
    file = jsonl(space.folder / "in.jsonl", range(1), title=title)
    space("--as-of", "2025-03-13T09:00:00Z", "import", file, env=env).clean(0)
    for args in (("timeline",),):
        said = space("--as-of", "2025-03-13T12:00:00Z", *args, env=env)
        said.clean(0)
        assert "Zebra" in said.out
        assert said.out.isascii()
    complaint(space("show", "für", env=env), 2)
    assert title in space("export", "-o", "-", "--format", "jsonl", env=env).clean(0).out
