"""The command line: which commands there are, what holds for all of them, and how each ends.

Commands are loaded when they are asked for, so that `tracker --help` and a quick query stay quick.
"""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise, takewhile
from pathlib import Path
from types import FrameType
from typing import Any

import click
import typer
from typer.core import TyperGroup

from tracker.errors import TrackerError
from tracker.version import VERSION

#: name: (module under tracker.cli, first line of its help)
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("workspace", "Make a workspace: a commented feeds.yaml and the database with the story so far."),
    "run": ("running", "Fetch what is due, print what is new to this reader, and remember it as shown."),
    "fetch": ("running", "Only fetch: all feeds that are due, or those named."),
    "new": ("looking", "List what is new, most worth reading first, remembering nothing."),
    "show": ("looking", "One development: stories, who said it first, status history, each term of its score."),
    "timeline": ("looking", "Developments in order of time, with stage, status and a chart of coverage."),
    "search": ("looking", "Full text over everything stored, newest first."),
    "explain": ("looking", "Why a story was tagged, and which clause is missing for the other topics."),
    "digest": ("running", "What `run` prints, without fetching; delivered to where the reader wants it."),
    "export": ("moving", "Write stories, developments, tags or feeds to a CSV or JSONL file."),
    "import": ("moving", "Read stories from JSONL or CSV files; the same file twice changes nothing."),
    "feeds": ("feeds", "Health of every feed; add, remove, check, discover, import, export."),
    "topics": ("topics", "List, show, test, lint, compare and adopt topics."),
    "not": ("correcting", "This story is not about that topic."),
    "mute": ("correcting", "Never list this development again."),
    "pin": ("correcting", "These two belong to one development."),
    "split": ("correcting", "These stories leave their development and form one of their own."),
    "label": ("judging", "Walk through stories and say which topics they are about."),
    "backtest": ("judging", "Replay mornings over the stored stories: shown, repeated, late, missed."),
    "rebuild": ("workspace", "Derive tags, developments and statuses again from the stored stories."),
    "backup": ("workspace", "Copy the database consistently while others write."),
    "stats": ("workspace", "Sizes, counts, oldest and newest."),
    "doctor": ("workspace", "What is wrong with this workspace, and what to do."),
    "completion": ("completing", "Print the script by which a shell completes commands, topics, feeds and ids."),
    "datasette": ("workspace", "Metadata for Datasette: what every table and column means, facets, queries."),
    "demo": ("workspace", "The whole job on this machine alone: sample feeds, two evenings, two digests."),
}
#: Options that hold for every command and may stand before or after it: name -> takes a value.
COMMON = {"--config": True, "--as-of": True, "-q": False, "--quiet": False, "-v": False, "--verbose": False}
COMMON |= {"--no-color": False, "--log-format": True}


class Commands(TyperGroup):
    """Commands by name; a module is imported when one of its commands is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tracker.cli.{COMMANDS[cmd_name][0]}")
        made = typer.main.get_command(module.app)
        if isinstance(made, click.Group) and cmd_name in made.commands:
            return made.commands[cmd_name]
        return made

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, common_first(args))


def common_first(args: Sequence[str]) -> list[str]:
    """Options that hold for all commands are understood wherever they stand, up to a `--`."""
    front: list[str] = []
    rest: list[str] = []
    todo = list(args)
    while todo:
        arg = todo.pop(0)
        if arg == "--":
            return [*front, *rest, arg, *todo]
        name, eq, _ = arg.partition("=")
        if name not in COMMON:
            rest.append(arg)
        elif COMMON[name] and not eq and todo:
            front += [arg, todo.pop(0)]
        else:
            front.append(arg)
    return [*front, *rest]


app = typer.Typer(
    cls=Commands,
    name="tracker",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def tell_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        print(f"tracker {VERSION}", flush=True)
        raise typer.Exit


@app.callback(epilog="Example: tracker init && tracker run")
def common(
    ctx: typer.Context,
    config: Path | None = typer.Option(None, metavar="FILE", help="The feeds.yaml to use."),
    as_of: str | None = typer.Option(None, metavar="DATE", help='Replaces "now" for everything that is shown.'),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="No progress and no warnings."),
    verbose: bool = typer.Option(False, "-v", "--verbose", help="Say more about what is done."),
    no_color: bool = typer.Option(False, "--no-color", help="No colour, also on a terminal."),
    log_format: str = typer.Option("text", metavar="text|json", help="How messages on stderr are written."),
    version: bool = typer.Option(False, "--version", is_eager=True, callback=tell_version, help="Print the version."),
) -> None:
    """Watch news and official feeds: what is new, why, who said it first, and how firm it is.

    These options hold for every command, before or after its name.
    """
    from tracker.cli.door import Door

    ctx.obj = Door(option=config, as_of=as_of, quiet=quiet, verbose=verbose, colour=not no_color, log_format=log_format)


class Terminated(BaseException):
    """SIGTERM arrived."""


def enter(args: Sequence[str]) -> int:
    """Run one command line; every way it can end becomes an exit code and at most one line an error."""
    command = typer.main.get_command(app)
    if os.environ.get("_TRACKER_COMPLETE"):
        from tracker.cli.completing import complete

        return complete(command) or 0
    try:
        listen()
        code = command.main(list(args), prog_name="tracker", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):
        return ended_by("interrupted", 130, args)
    except Terminated:
        return ended_by("terminated", 143, args)
    except click.ClickException as wrong:
        return usage(wrong, args)
    except BrokenPipeError:
        silence()
        return 141
    except TrackerError as failed:
        for line in failed.lines:
            complain(f"tracker: {line}" if len(failed.lines) == 1 else line, args)
        return failed.exit_code
    except OSError as failed:
        place = failed.filename or ("" if silence() else "standard output")
        name = f"{place}: " if place else ""
        complain(f"tracker: {name}{failed.strerror or failed}; check the disk and the permissions", args)
        return 1
    except MemoryError as starved:
        what = str(starved) or "there is not enough memory"
        complain(f"tracker: {what}; what was stored stays; end other programs, or raise the limit", args)
        return 1
    except Exception as unforeseen:
        if "-v" in args or "--verbose" in args:
            raise
        complain(f"tracker: {describe(unforeseen)}", args)
        return 1
    if code == 130:  # what typer makes of an interruption
        return ended_by("interrupted", 130, args)
    return code if isinstance(code, int) else 0


def complain(text: str, args: Sequence[str]) -> None:
    """One line on stderr, in the form the command line asks for."""
    from tracker.cli.message import message

    print(message(text, "error", form=log_form(args)), file=sys.stderr)


def log_form(args: Sequence[str]) -> str:
    """What `--log-format` says, also in a command line that is not understood otherwise."""
    form, words = "text", takewhile(lambda word: word != "--", common_first(args))
    for word, following in pairwise((*words, "")):
        name, equals, value = word.partition("=")
        if name == "--log-format":
            form = value if equals else following
    return form


def describe(unforeseen: Exception) -> str:
    """One line for what nobody foresaw."""
    what = " ".join(str(unforeseen).split())[:200]
    return f"a mistake of the program ({type(unforeseen).__name__}: {what}); please report it, with the output of -v"


def listen() -> None:
    """Hear SIGINT and SIGTERM, unless our parent told us to ignore them."""
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_IGN:
        signal.signal(signal.SIGTERM, on_terminate)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def on_terminate(number: int, frame: FrameType | None) -> Any:
    """Turn SIGTERM into an exception, so that locks and transactions end in order."""
    raise Terminated


def ended_by(what: str, code: int, args: Sequence[str]) -> int:
    for number in (signal.SIGINT, signal.SIGTERM):  # we are going already; a second one would only tear the line
        signal.signal(number, signal.SIG_IGN)
    silence()
    complain(f"tracker: {what}; what was stored is complete, the rest comes with the next run", args)
    return code


def usage(wrong: click.ClickException, args: Sequence[str]) -> int:
    """One line: what was wrong, and where help is."""
    ctx = getattr(wrong, "ctx", None)
    path = ctx.command_path if ctx is not None else "tracker"
    said = wrong.format_message().rstrip(".").replace(" Did you mean", "; did you mean")
    complain(f"tracker: {said}; see `{path} --help`", args)
    return wrong.exit_code


def silence() -> bool:
    """If nothing more can be written to stdout, keep the interpreter from complaining at its end; whether it can."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True
