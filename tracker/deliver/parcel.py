"""What is delivered, and by whose hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A digest on its way to one reader."""

    reader: str
    subject: str  #: of a mail or a notification
    at: datetime  #: aware; when it was made
    text: Callable[[str], str]  #: the digest in a format: `table`, `html`, …; called only for the formats needed
    format: str = "table"  #: for a file and for standard output
    stories: tuple[str, ...] = ()  #: ids of what is told as new; the same ones make the same message


class MailServer(Protocol):
    """A mail server as the configuration describes it."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def sender(self) -> str: ...
    @property
    def user(self) -> str | None: ...
    @property
    def password(self) -> str | None: ...
    @property
    def tls(self) -> Literal["starttls", "tls", "none"]: ...
