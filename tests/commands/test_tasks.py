"""`casemgr tasks`: what waits for somebody, with case and number, so that it can be answered."""

from typing import Any

import pytest

from tests.stories.office import Office
from tests.stories.test_breach import triaged
from tests.stories.test_duties import measure


def test_who_sees_nothing_else_finds_case_and_number_of_a_task(office: Office) -> None:
    case = triaged(office)
    office.take("director", case, "MeasureOrdered", **measure(object="account lver"))
    (task,) = office.told("sysadmin", "tasks")
    assert set(task) == {"case", "id", "for", "text", "due"}
    assert (task["case"], task["for"], task["due"]) == (case, "system_administrator", None)
    assert "account lver" in task["text"]
    done: dict[str, Any] = {"task": task["id"], "done_at": "2026-11-21T14:00"}
    office.take("sysadmin", task["case"], "TaskDone", **done)
    assert office.told("sysadmin", "tasks") == []


def test_tasks_with_a_last_day_come_first_and_people_read_them_in_lines(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "TaskAssigned", task="later", to="sysadmin", due="2026-12-01")
    office.take("dpo", case, "TaskAssigned", task="eerst", to="sysadmin", due="2026-11-24")
    told = [task["text"] for task in office.told("sysadmin", "tasks")]
    assert told.index("eerst") < told.index("later")
    line = office.run("sysadmin", "tasks").out.splitlines()[0]
    assert [case, "2026-11-24", "eerst"] == [word for word in line.split() if not word.startswith("task-")]


@pytest.mark.parametrize("user", ["head", "college"])
def test_who_has_none_is_told_so(office: Office, user: str) -> None:
    office.leak()
    answer = office.run(user, "tasks")
    assert (answer.code, answer.out) == (0, "")
    assert "Nothing waits for you." in answer.everything


def test_who_stepped_aside_is_no_longer_asked(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "TaskAssigned", task="blokkeer", to="sysadmin")
    before = {task["case"] for task in office.told("sysadmin", "tasks")}
    said = {"who": "sysadmin", "capacity": "executor", "reason": "familie", "replaced_by": "Jo Smet"}
    office.take("dpo", case, "Recused", **said)
    assert before == {case}
    assert office.told("sysadmin", "tasks") == []


def test_a_user_who_is_called_like_a_role_has_each_task_once(office: Office) -> None:
    office.leak()
    told = office.told("dpo", "tasks")
    ids = [(task["case"], task["id"]) for task in told]
    assert ids
    assert len(ids) == len(set(ids))
