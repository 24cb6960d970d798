"""Bad input gets one clear line each, the right exit code, and loses nothing."""

import json
from collections.abc import Callable
from typing import Any
from unittest.mock import Mock

import pytest

from tracker.cli.door import Door
from tracker.cli.main import enter


def test_no_configuration_names_init(bare: Any) -> None:
    """Without a feeds.yaml: exit 2, one line that says what to do."""
    said = bare("new")
    assert said.code == 2
    assert "tracker init" in said.err
    assert said.err.count("\n") == 1


def test_every_mistake_of_a_configuration_in_one_go(bare: Any) -> None:
    """Two mistakes, two lines with file and line; no database appears."""
    bare.write(
        "feeds.yaml", "database: t.db\nfeeds:\n  - url: https://a.example/x\n    nmae: A\nfetch:\n  timeout: soon\n"
    )
    said = bare("new")
    assert said.code == 2
    first, second = said.err.strip().splitlines()
    assert first.startswith("feeds.yaml:4:")
    assert "nmae" in first
    assert "name" in first
    assert second.startswith("feeds.yaml:6:")
    assert not (bare.folder / "t.db").exists()


@pytest.mark.parametrize(
    "text",
    ["", "feeds: []\n", "feeds: [\n", "\t- x", "[]", "feeds: {a: b}", "a: &a [*a]\n", "feeds: [ftp://x.example/]\n"],
)
def test_a_broken_configuration_is_refused_without_a_traceback(bare: Any, text: str) -> None:
    """Empty, invalid or of the wrong shape: exit 2 and the file named."""
    bare.write("feeds.yaml", text)
    said = bare("new")
    assert said.code == 2
    assert "feeds.yaml" in said.err
    assert "Traceback" not in said.err


def test_an_unknown_topic_suggests_the_nearest(bare: Any) -> None:
    """A misspelt shipped topic is named with the nearest one."""
    bare.write("feeds.yaml", "feeds: [https://a.example/x]\ntopics: [cz-pardn]\n")
    said = bare("new")
    assert said.code == 2
    assert "feeds.yaml:2" in said.err
    assert "cz-pardon" in said.err


def test_a_broken_topic_file_is_told_with_its_line(bare: Any) -> None:
    """File, line and reason."""
    bare.write("mine.yaml", "version: 1\nid: mine\nname: Mine\nmatch: {all: [nobody_knows]}\n")
    bare.write("feeds.yaml", "feeds: [https://a.example/x]\ntopics: [mine.yaml]\n")
    said = bare("fetch")
    assert said.code == 2
    assert "mine.yaml:4" in said.err
    assert "nobody_knows" in said.err


def test_good_lines_of_a_bad_import_are_kept(space: Any) -> None:
    """Refused lines are named, the others stored, exit 1."""
    good = json.dumps({"url": "https://x.example/1", "title": "Good line"})
    space.write("half.jsonl", f'{good}\n{{nonsense\n[]\n{{"url": "ftp://x", "title": "t"}}\n')
    said = space("import", "half.jsonl")
    assert said.code == 1
    assert [line.split(":")[1] for line in said.err.strip().splitlines()] == ["2", "3", "4"]
    assert [row["title"] for row in space.stories()] == ["Good line"]


def test_an_import_says_what_it_stored(space: Any) -> None:
    """How many stories were added and known, on stderr, also off a terminal; nothing with -q."""
    space.write("one.jsonl", json.dumps({"url": "https://x.example/1", "title": "Good line"}))
    first, again, hushed = (
        space("import", "one.jsonl"),
        space("import", "one.jsonl"),
        space("-q", "import", "one.jsonl"),
    )
    assert (first.code, first.out, first.err) == (0, "", "1 story added, 0 known already\n")
    assert again.err == "0 stories added, 1 known already\n"
    assert (hushed.code, hushed.err) == (0, "")


def test_what_is_no_story_may_be_a_headline(space: Any) -> None:
    """`explain` with words instead of an address or id: 2, and a hint at --text."""
    said = space("explain", "notaurl")
    assert said.code == 2
    assert "--text" in said.err


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (("show", "zzzzzz"), "zzzzzz"),
        (("new", "--since", "soon"), "soon"),
        (("--as-of", "yesterday", "new"), "yesterday"),
        (("new", "--topic", "nope"), "nope"),
        (("new", "--reader", "nobody"), "nobody"),
        (("new", "--format", "yaml"), "yaml"),
        (("nonsense",), "nonsense"),
        (("new", "--nonsense"), "nonsense"),
        (("export",), "output"),
        (("search", '"unclosed'), "unclosed"),
        (("explain",), "--text"),
        (("explain", "https://nobody.example/x"), "nobody"),
        (("fetch", "nofeed"), "nofeed"),
        (("not", "zzzzzz", "cz-pardon"), "zzzzzz"),
        (("--config", "missing.yaml", "new"), "missing.yaml"),
    ],
)
def test_a_wrong_argument_gets_one_line_and_exit_2(space: Any, args: tuple[str, ...], word: str) -> None:
    """One line that names what was wrong."""
    said = space(*args)
    assert said.code == 2
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert word in said.err


@pytest.mark.parametrize("asked", [("--log-format", "json"), ("--log-format=json",)])
@pytest.mark.parametrize("wrong", [("fetch", "nofeed"), ("show",), ("search", "a AND (")])
def test_errors_are_json_where_the_log_is(space: Any, asked: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    """Whoever reads the log by machine can read how it ended."""
    said = space(*asked, *wrong)
    told = json.loads(said.err)
    assert said.code == 2
    assert told["level"] == "error"
    assert not told["message"].startswith("tracker:")


@pytest.mark.parametrize(
    "args",
    [
        ("--log-format", "text", "fetch", "json"),
        ("search", "a AND (", "--format", "json", "--log-format=text"),
        ("fetch", "nofeed", "--", "--log-format=json"),
    ],
)
def test_errors_are_text_where_json_is_asked_for_something_else(space: Any, args: tuple[str, ...]) -> None:
    """The word json elsewhere in a command line does not change the log."""
    assert space(*args).err.startswith("tracker: ")


def test_too_little_memory_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no mistake of the program, and says what to do; what is known of the reason is told."""
    for reason, told in ("", "there is not enough memory;"), ("no more threads", "no more threads;"):
        monkeypatch.setattr(Door, "reading", Mock(side_effect=MemoryError(reason)))
        assert enter(["stats"]) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert said.err.startswith(f"tracker: {told}")


def test_a_foreign_database_is_left_alone(space: Any) -> None:
    """A file that is no database of ours: exit 1, one line, untouched."""
    path = space.write("t.db", "this is somebody's diary, not a database\n" * 50)
    before = path.read_bytes()
    said = space("new")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert path.read_bytes() == before


def test_failing_feeds_set_the_exit_code(zebra: Callable[..., Any], feeds: Any) -> None:
    """3 when some feeds failed, 4 when all did, and the feed is named."""
    feeds.put("/a", "Zebra amber")
    feeds.status["/bad"] = 500
    feeds.bodies["/page"] = b"<html><body>please log in</body></html>"
    some = zebra("/a", "/bad")("fetch")
    assert (some.code, "bad" in some.err) == (3, True)
    every = zebra("/page")("fetch", "--force")
    assert (every.code, "page" in every.err) == (4, True)


def test_a_failing_feed_is_told_once_a_day_and_once_when_it_recovers(zebra: Callable[..., Any], feeds: Any) -> None:
    """A cron job is not spammed."""
    feeds.put("/a", "Zebra amber")
    feeds.status["/b"] = 500
    space = zebra("/a", "/b")
    at = "2025-03-{:02}T{:02}:00:00Z".format
    assert "/b" in space("--as-of", at(13, 8), "run").err
    assert space("--as-of", at(13, 20), "run").err == ""
    assert "/b" in space("--as-of", at(15, 8), "run").err
    feeds.put("/b", "Zebra quartz")
    feeds.status.pop("/b")
    assert "works again" in space("--as-of", at(20, 8), "run").err
    assert space("--as-of", at(20, 20), "run").err == ""


def test_a_feed_that_is_not_due_is_left_alone(zebra: Callable[..., Any], feeds: Any) -> None:
    """A second fetch asks nothing; --force asks again with validators."""
    feeds.put("/a", "Zebra amber")
    space = zebra("/a")
    space("fetch")
    feeds.asked.clear()
    space("fetch")
    assert feeds.asked == []
    space("fetch", "--force")
    ((_, tag),) = feeds.asked
    assert tag is not None
