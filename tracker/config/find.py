"""Which configuration file is meant."""

import os
from pathlib import Path

from tracker.errors import ConfigError

FILE_NAME = "feeds.yaml"
VARIABLE = "TRACKER_CONFIG"


def find(option: Path | None = None) -> Path:
    """The configuration file: the option, else `$TRACKER_CONFIG`, else `./feeds.yaml`, else the user's own.

    Raises:
        ConfigError: there is none.
    """
    if option is not None:
        return _existing(option, "--config")
    if from_variable := os.environ.get(VARIABLE):
        return _existing(Path(from_variable), f"${VARIABLE}")
    here = Path(FILE_NAME)
    if here.exists():
        return here
    own = user_file()
    if own.exists():
        return own
    raise ConfigError([f"no {FILE_NAME} here nor at {own}: run `tracker init` to make one, or name one with --config"])


def _existing(path: Path, source: str) -> Path:
    if path.exists():
        return path
    raise ConfigError([f"{path}: no such file (named by {source}); run `tracker init` to make one"])


def user_file() -> Path:
    """Where a user's own configuration lies on this platform."""
    import platformdirs

    return Path(platformdirs.user_config_dir("tracker", appauthor=False)) / FILE_NAME
