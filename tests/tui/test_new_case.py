"""Every kind of case is opened by its form alone: what it asks is all that its first fact needs."""

from datetime import datetime
from pathlib import Path

import pytest

from casemgr import workflow as workflows
from casemgr.desk import new_cases, opening
from casemgr.desk.current import open_current
from casemgr.desk.session import Session
from tests.stories.office import BRUSSELS, NOW

OPENING = [name for name in workflows.names() if workflows.load(name).opens_case]


@pytest.mark.parametrize("pack", ["bev", "bh", "b13", "c81", "asn"])
@pytest.mark.parametrize("workflow", OPENING)
def test_a_form_asks_everything_that_its_fact_must_say(filled: Path, workflow: str, pack: str) -> None:
    register = open_current(filled)
    try:
        session = Session(register, "director", datetime.fromisoformat(NOW).replace(tzinfo=BRUSSELS))
        asked = {field.name.partition(".")[0] for field in new_cases.case(session, workflow, pack).spec.fields}
        fact = opening.first_fact(workflow)
        wanted = {field.alias or name for name, field in fact.model_fields.items() if field.is_required()}
        assert wanted <= asked
    finally:
        register.close()


def test_the_codes_of_the_register_are_offered_the_default_first(filled: Path) -> None:
    register = open_current(filled)
    try:
        session = Session(register, "director", datetime.fromisoformat(NOW).replace(tzinfo=BRUSSELS))
        assert [choice.code for choice in new_cases.codes(session)] == ["bev", "asn", "bh", "b13", "c81"]
    finally:
        register.close()
