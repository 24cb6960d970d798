"""The wheel is whole: installed into an empty environment it works with nothing of the repository at hand."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tracker.version import VERSION

REPOSITORY = Path(__file__).resolve().parents[2]
#: What is no module and yet belongs to the program: in the repository, and in the wheel.
DATA = {
    "feeds.yaml": "tracker/shipped/feeds.yaml",
    "data/history.jsonl": "tracker/shipped/history.jsonl",
    "data/demo": "tracker/shipped/demo",
    "tracker/topics": "tracker/topics",
    "tracker/knowledge": "tracker/knowledge",
    "tracker/render/templates": "tracker/render/templates",
    "tracker/config/feeds.schema.json": "tracker/config/feeds.schema.json",
    "tracker/config/topic.schema.json": "tracker/config/topic.schema.json",
    "tracker/config/knowledge.schema.json": "tracker/config/knowledge.schema.json",
    "tracker/py.typed": "tracker/py.typed",
}


def run(command: list[object], folder: Path) -> str:
    """Run a program in a folder, away from this environment's variables."""
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with what is installed here."""
    out = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, REPOSITORY], out)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel alone; the packages it depends on are those that run the tests."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    run([sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel], home)
    (packages,) = (home / "lib").glob("python*/site-packages")
    # A path in a .pth file is searched last, and the .pth files in it are not read: the wheel's tracker wins.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin" / "tracker"


def test_the_wheel_carries_all_data(wheel: Path) -> None:
    """Topics, knowledge, feeds, history, demo, templates, schemas and py.typed are inside, file by file."""
    with ZipFile(wheel) as archive:
        for place, packed in DATA.items():
            files = (
                [REPOSITORY / place] if (REPOSITORY / place).is_file() else sorted((REPOSITORY / place).rglob("*.*"))
            )
            assert files, place
            for file in files:
                name = packed if file == REPOSITORY / place else f"{packed}/{file.relative_to(REPOSITORY / place)}"
                assert archive.read(name) == file.read_bytes(), name


def test_the_version_is_said_once(wheel: Path) -> None:
    """The wheel's version is the one the program says."""
    assert wheel.name == f"tracker-{VERSION}-py3-none-any.whl"


def test_a_fresh_installation_works(installed: Path, tmp_path: Path) -> None:
    """In an empty environment and folder, init, import and new do their work with the wheel's own files."""
    where = run([installed.parent / "python", "-c", "import tracker; print(tracker.__file__)"], tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parents[1])
    assert run([installed, "--version"], tmp_path) == f"tracker {VERSION}\n"
    assert "facts of the story so far" in run([installed, "init", "news"], tmp_path)
    news = tmp_path / "news"
    assert (news / "feeds.yaml").read_bytes() == (REPOSITORY / "feeds.yaml").read_bytes()
    story = {
        "url": "https://desk.example/1",
        "title": "Trump pardons Binance founder Changpeng Zhao",
        "published": "2025-10-23T15:00:00Z",
    }
    (news / "in.jsonl").write_text(json.dumps(story) + "\n", encoding="utf-8")
    run([installed, "import", "in.jsonl"], news)
    asked = [installed, "--as-of", "2025-10-24", "new", "--since", "7d", "--format", "json"]
    (found,) = json.loads(run(asked, news))["developments"]
    assert found["title"] == story["title"]
    assert "cz-pardon" in found["topics"]
    assert "Trump pardons" in run([*asked[:-1], "html"], news)


def test_the_installed_demo_needs_nothing_else(installed: Path, tmp_path: Path) -> None:
    """`tracker demo` finds its sample feeds inside the wheel."""
    assert "Second evening" in run([installed, "demo"], tmp_path)
