"""YAML as text with lines: what it means, what it refuses, and that nothing breaks it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.config import yamlfile
from tracker.errors import ConfigError


def told(body: bytes) -> str:
    with pytest.raises(ConfigError) as caught:
        yamlfile.parse(body, "feeds.yaml")
    assert len(caught.value.lines) == 1
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("on", "on"), ("y", "y"), ("Yes", "Yes"), ("true", True), ("False", False), ("~", None),
        ("", None), ("null", None), ("12", 12), ("-3", -3), ("1e3", 1000.0), (".5", 0.5), ("1_000", "1_000"),
        ("1.5", 1.5), ("2024-01-01", "2024-01-01"), ("12:30", "12:30"), ("0x10", "0x10"), (".inf", ".inf"),
        ("'12'", "12"), ('"true"', "true"), ("9" * 40, "9" * 40), ("=", "="), ("1e999", "1e999"),
    ],
)  # fmt: skip
def test_plain_words_follow_yaml_1_2(text: str, value: object) -> None:
    """Only true and false are truth values, and a Norwegian feed may say `language: no`."""
    sheet = yamlfile.parse(f"key: {text}\n".encode(), "feeds.yaml")
    assert sheet.data == {"key": value}
    assert type(sheet.data["key"]) is type(value)


def test_every_value_knows_its_line() -> None:
    """Keys and items have the line on which they stand, in both styles."""
    sheet = yamlfile.parse(b"# comment\na:\n  - x: 1\n    y: [1,\n     2]\n  - {z: 3}\nb: 4\n", "feeds.yaml")
    assert sheet.data == {"a": [{"x": 1, "y": [1, 2]}, {"z": 3}], "b": 4}
    assert sheet.lines[("a",)] == 2
    assert sheet.lines[("a", 0, "y")] == 4
    assert sheet.lines[("a", 0, "y", 1)] == 5
    assert sheet.lines[("a", 1, "z")] == 6
    assert sheet.lines[("b",)] == 7


def test_an_alias_repeats_what_it_names() -> None:
    """Anchors and aliases work, and what is repeated has the line of the alias."""
    sheet = yamlfile.parse(b"a: &x {k: [1]}\nb: *x\n", "feeds.yaml")
    assert sheet.data["b"] == {"k": [1]}
    assert sheet.lines[("b", "k", 0)] == 2


def test_a_billion_laughs_are_bounded() -> None:
    """Aliases of aliases end in one line instead of filling the memory."""
    body = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    body += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
    assert "values, aliases counted" in told(body.encode())


def test_deep_nesting_is_refused() -> None:
    """A hundred thousand brackets, which end a process that composes trees, are one mistake."""
    assert "nested more than" in told(b"[" * 100_000)
    assert "nested more than" in told(b"{a: " * 100_000)


@pytest.mark.parametrize(
    ("body", "line", "word"),
    [
        (b"a: 1\nb: \x00\n", 2, "control character U+0000"),
        (b'a: 1\nb: "x\\0y"\n', 2, "NUL character"),
        (b"a: 1\nb: \xff\n", 2, "not valid UTF-8"),
        (b"a: *x\n", 1, "refers to no finished"),
        (b"a: &x [*x]\n", 1, "refers to no finished"),
        (b"a: 1\n---\nb: 2\n", 2, "second document"),
        (b"a: !!python/object/apply:os.system [ls]\n", 1, "tag"),
        (b"a: 1\n? [b]\n: 2\n", 2, "key is expected"),
        (b"a: 1\na: 2\n", 2, "stands twice, first on line 1"),
        (b"a: b: c\n", 1, "needs quotes"),
        (b"a:\n\tb: 1\n", 2, "tabs"),
        (b"a: [1\n", 2, "not valid YAML"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(body: bytes, line: int, word: str) -> None:
    """One line names the place and the reason."""
    text = told(body)
    assert text.startswith(f"feeds.yaml:{line}: ")
    assert word in text


def test_marks_of_utf_16_and_utf_8_are_understood() -> None:
    """A file saved by an editor on Windows reads the same."""
    for encoding in ("utf-8-sig", "utf-16"):
        assert yamlfile.parse("a: é\r\nb: 2\r\n".encode(encoding), "feeds.yaml").data == {"a": "é", "b": 2}


def test_files_that_are_none(tmp_path: Path) -> None:
    """A folder, a missing and a huge file are one clear line each."""
    with pytest.raises(ConfigError, match="this is a folder"):
        yamlfile.read(tmp_path)
    with pytest.raises(ConfigError, match="no such file"):
        yamlfile.read(tmp_path / "none.yaml")
    huge = tmp_path / "huge.yaml"
    huge.write_bytes(b"a" * (yamlfile.MAX_BYTES + 1))
    with pytest.raises(ConfigError, match="larger than"):
        yamlfile.read(huge)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text("abc:-[]{}&*!|>%@'\"#,?~ \n\t0", max_size=120).map(str.encode)))
def test_no_bytes_break_the_reader(body: bytes) -> None:
    """Whatever the bytes, there is data with lines or a `ConfigError`."""
    told: tuple[str, ...] = ()
    try:
        assert yamlfile.parse(body, "feeds.yaml").lines[()] >= 1
    except ConfigError as error:
        told = error.lines
    assert not any("\n" in line for line in told)


#: Letters, digits, marks, signs and spaces; YAML knows more line breaks than JSON.
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=20)


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(-(10**9), 10**9), WORDS),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
        max_leaves=10,
    )
)
def test_json_means_in_yaml_what_it_means_in_json(data: object) -> None:
    """JSON is YAML 1.2, so any JSON document reads as itself."""
    import json

    body = json.dumps(data, ensure_ascii=False)
    assert yamlfile.parse(body.encode(), "x").data == data
