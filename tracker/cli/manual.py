"""The manual: help of every command, and what commands print in the demo's workspace, as Markdown for the docs."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import click
import typer

from tracker.cli.main import COMMANDS, app
from tracker.demo import EVENINGS

WIDTH = 80
TUTORIAL = Path("docs/topics.md")  #: cog is run at the top of the repository
#: The moment the kept demo workspace is looked at: an hour after its second evening.
MOMENT = f"{EVENINGS[-1][0] + timedelta(hours=1):%Y-%m-%dT%H:%MZ}"


def walk() -> Iterator[tuple[click.Context, click.Command]]:
    """Every command with a context that knows its full name: `tracker`, then each command with its subcommands."""
    root = typer.main.get_command(app)
    top = _context(root, "tracker", None)
    yield top, root
    assert isinstance(root, click.Group)
    for name in COMMANDS:
        command = root.get_command(top, name)
        assert command is not None
        inner = _context(command, name, top)
        yield inner, command
        if isinstance(command, click.Group):
            for sub in command.list_commands(inner):
                below = command.get_command(inner, sub)
                assert below is not None
                yield _context(below, sub, inner), below


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    command.rich_markup_mode = None  # type: ignore[attr-defined]  # text without boxes, the same everywhere
    settings = {"terminal_width": WIDTH - 2, **command.context_settings}  # click keeps two columns free
    return click.Context(command, parent=parent, info_name=name, **settings)


def manual() -> str:
    """The help of all commands, a section each."""
    return "\n".join(_section(context, command) for context, command in walk())


def _section(context: click.Context, command: click.Command) -> str:
    level = "##" if context.parent is None or context.parent.parent is None else "###"
    return f"{level} {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


def transcript(*lines: str) -> str:
    """What `tracker LINE` prints in the demo's workspace on its second evening, each under its command line."""
    told = [f"$ tracker {line}\n{_say(demo_workspace(), *shlex.split(line), as_of=MOMENT).rstrip()}" for line in lines]
    return "```text\n" + "\n\n".join(told) + "\n```"


def worked(*lines: str) -> str:
    """What `tracker LINE` prints in a workspace whose only topic is the whole one of the tutorial."""
    text = next(block for block in blocks(TUTORIAL.read_text(encoding="utf-8"), "yaml") if "\nexamples:" in block)
    with tempfile.TemporaryDirectory(prefix="tracker-docs-") as name:
        folder = Path(name)
        (folder / "topic.yaml").write_text(text, encoding="utf-8")
        (folder / "feeds.yaml").write_text(
            "topics: [topic.yaml]\nfeeds: [https://news.example/rss]\n", encoding="utf-8"
        )
        told = [f"$ tracker {line}\n{_say(folder, *shlex.split(line)).rstrip()}" for line in lines]
    return "```text\n" + "\n\n".join(told) + "\n```"


def blocks(page: str, kind: str) -> list[str]:
    """The fenced blocks of one kind in a Markdown page, in order."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def first_evening() -> str:
    """The first digest of `tracker demo`, without the remark above it."""
    said = _say(None, "demo")
    (_, first), (_, second) = EVENINGS
    return "```text\n" + said.split(first)[1].split(second)[0].strip() + "\n```"


@cache
def demo_workspace() -> Path:
    """A folder in which the demo has run; it stays until the interpreter ends."""
    holder = tempfile.TemporaryDirectory(prefix="tracker-docs-")
    _HELD.append(holder)
    folder = Path(holder.name)
    _say(None, "demo", "--keep", str(folder))
    return folder


_HELD: list["tempfile.TemporaryDirectory[str]"] = []


def _say(folder: Path | None, *args: str, as_of: str | None = None) -> str:
    """What a command prints when nobody watches; the program itself is asked, in a process of its own."""
    place = ["--config", str(folder / "feeds.yaml")] if folder else []
    moment = ["--as-of", as_of] if as_of else []
    known = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONWARNINGS": "ignore"}
    env = {**os.environ, **known}
    command = [sys.executable, "-m", "tracker", *place, *moment, *args]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False)
    if done.returncode:
        raise RuntimeError(f"tracker {' '.join(args)} ended with {done.returncode}: {done.stderr}")
    return done.stdout
