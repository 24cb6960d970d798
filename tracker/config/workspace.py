"""A new workspace."""

from dataclasses import dataclass
from pathlib import Path

from tracker.config import shipped
from tracker.config.find import FILE_NAME
from tracker.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What `make` left behind."""

    config: Path  #: the workspace's `feeds.yaml`
    history: Path  #: the shipped story so far, in the format `tracker import` reads
    new: bool  #: False: there was a `feeds.yaml`, and it was kept as it is


def make(folder: Path) -> Made:
    """Make a workspace: its folder, a commented `feeds.yaml`, and the folder of its database.

    Args:
        folder: made if it does not exist; a `feeds.yaml` in it is kept.

    Raises:
        UsageError: the folder cannot be made or written.
    """
    path = folder / FILE_NAME
    new = not path.exists()
    try:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        if new:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(template())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{folder} cannot be made a workspace: {reason}; choose another place") from error
    return Made(config=path, history=shipped.shipped("history.jsonl"), new=new)


def template() -> str:
    """The commented configuration that `init` writes."""
    return shipped.shipped(FILE_NAME).read_text(encoding="utf-8")
