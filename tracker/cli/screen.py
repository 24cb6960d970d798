"""The screen that stdout is, if it is one."""

import os
import shutil
import sys

from tracker.render.page import Terminal


def terminal(colour: bool) -> Terminal | None:
    """The screen stdout is; None: a pipe or a file."""
    if not sys.stdout.isatty():
        return None
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Terminal(width=shutil.get_terminal_size((80, 24)).columns, colour=colour and not plain)
