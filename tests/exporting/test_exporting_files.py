"""Files out and in: complete or untouched, every row taken or refused by name."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.errors import TrackerError
from tracker.exporting import atomic, csvfile, jsonlfile
from tracker.exporting.reading import Refused, read
from tracker.model import Revision, Story
from tracker.render import records
from tracker.text.links import canonical, story_id
from tracker.text.printable import block, line

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def taken(path: Path, **more: object) -> tuple[list[Story], list[str]]:
    rows = list(read(path, now=NOW, **more))  # type: ignore[arg-type]
    return [row for row in rows if isinstance(row, Story)], [str(row) for row in rows if isinstance(row, Refused)]


times = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
titles = st.text(min_size=1, max_size=600).map(lambda text: line(text)[:500].rstrip()).filter(bool)
summaries = st.text(max_size=200).map(block)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    url = canonical(f"https://{draw(st.sampled_from(['a', 'b', 'c']))}.example/{draw(st.integers(0, 10**9))}")
    return Story(
        id=story_id(url),
        url=url,
        title=draw(titles),
        summary=draw(summaries),
        source=draw(titles),
        feed=draw(st.none() | st.just("https://f.example/feed")),
        published=draw(st.none() | times),
        first_seen=draw(times),
        updated=draw(st.none() | times),
        language=draw(st.none() | st.sampled_from(["en", "zh"])),
        late=draw(st.booleans()),
        history=draw(st.booleans()),
        revisions=tuple(
            draw(st.lists(st.builds(Revision, at=times, title=titles, summary=summaries), max_size=2)),
        ),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(stories(), max_size=5))
def test_export_import_export_is_byte_identical(many: list[Story]) -> None:
    """What is exported as JSON Lines, imported and exported again is the same file."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "1.jsonl"), Path(folder, "2.jsonl")
        jsonlfile.write(first, (records.story(one) for one in many))
        back, refused = taken(first)
        assert refused == []
        assert back == many
        jsonlfile.write(second, (records.story(one) for one in back))
        assert first.read_bytes() == second.read_bytes()


def test_a_file_is_replaced_only_when_complete(tmp_path: Path) -> None:
    """A failure half way leaves the old file and nothing beside it."""

    def rows() -> Iterator[dict[str, str]]:
        yield {"a": "new"}
        raise RuntimeError

    path = tmp_path / "out.jsonl"
    path.write_text("old\n")
    with pytest.raises(RuntimeError):
        jsonlfile.write(path, rows())
    assert path.read_text() == "old\n"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_a_full_device_is_one_clear_line() -> None:
    """`/dev/full` is named with the reason."""
    with pytest.raises(TrackerError, match=r"/dev/full: cannot write: No space left on device"):
        atomic.write("/dev/full", "x" * 10_000)


def test_csv_is_rfc_4180_with_one_header(tmp_path: Path) -> None:
    """Quotes, commas and line ends inside cells survive a standard reader; the byte-order mark is optional."""
    import csv

    path = tmp_path / "out.csv"
    row = {"a": 'say "hi", now\nand then', "b": ["x", "y"], "c": {"k": 1}}
    assert csvfile.write(path, [row], ("a", "b", "c", "d"), bom=True) == 1
    assert path.read_bytes().startswith(b"\xef\xbb\xbfa,b,c,d\r\n")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        assert list(csv.DictReader(lines)) == [{"a": row["a"], "b": "x|y", "c": '{"k":1}', "d": ""}]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{nonsense", "not JSON"),
        (b"[1]", "expected a JSON object, got a list"),
        (b'{"url": "https://a.example/1"}', "title: missing"),
        (b'{"title": "T"}', "url: missing"),
        (b'{"url": "javascript:alert(1)", "title": "T"}', "not an http or https address"),
        (b'{"url": "https://a.example/1", "title": "  "}', "title: missing"),
        (b'{"url": "https://a.example/1", "title": 7}', "title: expected text, got 7"),
        (b'{"url": "https://a.example/1", "title": "T", "published": "soon"}', "published: 'soon' is no date"),
        (
            b'{"url": "https://a.example/1", "title": "T", "published": "0001-01-01"}',
            "'0001-01-01' is no date",
        ),
        (
            b'{"url": "https://a.example/1", "title": "T", "first_seen": "9999-12-31"}',
            "'9999-12-31' is no date",
        ),
        (b'{"url": "https://a.example/1", "title": "T", "published": 12}', "published: expected text, got 12"),
        (b'{"url": "https://a.example/1", "title": "T\x00"}', "NUL"),
        (b'{"url": "https://a.example/1", "title": "T\\u0000"}', "NUL"),
        (b'{"url": "https://a.example/1", "title": "T\xff"}', "not UTF-8"),
        (b'{"url": "https://a.example/1", "title": "\\ud800"}', "half a character"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"url": "' + b"x" * 4_100_000 + b'"}', "longer than 4 MB"),
    ],
)
def test_a_bad_line_is_refused_by_name_and_the_good_ones_are_kept(tmp_path: Path, line: bytes, why: str) -> None:
    """The refusal names file and line; what stands around it is taken."""
    path = tmp_path / "in.jsonl"
    good = json.dumps({"url": "https://a.example/x", "title": "Good"}).encode()
    path.write_bytes(b"\xef\xbb\xbf" + good + b"\n" + line + b"\r\n\n" + good)
    kept, refused = taken(path)
    assert len(kept) == 2
    assert len(refused) == 1
    assert refused[0].startswith(f"{path}:2: ")
    assert why in refused[0]


def test_first_seen_is_given_else_published_else_now(tmp_path: Path) -> None:
    """An import without `first_seen` is never old."""
    path = tmp_path / "in.jsonl"
    rows = [
        {"url": "https://a.example/1", "title": "T", "published": "2025-03-01"},
        {"url": "https://a.example/2", "title": "T", "published": "2025-03-01", "first_seen": "2025-03-09T00:00:00Z"},
        {"url": "https://a.example/3", "title": "T", "first_seen": None},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    kept, _ = taken(path)
    assert [one.first_seen for one in kept] == [datetime(2025, 3, 1, tzinfo=UTC), datetime(2025, 3, 9, tzinfo=UTC), NOW]
    assert [one.late for one in kept] == [False, True, False]


def test_csv_is_read_with_a_column_map(tmp_path: Path) -> None:
    """Columns of another name, semicolons, line ends inside cells and a bad row named by its first line."""
    path = tmp_path / "in.csv"
    path.write_text(
        'Headline;Link;Date\n"Two\nlines";https://a.example/1;2025-03-13\nNo link;;\nLast;https://a.example/2;\n'
    )
    kept, refused = taken(path, columns={"title": "Headline", "url": "Link", "published": "date"})
    assert [one.title for one in kept] == ["Two lines", "Last"]
    assert [line.split(": ", 1)[0] for line in refused] == [f"{path}:4"]
