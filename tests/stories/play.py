"""Stories as data: who does what, when, and what the program makes of it; played through the command line.

title  = "…"                       pack = "bev"
[settings]                         "be.summons-days" = "20"
[entity]                           fields of `entities set`, when the story needs its own
[users]                            mayor = {name = "…", roles = ["mayor"]}
[people.clerk]                     fields of `people add`; "{person clerk}" is the number the program gave
[[act]]
at      = "2026-03-02T09:00"       local time, or "+1d", "+2h", "+3d 10:00" after the act before
by      = "director"               the user
open    = "breach"                 the workflow opens a case, under the name `case` (else "case"); or
fact    = "BreachTriaged"          a fact in it, with `data`, `procedure`, `about`; or
letter  = "decision"               a letter, with `procedure` and maybe `data`; or
command = ["people", "…"]          any other command; JSON in it may hold marks
refused = "hearing-first"          the rule that says no; `article`: what its source must name
then    = {breach-1 = "decided"}   states after the act
clocks  = {be-internal-appeal = "2026-04-01"}   the last day, or a state: running, met, late, overdue, unset …
outer   = {be-internal-appeal = "2026-04-03"}   the last day by the most lenient reading
without = ["be-internal-appeal"]   clocks that do not run: they never started, or are void since
tasks   = ["system_administrator"] roles with an open task; `idle`: roles with none
sees    = {dpo = true, sysadmin = false}        who may open the case
hidden  = {dpo = "Vermeulen"}      a word that they do not read in it
"""

import json
import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.stories.office import Answer, Office, call

FOLDER = Path(__file__).parent / "played"
MARK = re.compile(r"\{((?:person|case|letter|task|now|today)(?: [^{}\"]*)?)\}")
"""A mark; other braces, such as those of JSON in a command, stay as they are."""
AFTER = re.compile(r"\+(\d+)([dh])(?: (\d\d:\d\d))?")
STATES = frozenset({"running", "met", "late", "overdue", "unset", "dropped"})


def stories() -> list[str]:
    """Every story there is."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def read(name: str) -> dict[str, Any]:
    """One story."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@dataclass
class Play:
    """One story being played in a register of its own."""

    office: Office
    told: dict[str, Any]
    people: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    now: str = ""
    case: str = ""

    def begin(self) -> None:
        """The register with its people, users and settings."""
        first = self.told["act"][0]["at"]
        self.now = first
        made = call(
            "--register", str(self.office.path), "--now", first, "init", "--pack", self.told["pack"],
            "--organisation", "Gemeente Oefendorp", "--sandbox",
        )  # fmt: skip
        assert made.code == 0, made.everything
        if "entity" in self.told:
            self._told("director", "entities", "set", "--data", json.dumps(self.told["entity"]))
        for key, user in self.told.get("users", {}).items():
            roles = [part for role in user["roles"] for part in ("--role", role)]
            self._told("director", "users", "add", key, "--name", user["name"], *roles)
        for key, value in self.told.get("settings", {}).items():
            self._told("director", "settings", "set", key, str(value), "--basis", "besluit van het bestuur")
        for key, person in self.told.get("people", {}).items():
            self.people[key] = self._told("personnel", "people", "add", "--data", json.dumps(person))["person"]

    def _told(self, user: str, *arguments: str) -> Any:
        return self.office.told(user, *arguments, now=self.now)

    def act(self, act: dict[str, Any]) -> None:
        """One act and all that is expected of it."""
        self.now = self._moment(act["at"])
        self.case = self.cases.get(act.get("case", "case"), "")
        answer = self._answer(self._filled(act))
        where = f"{self.told['title']}: {act.get('fact') or act.get('open') or act.get('letter')} at {self.now}"
        if "refused" in act:
            assert answer.code in (1, 2), f"{where}: was not refused\n{answer.everything}"
            assert answer.kind == act["refused"], f"{where}: {answer.everything}"
            assert act.get("article", "") in (answer.told["error"]["source"] or ""), f"{where}: {answer.everything}"
        else:
            assert answer.code == 0, f"{where}: {answer.everything}"
            self._note(act, answer)
        self._expect(act, where)

    def _moment(self, said: str) -> str:
        found = AFTER.fullmatch(said)
        if found is None:
            return said
        number, unit, hour = found.groups()
        later = datetime.fromisoformat(self.now) + timedelta(**{"days" if unit == "d" else "hours": int(number)})
        return f"{later:%Y-%m-%d}T{hour}" if hour else f"{later:%Y-%m-%dT%H:%M}"

    def _answer(self, act: dict[str, Any]) -> Answer:
        by, data = act["by"], json.dumps(act.get("data", {}))
        options = [part for name in ("procedure", "about") if name in act for part in (f"--{name}", act[name])]
        if "command" in act:
            return self.office.ask(by, *act["command"], now=self.now)
        if "open" in act:
            return self.office.ask(by, "open", act["open"], "--data", data, now=self.now)
        if "letter" in act:
            given = ("--data", data) if "data" in act else ()
            return self.office.ask(by, "letter", self.case, act["letter"], *given, *options, now=self.now)
        return self.office.ask(by, "take", self.case, act["fact"], "--data", data, *options, now=self.now)

    def _note(self, act: dict[str, Any], answer: Answer) -> None:
        if "open" in act:
            self.case = self.cases[act.get("case", "case")] = answer.told["case"]
        if "letter" in act:
            self.letters.append(str(answer.told["number"]))

    def _expect(self, act: dict[str, Any], where: str) -> None:
        if not {"then", "clocks", "outer", "without", "tasks", "idle"}.isdisjoint(act):
            told = self._told(act.get("watched_by", "director"), "show", self.case)
            states = {p["id"]: p["state"] for p in told["procedures"]}
            wanted = act.get("then", {})
            assert {name: states.get(name) for name in wanted} == wanted, where
            for rule, expected in act.get("clocks", {}).items():
                self._clock(told, rule, "deadline", expected, where)
            for rule, expected in act.get("outer", {}).items():
                self._clock(told, rule, "outer", expected, where)
            running = {d["rule"] for d in told["deadlines"]}
            assert running.isdisjoint(act.get("without", ())), f"{where}: {running}"
            open_ = {task["for"] for task in told["tasks"] if task["done"] is None}
            assert set(act.get("tasks", ())) <= open_, f"{where}: {told['tasks']}"
            assert open_.isdisjoint(act.get("idle", ())), f"{where}: {told['tasks']}"
        for user, word in act.get("hidden", {}).items():
            assert word not in self.office.ask(user, "show", self.case, now=self.now).everything, f"{where}: {user}"
        for user, seen in act.get("sees", {}).items():
            assert (self.office.ask(user, "show", self.case, now=self.now).code == 0) is seen, f"{where}: {user}"

    def _clock(self, told: dict[str, Any], rule: str, which: str, expected: str, where: str) -> None:
        found = [d for d in told["deadlines"] if d["rule"] == rule]
        assert found, f"{where}: {rule} does not run: {told['deadlines']}"
        seen = [d["state"] if expected in STATES else str(d[which])[: len(expected)] for d in found]
        assert expected in seen, f"{where}: {rule}: {found}"

    def _filled(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._filled(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self._filled(part) for part in value]
        return MARK.sub(lambda mark: self._meant(mark[1]), value) if isinstance(value, str) else value

    def _meant(self, mark: str) -> str:
        name, _, key = mark.partition(" ")
        if name == "person":
            return self.people[key]
        if name == "case":
            return self.cases[key or "case"]
        if name == "now":
            return self.now
        if name == "today":
            return self.now[:10]
        if name == "task":
            who, _, role = key.partition(" ")
            tasks = self._told(who or "director", "show", self.case)["tasks"]
            return str(next(t["id"] for t in reversed(tasks) if t["done"] is None and t["for"] in (role or t["for"],)))
        assert name == "letter", mark
        return self.letters[int(key) if key else -1]
