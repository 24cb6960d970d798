"""Any arguments, any configuration, any topic file: an exit code of ours, lines with file and number, no traceback."""

import contextlib
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tracker.cli.main import COMMANDS, COMMON, enter

EXITS = {0, 1, 2, 3, 4, 75}
LONG = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
QUICK = settings(LONG, max_examples=7, derandomize=True)

FEEDS = "database: t.db\nfeeds: [https://feeds.example/one.xml]\ntopics: [{name: Zebra, keywords: [zebra]}]\n"
#: Commands that ask a person or the network, or that take long, are left out here; each has tests of its own.
NAMES = sorted(set(COMMANDS) - {"run", "fetch", "demo", "init", "label", "rebuild"})
OPTIONS = [*COMMON, "--since", "--format", "--topic", "--reader", "--limit", "--min-score", "--all", "--help", "-o"]
OPTIONS += ["--what", "--columns", "--map", "--text", "--summary", "--bom", "--from", "--to", "--", "-h", "--always"]
VALUES = ["json", "csv", "html", "24h", "7d", "2025-03-13", "zebra", "default", "0", "-1", "1e999", "nan", "", "-", "."]
VALUES += ["\udcff", "\x1b[2J", "*", '"', "NEAR(", "a AND", "../..", "/dev/null", "9" * 400, "0001-01-01", "٣"]
VALUES += [
    "9999-12-31T23:59:59Z",
    "list",
    "show",
    "test",
    "lint",
    "remove",
    "export",
    "99999999d",
    "%s",
    "{}",
    "feeds.yaml",
]
#: No command line can hold a NUL.
TYPED = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=8)
WORDS = st.one_of(st.sampled_from(NAMES), st.sampled_from(OPTIONS), st.sampled_from(VALUES), TYPED)
LINES = st.builds(lambda name, rest: [name, *rest], st.sampled_from(NAMES), st.lists(WORDS, max_size=5))
LINES = st.one_of(LINES, st.lists(WORDS, max_size=6))


@pytest.fixture(scope="module", autouse=True)
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One folder for all examples; nothing outside is written because no command may leave it."""
    folder = tmp_path_factory.mktemp("fuzz")
    before = Path.cwd()
    os.chdir(folder)
    old = {name: os.environ.pop(name, None) for name in ("TRACKER_CONFIG",)}
    Path("feeds.yaml").write_text(FEEDS)
    yield folder
    os.chdir(before)
    os.environ.update({name: value for name, value in old.items() if value is not None})


def entered(*args: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = enter(args)
    return code, out.getvalue(), err.getvalue()


def any_arguments(args: list[str]) -> None:
    # These would ask the network, or write over what the other examples stand on.
    assume(not {"run", "fetch", "demo", "init", "label", "rebuild", "check", "discover", "add", "apply"} & set(args))
    assume(not any(word.startswith("http") for word in args))
    code, _, err = entered(*args)
    Path("feeds.yaml").write_text(FEEDS)
    assert code in EXITS, (args, code)
    assert "Traceback" not in err
    assert "mistake of the program" not in err, (args, err)
    if code == 2:
        assert err.strip(), args


@QUICK
@given(LINES)
def test_any_arguments(args: list[str]) -> None:
    """Whatever is typed ends with a code of ours and without a traceback."""
    any_arguments(args)


@pytest.mark.slow
@LONG
@given(LINES)
def test_very_many_arguments(args: list[str]) -> None:
    """The same for longer."""
    any_arguments(args)


KEYS = ["database", "fetch", "feeds", "topics", "rank", "timezone", "languages", "readers", "keep", "smtp", "outlets"]
KEYS += ["heartbeat", "url", "name", "id", "kind", "weights", "half_life", "timeout", "concurrency", "headers", "every"]
KEYS += ["version", "match", "scope", "stages", "window", "examples", "concepts", "all", "any", "near", "words", "not"]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(
        ["30m", "https://a.example/x", "zebra", "sentence", "cz", "${NOPE}", "mine.yaml", "../../etc", "400d"]
    ),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=15,
)


def written(tree: object) -> str:
    import yaml

    return yaml.safe_dump(tree, allow_unicode=True)


@st.composite
def broken(draw: st.DrawFn, text: str) -> str:
    """A good file with something put in, taken out, or twice."""
    at = draw(st.integers(0, len(text)))
    until = draw(st.integers(at, min(len(text), at + 20)))
    middle = draw(
        st.one_of(st.text(max_size=6), st.sampled_from(["\t", "- ", ": ", "{", "]", "&a ", "*a", "!!python/x ", "\n"]))
    )
    return text[:at] + middle + text[until:]


TOPIC = (
    "version: 1\nid: mine\nname: Mine\nabout: zebras\nconcepts:\n  zebra:\n    about: the animal\n    kind: thing\n"
    "    strong: {any: [zebra, zebras]}\nmatch: {all: [zebra]}\nscope: [sentence, title]\nstages: [sought]\n"
    "window: 96h\nexamples:\n  should: [{lang: en, title: A zebra}]\n"
    "  should_not: [{lang: en, title: A horse, why: no zebra}]\n"
)
SETTINGS = (
    "database: t.db\nfetch: {timeout: 5, concurrency: 4, interval: 1h}\nfeeds:\n  - {url: 'https://a.example/x'}\n"
    "topics: [{name: Zebra, keywords: [zebra]}]\nrank: {half_life: 24h}\ntimezone: UTC\nlanguages: [en]\n"
    "readers: {desk: {topics: [zebra], min_score: 4, format: markdown, to: out.md}}\nkeep: 400d\n"
)


def only_mistakes(name: str, text: str) -> None:
    """A file is taken, or every line of complaint names a file and a line in it."""
    Path(name).write_bytes(text.encode("utf-8", "surrogatepass"))
    if name == "mine.yaml":
        Path("feeds.yaml").write_text("database: t.db\nfeeds: [https://a.example/x]\ntopics: [mine.yaml]\n")
    code, _, err = entered("topics", "list")
    assert code in (0, 1, 2), (text, code, err)
    assert "Traceback" not in err
    assert "mistake of the program" not in err, (text, err)
    if code == 2:
        lines = err.splitlines()
        assert lines
        for line in lines:
            assert re.match(r"(tracker: )?\S*\.yaml:\d+: ", line), (text, line)


@QUICK
@given(st.one_of(TREES.map(written), broken(SETTINGS), st.text(max_size=60)))
def test_any_configuration(text: str) -> None:
    """Any feeds.yaml is taken, or each mistake in it is a line `feeds.yaml:LINE: …`."""
    only_mistakes("feeds.yaml", text)


@QUICK
@given(st.one_of(TREES.map(written), broken(TOPIC), st.text(max_size=60)))
def test_any_topic_file(text: str) -> None:
    """Any topic file is taken, or each mistake in it is a line `mine.yaml:LINE: …`."""
    only_mistakes("mine.yaml", text)


@pytest.mark.slow
@LONG
@given(st.one_of(TREES.map(written), broken(SETTINGS), st.text(max_size=60)))
def test_very_many_configurations(text: str) -> None:
    """The same for longer."""
    only_mistakes("feeds.yaml", text)


@pytest.mark.slow
@LONG
@given(st.one_of(TREES.map(written), broken(TOPIC), st.text(max_size=60)))
def test_very_many_topic_files(text: str) -> None:
    """The same for longer."""
    only_mistakes("mine.yaml", text)
