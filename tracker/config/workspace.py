"""A new workspace."""

from collections.abc import Iterator
from pathlib import Path

from tracker.config import shipped
from tracker.config.find import FILE_NAME
from tracker.errors import UsageError


def init(folder: Path) -> Path:
    """Make a workspace: its folder, a commented `feeds.yaml`, and the folder of its database.

    Args:
        folder: may exist; it must not hold a `feeds.yaml`.

    Returns:
        The path of the new `feeds.yaml`.

    Raises:
        UsageError: there is a `feeds.yaml` already, or the folder cannot be written.
    """
    path = folder / FILE_NAME
    try:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(template())
    except FileExistsError as error:
        if path.exists():
            raise UsageError(f"{path} is there already; remove it first, or choose another folder") from None
        raise UsageError(f"{error.filename} is no folder; choose another place") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{folder} cannot be made a workspace: {reason}; choose another place") from error
    return path


def template() -> str:
    """The commented configuration that `init` writes."""
    return shipped.shipped(FILE_NAME).read_text(encoding="utf-8")


def history() -> Iterator[str]:
    """Lines of the story so far, in the format `tracker import` reads."""
    with shipped.shipped("history.jsonl").open(encoding="utf-8") as file:
        yield from (line for line in file if line.strip())
