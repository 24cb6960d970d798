"""Settings kept between commands are the settings the file gives, or are not used."""

import os
from pathlib import Path

import pytest

from tracker.config import recall
from tracker.config.interpret import interpret
from tracker.config.load import load
from tracker.config.shipped import shipped
from tracker.errors import ConfigError

FULL = """
feeds:
  - {url: https://a.example/rss, every: 90s, authority: 0.5}
  - {url: https://b.example/rss, enabled: false}
topics: [cz-pardon, mine.yaml, {name: Zebra, keywords: [zebra]}]
fetch: {interval: 1h}
rank: {half_life: 2d}
timezone: Asia/Tokyo
languages: [ja, en]
readers: {desk: {topics: [zebra], limit: 3, to: [out.md, "-"], languages: [de]}}
keep: 400d
heartbeat: weekly
outlets: outlets.yaml
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "mine.yaml").write_text("id: mine\n")
    (tmp_path / "outlets.yaml").write_text("outlets: []\n")
    (tmp_path / "feeds.yaml").write_text(FULL)
    return tmp_path


@pytest.mark.parametrize(
    "text", [FULL, shipped("feeds.yaml").read_text(encoding="utf-8"), "feeds: ['http://[::1]:8/']\n"]
)
def test_what_is_recalled_equals_what_is_read(workspace: Path, text: str) -> None:
    """Every setting of every kind survives."""
    file = workspace / "feeds.yaml"
    file.write_text(text, encoding="utf-8")
    read = interpret(file)
    assert recall.recall(file) is None
    assert load(file) == read
    assert recall.recall(file) == read
    assert load(file) == read


def test_any_change_is_noticed(workspace: Path) -> None:
    """An edit of the file, of a topic's file, and a file that went away make the next command read again."""
    file = workspace / "feeds.yaml"
    load(file)
    file.write_text(FULL.replace("weekly", "daily"))
    with pytest.raises(ConfigError, match="weekly"):
        load(file)
    file.write_text(FULL)
    assert recall.recall(file) is not None
    (workspace / "mine.yaml").write_text("id: other\n")
    assert load(file).topics[1].id == "other"
    (workspace / "outlets.yaml").unlink()
    with pytest.raises(ConfigError, match="outlets"):
        load(file)


def test_a_moved_workspace_is_read_again(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Absolute paths of the old place never come back."""
    load(workspace / "feeds.yaml")
    moved = tmp_path_factory.mktemp("other") / "space"
    workspace.rename(moved)
    assert recall.recall(moved / "feeds.yaml") is None
    assert load(moved / "feeds.yaml").database == moved / "data" / "tracker.db"


@pytest.mark.parametrize(
    "text",
    [
        "feeds: ['https://u:hunter2@a.example/']\n",
        "feeds: ['https://a.example/${TRACKER_TEST_TOKEN}']\n",
        "feeds: [{url: 'https://a.example/', headers: {X: hunter2}}]\n",
        "feeds: ['https://a.example/']\nsmtp: {host: m, from: a@b, password: hunter2}\n",
        "feeds: ['https://a.example/']\nreaders: {desk: {to: 'ntfy://hunter2@host/'}}\n",
        "feeds: ['https://a.example/']\nreaders: {desk: {to: 'mailto:${TRACKER_TEST_TOKEN}'}}\n",
    ],
)
def test_settings_with_secrets_are_not_kept(workspace: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No secret reaches the disk."""
    monkeypatch.setenv("TRACKER_TEST_TOKEN", "hunter2")
    (workspace / "feeds.yaml").write_text(text)
    load(workspace / "feeds.yaml")
    assert list((workspace / "data").iterdir()) == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"text": 1}', b"\xff", b'{"config": {}, "files": {}}'])
def test_a_broken_memory_is_no_trouble(workspace: Path, body: bytes) -> None:
    """Whatever stands in the kept file, the configuration is read."""
    file = workspace / "feeds.yaml"
    (workspace / recall.PLACE).write_bytes(body)
    assert load(file) == interpret(file)


def test_an_edit_while_reading_keeps_nothing(workspace: Path) -> None:
    """Old settings are never kept with new text."""
    file = workspace / "feeds.yaml"
    before = file.read_bytes()
    config = interpret(file)
    file.write_bytes(before + b"# edited\n")
    recall.remember(config, before)
    assert not (workspace / recall.PLACE).exists()


def test_nothing_is_kept_where_there_is_no_place(tmp_path: Path) -> None:
    """Without a `data` folder no file appears."""
    (tmp_path / "feeds.yaml").write_text("feeds: [https://a.example/]\n")
    load(tmp_path / "feeds.yaml")
    assert os.listdir(tmp_path) == ["feeds.yaml"]
