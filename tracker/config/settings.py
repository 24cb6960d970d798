"""A workspace's configuration, checked and ready for use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from tracker.model import Reader, Sheet, Weights
from tracker.subscription import Feed, FetchLimits

_NAME = re.compile(r"^name\s*:\s*(.+?)\s*(?:#.*)?$", re.MULTILINE)

Origin = tuple[str, str, int]  #: scheme, lower-case host without a final dot, port


@dataclass(frozen=True, slots=True, kw_only=True)
class Smtp:
    """The `smtp:` block: the mail server digests are handed to."""

    host: str
    port: int
    sender: str  #: the key is `from`
    user: str | None = None  #: None: no login
    password: str | None = field(default=None, repr=False)  #: secret
    tls: Literal["starttls", "tls", "none"] = "starttls"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSource:
    """One entry of `topics:`.  A shipped topic and a topic file are read only when somebody asks for the rules."""

    id: str
    file: Path | None = None  #: of a shipped topic or the user's own; None: written inline
    name: str = ""  #: of the file in messages
    sheet: Sheet | None = None  #: of an inline topic, with the lines it has in the configuration

    @property
    def title(self) -> str | None:
        """What people call the topic; None: its file gives no name or cannot be read."""
        if self.sheet is not None:
            return str(self.sheet.data.get("name") or "") or None
        try:
            found = _NAME.search(self.file.read_text(encoding="utf-8", errors="replace")) if self.file else None
        except OSError:
            return None
        return found[1].strip("\"'") if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What `feeds.yaml` says.  Secrets are inside and never in its `repr`."""

    path: Path  #: absolute
    name: str  #: of the file in messages
    database: Path  #: absolute
    feeds: tuple[Feed, ...]  #: in the order of the file, disabled ones too
    topics: tuple[TopicSource, ...]  #: in the order of the file
    trusted: frozenset[Origin]  #: origins of all addresses the file names
    limits: FetchLimits = FetchLimits()
    weights: Weights = Weights()
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    languages: tuple[str, ...] = ("en",)  #: the reader's, in order
    readers: Mapping[str, Reader] = field(default_factory=dict)  #: as named in the file; `reader` gives `default` too
    keep: timedelta | None = None  #: age at which untagged stories are dropped; None: never
    heartbeat: Literal["weekly"] | None = None
    outlets: Path | None = None  #: the user's own owners-and-wires file, which adds to the shipped one
    smtp: Smtp | None = None

    def reader(self, name: str = "default") -> Reader | None:
        """A reader by name; `default` always exists; None: no such reader."""
        return self.readers.get(name) or (Reader() if name == "default" else None)
