"""What is made of the program's own files is made once, and again whenever anything it depends on changed."""

import dataclasses
import inspect
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tracker.config import knowledge, shipped, yamlfile
from tracker.config.kept import kept
from tracker.rules.compile import compile_library

Make = Callable[[], list[str]]


@pytest.fixture
def made() -> list[int]:
    """How often something was made."""
    return []


@pytest.fixture
def again(tmp_path: Path, made: list[int]) -> Make:
    """Ask for what is made of `a.yaml` and `b.py`."""
    for name in ("a.yaml", "b.py"):
        (tmp_path / name).write_text(name)

    def make() -> list[str]:
        made.append(1)
        return [(tmp_path / name).read_text() for name in ("a.yaml", "b.py")]

    return lambda: kept(str(tmp_path / "b.py"), [tmp_path / "a.yaml", tmp_path / "b.py"], make)


def keeping(folder: Path) -> Path:
    """The one file that is kept; nothing else lies about."""
    (file,) = (folder / "__pycache__").iterdir()
    return file


def test_it_is_made_once(again: Make, made: list[int]) -> None:
    """The second time it is read."""
    assert again() == again() == ["a.yaml", "b.py"]
    assert len(made) == 1


@pytest.mark.parametrize("name", ["a.yaml", "b.py"])
def test_a_change_of_any_source_makes_it_again(again: Make, made: list[int], tmp_path: Path, name: str) -> None:
    """The program's own text counts like the files it reads."""
    again()
    (tmp_path / name).write_text("other")
    assert "other" in again()
    assert len(made) == 2


def test_text_that_moves_from_one_file_to_the_next_is_a_change(again: Make, made: list[int], tmp_path: Path) -> None:
    """Both files together still hold the same bytes."""
    again()
    (tmp_path / "a.yaml").write_text("a.yamlb")
    (tmp_path / "b.py").write_text(".py")
    assert again() == ["a.yamlb", ".py"]


@pytest.mark.parametrize(
    "damage", [lambda kept: b"", lambda kept: kept[:-1], lambda kept: kept[:-9] + b"?" + kept[-8:]]
)
def test_a_damaged_file_is_made_again(
    again: Make, made: list[int], tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    """Empty, cut off or with another byte in it."""
    again()
    file = keeping(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    assert again() == ["a.yaml", "b.py"]
    assert again() == ["a.yaml", "b.py"]
    assert len(made) == 2


def test_where_nothing_can_be_kept_it_is_made_each_time(again: Make, made: list[int], tmp_path: Path) -> None:
    """A folder that cannot be made, as in a program that belongs to somebody else, is no failure."""
    (tmp_path / "__pycache__").write_text("in the way")
    assert again() == again() == ["a.yaml", "b.py"]
    assert len(made) == 2


def test_a_source_that_is_missing_leaves_the_complaint_to_the_maker(tmp_path: Path) -> None:
    """It knows what to say; and nothing is kept."""
    assert kept(str(tmp_path / "a"), [tmp_path / "a"], lambda: "made") == "made"
    assert not list(tmp_path.iterdir())


def test_everything_in_the_library_is_made_of_what_its_key_covers() -> None:
    """A class of another room could change, and what is kept would still be read into it."""
    keyed = {module for room in knowledge.MAKERS for module in shipped.modules(room)}
    sources = {Path(inspect.getfile(kind)) for kind in kinds(knowledge.library())}
    assert sources
    assert sources <= keyed


def kinds(thing: object) -> set[type]:
    """Our own classes that something is made of."""
    if dataclasses.is_dataclass(thing):
        inner = (kinds(getattr(thing, field.name)) for field in dataclasses.fields(thing))
        return {type(thing)}.union(*inner)
    if isinstance(thing, Mapping):
        thing = list(thing.values())
    return set().union(*map(kinds, thing)) if isinstance(thing, list | tuple) else set()


def test_the_library_that_is_kept_is_the_one_the_files_say() -> None:
    """Whether it was just made or read back."""
    sheets = {name: yamlfile.read(shipped.knowledge_file(name), name) for name in knowledge.SHARED}
    assert knowledge.library() == knowledge.library() == compile_library(**sheets)
