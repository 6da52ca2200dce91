"""Confidence: a refusal cites the code where it promises it itself, else the law."""

from typing import Any

import pytest

from tests.requirements.acts import reported
from tests.requirements.conftest import Under
from tests.workflows.breaches import refused


@pytest.mark.parametrize(("pack", "source"), [
    ("bev", "ICT-gedragscode, contactpersoon; "), ("bh", "Richtlijn (EU) 2019/1937, art. 16"),
])  # fmt: skip
def test_requirement_02_a_reporter_is_kept_by_the_promise_of_the_code_or_the_law(
    under: Under, pack: str, source: str
) -> None:
    office = under(pack)
    case = reported(office, concerns="Tom Maes")
    said: dict[str, Any] = {"to": "de onderzoeker", "reason": "onderzoek", "second_person": "Kanarie"}
    alone = office.try_to("director", case, "ReporterRevealed", **said)
    refused(alone, "with-a-second-person", source)
    concerned = office.try_to(
        "director", case, "ReporterRevealed", **said | {"to": "Tom Maes", "second_person": "Els Peeters"}
    )
    refused(concerned, "not-passed-to-the-concerned", source)
