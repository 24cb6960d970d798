"""The pages for people are true: what they show runs, compiles, exists."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from tracker.cli.main import COMMANDS, enter
from tracker.cli.manual import blocks, manual, walk

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")])
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
TUTORIAL = blocks((ROOT / "docs" / "topics.md").read_text(encoding="utf-8"), "yaml")
#: What the fragments of the tutorial are laid over: its whole topic.
WHOLE: dict[str, Any] = next(yaml.safe_load(block) for block in TUTORIAL if "\nexamples:" in block)


def path_with_tracker() -> str:
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def test_every_help_has_an_example() -> None:
    """Each command and subcommand shows how it is used."""
    assert [context.command_path for context, command in walk() if "Example: " not in (command.epilog or "")] == []


def test_the_list_of_commands_says_what_the_commands_say() -> None:
    """The line beside a command in `tracker --help` is the first line of its own help."""
    said = {context.command_path: (command.help or "").partition("\n")[0] for context, command in walk()}
    assert {name: said[f"tracker {name}"] for name in COMMANDS} == {name: line for name, (_, line) in COMMANDS.items()}


@pytest.mark.parametrize(
    "line", [["--help"], ["run", "--help"], ["feeds", "--help"], ["feeds", "add", "--help"]], ids=" ".join
)
def test_the_manual_is_what_help_prints(
    line: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page of all commands holds, letter by letter, what a terminal of 80 columns shows."""
    monkeypatch.setenv("COLUMNS", "80")
    assert enter(line) == 0
    assert capsys.readouterr().out.rstrip() in manual()


def test_the_guide_can_be_followed(tmp_path: Path) -> None:
    """The guide's commands, typed one after the other in an empty folder, all succeed and lead where it says."""
    script = "".join(blocks((ROOT / "docs" / "guide.md").read_text(encoding="utf-8"), "sh"))
    env = {"PATH": path_with_tracker(), "HOME": str(tmp_path), "LANG": "C.UTF-8", "COLUMNS": "80"}
    done = subprocess.run(
        ["sh", "-e", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    listed = done.stdout.partition("GDL calls off strike")[2].partition("Search:")[0]
    assert "called off" in listed.partition("German train drivers")[0]
    assert "German train drivers call strike for Thursday" in listed
    assert "orders new trains" not in listed
    assert (tmp_path / "news" / "stories.csv").read_text(encoding="utf-8").count("\n") == 4
    assert "Train drivers threaten a second walkout" in done.stdout.partition("Search:")[2]


@pytest.mark.parametrize("number", range(len(TUTORIAL)))
def test_the_tutorials_rules_compile(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every YAML block of the topic tutorial compiles, alone or as part of its whole topic, and meets its examples."""
    given = yaml.safe_load(TUTORIAL[number])
    settings: dict[str, Any] = {"topics": ["topic.yaml"], "feeds": ["https://news.example/rss"]}
    topic = WHOLE
    if "topics" in given:
        settings = given
    elif "id" in given:
        topic = given
    else:
        topic = {**WHOLE, "examples": {}, **given}
        topic["concepts"] = {**WHOLE["concepts"], **given.get("concepts", {})}
    monkeypatch.chdir(tmp_path)
    Path("topic.yaml").write_text(yaml.safe_dump(topic, allow_unicode=True), encoding="utf-8")
    Path("feeds.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    assert enter(["topics", "test"]) == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A link to a file of the repository names one that exists, and its heading if it names one."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), target
        if heading:
            titles = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w\s-]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_commands_that_exist(page: Path) -> None:
    """Every `tracker …` in a page, inline or in a block, begins with a command there is."""
    known = {context.command_path for context, _ in walk()} | {"tracker --version", "tracker --help"}
    groups = {name for name in COMMANDS if any(path.startswith(f"tracker {name} ") for path in known)}
    text = page.read_text(encoding="utf-8")
    for words in re.findall(r"(?:^|[`$&>|;] ?)tracker ([a-z]+)(?: ([a-z]+))?\b(?![-/=.])", text, re.MULTILINE):
        assert f"tracker {words[0]}" in known, words
        if words[0] in groups and words[1]:
            assert f"tracker {words[0]} {words[1]}" in known, words


def test_the_questions_about_the_database_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every SQL block of the database page runs on a fresh database and gives rows of the columns it names."""
    monkeypatch.chdir(tmp_path)
    assert enter(["init", "."]) == 0
    asked = blocks((ROOT / "docs" / "database.md").read_text(encoding="utf-8"), "sql")
    assert asked
    with closing(sqlite3.connect("data/tracker.db")) as database:
        for question in asked:
            assert database.execute(question).description is not None


def test_the_example_of_readers_is_a_sound_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The YAML of the operations page loads without a mistake."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SMTP_PASSWORD", "secret")
    (block,) = blocks((ROOT / "docs" / "operations.md").read_text(encoding="utf-8"), "yaml")
    Path("feeds.yaml").write_text(block, encoding="utf-8")
    for reader in ("default", "desk", "wire"):
        assert enter(["digest", "--reader", reader, "--dry-run"]) == 0


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    """The units of the operations page are sound, and leave the service little to do harm with."""
    service, timer = blocks((ROOT / "docs" / "operations.md").read_text(encoding="utf-8"), "ini")
    (tmp_path / "tracker.service").write_text(service.replace("/usr/local/bin/tracker", "/bin/true"), encoding="utf-8")
    (tmp_path / "tracker.timer").write_text(timer, encoding="utf-8")
    for command in (
        ["verify", "./tracker.service", "./tracker.timer"],
        ["security", "--offline=true", "--threshold=20", "./tracker.service"],
    ):
        done = subprocess.run(["systemd-analyze", *command], cwd=tmp_path, capture_output=True, text=True, check=False)
        if "unknown" in done.stderr.lower() and "option" in done.stderr.lower():
            pytest.skip("an older systemd")
        assert done.returncode == 0, done.stdout + done.stderr
