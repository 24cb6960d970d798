"""What a user is told about mistakes in feeds.yaml.  Each file in `mistaken/` states its own lines behind `#!`."""

from pathlib import Path

import pytest

from tracker.config.load import load
from tracker.errors import ConfigError

FILES = sorted((Path(__file__).parent / "mistaken").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_mistake_is_told_in_one_go(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All mistakes come at once, one line each, sorted by line, with what is wrong and what is expected."""
    monkeypatch.delenv("TRACKER_TEST_UNSET", raising=False)
    body = path.read_text(encoding="utf-8")
    expected = [line.removeprefix("#! ") for line in body.splitlines() if line.startswith("#! ")]
    monkeypatch.chdir(tmp_path)
    file = Path("feeds.yaml")
    file.write_text(body, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(file)
    told = list(caught.value.lines)
    if expected[0].startswith("*"):
        assert len(told) == 1
        assert expected[0].removeprefix("*: ") in told[0]
    else:
        assert told == [f"feeds.yaml:{line}" for line in expected]
    assert caught.value.exit_code == 2


def test_no_message_repeats_a_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords in addresses and values of the environment never reach a message or a repr."""
    monkeypatch.setenv("TRACKER_TEST_SECRET", "hunter2 not an address")
    file = tmp_path / "feeds.yaml"
    file.write_text(
        "feeds:\n"
        "  - ftp://user:hunter2@example.org/rss\n"
        "  - user:hunter2@example.org/rss\n"
        "  - https://user:hunter2@example.org:port/rss\n"
        "  - https://example.org/${TRACKER_TEST_SECRET}\n"
        "  - {url: https://example.net/rss, headers: {X: {y: hunter2}}}\n"
        "  - https://user:hunter2@example.com/rss\n"
        "  - https://user:hunter2@example.com/rss\n"
    )
    with pytest.raises(ConfigError) as caught:
        load(file)
    assert len(caught.value.lines) == 6
    assert "hunter2" not in str(caught.value)


def test_a_control_character_does_not_reach_the_terminal(tmp_path: Path) -> None:
    """Escapes and direction marks in keys and values are shown as what they are."""
    file = tmp_path / "feeds.yaml"
    file.write_text('"\\e[31mfeeds": 1\nfeeds: ["\\e]0;x\\a"]\ntimezone: "\u202eniloreB"\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(file)
    assert str(caught.value).replace("\n", "").isprintable()
