"""Cases, deadlines and tasks as the contract words them for programs, and as lines for people."""

import json
from typing import Any

from casemgr.desk import tasking, wording
from casemgr.desk.session import Session
from casemgr.language import Language, Text, text
from casemgr.reading import deadlines, procedures, tasks
from casemgr.resources import names, table

STATES: dict[str, Text] = {
    "running": text("running"), "met": text("met"), "late": text("met, too late"), "overdue": text("overdue"),
    "dropped": text("dropped"), "unset": text("not set"),
}  # fmt: skip


def deadline(row: Any) -> dict[str, Any]:
    """One deadline of a case."""
    return {
        "rule": row["rule"], "deadline": row["deadline"], "outer": row["outer_limit"], "state": row["state"],
        "started_by": row["started_by"], "procedure": row["procedure"],
    }  # fmt: skip


def case(session: Session, row: Any) -> dict[str, Any]:
    """What `open`, `take` and `show` answer; `row` is the case's row."""
    number, viewer = row["number"], session.viewer
    return {
        "case": number,
        "procedures": [
            {"id": p["id"], "workflow": p["workflow"], "state": p["state"]}
            for p in procedures.of_case(session.register, viewer, number)
        ],
        "seq": row["seq"],
        "deadlines": [deadline(d) for d in deadlines.of_case(session.register, viewer, number, session.now)],
        "tasks": [task(session, t) for t in tasks.of_case(session.register, viewer, number)],
    }


def task(session: Session, row: Any) -> dict[str, Any]:
    """One task of a case."""
    words = tasking.said(row["task"], session.language)
    return {"id": row["id"], "for": row["holder"], "text": words, "due": row["due"], "done": row["done_at"]}


def card(session: Session, number: str, seq: int) -> dict[str, Any]:
    """The same for a holder of a task, who sees the task and nothing else."""
    found = tasks.card(session.register, session.viewer, number)
    told = [task(session, t) for t in found]
    return {"case": number, "procedures": [], "seq": seq, "deadlines": [], "tasks": told}


def title(row: Any, language: Language) -> str:
    """The title a board may show: the typed one where it accuses nobody, else a neutral one."""
    return row["title"] or language.say(wording.neutral(row["workflow"]))


def label_of(rule: str) -> Any:
    """What a clock is called: read from the law files without building every clock, since lists are asked for often."""
    for name in names("law"):
        found = table(f"law/{name}.toml").get("clock", {}).get(rule)
        if found is not None:
            return found["label"]
    return rule


def board_label(row: Any) -> Any:
    """What a clock is called where others may look on: a term about a person does not say what it is for."""
    accuses_nobody = row["workflow"] in ("data_leak", "report", "subject_request")
    return json.loads(row["label"]) if accuses_nobody else text("Term in this case")


def case_lines(session: Session, told: dict[str, Any], row: Any) -> list[str]:
    """The same for people."""
    say = session.language.say
    lines = [f"{told['case']}  {title(row, session.language) if row is not None else ''}".rstrip()]
    for p in told["procedures"]:
        lines.append(
            f"  {say(wording.workflow(p['workflow']))} ({p['id']}): {say(wording.state(p['workflow'], p['state']))}"
        )
    for d in told["deadlines"]:
        lines.append(f"  {say(label_of(d['rule']))}: {when(d, session.language)}")
    lines += [f"  {t['id']} → {t['for']}: {t['text']}{'' if not t['done'] else ' ✓'}" for t in told["tasks"]]
    return lines


def when(told: dict[str, Any], language: Language) -> str:
    """A deadline and how it stands: "uiterlijk ma 23 nov 14:00 (loopt)"."""
    from datetime import datetime

    from casemgr.law.times import short_limit

    state = language.say(STATES[told["state"]])
    if not told["deadline"]:
        return state
    return f"{short_limit(datetime.fromisoformat(told['deadline']), language)} ({state})"
