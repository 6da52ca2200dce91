"""Whoever is away is replaced until a day, by somebody whose role is to replace them."""

import pytest

from tests.stories.office import Office

TO = ("--to", "deputy")


def test_the_deputy_acts_until_the_end_of_the_day(office: Office) -> None:
    case = office.leak()
    assert office.ask("deputy", "show", case).kind == "unknown-case"
    told = office.told("director", "handover", "director", *TO, "--until", "22/11/2026")
    assert told == {"user": "director", "to": "deputy", "until": "2026-11-22"}
    assert office.told("deputy", "handover") == [told]
    assert office.ask("deputy", "show", case, now="2026-11-22T23:59").code == 0
    assert office.ask("deputy", "show", case, now="2026-11-23T00:00").kind == "unknown-case"
    assert office.told("deputy", "handover", now="2026-11-23T00:00") == []


def test_told_again_it_gets_another_last_day_and_it_can_end_at_once(office: Office) -> None:
    case = office.leak()
    for until in ("2026-11-22", "2026-12-04"):
        office.told("director", "handover", "director", *TO, "--until", until)
    assert [row["until"] for row in office.told("dpo", "handover")] == ["2026-12-04"]
    before = office.dump()
    office.told("dpo", "rebuild")
    assert office.dump() == before
    office.told("director", "handover", "director", *TO, "--end")
    assert office.ask("deputy", "show", case).kind == "unknown-case"
    assert office.ask("director", "handover", "director", *TO, "--end").kind == "no-such-handover"


@pytest.mark.parametrize(
    ("user", "arguments", "code", "kind"),
    [
        ("director", ("director", *TO), 2, "usage"),
        ("director", ("director", "--until", "2026-12-04"), 2, "usage"),
        ("director", ("director", *TO, "--until", "2026-12-04", "--end"), 2, "usage"),
        ("director", ("director", *TO, "--until", "2026-11-20"), 2, "handover-in-the-past"),
        ("director", ("director", *TO, "--until", "morgen"), 2, "bad-time"),
        ("director", ("director", "--to", "niemand", "--until", "2026-12-04"), 2, "unknown-user"),
        ("director", ("director", "--to", "director", "--until", "2026-12-04"), 2, "handover-to-oneself"),
        ("director", ("director", "--to", "personnel", "--until", "2026-12-04"), 1, "stands-in-for-nobody"),
        ("dpo", ("dpo", *TO, "--until", "2026-12-04"), 1, "stands-in-for-nobody"),
        ("personnel", ("director", *TO, "--until", "2026-12-04"), 1, "not-your-role"),
        ("deputy", ("director", *TO, "--until", "2026-12-04"), 1, "not-your-role"),
    ],
)
def test_what_cannot_be_is_refused(office: Office, user: str, arguments: tuple[str, ...], code: int, kind: str) -> None:
    before = office.dump()
    answer = office.ask(user, "handover", *arguments)
    assert (answer.code, answer.kind) == (code, kind), answer.everything
    assert office.dump() == before
