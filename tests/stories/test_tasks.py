"""What is to be done after a fact: by whom, what stands on the card, and when it is settled by itself."""

from typing import Any

from tests.stories.office import Office
from tests.stories.test_breach import AUTHORITY, triaged
from tests.stories.test_duties import measure


def cards(office: Office, user: str, case: str) -> list[dict[str, Any]]:
    return [task for task in office.told(user, "show", case)["tasks"] if task["done"] is None]


def test_a_measure_is_carried_out_by_who_sees_the_task_card_only(office: Office) -> None:
    case = triaged(office)
    office.take("director", case, "MeasureOrdered", **measure(object="account lver", person="Lies Vermeulen"))
    card = next(t for t in cards(office, "director", case) if t["for"] == "system_administrator")
    assert "account lver" in card["text"]
    assert "Vermeulen" not in card["text"]
    assert "onderzoek" not in card["text"]
    assert office.ask("sysadmin", "show", case).code == 2
    told = office.take("sysadmin", case, "MeasureCarriedOut", at="2026-11-21T14:00", result="afgesloten")
    assert told["procedures"] == []
    assert all(task["for"] == "system_administrator" for task in told["tasks"])
    assert card["id"] not in {task["id"] for task in cards(office, "director", case)}


def test_who_holds_no_task_of_a_case_records_nothing_in_it(office: Office) -> None:
    case = triaged(office)
    answer = office.try_to("sysadmin", case, "MeasureCarriedOut", at="2026-11-21T14:00", result="x")
    assert (answer.code, answer.kind) == (2, "unknown-case")


def test_a_task_is_settled_by_the_fact_it_asks_for(office: Office) -> None:
    case = triaged(office)
    before = {task["id"] for task in cards(office, "director", case)}
    office.take("director", case, "BreachDismissed", motivation="geen inbreuk op de gedragscode")
    after = {task["id"] for task in cards(office, "director", case)}
    assert before
    assert not before & after


def test_a_task_of_the_code_is_dropped_with_its_reason(office: Office) -> None:
    case = triaged(office)
    task = cards(office, "director", case)[0]
    office.take("director", case, "TaskDropped", task=task["id"], reason="al mondeling geregeld")
    assert task["id"] not in {t["id"] for t in office.told("director", "show", case)["tasks"]}


def test_tasks_are_worded_for_who_reads_them(office: Office) -> None:
    case = triaged(office)
    office.take("director", case, "MeasureOrdered", **measure())
    told = office.ask("director", "show", case, lang="nl").told["tasks"]
    assert any("Toegang opschorten" in task["text"] for task in told)
    assert AUTHORITY["holder"] not in str(told)
