"""`feeds`: how every feed is doing, what is wrong with it, and since when."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from tracker.render import phrases, records, when
from tracker.render.document import Document, Grid, Line, Section, Tone
from tracker.subscription import Feed
from tracker.wire import FeedState

Row = tuple[Feed, FeedState | None, int]  #: (feed, what fetching it gave, stories it brought)


def feeds(rows: Iterable[Row], *, now: datetime, zone: tzinfo) -> Document:
    """Health of every feed, troubles first in words below the table.

    Args:
        rows: in the order of the configuration.
        now: aware UTC.
        zone: the reader's.

    Returns:
        A document; as JSON `{"schema": 1, "feeds": [...]}`, as CSV the feeds.
    """
    known = list(rows)
    told = [records.feed(*row) for row in known]
    troubles = tuple(line for row in known for line in _trouble(row, now, zone))
    cells = tuple(_cells(row, now) for row in known)
    summary = f"{phrases.count(len(known), 'feed')}, {_summary(known)}"
    return Document(
        title=summary if known else "No feeds.",
        sections=(
            Section(heading="", blocks=(_grid(cells),) if known else ()),
            Section(heading="What is wrong", blocks=troubles),
        ),
        record=records.objects("feeds", told),
        rows=tuple(told),
        fields=records.FEED_FIELDS,
    )


def _grid(rows: tuple[tuple[str, ...], ...]) -> Grid:
    return Grid(headers=("Feed", "State", "Good", "New", "Due", "Stories"), rows=rows, right=frozenset({5}))


def _summary(rows: list[Row]) -> str:
    words = [_word(row) for row in rows]
    kinds = ("good", "failing", "gone", "never asked", "off")
    return ", ".join(f"{words.count(kind):,} {kind}" for kind in kinds if kind in words)


def _word(row: Row) -> str:
    feed, state, _ = row
    if not feed.enabled:
        return "off"
    if state is None or state.last_fetch is None:
        return "never asked"
    if state.gone_since:
        return "gone"
    return "failing" if state.last_error else "good"


def _cells(row: Row, now: datetime) -> tuple[str, ...]:
    feed, state, stories = row
    state = state or FeedState(url=feed.url)
    word = _word(row)
    marks = {"good": "●", "failing": "×", "gone": "×", "never asked": "○", "off": "–"}
    status = f" {state.last_status}" if word in ("failing", "gone") and state.last_status else ""
    due = "" if word in ("off", "gone") else "now" if _due(state, now) else _ahead(state.next_due, now)
    return (feed.name, f"{marks[word]} {word}{status}", _age(state.last_good, now), _age(state.last_new, now), due,
            f"{stories:,}")  # fmt: skip


def _due(state: FeedState, now: datetime) -> bool:
    return state.next_due is None or state.next_due <= now


def _ahead(at: datetime | None, now: datetime) -> str:
    return when.age(at, now) if at else "now"


def _age(at: datetime | None, now: datetime) -> str:
    return when.age(at, now) if at else "never"


def _trouble(row: Row, now: datetime, zone: tzinfo) -> Iterator[Line]:
    feed, state, _ = row
    if not feed.enabled or state is None:
        return
    tone: Tone = "bad"
    if state.gone_since:
        yield Line(
            text=f"{feed.name}: gone since {when.clock(state.gone_since, zone)}; it is not asked any more", tone=tone
        )
        yield Line(
            text=f"{feed.url}: find its new address, or remove it with `tracker feeds remove`", depth=1, tone="quiet"
        )
    elif state.last_error:
        since = f" since {when.clock(state.failing_since, zone)}" if state.failing_since else ""
        yield Line(text=f"{feed.name}: failing{since}: {state.last_error}", tone=tone)
        yield Line(text=f"{feed.url}: asked again {_again(state, now)}", depth=1, tone="quiet")
    elif state.moved_to:
        yield Line(text=f"{feed.name}: moved to {state.moved_to}; put the new address into feeds.yaml", tone="warn")


def _again(state: FeedState, now: datetime) -> str:
    return "at the next run" if _due(state, now) else _ahead(state.next_due, now)
