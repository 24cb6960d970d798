"""What every command needs at the door: the moment, the workspace, where to print."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.message import FORMATS, message
from tracker.errors import BusyError, ConfigError, StoreError, UsageError
from tracker.text.moments import moment, start

if TYPE_CHECKING:
    from tracker.config.settings import Config
    from tracker.model import Reader
    from tracker.pipeline.derive import Derived
    from tracker.render.document import Document
    from tracker.render.page import Page
    from tracker.rules.rules import Rules
    from tracker.store.database import Database


class Door:
    """The options that hold for all commands, and the only place that reads the clock."""

    def __init__(
        self,
        *,
        option: Path | None,
        as_of: str | None,
        quiet: bool,
        verbose: bool,
        colour: bool,
        log_format: str,
    ) -> None:
        self.option = option
        self.quiet = quiet
        self.verbose = verbose
        self.colour = colour
        self.clock = datetime.now(UTC)  #: the real moment this command began
        if log_format not in FORMATS:
            raise UsageError(f"--log-format: {log_format!r} is unknown; write {' or '.join(FORMATS)}")
        self.log_format = log_format
        self.past = as_of is not None  #: the reader asks for another moment than the present
        self.now = self.moment("--as-of", as_of) if as_of is not None else self.clock

    @cached_property
    def config(self) -> "Config":
        """The workspace's configuration; mistakes end the command here."""
        from tracker.config.find import find
        from tracker.config.load import load

        return load(find(self.option))

    @contextmanager
    def reading(self) -> Iterator["Database"]:
        """The database for looking; made when it is missing."""
        from tracker.store.database import open_database

        with open_database(self.config.database, now=self.clock) as db:
            yield db

    @contextmanager
    def writing(self, what: str) -> Iterator["Database"]:
        """The database for changing, with the writer's lock held.

        Raises:
            BusyError: another process is the writer.
        """
        from tracker.store.database import open_database
        from tracker.store.lock import writer

        config = self.config
        with (
            writer(config.database, what=f"tracker {what}", now=self.clock),
            open_database(config.database, now=self.clock) as db,
        ):
            yield db

    @cached_property
    def rules(self) -> "Rules":
        """The topics compiled; mistakes in them end the command here."""
        from tracker.pipeline.rulebook import compiled

        return compiled(self.config)

    def derive(self, db: "Database", *, again: bool = False, rebuild: bool = False) -> "Derived":
        """Bring tags and developments up to date; the writer's lock is held."""
        from tracker.pipeline.adopted import up_to_date
        from tracker.pipeline.rulebook import fingerprint

        if not (again or rebuild) and up_to_date(db, fingerprint(self.config)):
            from tracker.pipeline.derive import Derived

            return Derived()
        from tracker.pipeline.derive import derive

        done = derive(
            db,
            self.rules,
            now=self.now,
            fingerprint=fingerprint(self.config),
            again=again,
            rebuild=rebuild,
            progress=lambda read: self.progress(f"{read} stories read"),
        )
        self.progress(f"{done.read} stories read, {done.tagged} about a topic")
        return done

    def read_ahead(self, db: "Database") -> None:
        """Index and tag what has come so far, while more is on its way; `derive` does the rest.

        A mistake in the topics is told by `derive`, when all that comes is stored.
        """
        from tracker.pipeline.derive import Derived, read_new
        from tracker.store.corrections import corrections

        with suppress(ConfigError):
            read_new(db, self.rules, corrections(db), Derived())

    @contextmanager
    def fresh(self) -> Iterator["Database"]:
        """The database for looking, its tags and developments those of today's rules.

        After a change of the rules the stored stories are read again first; if another process is writing just now,
        what stands there is shown with a warning.
        """
        from tracker.pipeline.adopted import up_to_date
        from tracker.pipeline.rulebook import fingerprint

        late = ""
        with self.reading() as db:
            if not up_to_date(db, fingerprint(self.config)):
                try:
                    with self.writing("derive") as own:
                        self.derive(own)
                except (BusyError, StoreError) as trouble:
                    late = f"{trouble}; what is shown may lack its newest stories"
            yield db
        if late:  # whatever also stops the looking has been told by then
            self.warn(late)

    def reader(self, name: str) -> "Reader":
        """A reader the configuration knows, or the default one."""
        found = self.config.reader(name)
        if found is None:
            from tracker.cli.choice import one_of

            one_of("--reader", name, ("default", *self.config.readers))
            raise UsageError(f"--reader: {name!r} is unknown")
        return found

    def topics(self, names: "list[str] | None") -> tuple[str, ...] | None:
        """Topics a user named, as ids; None: none named."""
        if not names:
            return None
        from tracker.cli.choice import one_of

        known = {topic.id: topic.id for topic in self.config.topics}
        return tuple(known[one_of("topic", name.lower(), tuple(known))] for name in names)

    def document(self, told: "Document", format: str | None) -> None:
        """Print anything that is not a list of developments."""
        from tracker.cli.screen import terminal
        from tracker.render.forms import document

        self.out(document(told, format or "table", terminal(self.colour)))

    def listing(self, page: "Page", format: str, *, screen: bool = True) -> str:
        """A list of developments as text, for the screen stdout is, or for a pipe, a file or a mail."""
        from tracker.cli.screen import terminal
        from tracker.render.forms import listing

        return listing(page, format, terminal(self.colour) if screen else None)

    def write(self, place: str, text: str) -> None:
        """Put a text safely in a file or on stdout."""
        if place == "-":
            self.out(text)
            return
        from tracker.exporting.atomic import write

        write(place, text)

    def moment(self, option: str, text: str) -> datetime:
        """A date a user wrote."""
        try:
            return moment(text)
        except ValueError as wrong:
            raise UsageError(f"{option}: {wrong}") from None

    def since(self, text: str | None) -> datetime | None:
        """The start of a window a user wrote; None: not written."""
        try:
            return None if text is None else start(text, now=self.now)
        except ValueError as wrong:
            raise UsageError(f"--since: {wrong}") from None

    def warn(self, text: str) -> None:
        """Something a person should know; on stderr, unless they asked for quiet."""
        self._log("warning", text)

    def say(self, text: str) -> None:
        """What was done, where nothing else tells it; on stderr, unless they asked for quiet."""
        self._log("info", text)

    def progress(self, text: str) -> None:
        """What is being done; on stderr, only when asked for."""
        if self.verbose:
            self._log("info", text)

    def _log(self, level: str, text: str) -> None:
        if not self.quiet:
            print(message(text, level, form=self.log_format), file=sys.stderr)

    def out(self, text: str) -> None:
        """Data; on stdout, complete before the command goes on."""
        if text:
            encoding = sys.stdout.encoding or "utf-8"
            if encoding.lower().replace("-", "") != "utf8":
                from tracker.render.spelling import spelled

                text = spelled(text, encoding)
            sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
            if not text.endswith("\n"):
                sys.stdout.write("\n")
        sys.stdout.flush()
