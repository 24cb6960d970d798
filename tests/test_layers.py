"""The house keeps its floors: who may import whom, who owns which outside package, what a pure room never does."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "tracker"

#: Rooms from the ground up.  A room may import from its own floor only what stands left of it in PURE_ORDER.
FLOOR = {
    "errors": 0,
    "model": 0,
    "subscription": 0,
    "wire": 0,
    "version": 0,
    "text": 1,
    "parse": 2,
    "changes": 2,
    "rules": 2,
    "match": 2,
    "claims": 2,
    "group": 2,
    "novelty": 2,
    "rank": 2,
    "render": 2,
    "config": 3,
    "schema": 3,
    "store": 3,
    "fetch": 3,
    "exporting": 3,
    "deliver": 3,
    "pipeline": 4,
    "demo": 4,
    "cli": 5,
    "__main__": 6,
}
PURE_ORDER = ("rules", "match", "claims", "group", "novelty", "rank", "render")
#: Neighbours on one floor that may speak to each other: the describer of the tables and the room that makes them,
#: the order of the steps and the demonstration that runs them, the nouns of floor 0.
NEIGHBOURS = {("store", "schema"), ("demo", "pipeline"), ("wire", "model"), ("subscription", "model")}
PURE = {"text", "parse", "changes", "rules", "match", "claims", "group", "novelty", "rank", "render"}
OWNERS = {
    "feedparser": {"parse"},
    "lxml": {"parse"},
    "nh3": {"parse"},
    "ahocorasick_rs": {"match"},
    "rapidfuzz": {"match"},
    "httpx": {"fetch"},
    "httpcore": {"fetch"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "filelock": {"store"},
    "yaml": {"config"},
    "ruamel": {"config"},
    "jsonschema_rs": {"config"},
    "platformdirs": {"config"},
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"render"},
    "jinja2": {"render"},
    "smtplib": {"deliver"},
    "apprise": {"deliver"},
}
#: Names a pure room may not even mention as a call: clocks, files, output, sleep, chance.
IMPURE_CALLS = {"open", "print", "input", "exec", "eval"}
IMPURE_METHODS = {"now", "utcnow", "today", "sleep", "read_text", "write_text", "read_bytes", "write_bytes"}
IMPURE_MODULES = {"time", "random", "os", "socket", "subprocess", "sys", "tempfile", "shutil", "logging", "secrets"}


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Full names imported anywhere in a module, also inside functions."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are by full name"
            module = node.module or ""
            inner = [f"{module}.{alias.name}" for alias in node.names]
            exists = [name for name in inner if file_of(name) is not None]
            yield from ((name, node.lineno) for name in exists or [module])


def file_of(name: str) -> Path | None:
    """The file behind a dotted name of ours."""
    if name.split(".", maxsplit=1)[0] != "tracker":
        return None
    base = ROOT.joinpath(*name.split(".")[1:])
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if path.is_file():
            return path
    return None


def may_import(upper: str, lower: str) -> bool:
    if upper == lower or FLOOR[lower] < FLOOR[upper] or (upper, lower) in NEIGHBOURS:
        return True
    if upper in PURE_ORDER and lower in PURE_ORDER:
        return PURE_ORDER.index(lower) < PURE_ORDER.index(upper)
    return False


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_downward_only(path: Path) -> None:
    """No room reaches up or sideways."""
    mine = room(path)
    if mine == "__init__":
        return
    assert mine in FLOOR, f"{mine} has no floor: give the new room its place in the plan"
    wrong = []
    for name, line in imports(path):
        parts = name.split(".")
        if parts[0] != "tracker" or len(parts) == 1:
            continue
        if not may_import(mine, parts[1]):
            wrong.append(f"{path.name}:{line}: {mine} imports {parts[1]}")
    assert not wrong, wrong


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_an_outside_package_has_one_owner(path: Path) -> None:
    """Only the owner room of a package imports it."""
    wrong = [
        f"{path.name}:{line}: {name} belongs to {sorted(OWNERS[top])}"
        for name, line in imports(path)
        if (top := name.split(".")[0]) in OWNERS and room(path) not in OWNERS[top]
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("path", [p for p in modules() if room(p) in PURE], ids=lambda p: str(p.relative_to(ROOT)))
def test_a_pure_room_has_no_clock_and_no_io(path: Path) -> None:
    """Decisions never open, print, sleep, roll dice or ask the time."""
    wrong = [f"{path.name}:{line}: imports {name}" for name, line in imports(path) if name in IMPURE_MODULES]
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id in IMPURE_CALLS:
            wrong.append(f"{path.name}:{node.lineno}: calls {called.id}()")
        if isinstance(called, ast.Attribute) and called.attr in IMPURE_METHODS:
            wrong.append(f"{path.name}:{node.lineno}: calls .{called.attr}()")
    assert not wrong, wrong


def test_package_files_import_nothing() -> None:
    """`__init__` files hold at most a docstring."""
    full = [p for p in modules() if p.name == "__init__.py" and any(not isinstance(n, ast.Expr) for n in tree(p).body)]
    assert not full


def test_no_import_goes_in_a_circle() -> None:
    """The graph of our modules has no cycle, also through imports inside functions."""
    graph = {p: sorted({f for name, _ in imports(p) if (f := file_of(name)) and f != p}) for p in modules()}
    done: set[Path] = set()

    def visit(path: Path, way: tuple[Path, ...]) -> None:
        assert path not in way, " -> ".join(str(p.relative_to(ROOT)) for p in (*way, path))
        if path not in done:
            for lower in graph[path]:
                visit(lower, (*way, path))
            done.add(path)

    for path in graph:
        visit(path, ())


def test_planted_breaks_are_caught() -> None:
    """The check itself refuses an upward, a sideways and a wrong-order import."""
    assert not may_import("rank", "store")
    assert not may_import("match", "claims")
    assert not may_import("fetch", "store")
    assert not may_import("text", "rules")
    assert may_import("cli", "model")
