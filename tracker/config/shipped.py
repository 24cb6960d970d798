"""Files that come with the program: in a wheel inside the package, in a working copy at the top of the repository."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = {"feeds.yaml": "feeds.yaml", "history.jsonl": "data/history.jsonl", "demo": "data/demo"}


def shipped(name: str) -> Path:
    """Where the default `feeds.yaml`, the `history.jsonl` or the `demo` folder lies.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    packed = PACKAGE / "shipped" / name
    beside = PACKAGE.parent / _PLACES[name]
    for path in (packed, beside):
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is missing from this installation of tracker; install it again")


def knowledge_file(name: str) -> Path:
    """A file of the shipped knowledge: `concepts`, `stages`, `cues` or `outlets`."""
    return PACKAGE / "knowledge" / f"{name}.yaml"


def topic_file(name: str) -> Path:
    """The file of a shipped topic, whether or not there is one."""
    return PACKAGE / "topics" / f"{name}.yaml"


def topic_names() -> tuple[str, ...]:
    """Ids of the shipped topics, sorted."""
    return tuple(sorted(path.stem for path in (PACKAGE / "topics").glob("*.yaml")))


def schema_text(name: str) -> str:
    """A published JSON Schema: `feeds` or `topic`."""
    return (Path(__file__).resolve().parent / f"{name}.schema.json").read_text(encoding="utf-8")


def modules(room: str) -> tuple[Path, ...]:
    """The modules of a room of this program, sorted; those outside all rooms where it is empty."""
    return tuple(sorted((PACKAGE / room).glob("*.py")))
