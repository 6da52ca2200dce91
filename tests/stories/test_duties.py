"""Who may not be who: the person concerned, the decider, the investigator, the reporter; and which organ decides."""

import json
from typing import Any

import pytest

from tests.stories.office import Office
from tests.stories.test_breach import AUTHORITY, CHARGES, PERSON, refused, triaged

DIRECTOR_AS_STAFF = PERSON | {"number": "1", "family_name": "Peeters", "given_name": "Els", "account": "director"}


def register(office: Office, said: dict[str, Any]) -> str:
    return str(office.told("personnel", "people", "add", "--data", json.dumps(said))["person"])


def measure(**changed: Any) -> dict[str, Any]:
    said = {"kind": "suspend_access", "from_at": "2026-11-21T14:00", "reason": "onderzoek", "authority": AUTHORITY}
    return said | changed


def test_whoever_it_turns_out_to_concern_steps_aside_first(office: Office) -> None:
    case = triaged(office)
    who = register(office, DIRECTOR_AS_STAFF)
    said = {"person": who, "how": "admission", "basis": "zei het zelf", "status": "statutory"}
    answer = office.try_to("director", case, "PersonIdentified", **said)
    refused(answer, "recused-first")
    assert "director" in answer.told["error"]["sentence"]
    office.take("director", case, "Recused", who="director", capacity="concerned", reason="eigen zaak",
                replaced_by="deputy")  # fmt: skip
    assert office.ask("director", "show", case).code == 2
    office.take("deputy", case, "PersonIdentified", **said)
    assert office.ask("deputy", "show", case).code == 0


def test_an_organ_that_the_code_does_not_name_cannot_order_a_measure(office: Office) -> None:
    case = triaged(office)
    said = measure(authority=AUTHORITY | {"organ": "college"})
    refused(office.try_to("director", case, "MeasureOrdered", **said), "authority-of-the-pack", "maatregelen 1")
    office.take("director", case, "MeasureOrdered", **measure())


@pytest.mark.parametrize("capacity", ["acting", "substitute", "delegate"])
def test_who_acts_for_the_holder_says_on_what_basis(office: Office, capacity: str) -> None:
    case = triaged(office)
    authority = AUTHORITY | {"capacity": capacity}
    refused(office.try_to("director", case, "MeasureOrdered", **measure(authority=authority)), "authority-of-the-pack")
    authority["basis"] = "besluit van het college van 5 oktober 2026"
    office.take("director", case, "MeasureOrdered", **measure(authority=authority))


def test_whoever_reported_decides_only_with_a_reason(office: Office) -> None:
    told = {
        "received_at": "2026-11-20T14:00", "route": "general_director", "text": "gezien", "reporter": "Els Peeters",
        "reporter_kind": "staff", "confidential": False,
    }  # fmt: skip
    case = office.open("personnel" if office.ask("personnel", "steps", "x").code == 0 else "director", "report", **told)
    office.take("director", case, "ReportTriaged", outcome="breach", reasoning="ongeoorloofd gebruik")
    office.take("director", case, "BreachReported", "--about", "report-1", title="Gokken")
    office.take("director", case, "BreachTriaged", route="5.2", grounds="ander gebruik")
    refused(office.try_to("director", case, "MeasureOrdered", **measure()), "reporter-decides")
    office.take("director", case, "MeasureOrdered", **measure(note="Er is niemand anders bevoegd vandaag."))


def test_the_data_protection_officer_never_decides(office: Office) -> None:
    case = triaged(office)
    said = measure(authority=AUTHORITY | {"holder": "I. De Smet"}, note="er is niemand anders")
    refused(office.try_to("director", case, "MeasureOrdered", **said), "dpo-decides", "art. 38(6)")


def test_charges_do_not_change_who_may_act(office: Office) -> None:
    """Nobody is named yet: nobody can be concerned."""
    case = triaged(office)
    office.take("director", case, "ChargesSet", **CHARGES)
    assert office.state(case, "breach-1") == "charged"
