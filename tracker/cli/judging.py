"""`label` and `backtest`: judge the rules by one's own eyes and one's own history."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.door import Door
from tracker.cli.options import Format, Reader, Since, Topic
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.model import Story

app = typer.Typer(rich_markup_mode=None)

HELP = "y yes   n no   s skip   u undo   q stop"


@app.command("label", epilog="Example: tracker label -o gold.jsonl --topic cz-pardon")
def label(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Labels are added here.")] = Path(
        "labels.jsonl"
    ),
    topic: Topic = None,
    since: Since = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many stories.")] = 100,
) -> None:
    """Walk through stories and say which topics they are about.

    Tagged stories and near misses come first, stories labelled before are left out. One key an answer: y, n, s(kip),
    u(ndo), q(uit). `tracker topics test FILE` reads what this writes.
    """
    from tracker.pipeline.labelling import Session, candidates

    door: Door = ctx.obj
    if not sys.stdin.isatty() and door.option is None and not sys.stdin.readable():
        raise UsageError("label: needs somebody to answer; run it in a terminal")
    topics = door.topics(topic) or tuple(t.id for t in door.config.topics)
    with door.fresh() as db:
        chosen = candidates(db, door.rules, topics, since=door.since(since), limit=limit)
        session = Session.open(output, chosen, topics)
        while (asked := session.question()) is not None:
            story, wanted = asked
            ask(door, story, wanted, session.place)
            answer = sys.stdin.readline()
            if not answer or not session.answer(answer.strip().lower()):
                break
    door.out(f"{session.written} labels in {output}; `tracker topics test {output}` judges the topics by them")


def ask(door: Door, story: "Story", topic: str, place: str) -> None:
    """Put one story and one topic before the person."""
    lead = f"\n  {story.summary}" if story.summary else ""
    from tracker.text.printable import line

    door.out(f"\n{place}  {line(story.source)}\n{line(story.title)}{lead and chr(10) + '  ' + line(story.summary)}")
    sys.stdout.write(f"about {topic}?  [{HELP}] ")
    sys.stdout.flush()


@app.command("backtest", epilog="Example: tracker backtest --from 2025-03-10 --to 2025-03-20")
def backtest(
    ctx: typer.Context,
    begin: Annotated[str, typer.Option("--from", metavar="DATE", help="The first morning.")],
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="The last morning.")],
    hour: Annotated[int, typer.Option("--hour", min=0, max=23, help="When the reader looks, in their time zone.")] = 8,
    labels: Annotated[Path | None, typer.Option("--labels", metavar="FILE", help="Which facts mattered.")] = None,
    reader: Reader = "default",
    format: Format = None,
) -> None:
    """Replay mornings over the stored stories: shown, repeated, late, missed.

    Each morning sees only what was known then, and this reader's ledger of the replay alone; nothing is remembered.
    LABELS is JSONL of {"url": "…", "development": "name", "importance": 1-5}.
    """
    from tracker.pipeline.backtest import backtest as replay

    door: Door = ctx.obj
    first, last = door.moment("--from", begin), door.moment("--to", end)
    if last < first:
        raise UsageError("backtest: --to is before --from")
    with door.fresh() as db:
        told = replay(
            db, door.config, door.rules, door.reader(reader), first=first, last=last, hour=hour, labels=labels
        )
    door.document(told, format)
