"""Who has to wait for an erasure is offered a restriction meanwhile."""

from pathlib import Path
from typing import Any

import pytest

from tests.stories.office import Office
from tests.workflows.breaches import office_with, person, refused

WAITS: dict[str, Any] = {"answered_at": "2026-11-20", "granted": "partly", "motivation": "er loopt een dossier"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_with(tmp_path, "bev")


def asked(office: Office, kind: str = "erasure", *, runs: bool = True) -> str:
    who = person(office)
    running = office.open("director", "breach", title="Gokken op het werk")
    office.take("director", running, "PersonIdentified", person=who, how="admission", basis="b")
    if not runs:
        office.take("director", running, "BreachDismissed", motivation="niets aan")
    case = office.open("dpo", "subject_request", received_at="2026-11-10", kind=kind, person=who)
    office.take("dpo", case, "IdentityChecked", how="aan de balie")
    return case


def answer(office: Office, case: str, **said: Any) -> Any:
    return office.try_to("director", case, "RequestAnswered", now="2026-11-20T16:00", **WAITS | said)


@pytest.mark.parametrize("granted", ["partly", "refused"])
@pytest.mark.parametrize("offered", [{}, {"restriction_offered": False}])
def test_without_an_offer_a_reason_is_asked(office: Office, granted: str, offered: dict[str, bool]) -> None:
    case = asked(office)
    no = answer(office, case, granted=granted, **offered)
    refused(no, "restriction-offered-meanwhile", "art. 17(3) en 18(1)", "restriction")
    assert answer(office, case, granted=granted, **offered, note="de persoon wil die niet").code == 0


def test_with_an_offer_the_answer_goes_out(office: Office) -> None:
    assert answer(office, asked(office), restriction_offered=True).code == 0


@pytest.mark.parametrize(("kind", "runs"), [("erasure", False), ("rectification", True)])
def test_where_nothing_waits_nothing_is_asked(office: Office, kind: str, runs: bool) -> None:
    assert answer(office, asked(office, kind, runs=runs)).code == 0
