"""People of the register in a form: to be picked by those who may see them."""

import json

import pytest

from casemgr.desk import asking, casework
from tests.people.lists import somebody
from tests.stories.office import Office


@pytest.mark.parametrize(("user", "offered"), [("personnel", ["P00001"]), ("director", ["P00001"]), ("dpo", [])])
def test_a_person_is_picked_by_name_and_staff_number(office: Office, user: str, offered: list[str]) -> None:
    row = somebody("1042", given_name="Kim")
    office.told("personnel", "people", "add", "--data", json.dumps(row))
    office.told("personnel", "people", "change", "1042", "--data", '{"family_name": "Anders"}')
    case = office.open("director", "breach", title="x")
    with office.session("director") as session:
        situation = casework.situation(session, case)
    with office.session(user) as session:
        form = asking.form(session, "PersonIdentified", situation)
    field = next(field for field in form.fields if field.name == "person")
    assert [choice.code for choice in field.choices] == offered
    assert [(choice.label, choice.help) for choice in field.choices] == [("Kim Anders", "1042")] * len(offered)
