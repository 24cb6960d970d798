"""From feeds.yaml to settings."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.config.durations import duration, written
from tracker.config.load import load
from tracker.config.settings import Config
from tracker.config.shipped import shipped
from tracker.errors import ConfigError


def loaded(folder: Path, text: str) -> Config:
    file = folder / "feeds.yaml"
    file.write_text(text, encoding="utf-8")
    return load(file)


def test_the_smallest_file_is_an_address(tmp_path: Path) -> None:
    """A bare address is a feed, and everything else has its documented default."""
    config = loaded(tmp_path, "feeds:\n  - https://www.example.org/news/rss.xml\n")
    (feed,) = config.feeds
    assert (feed.url, feed.id, feed.name) == (
        "https://www.example.org/news/rss.xml", "example.org-news-rss", "example.org",
    )  # fmt: skip
    assert feed.enabled
    assert config.database == tmp_path / "data" / "tracker.db"
    assert [topic.id for topic in config.topics] == ["binance-us", "trump-stake", "cz-pardon"]
    assert config.timezone.key == "UTC"
    assert config.languages == ("en",)
    assert config.reader() is not None
    assert config.reader("desk") is None


def test_every_key_arrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the file says is what the settings say, with paths from the file's folder and shares that add up to 1."""
    monkeypatch.setenv("TRACKER_TEST_TOKEN", "s3cret")
    (tmp_path / "outlets.yaml").write_text("outlets: []\n")
    (tmp_path / "mine.yaml").write_text("version: 1\nid: mine\nname: My topic\n")
    config = loaded(
        tmp_path,
        """
        database: store/news.db
        fetch: {timeout: 5, concurrency: 3, per_host: 1, max_bytes: 100, max_entries: 7, interval: 1h30m, user_agent: a}
        feeds:
          - {url: "https://user:p%40ss@example.org:8443/rss", id: ex, name: Ex, kind: press, owner: O, authority: 0.5,
             language: pt-BR, every: 90s, headers: {Authorization: "Bearer ${TRACKER_TEST_TOKEN}"}, enabled: false}
          - http://127.0.0.1:8000/${TRACKER_TEST_TOKEN}/rss
        topics: [cz-pardon, mine.yaml, {name: White Horse, keywords: [zebra]}]
        rank: {weights: {novelty: 2, corroboration: 1, status: 1, authority: 0, official: 0}, half_life: 2d}
        timezone: Europe/Berlin
        languages: [de, en-GB]
        readers:
          desk: {topics: [mine, white-horse], min_score: 40, limit: 5, format: html, to: [out/d.html, "-", "mailto:a"]}
          default: {languages: [es]}
        keep: 400d
        heartbeat: weekly
        outlets: outlets.yaml
        smtp: {host: m.example.org, from: t@example.org, user: u, password: "${TRACKER_TEST_TOKEN}", tls: tls}
        """.replace("\n        ", "\n"),
    )
    first, second = config.feeds
    assert (first.url, first.credentials) == ("https://example.org:8443/rss", ("user", "p@ss"))
    assert (first.language, first.every, first.enabled) == ("pt", timedelta(seconds=90), False)
    assert first.headers == (("Authorization", "Bearer s3cret"),)
    assert second.url == "http://127.0.0.1:8000/${TRACKER_TEST_TOKEN}/rss"
    assert second.address == "http://127.0.0.1:8000/s3cret/rss"
    assert config.trusted == {("https", "example.org", 8443), ("http", "127.0.0.1", 8000)}
    assert (config.limits.timeout, config.limits.interval) == (5.0, timedelta(minutes=90))
    assert (config.weights.novelty, config.weights.corroboration, config.weights.half_life) == (0.5, 0.25, timedelta(2))
    assert [topic.id for topic in config.topics] == ["cz-pardon", "mine", "white-horse"]
    assert [topic.title for topic in config.topics][1:] == ["My topic", "White Horse"]
    desk, default = config.reader("desk"), config.reader()
    assert desk is not None
    assert desk.to == (str(tmp_path / "out" / "d.html"), "-", "mailto:a")
    assert default is not None
    assert default.languages == ("es",)
    assert config.languages == ("de", "en")
    assert config.smtp is not None
    assert (config.smtp.port, config.smtp.password) == (465, "s3cret")
    assert config.keep == timedelta(days=400)
    assert "s3cret" not in repr(config)
    assert "p@ss" not in repr(config)


def test_credentials_from_the_environment_are_told_from_written_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A written password is what `doctor` warns about; `address` says that the environment gave it."""
    monkeypatch.setenv("TRACKER_TEST_LOGIN", "u:s3cret")
    config = loaded(tmp_path, "feeds: ['https://${TRACKER_TEST_LOGIN}@a.example/', 'https://u:p@b.example/']\n")
    given, written_down = config.feeds
    assert (given.url, given.address, given.credentials) == (
        "https://a.example/",
        "https://a.example/",
        ("u", "s3cret"),
    )
    assert (written_down.address, written_down.credentials) == (None, ("u", "p"))


def test_an_inline_topic_keeps_its_lines(tmp_path: Path) -> None:
    """Mistakes in a topic written in feeds.yaml are told with lines of feeds.yaml."""
    config = loaded(tmp_path, "feeds: [https://example.org/]\ntopics:\n  - name: Zebra\n    keywords:\n      - zebra\n")
    sheet = config.topics[0].sheet
    assert sheet is not None
    assert sheet.lines[("keywords", 0)] == 5


def test_a_disabled_feed_may_miss_its_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed that is not asked needs no secrets, and it stays in the list."""
    monkeypatch.delenv("TRACKER_TEST_UNSET", raising=False)
    config = loaded(
        tmp_path,
        "feeds:\n  - https://a.example/\n  - {url: 'https://b.example/${TRACKER_TEST_UNSET}', enabled: false}\n",
    )
    assert [feed.url for feed in config.feeds] == ["https://a.example/", "https://b.example/${TRACKER_TEST_UNSET}"]


def test_two_feeds_that_differ_by_format_are_two(tmp_path: Path) -> None:
    """`?feed=rss2` and `?feed=atom` are two addresses, although a canonical link drops both."""
    config = loaded(tmp_path, "feeds: ['https://a.example/?feed=rss2', 'https://a.example/?feed=atom']\n")
    assert len({feed.id for feed in config.feeds}) == 2


def test_made_ids_do_not_depend_on_neighbours(tmp_path: Path) -> None:
    """Removing one of two feeds with like addresses leaves the id of the other as it was, or free of a suffix."""
    both = loaded(tmp_path, "feeds: ['https://a.example/rss?x=1', 'https://a.example/rss?x=2']\n")
    swapped = loaded(tmp_path, "feeds: ['https://a.example/rss?x=2', 'https://a.example/rss?x=1']\n")
    assert both.feeds[1].id == "a.example-rss-" + both.feeds[1].id[-6:]
    assert swapped.feeds[1].id != both.feeds[1].id


@pytest.mark.parametrize("text", ["30m", "24h", "7d", "90s", "1d", "0s"])
def test_lengths_of_time_are_written_as_they_are_read(text: str) -> None:
    """Reading and writing are each other's inverse for whole units."""
    assert duration(written(duration(text))) == duration(text)


@pytest.mark.parametrize("value", ["", "soon", "-1h", "1x", "999999999w", -1, float("nan"), float("inf")])
def test_what_is_no_length_of_time_is_refused(value: str | float) -> None:
    """Negative, endless and unreadable lengths are errors."""
    with pytest.raises(ValueError, match=r"expected|duration"):
        duration(value)


LINES = shipped("feeds.yaml").read_text(encoding="utf-8").splitlines()[40:120]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_edit_of_a_good_file_breaks_the_loader(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Cutting, doubling and garbling lines of the shipped file gives settings or mistakes, never another error."""
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(st.sampled_from(["cut", "double", "garble", "indent"]))
        if how == "cut":
            del lines[at]
        elif how == "double":
            lines.insert(at, lines[at])
        elif how == "indent":
            lines[at] = " " + lines[at]
        else:
            lines[at] = data.draw(st.text("abc: -{}[]'\"&*?|>#0${}", max_size=30))
    file = tmp_path_factory.mktemp("edit") / "feeds.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert all(line.startswith(str(file)) and "\n" not in line for line in mistakes(file))


def mistakes(file: Path) -> tuple[str, ...]:
    """What a file is told; nothing when it is sound."""
    try:
        load(file)
    except ConfigError as error:
        return error.lines
    return ()
