"""Which file is meant, new workspaces, the rules a workspace uses."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.claims.origin import own
from tracker.config import find as finding
from tracker.config import knowledge, news, shipped, workspace
from tracker.config.find import find
from tracker.config.load import load
from tracker.errors import ConfigError, UsageError
from tracker.model import Story
from tracker.pipeline.rulebook import compiled
from tracker.rules import engine

SMALL = "feeds: [https://a.example/rss]\n"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, no variable, and a user folder of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv("TRACKER_CONFIG", raising=False)
    monkeypatch.setattr(finding, "user_file", lambda: tmp_path / "home" / "feeds.yaml")
    return tmp_path


def test_the_nearest_file_wins(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Option, then variable, then the current folder, then the user's own."""
    for name in ("option.yaml", "variable.yaml", "here/feeds.yaml", "home/feeds.yaml"):
        (empty / name).parent.mkdir(exist_ok=True)
        (empty / name).write_text(SMALL)
    monkeypatch.setenv("TRACKER_CONFIG", str(empty / "variable.yaml"))
    assert find(empty / "option.yaml") == empty / "option.yaml"
    assert find() == empty / "variable.yaml"
    monkeypatch.delenv("TRACKER_CONFIG")
    assert find() == Path("feeds.yaml")
    Path("feeds.yaml").unlink()
    assert find() == empty / "home" / "feeds.yaml"


def test_no_file_is_one_line_that_names_init(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever starts in an empty folder learns what to do."""
    with pytest.raises(ConfigError, match="`tracker init`") as caught:
        find()
    assert len(caught.value.lines) == 1
    for path in (Path("none.yaml"),):
        with pytest.raises(ConfigError, match="`tracker init`"):
            find(path)
    monkeypatch.setenv("TRACKER_CONFIG", "none.yaml")
    with pytest.raises(ConfigError, match="TRACKER_CONFIG"):
        find()


def test_a_new_workspace_loads(empty: Path) -> None:
    """The commented file is the shipped one; a file that exists is kept."""
    made = workspace.make(empty / "new" / "space")
    assert made.new
    assert made.config.read_bytes() == shipped.shipped("feeds.yaml").read_bytes()
    assert load(made.config).database == empty / "new" / "space" / "data" / "tracker.db"
    assert made.history.is_file()
    made.config.write_text(SMALL)
    assert not workspace.make(empty / "new" / "space").new
    assert made.config.read_text() == SMALL


def test_a_place_that_is_no_folder_is_one_line(empty: Path) -> None:
    """A file in the way is told, not overwritten."""
    Path("file").write_text("x")
    with pytest.raises(UsageError, match="choose another place"):
        workspace.make(Path("file"))
    assert Path("file").read_text() == "x"


def test_shipped_files_are_found_in_a_wheel_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside the package they win; without any the message says to install again."""
    monkeypatch.setattr(shipped, "PACKAGE", tmp_path / "tracker")
    with pytest.raises(FileNotFoundError, match="install it again"):
        shipped.shipped("feeds.yaml")
    (tmp_path / "tracker" / "shipped").mkdir(parents=True)
    (tmp_path / "tracker" / "shipped" / "feeds.yaml").write_text(SMALL)
    assert shipped.shipped("feeds.yaml").read_text() == SMALL


def test_the_fingerprint_follows_every_rule_byte(empty: Path) -> None:
    """It changes with a topic's file, the choice of topics, an inline topic and own outlets, and with nothing else."""
    file, mine = Path("feeds.yaml"), Path("mine.yaml")
    mine.write_text("id: mine\n")

    def printed(text: str) -> str:
        file.write_text(text)
        return knowledge.fingerprint(load(file))

    base = printed(f"{SMALL}topics: [mine.yaml]\n")
    assert printed(f"# comment\n{SMALL}keep: 9d\ntopics:\n  - mine.yaml\n") == base
    mine.write_text("id: mine\n# touched\n")
    seen = [base, printed(f"{SMALL}topics: [mine.yaml]\n"), printed(SMALL)]
    seen.append(printed(f"{SMALL}topics: [{{name: Zebra, keywords: [zebra]}}]\n"))
    seen.append(printed(f"{SMALL}topics: [{{name: Zebra, keywords: [zebras]}}]\n"))
    Path("outlets.yaml").write_text("outlets: []\n")
    seen.append(printed(f"{SMALL}outlets: outlets.yaml\n"))
    assert len(set(seen)) == len(seen)


def test_a_program_that_understands_the_files_otherwise_has_another_fingerprint(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So tags and developments of an older program are derived again, and never mixed with new ones."""
    Path("feeds.yaml").write_text(SMALL)
    config = load(Path("feeds.yaml"))
    before = knowledge.fingerprint(config)
    monkeypatch.setattr(engine, "ENGINE", engine.ENGINE + 1)
    assert knowledge.fingerprint(config) != before


def test_own_outlets_add_to_the_shipped_ones(empty: Path) -> None:
    """The same id replaces, a new one adds and keeps its name and domains; a file that is no list is one line."""
    Path("outlets.yaml").write_text(
        "outlets:\n  - {id: reuters, name: Mine}\n  - {id: village-post, name: Village Post}\n"
    )
    Path("feeds.yaml").write_text(f"{SMALL}outlets: outlets.yaml\n")
    outlets = compiled(load(Path("feeds.yaml"))).outlets
    names = [outlets[name].name for name in ("reuters", "village-post", "wsj")]
    assert names == ["Mine", "Village Post", "Wall Street Journal"]
    Path("outlets.yaml").write_text("outlets:\n  - {id: mine, name: Reuters, owner: Me, domains: [reuters.com]}\n")
    rules = compiled(load(Path("feeds.yaml")))
    story = Story(
        id="", url="https://blog.example/1", title="x", source="Reuters", first_seen=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert rules.outlet("www.reuters.com") == own(story, rules) == rules.outlets["mine"]
    no_list, no_id = (
        ("- x\n", "1: outlets: expected a list"),
        ("outlets:\n  - {name: X}\n", "2: outlets.0: has no `id`"),
    )
    for wrong, told in (no_list, no_id):
        Path("outlets.yaml").write_text(wrong)
        with pytest.raises(ConfigError, match=rf"outlets\.yaml:{told}"):
            compiled(load(Path("feeds.yaml")))


def test_a_workspace_learns_of_newly_shipped_feeds(empty: Path) -> None:
    """Feeds that are on by default and missing here are named; those the user has by address or id are not."""
    default = load(shipped.shipped("feeds.yaml"))
    assert news.missing_feeds(default) == ()
    Path("feeds.yaml").write_text(SMALL)
    missing = news.missing_feeds(load(Path("feeds.yaml")))
    assert {feed.id for feed in missing} == {feed.id for feed in default.feeds if feed.enabled}
