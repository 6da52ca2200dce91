"""A practice register that tests work in by commands, as people do: the real program, in this process."""

import contextlib
import io
import json
import shutil
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.__main__ import main
from casemgr.desk.current import open_current
from casemgr.desk.session import Session
from casemgr.store.connection import Register

NOW = "2026-11-21T14:00"
BRUSSELS = ZoneInfo("Europe/Brussels")
USERS = ("dpo", "director", "deputy", "personnel", "secretariat", "sysadmin", "head", "college")


@dataclass(frozen=True)
class Answer:
    """What a command wrote and how it ended."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> Any:
        """The answer of a command that was asked for JSON."""
        return json.loads(self.out)

    @property
    def kind(self) -> str:
        """The kind of the error that was told as JSON."""
        return str(self.told["error"]["kind"])

    @property
    def everything(self) -> str:
        """All that anybody could have read."""
        return self.out + self.err


class _Input(io.TextIOWrapper):
    """Standard input with bytes behind it."""


def call(*arguments: str, given: bytes = b"") -> Answer:
    """One call of the program in this process."""
    out, err, before = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = _Input(io.BytesIO(given), encoding="utf-8")
    code = 0
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main([*arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.stdin = before
    return Answer(code, out.getvalue(), err.getvalue())


class Office:
    """One register, and whoever works in it."""

    def __init__(self, path: Path, now: str | None = NOW) -> None:
        self.path = path
        self.now = now

    def run(self, user: str, *arguments: str, lang: str = "en", now: str | None = None, given: bytes = b"") -> Answer:
        """A command as typed; `now` moves the practice clock for this one."""
        moment = now or self.now
        clock = ("--now", moment) if moment else ()
        return call("--register", str(self.path), "--as", user, "--lang", lang, *clock, *arguments, given=given)

    def ask(self, user: str, *arguments: str, now: str | None = None, lang: str = "en") -> Answer:
        """The same, answered as JSON."""
        return self.run(user, *arguments, "--json", now=now, lang=lang)

    def told(self, user: str, *arguments: str, now: str | None = None) -> Any:
        """The JSON answer of a command that must succeed."""
        answer = self.ask(user, *arguments, now=now)
        assert answer.code == 0, answer.everything
        return answer.told

    def open(self, user: str, workflow: str, now: str | None = None, **fields: Any) -> str:
        """Opens a case; the answer is its number."""
        return str(self.told(user, "open", workflow, "--data", json.dumps(fields), now=now)["case"])

    def leak(self, title: str = "Usb-stick verloren", user: str = "dpo", now: str | None = None, **fields: Any) -> str:
        """A leak as it is told at night."""
        return self.open(user, "data_leak", now=now, title=title, channel="telephone", **fields)

    def try_to(
        self, user: str, case: str, fact: str, *options: str, now: str | None = None, lang: str = "en", **fields: Any
    ) -> Answer:
        """Takes a fact, whatever comes of it. `from_` stands for the field `from`."""
        data = json.dumps({name.rstrip("_"): value for name, value in fields.items()})
        return self.ask(user, "take", case, fact, "--data", data, *options, now=now, lang=lang)

    def take(self, user: str, case: str, fact: str, *options: str, now: str | None = None, **fields: Any) -> Any:
        """Takes a fact that must be taken; the answer is the case."""
        answer = self.try_to(user, case, fact, *options, now=now, **fields)
        assert answer.code == 0, f"{fact}: {answer.everything}"
        return answer.told

    def state(self, case: str, procedure: str, user: str = "director") -> str:
        """How a procedure stands."""
        told = self.told(user, "show", case)
        return next(str(p["state"]) for p in told["procedures"] if p["id"] == procedure)

    def clock(self, case: str, rule: str, user: str = "dpo", now: str | None = None) -> Any:
        """A deadline of a case; None when that clock never started."""
        told = self.told(user, "show", case, now=now)
        return next((d for d in told["deadlines"] if d["rule"] == rule), None)

    def offered(self, user: str, case: str, now: str | None = None) -> dict[str, Any]:
        """The steps by the name of their fact."""
        return {s["fact"]: s for s in self.told(user, "steps", case, now=now)}

    @contextlib.contextmanager
    def session(self, user: str = "dpo") -> Any:
        """The register opened for somebody, without the command line."""
        register = open_current(self.path)
        try:
            moment = datetime.fromisoformat(self.now or NOW).replace(tzinfo=BRUSSELS)
            yield Session(register, user, moment)
        finally:
            register.close()

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every read table."""
        register = open_current(self.path)
        try:
            return tables(register)
        finally:
            register.close()

    def copy(self, place: Path) -> "Office":
        """The same register at another place."""
        shutil.copy(self.path, place)
        return Office(place, self.now)


READ_TABLES = (
    "cases", "procedures", "deadlines", "tasks", "hearings", "documents", "signed", "post", "case_people",
    "people", "users", "roles_held", "handovers", "settings", "entities", "forms", "batches",
)  # fmt: skip


def tables(register: Register) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every read table and of the search index, in an order of its own."""
    found = {name: sorted(map(tuple, register.rows(f"select * from {name}")), key=repr) for name in READ_TABLES}
    rows = register.rows("select rowid, body, number, columns from search order by rowid")
    return {**found, "search": [tuple(row) for row in rows]}
