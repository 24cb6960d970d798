"""Changing feeds.yaml without touching what a person wrote around the feeds."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.config.edit import add_feed, add_feeds, remove_feed, remove_feeds
from tracker.config.load import load
from tracker.config.shipped import shipped
from tracker.errors import ConfigError, UsageError

TEXT = """\
# my feeds
feeds:   # all of them
  # --- press ---
  - url: https://a.example/rss   # the first
    name: 'A'
    # about a
    every: 30m

  # --- trade ---
  - {url: https://b.example/rss,   name: "B",kind: press}
  # about c
  - https://c.example/rss
# the end of feeds
timezone:    UTC   # odd  spaces
topics: [ cz-pardon ,binance-us ]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.yaml"
    path.write_bytes(TEXT.encode())
    return path


def test_an_added_feed_stands_below_the_last(file: Path) -> None:
    """Every other byte stays."""
    add_feed(file, {"url": "https://d.example/rss", "name": "D: d", "kind": "press", "authority": 0.5})
    added = "  - url: https://d.example/rss\n    name: 'D: d'\n    kind: press\n    authority: 0.5\n"
    assert file.read_text() == TEXT.replace("# the end of feeds", f"{added}# the end of feeds")


def test_adding_an_address_twice_is_refused(file: Path) -> None:
    """One address by any spelling is there once; of several the new ones are added."""
    with pytest.raises(UsageError, match="already"):
        add_feed(file, {"url": "http://A.example:80/rss"})
    assert file.read_text() == TEXT
    assert add_feeds(file, [{"url": "https://a.example/rss"}, {"url": "https://d.example/rss"}]) == 1


@pytest.mark.parametrize("name", ["https://b.example/rss", "B", "b.example-rss", "http://B.example/rss#x"])
def test_a_feed_is_removed_by_any_of_its_names(file: Path, name: str) -> None:
    """Address, id and name find it; its lines go, comments around it stay."""
    assert remove_feed(file, name) == "https://b.example/rss"
    assert file.read_text() == "".join(line for line in TEXT.splitlines(keepends=True) if "b.example" not in line)


def test_a_feed_goes_with_the_comments_inside_it(file: Path) -> None:
    """Comments between its keys belong to it, headings and blank lines below do not."""
    remove_feed(file, "A")
    head, _, rest = TEXT.partition("  - url: https://a.example")
    assert file.read_text() == head + rest.partition("every: 30m\n")[2]


def test_a_name_that_fits_nothing_or_too_much(file: Path) -> None:
    """The nearest name is suggested; a shared name asks for an id."""
    with pytest.raises(UsageError, match=r"did you mean b\.example-rss"):
        remove_feed(file, "b.exampl-rss")
    add_feed(file, {"url": "https://e.example/rss", "name": "A"})
    with pytest.raises(UsageError, match="fits several feeds"):
        remove_feed(file, "A")


def test_the_last_feed_stays(file: Path) -> None:
    """A workspace watches at least one feed."""
    with pytest.raises(UsageError, match="last feed"):
        remove_feeds(file, ["A", "B", "c.example"])
    assert file.read_text() == TEXT


def test_a_file_with_mistakes_is_not_edited(file: Path) -> None:
    """An edit that would make mistakes, or hide some, changes nothing."""
    with pytest.raises(ConfigError, match="kind"):
        add_feed(file, {"url": "https://d.example/rss", "kind": "prss"})
    assert file.read_text() == TEXT
    file.write_text(TEXT + "kepe: 1\n")
    with pytest.raises(ConfigError, match="kepe"):
        remove_feed(file, "A")
    assert [path.name for path in file.parent.iterdir()] == ["feeds.yaml"]


def test_mode_link_and_line_ends_are_kept(file: Path) -> None:
    """The file keeps its permissions, a symbolic link stays a link, and CRLF stays CRLF."""
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    file.chmod(0o640)
    link = file.parent / "link.yaml"
    link.symlink_to(file)
    remove_feed(link, "B")
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert b"\r\n" in file.read_bytes()
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "text",
    [
        "feeds: [https://a.example/rss, {url: https://b.example/rss}]   # flow\nkeep: 9d # keep\n",
        "feeds:\n- https://a.example/rss\n- url: https://b.example/rss\n",
        "feeds:\n  -\n    url: https://a.example/rss\n  - https://b.example/rss",
        "feeds:\n  - &a {url: https://a.example/rss}\n  - https://b.example/rss\n",
    ],
)
def test_other_ways_of_writing_work_too(tmp_path: Path, text: str) -> None:
    """Flow lists, dashes without indentation or on lines of their own, a missing last line end."""
    file = tmp_path / "feeds.yaml"
    file.write_text(text)
    add_feed(file, {"url": "https://d.example/rss", "name": "D"})
    assert [feed.url for feed in load(file).feeds][-1] == "https://d.example/rss"
    remove_feed(file, "https://a.example/rss")
    assert [feed.url for feed in load(file).feeds] == ["https://b.example/rss", "https://d.example/rss"]
    assert ("# keep" in file.read_text()) == ("# keep" in text)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_adding_and_removing_leaves_the_shipped_file_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Byte for byte, for any feed with a new address."""
    before = shipped("feeds.yaml").read_bytes()
    file = tmp_path_factory.mktemp("edit") / "feeds.yaml"
    file.write_bytes(before)
    name = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20))
    add_feed(file, {"url": "https://new.example/rss", "name": name, "authority": data.draw(st.floats(0, 1))})
    assert load(file).feeds[-1].name == name
    remove_feed(file, "https://new.example/rss")
    assert file.read_bytes() == before
