"""Commands around the daily one: feeds, topics, labels, mornings, digests kept, signs of life, the demonstration."""

import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tracker.cli.main import COMMANDS, common_first, enter

NOON = "2025-03-13T12:00:00Z"


def test_common_options_stand_anywhere_before_a_double_dash() -> None:
    """`--config` and the like are understood before and after the command; what follows `--` is left alone."""
    assert common_first(["new", "--config", "a.yaml", "-q"]) == ["--config", "a.yaml", "-q", "new"]
    assert common_first(["search", "--", "--config"]) == ["search", "--", "--config"]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_help_has_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command's help ends in an example and begins with the line the overview shows."""
    assert enter([name, "--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Example: " in out
    assert COMMANDS[name][1] in out


def test_a_shell_gets_the_workspaces_own_values(
    space: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Completion offers topics of the workspace, and ids of its developments."""
    space.seed()
    capsys.readouterr()
    monkeypatch.setenv("_TRACKER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "tracker new --topic cz")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert enter([]) == 0
    assert capsys.readouterr().out.split() == ["cz-pardon"]
    monkeypatch.setenv("COMP_WORDS", "tracker show ")
    monkeypatch.setenv("COMP_CWORD", "2")
    enter([])
    assert len(capsys.readouterr().out.split()) == 2


def test_a_feed_is_added_by_its_page_checked_and_removed(zebra: Callable[..., Any], feeds: Any) -> None:
    """`feeds add` of a web page finds the feed it names; comments of the file stay."""
    feeds.put("/a", "Zebra amber")
    feeds.put("/b", "Zebra quartz")
    feeds.bodies["/home"] = (
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/b" title="B"></head><body>x</body></html>'
    )
    space = zebra("/a", more="# a note of mine\n")
    assert space("feeds", "discover", f"{feeds.base}/home", "--format", "json").json["feeds"][0]["url"].endswith("/b")
    checked = space("feeds", "check", f"{feeds.base}/b", "--format", "json").json["feed"]
    assert (checked["entries"], checked["form"]) == (1, "rss20")
    assert space("feeds", "add", f"{feeds.base}/home").code == 0
    text = (space.folder / "feeds.yaml").read_text()
    assert f"{feeds.base}/b" in text
    assert "# a note of mine" in text
    assert space("feeds", "remove", f"{feeds.base}/b").code == 0
    assert f"{feeds.base}/b" not in (space.folder / "feeds.yaml").read_text()
    assert space("feeds", "check", f"{feeds.base}/nothing").code == 1


def test_feeds_travel_as_opml(zebra: Callable[..., Any]) -> None:
    """OPML out and in again adds nothing twice."""
    space = zebra("/a", "/b")
    assert space("feeds", "export", "-o", "feeds.opml").code == 0
    assert "2 feeds" not in space("feeds", "import", "feeds.opml").out
    listed = space("feeds", "list", "--format", "json").json["feeds"]
    assert len(listed) == 2


def test_topics_are_listed_shown_tested_and_linted(space: Any) -> None:
    """The shipped topics pass their own examples."""
    space.seed()
    rows = space("topics", "--format", "json").json["topics"]
    assert {row["id"]: row["stories"] for row in rows} == {"binance-us": 2, "trump-stake": 2, "cz-pardon": 1}
    assert space("topics", "test").code == 0
    assert "clause" in space("topics", "show", "cz-pardon").out.lower()
    assert space("topics", "lint").code == 0
    assert json.loads(space("topics", "schema").out)["$schema"]
    assert space("topics", "suggest", "cz-pardon").code == 0


def test_a_changed_topic_is_compared_before_it_is_adopted(bare: Any) -> None:
    """`topics diff` says what is gained and lost and changes nothing; `topics apply` adopts."""
    head = "database: t.db\nfeeds: [https://f.example/x]\n"
    bare.write("feeds.yaml", head + "topics: [{name: Beast, keywords: [zebra]}]\n")
    rows = [{"url": f"https://n.example/{w}", "title": f"The {w} is here"} for w in ("zebra", "horse")]
    bare.seed([row | {"published": "2025-03-13T10:00:00Z"} for row in rows])
    bare.write("feeds.yaml", head + "topics: [{name: Beast, keywords: [horse]}]\n")
    changes = bare("topics", "diff", "--format", "json").json["changes"]
    assert [(c["title"], c["gains"], c["loses"]) for c in changes] == [
        ("The zebra is here", [], ["beast"]),
        ("The horse is here", ["beast"], []),
    ] or [(c["title"], c["gains"], c["loses"]) for c in changes] == [
        ("The horse is here", ["beast"], []),
        ("The zebra is here", [], ["beast"]),
    ]
    assert bare("topics", "apply").code == 0
    assert {row["title"]: row["topics"] for row in bare.stories()} == {
        "The zebra is here": [],
        "The horse is here": ["beast"],
    }


def test_an_id_printed_before_a_rule_change_still_resolves(bare: Any) -> None:
    """A development whose first story left the topic is found under its old id."""
    head = "database: t.db\nfeeds: [https://f.example/x]\n"
    bare.write("feeds.yaml", head + "topics: [{name: Beast, keywords: [zebra, stripes]}]\n")
    title = "Zebra herd crosses the river at dawn near the old bridge"
    rows = [
        {"url": "https://n.example/1", "title": title.replace("Zebra", "Stripes"), "published": "2025-03-13T09:00:00Z"},
        {"url": "https://n.example/2", "title": title, "published": "2025-03-13T10:00:00Z"},
    ]
    bare.seed(rows)
    (old,) = {row["development"] for row in bare.stories()}
    bare.write("feeds.yaml", head + "topics: [{name: Beast, keywords: [zebra]}]\n")
    assert bare("topics", "apply").code == 0
    assert bare("show", old).code == 0


def test_labels_are_made_by_answers_and_judge_the_topics(space: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """y, n, undo and quit; the file is read by `topics test`."""
    space.seed()
    monkeypatch.setattr("sys.stdin", io.StringIO("y\nn\nu\ny\ns\nq\n"))
    assert space("label", "-o", "gold.jsonl", "--topic", "cz-pardon").code == 0
    rows = [json.loads(line) for line in (space.folder / "gold.jsonl").read_text().splitlines()]
    assert rows
    assert all(row["asked"] == ["cz-pardon"] for row in rows)
    judged = space("topics", "test", "gold.jsonl", "--format", "json")
    assert judged.code == 0
    assert judged.json["figures"][0]["topic"] == "all"


def test_mornings_are_replayed_and_remember_nothing(space: Any) -> None:
    """Backtest shows each fact once, judges by labels, and leaves the ledger alone."""
    space.seed()
    urls = ["https://one.example/a", "https://two.example/b"]
    labels = [{"url": url, "development": f"d{n}", "importance": 5} for n, url in enumerate(urls)]
    space.write("facts.jsonl", "".join(json.dumps(row) + "\n" for row in labels))
    told = space(
        "backtest", "--from", "2025-03-13", "--to", "2025-03-16", "--labels", "facts.jsonl", "--format", "json"
    ).json
    assert [row["morning"] for row in told["lines"]] == ["2025-03-14", "2025-03-14"]
    assert told["figures"]["missed"] == "0 of 2"
    assert told["figures"]["repeated"].startswith("0 ")
    assert len(space.new("--as-of", "2025-03-14T09:00:00Z")) == 2


def test_a_digest_is_kept_where_the_reader_wants(space: Any) -> None:
    """`digest -o` writes the file, `--archive` keeps what was sent, and it is told once."""
    space.seed()
    at = ("--as-of", "2025-03-14T08:00:00Z")
    assert space(*at, "digest", "--dry-run", "-o", "d.html", "--format", "html").code == 0
    assert not (space.folder / "d.html").exists()
    assert space(*at, "digest", "-o", "d.html", "--format", "html", "--archive", "kept").code == 0
    assert "Binance.US" in (space.folder / "d.html").read_text()
    assert sorted(p.suffix for p in (space.folder / "kept").iterdir()) == [".html", ".json"]
    assert space(*at, "digest").out == ""


def test_an_undelivered_digest_is_owed(space: Any) -> None:
    """What could not be written is not marked as shown: exit 1, and the next time it comes."""
    space.seed()
    at = ("--as-of", "2025-03-14T08:00:00Z")
    failed = space(*at, "digest", "-o", "no/such/folder/d.txt")
    assert failed.code == 1
    assert failed.err.count("\n") == 1
    assert "Binance.US" in space(*at, "digest").out


def test_a_weekly_sign_of_life(bare: Any) -> None:
    """With `heartbeat: weekly` a silent job says a line a week."""
    bare.write("feeds.yaml", "database: t.db\nfeeds: [https://f.example/x]\nheartbeat: weekly\n")
    at = "2025-03-{:02}T08:00:00Z".format
    said = [bool(bare("--as-of", at(day), "digest").out) for day in (1, 2, 5, 8, 9, 15)]
    assert said == [True, False, False, True, False, True]


def test_only_untagged_stories_are_forgotten(zebra: Callable[..., Any], feeds: Any) -> None:
    """`keep` drops what is old and about nothing, and it does not come back while the feed still carries it."""
    feeds.put("/a", "Zebra amber", "Bank holiday")
    space = zebra("/a", more="keep: 10d\n")
    space("--as-of", NOON, "run")
    feeds.put("/a", "Zebra amber", "Bank holiday", "Zebra quartz")
    space("--as-of", "2025-04-01T12:00:00Z", "run")
    assert "Bank holiday" not in {row["title"] for row in space.stories()}
    assert "Zebra amber" in {row["title"] for row in space.stories()}


def test_search_finds_words_phrases_and_other_scripts(space: Any) -> None:
    """Full text over everything stored."""
    row = {"url": "https://n.example/zh", "title": "特朗普赦免币安创始人赵长鹏", "published": "2025-10-23T12:00:00Z"}
    space.seed()
    space.seed([row])
    assert "Bank holiday" in space("search", "holiday").out
    assert "赵长鹏" in space("search", "赵长鹏").out
    assert len(space("search", '"Binance.US"', "--format", "json").json["stories"]) == 2


def test_explain_names_the_missing_clause(space: Any) -> None:
    """For topics that did not match, what is missing."""
    said = space("explain", "--text", "Trump pardons two turkeys", "--format", "json")
    assert said.code == 0
    assert {row["topic"] for row in said.json["missing"]} >= {"cz-pardon"}


def test_the_demonstration_tells_two_evenings_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One report with one origin, its denial, then the official act first; nothing of the first evening again."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert enter(["-q", "demo"]) == 0
    first, second = capsys.readouterr().out.split("Second evening.")
    assert "1 origin: Wall Street Journal" in first
    assert "denied" in first
    told = [line for line in second.splitlines() if line and not line.startswith(" ")]
    assert "pardon" in told[0].lower()
    assert "official" in second.split(told[0])[1].splitlines()[1]
    assert "held talks on a stake" not in second
    assert list(tmp_path.iterdir()) == []
