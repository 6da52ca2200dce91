"""Advice of the administrators: asked by a superior without names, answered from the task card."""

from typing import Any

from tests.requirements.acts import MEASURE, named
from tests.requirements.conftest import Under
from tests.stories.office import Office
from tests.workflows.breaches import refused

QUESTION: dict[str, Any] = {"of": "sysadmin", "question": "hoe ernstig is een gekopieerde lijst?", "anonymous": True}


def told_of_a_measure(office: Office) -> str:
    """A case in which the superior holds a task and sees nothing else."""
    case = named(office, "bev")
    office.take("director", case, "MeasureOrdered", **MEASURE | {"reason": "kanarie-reden"})
    office.take("director", case, "TaskAssigned", task="taken herverdelen", to="head")
    return case


def cards(office: Office, user: str) -> dict[str, str]:
    return {task["id"]: task["text"] for task in office.told(user, "tasks")}


# ── 6 ──


def test_requirement_06_a_superior_asks_without_names_and_reads_question_and_answer_only(under: Under) -> None:
    office = under("bev")
    case = told_of_a_measure(office)
    office.take("head", case, "AdviceAsked", **QUESTION)
    (card,) = (task for task in office.told("sysadmin", "tasks") if QUESTION["question"] in task["text"])
    assert (card["case"], card["for"]) == (case, "system_administrator")
    office.take("sysadmin", case, "AdviceGiven", text="zeer ernstig")
    assert card["id"] not in cards(office, "sysadmin")
    (answer,) = (text for text in cards(office, "head").values() if "zeer ernstig" in text)
    assert "kanarie-reden" not in answer
    assert office.ask("head", "show", case).kind == "unknown-case"
    assert "zeer ernstig" in office.ask("director", "show", case).out
    for user in ("dpo", "secretariat", "college"):
        assert "ernstig" not in office.ask(user, "show", case).everything + str(cards(office, user))


def test_requirement_06_a_superior_asks_about_an_own_report(under: Under) -> None:
    office = under("bev")
    case = office.open("head", "breach", title="Lijst gekopieerd", occurred_on="2026-11-03")
    office.take("head", case, "AdviceAsked", **QUESTION)
    office.take("sysadmin", case, "AdviceGiven", text="zeer ernstig")
    assert any("zeer ernstig" in task["text"] for task in office.told("head", "show", case)["tasks"])


def test_requirement_06_a_question_for_advice_names_nobody(under: Under) -> None:
    office = under("bev")
    case = told_of_a_measure(office)
    for user in ("head", "director"):
        answer = office.try_to(user, case, "AdviceAsked", **QUESTION | {"question": "wat verdient Vermeulen?"})
        refused(answer, "advice-without-names", "ICT-gedragscode, maatregelen 2", "names the person")
    open_ = office.try_to("head", case, "AdviceAsked", **QUESTION | {"anonymous": False})
    refused(open_, "advice-without-names", "ICT-gedragscode, maatregelen 2", "without names")
    office.take("director", case, "AdviceAsked", **QUESTION | {"anonymous": False, "of": "de jurist"})


def test_requirement_06_only_a_superior_with_a_part_in_it_asks(under: Under) -> None:
    office = under("bev")
    case = told_of_a_measure(office)
    assert office.try_to("sysadmin", case, "AdviceAsked", **QUESTION).code != 0
    other = office.open("director", "breach", title="x", occurred_on="2026-11-03")
    assert office.try_to("head", other, "AdviceAsked", **QUESTION).kind == "unknown-case"
    assert office.try_to("sysadmin", case, "AdviceGiven", text="ongevraagd").kind == "unknown-case"
    elsewhere = under("bh")
    case = elsewhere.open("head", "breach", title="x", occurred_on="2026-11-03")
    assert elsewhere.try_to("head", case, "AdviceAsked", **QUESTION).kind == "not-your-role"


def test_requirement_06_each_answer_goes_to_who_asked(under: Under) -> None:
    office = under("bev")
    case = told_of_a_measure(office)
    first = office.take("director", case, "AdviceAsked", **QUESTION | {"question": "vraag een"})["seq"]
    second = office.take("head", case, "AdviceAsked", **QUESTION | {"question": "vraag twee"})["seq"]
    wrong = office.try_to("sysadmin", case, "AdviceGiven", text="x", question=2)
    refused(wrong, "question-was-asked", "casemgr")
    office.take("sysadmin", case, "AdviceGiven", text="antwoord twee", question=second)
    assert {text for text in cards(office, "sysadmin").values() if "vraag" in text} == {
        text for text in cards(office, "sysadmin").values() if "vraag een" in text
    }
    office.take("sysadmin", case, "AdviceGiven", text="antwoord een", question=first)
    said = str(cards(office, "head"))
    assert "antwoord twee" in said
    assert "antwoord een" not in said
    assert "antwoord een" in str(cards(office, "director"))


def test_requirement_06_the_card_opens_the_form_of_the_answer(under: Under) -> None:
    from casemgr.desk import entering

    office = under("bev")
    case = told_of_a_measure(office)
    seq = office.take("head", case, "AdviceAsked", **QUESTION)["seq"]
    (card,) = (task for task, text in cards(office, "sysadmin").items() if QUESTION["question"] in text)
    with office.session("sysadmin") as session:
        entry = entering.task(session, case, card, "AdviceGiven")
        assert entry is not None
        assert (entry.spec.fact, dict(entry.spec.initial)) == ("AdviceGiven", {"question": seq})
