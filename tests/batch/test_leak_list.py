"""The people concerned by a leak are written to from a list: each by name, and the list itself is kept nowhere."""

from pathlib import Path

from tests.batch.lists import issued, listed
from tests.letters.test_leak_letters import WHOLE, decided
from tests.stories.office import Office


def test_the_people_concerned_by_a_leak_are_told_from_a_list(office: Office, tmp_path: Path) -> None:
    case = decided(office)
    office.take("dpo", case, "LeakAssessed", **WHOLE)
    office.take("dpo", case, "MitigationTaken", measure="De stick wordt gezocht.")
    file = listed(tmp_path / "l.csv", 5)
    arguments = ("dpo", "batch", "letter", case, "subjects_notice", "--list", str(file))
    told = office.told(*arguments, "--folder", str(tmp_path / "f"))
    assert (told["made"], told["refused"], len(told["files"])) == (5, [], 5)
    assert [one["addressee"] for one in issued(office, case)][-1] == "Ward Kanarie5"
    office.take("dpo", case, "LeakAssessed", **WHOLE)
    assert office.told(*arguments)["made"] == 0, "an assessment made anew tells nobody a second time"
