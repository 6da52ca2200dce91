"""What the options before a command say: which register, who, in which language, when."""

import contextlib
import getpass
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from casemgr.errors import Refused, Unusable
from casemgr.language import Language, text

if TYPE_CHECKING:
    from casemgr.desk.session import Session


@dataclass
class Invocation:
    """One call of the program."""

    register: Path | None
    user: str | None
    language: Language
    now: str | None
    json: bool

    @property
    def path(self) -> Path:
        """The register's file: as told, else in the user's data folder."""
        if self.register is not None:
            return self.register
        from platformdirs import user_data_path

        return user_data_path("casemgr", appauthor=False) / "register.db"

    @property
    def actor(self) -> str:
        """The user: as told, else the name the operating system knows."""
        if self.user:
            return self.user
        try:
            return getpass.getuser()
        except (OSError, KeyError):
            raise Unusable(
                "no-user", text("It is not known who you are."), hint=text("Name yourself with --as USER.")
            ) from None

    @contextlib.contextmanager
    def session(self) -> Iterator["Session"]:
        """The open register with the user and the moment; closed afterwards."""
        from casemgr.desk.session import Session

        register = self.open()
        try:
            yield Session(register, self.actor, self.moment(register), self.language)
        finally:
            register.close()

    def open(self) -> "Register":
        """The register, its read tables made again when another version made them."""
        from casemgr.desk.current import open_current

        return open_current(self.path)

    def moment(self, register: "Register") -> datetime:
        """Now; the pretended moment only where it can do no harm."""
        if self.now is None:
            return datetime.now(UTC)
        from casemgr.desk.current import is_sandbox, zone_of

        if not is_sandbox(register):
            raise Refused(
                "not-a-sandbox",
                text("--now works in a practice register only."),
                hint=text("Make one with: casemgr init --sandbox"),
            )
        from casemgr.law.times import read_time

        return read_time(self.now, zone_of(register)).astimezone(UTC)


if TYPE_CHECKING:
    from casemgr.store.connection import Register
