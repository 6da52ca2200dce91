"""Questions for advice and their answers: which answer belongs to which question, and who may read them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.casefile import CaseFile, Record

ASKED, GIVEN = "AdviceAsked", "AdviceGiven"
WITHIN = frozenset({"advice"})
"""What a cell of the role table says of who may only ask advice."""
RULE = "advice-without-names"
"""A code that names this rule lets a superior ask."""


def question_of(case: "CaseFile", answer: "Record") -> "Record | None":
    """The question that an answer is to: the one it names, else the oldest that nobody had answered yet."""
    open_: list[Record] = []
    for record in case.records[: answer.seq]:
        if record.kind == ASKED and record.stands:
            open_.append(record)
        if record.kind == GIVEN and record.stands:
            found = _meant(open_, record)
            if record is answer:
                return found
            open_ = [one for one in open_ if one is not found]
    return None


def asked_by(card: str) -> int:
    """The number of the question that a task card comes from: task-5.1 from fact 5."""
    return int(card.removeprefix("task-").partition(".")[0])


def _meant(open_: "list[Record]", answer: "Record") -> "Record | None":
    named = answer.public.get("question")
    return next((one for one in open_ if named in (None, one.seq)), None)


def without_names(case: "CaseFile", record: "Record") -> bool:
    """Whether this is a question asked without names, or an answer that may be to one."""
    if record.kind == ASKED:
        return bool(record.public["anonymous"])
    if record.kind != GIVEN:
        return False
    asked = question_of(case, record)
    earlier = (one for one in case.records[: record.seq] if one.kind == ASKED)
    return any(one.public["anonymous"] for one in ((asked,) if asked is not None else earlier))
