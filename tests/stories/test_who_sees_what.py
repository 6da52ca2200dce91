"""What each role finds, reads and never reads: a word is planted in every text and looked for in every answer."""

from pathlib import Path

import pytest

from casemgr.reading import cases
from tests.stories import canaries
from tests.stories.canaries import CASES, CONDUCT, DPO_LEAK, TOLD, WHISTLE, World
from tests.stories.office import NOW, USERS, Office


@pytest.fixture(scope="module")
def world(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Built once: nothing here changes it."""
    place = tmp_path_factory.mktemp("world") / "register.db"
    return canaries.build(Office(pristine, NOW).copy(place))


def told(world: World, words: set[str]) -> set[str]:
    return {world.planted[word][0] for word in words}


@pytest.mark.parametrize("user", USERS)
def test_nobody_reads_a_word_that_is_not_for_them(world: World, user: str) -> None:
    read = world.read_by(user)
    assert told(world, {word for word in read if user not in world.planted[word][1]}) == set()


@pytest.mark.parametrize("user", ["dpo", "director", "personnel", "head"])
def test_everybody_reads_what_is_for_them(world: World, user: str) -> None:
    read = world.read_by(user)
    assert told(world, {word for word, (_, who) in world.planted.items() if user in who} - read) == set()


@pytest.mark.parametrize("user", USERS)
def test_nobody_finds_a_case_by_a_word_they_may_not_read(world: World, user: str) -> None:
    with world.office.session(user) as session:
        for word, (where, readers) in world.planted.items():
            found = cases.page(session.register, session.viewer, query=word)
            assert not found or user in readers, where


@pytest.mark.parametrize("user", ["dpo", "director", "personnel"])
def test_search_finds_what_may_be_read(world: World, user: str) -> None:
    with world.office.session(user) as session:
        for word, (where, readers) in world.planted.items():
            if user in readers:
                assert cases.page(session.register, session.viewer, query=word), where


@pytest.mark.parametrize(
    ("user", "seen"),
    [
        ("dpo", {DPO_LEAK, TOLD}),
        ("director", set(CASES) - {WHISTLE}),
        ("personnel", {CONDUCT}),
        ("sysadmin", {CONDUCT}),
        ("head", {TOLD, WHISTLE}),
        ("deputy", set()),
        ("college", set()),
    ],
)
def test_each_role_lists_its_cases(world: World, user: str, seen: set[str]) -> None:
    listed = {row["case"] for row in world.office.told(user, "list")["cases"]}
    assert listed - {WHISTLE} == seen - {WHISTLE}
    for case in CASES:
        answer = world.office.ask(user, "show", case)
        assert (answer.code == 0) == (case in listed)
        assert answer.code == 0 or answer.kind == "unknown-case"


def test_a_case_one_may_not_see_answers_like_one_that_is_not_there(world: World) -> None:
    hidden, absent = (world.office.ask("deputy", "show", case) for case in (CONDUCT, "OEF-2026-0099"))
    assert hidden.out.replace(CONDUCT, "…") == absent.out.replace("OEF-2026-0099", "…")
    for command in ("steps", "documents"):
        assert world.office.ask("deputy", command, CONDUCT).kind == "unknown-case"
    answer = world.office.try_to("deputy", CONDUCT, "AdviceGiven", text="x")
    assert (answer.code, answer.kind) == (2, "unknown-case")


def test_titles_on_lists_accuse_nobody(world: World) -> None:
    for row in world.office.told("director", "list")["cases"]:
        assert row["workflow"] == "data_leak" or not world.readable(row["title"])


def test_the_clock_of_a_leak_shows_on_the_boards_of_those_who_see_leaks(world: World) -> None:
    for user in USERS:
        rules = {row["rule"] for row in world.office.told(user, "due")}
        assert ("gdpr-notify-authority" in rules) == (user in ("dpo", "director"))


@pytest.mark.parametrize("user", ["dpo", "secretariat", "sysadmin", "head", "college", "deputy"])
def test_people_are_for_the_personnel_side(world: World, user: str) -> None:
    answer = world.office.ask(user, "people", "list")
    assert (answer.code, answer.kind) == (1, "not-your-role")
    assert world.office.told("personnel", "people", "list") == []


def test_who_steps_back_no_longer_sees_the_case(office: Office) -> None:
    case = office.leak()
    said = {"who": "director", "capacity": "general_director", "reason": "familie", "replaced_by": "deputy"}
    office.take("dpo", case, "Recused", **said)
    assert office.told("director", "list")["cases"] == []
    for command in (("show", case), ("steps", case), ("documents", case)):
        assert office.ask("director", *command).kind == "unknown-case"
    assert office.told("director", "list", "--query", "Usb")["cases"] == []
    assert office.try_to("director", case, "MitigationTaken", measure="m").kind == "unknown-case"
    assert office.told("dpo", "list")["cases"][0]["case"] == case


def test_stepping_back_beats_having_opened_the_case(office: Office) -> None:
    case = office.leak()
    office.take("director", case, "Recused", who="dpo", capacity="dpo", reason="familie", replaced_by="x")
    assert office.ask("dpo", "show", case).kind == "unknown-case"


def test_a_user_steps_back_under_the_key_that_takes_sight_away(office: Office) -> None:
    """The name alone would look recused and go on seeing everything."""
    case = office.leak()
    said = {"capacity": "x", "reason": "familie", "replaced_by": "deputy"}
    answer = office.try_to("dpo", case, "Recused", who="Els Peeters", **said)
    assert (answer.code, answer.kind) == (1, "recusal-by-user")
    assert office.try_to("dpo", case, "Recused", who="schepen zonder account", **said).code == 0


@pytest.mark.parametrize(
    ("user", "command"),
    [
        ("dpo", ("settings", "set", "letters.file-place", "x")),
        ("personnel", ("users", "add", "jan", "--name", "Jan", "--role", "dpo")),
        ("secretariat", ("users", "remove", "dpo")),
        ("head", ("entities", "set", "--data", '{"key": "x", "name": "y"}')),
        ("dpo", ("people", "add", "--data", '{"number": "1", "family_name": "x", "form_of_address": "none", '
         '"entity": "gemeente", "status": "contractual"}')),
        ("personnel", ("leak", "x")),
        ("college", ("open", "breach", "--data", '{"title": "x"}')),
    ],
)  # fmt: skip
def test_who_may_not_is_told_who_may(office: Office, user: str, command: tuple[str, ...]) -> None:
    answer = office.ask(user, *command)
    assert (answer.code, answer.kind) == (1, "not-your-role"), answer.everything
    assert "does this" in answer.told["error"]["sentence"]


def test_a_task_is_reported_done_by_its_holder_who_sees_nothing_else(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "TaskAssigned", task="blokkeer toegang", to="system_administrator")
    assert office.told("dpo", "show", case)["tasks"][0]["id"] == "task-3"
    answer = office.try_to("sysadmin", case, "TaskDone", task="task-3", done_at="2026-11-21T13:00", result="gedaan")
    assert answer.code == 0, answer.everything
    assert "Usb" not in answer.everything
    assert office.told("dpo", "show", case)["tasks"][0]["done"]
    again = office.try_to("dpo", case, "TaskDone", task="task-3", done_at="2026-11-21T13:00", result="x")
    assert (again.code, again.kind) == (1, "task-exists")


BREACH = {"grounds": "ander gebruik", "route": "5.2"}


def test_nobody_withdraws_what_he_may_not_record(office: Office) -> None:
    case = office.open("sysadmin", "breach", title="x")
    office.take("director", case, "BreachTriaged", **BREACH)
    office.take("director", case, "FindingRecorded", found_at="2026-11-20", text="t", found_by="x", capacity="x")
    answer = office.try_to("sysadmin", case, "FactCorrected", of=4, reason="r")
    assert answer.code in (1, 2)
    assert office.told("director", "show", case)["facts"][3]["stands"]


@pytest.mark.parametrize("user", ["sysadmin", "head"])
def test_nobody_is_made_to_step_back_by_who_only_reported(office: Office, user: str) -> None:
    case = office.told(user, "leak", "x")["case"]
    said = {"who": "director", "capacity": "x", "reason": "r", "replaced_by": "deputy"}
    assert office.try_to(user, case, "Recused", **said).code == 1
    assert office.ask("director", "show", case).code == 0


def test_somebody_is_left_to_decide(office: Office) -> None:
    case = office.leak()
    for who in ("director", "dpo", "tester"):
        said = {"who": who, "capacity": "x", "reason": "r", "replaced_by": "deputy"}
        office.try_to("dpo", case, "Recused", **said)
    assert any(office.ask(user, "show", case).code == 0 for user in USERS)


@pytest.mark.parametrize("user", ["sysadmin", "head"])
def test_who_reported_a_leak_does_not_conclude_it(office: Office, user: str) -> None:
    case = office.told(user, "leak", "x")["case"]
    answer = office.try_to(user, case, "NoLeakFound", reasoning="r")
    assert (answer.code, answer.kind) == (1, "not-your-role")
