"""Every command of the contract: its help, its two forms, its exit codes, in both languages."""

import json
import shlex
from pathlib import Path
from typing import Any

import click
import pytest

from casemgr.__main__ import group
from casemgr.commands.invocation import Invocation
from casemgr.language import Language
from casemgr.store.connection import open_register
from tests.stories.office import NOW, Office, call

AWARE = "2026-11-20T14:00"
CONTRACT = (
    "init", "leak", "open", "take", "steps", "show", "list", "due", "deadline", "letter", "letters", "documents",
    "people", "intake", "verify", "rebuild", "packs", "workflows", "facts", "report", "settings", "entities", "users",
)  # fmt: skip


def commands() -> dict[str, click.Command]:
    """Every command and subcommand by what one types."""
    ctx = click.Context(group, obj=Invocation(None, None, Language("en"), None, False))
    found: dict[str, click.Command] = {}
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if command is None or name == "ui":
            continue
        found[name] = command
        if isinstance(command, click.Group):
            found |= {f"{name} {sub}": one for sub, one in command.commands.items()}
    return found


def test_every_command_of_the_contract_is_there() -> None:
    assert set(CONTRACT) <= set(commands())


@pytest.mark.parametrize("name", sorted(commands()))
def test_help_says_what_it_does_and_gives_an_example(name: str) -> None:
    answer = call(*name.split(), "--help")
    assert answer.code == 0
    assert answer.err == ""
    command = commands()[name]
    if not isinstance(command, click.Group) or command.invoke_without_command:
        assert f"casemgr {name}" in answer.out or f"casemgr --register oefen.db {name}" in answer.out
    assert call(*name.split(), "-h").out == answer.out


def examples(text: str) -> list[str]:
    """The command lines of a help text; one goes on in the next line while a quotation is open."""
    found: list[str] = []
    for line in text.splitlines():
        if line.strip().startswith("casemgr "):
            found.append(line.strip())
        elif found and found[-1].count("'") % 2 + found[-1].count('"') % 2:
            found[-1] += f" {line.strip()}"
    return found


@pytest.mark.parametrize("name", sorted(commands()))
def test_the_example_of_the_help_can_be_typed(name: str) -> None:
    command = commands()[name]
    for line in examples(command.help or ""):
        typed = shlex.split(line)[1:]
        while typed and typed[0].startswith("--"):
            typed = typed[2:]
        given = typed[len(name.split()) :]
        assert typed[: len(name.split())] == name.split(), line
        ctx = click.Context(command, info_name=name, obj=Invocation(None, None, Language("en"), None, False))
        if not isinstance(command, click.Group):
            command.parse_args(ctx, given)


@pytest.mark.parametrize(
    "command", [("facts",), ("facts", "AwarenessEstablished"), ("workflows",), ("letters",), ("packs",)]
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_loaded_is_told_without_a_register(command: tuple[str, ...], lang: str, tmp_path: Path) -> None:
    before = ("--register", str(tmp_path / "none.db"), "--lang", lang)
    plain, told = call(*before, *command), call(*before, *command, "--json")
    assert (plain.code, told.code, plain.err, told.err) == (0, 0, "", "")
    assert plain.out.strip()
    assert told.told
    assert list(tmp_path.iterdir()) == []


def test_both_languages_are_spoken() -> None:
    for command in (("facts",), ("workflows",), ("letters",)):
        dutch, english = (call("--lang", lang, *command).out for lang in ("nl", "en"))
        assert dutch != english
        assert call(*command).out == dutch


def test_json_may_stand_before_or_after_the_command(office: Office) -> None:
    before = office.run("dpo", "--json", "list")
    assert before.told == office.ask("dpo", "list").told
    failed = office.run("dpo", "--json", "show", "x")
    assert failed.told == office.ask("dpo", "show", "x").told


def test_data_on_stdout_and_talk_on_stderr(office: Office) -> None:
    case = office.leak()
    for command in (("show", case), ("steps", case), ("list",), ("verify",)):
        answer = office.run("dpo", *command)
        assert (answer.code, answer.err) == (0, ""), command
    empty: list[tuple[str, ...]] = [("due",), ("documents", case), ("list", "--query", "niets")]
    for nothing in empty:
        answer = office.run("dpo", *nothing)
        assert (answer.code, answer.out) == (0, ""), nothing
        assert answer.err.strip(), nothing  # a person is told that there is nothing
        assert office.ask("dpo", *nothing).err == "", nothing
    refused = office.run("dpo", "take", case, "LeakClosed", "--data", "{}")
    assert (refused.code, refused.out) == (1, "")
    assert len(refused.err.splitlines()) >= 1


CASE_KEYS = {"case", "procedures", "seq", "deadlines", "tasks"}
DEADLINE_KEYS = {"rule", "deadline", "outer", "state", "started_by"}


def test_open_take_and_show_answer_alike(office: Office) -> None:
    said = json.dumps({"title": "x", "channel": "other"})
    opened = office.told("dpo", "open", "data_leak", "--data", said)
    taken = office.take("dpo", opened["case"], "AwarenessEstablished", aware_at=AWARE, reason="r")
    office.take("dpo", opened["case"], "TaskAssigned", task="bel", to="dpo", due="2026-11-25")
    shown = office.told("dpo", "show", opened["case"])
    for answer in (opened, taken, shown):
        assert set(answer) >= CASE_KEYS
    assert opened["seq"] == 2
    assert opened["procedures"] == [{"id": "data_leak-1", "workflow": "data_leak", "state": "reported"}]
    assert set(taken["deadlines"][0]) >= DEADLINE_KEYS
    task = {"id": "task-4", "for": "dpo", "text": "bel", "due": "2026-11-25", "done": None}
    assert shown["tasks"] == [task]


def test_steps_due_list_and_documents_have_the_shape_of_the_contract(office: Office) -> None:
    case = office.leak("Loonbrief")
    office.take("dpo", case, "AwarenessEstablished", aware_at=AWARE, reason="r")
    steps = office.told("dpo", "steps", case)
    assert all(set(step) >= {"fact", "label", "procedure", "allowed", "why", "letter"} for step in steps)
    blocked = next(step for step in steps if step["fact"] == "AuthorityNotified")
    assert set(blocked["why"]) >= {"sentence", "source"}
    assert not blocked["allowed"]
    assert "33(1)" in blocked["why"]["source"]
    due = office.told("dpo", "due")
    assert set(due[0]) >= {"case", "procedure", "rule", "deadline", "outer", "state", "title"}
    assert (due[0]["case"], due[0]["rule"], due[0]["title"]) == (case, "gdpr-notify-authority", "Loonbrief")
    listed = office.told("dpo", "list")
    assert set(listed) == {"cases", "next"}
    assert (listed["cases"][0]["case"], listed["next"]) == (case, None)
    office.take("dpo", case, "DocumentAdded", title="scan", kind="scan", half="leak", obtained_at=AWARE, source="post")
    paper = office.told("dpo", "documents", case)[0]
    assert set(paper) >= {"number", "letter", "made_at", "sha256", "sent"}


def test_due_is_sorted_narrowed_and_tells_when_something_passed(office: Office) -> None:
    for at in ("2026-11-20T14:00", "2026-11-18T14:00", "2026-11-21T10:00"):
        case = office.leak()
        office.take("dpo", case, "AwarenessEstablished", aware_at=at, reason="r")
    rows = office.told("dpo", "due")
    limits = [row["deadline"] for row in rows]
    assert limits == sorted(limits)
    assert [row["state"] for row in rows] == ["running"] * 3
    assert len(office.told("dpo", "due", "--within", "24h")) == 1
    assert len(office.told("dpo", "due", "--within", "2d")) == 2
    later = "2026-11-21T14:00:01"
    assert [row["state"] for row in office.told("dpo", "due", now=later)] == ["overdue", "running", "running"]
    plain = office.run("dpo", "due", "--fail-overdue", now=later)
    assert (plain.code, len(plain.out.splitlines())) == (4, 3)
    assert office.ask("dpo", "due", "--fail-overdue", now=later).code == 4
    assert office.ask("dpo", "due", "--fail-overdue").code == 0


def test_pages_follow_each_other_without_gap_or_double(office: Office) -> None:
    made = [office.leak(f"lek {n}") for n in range(7)]
    seen: list[str] = []
    after: Any = None
    while True:
        more = () if after is None else ("--after", str(after))
        page = office.told("dpo", "list", "--limit", "3", *more)
        seen += [row["case"] for row in page["cases"]]
        if len(seen) == 3:
            office.leak("intussen")  # a case that comes in meanwhile moves no page
        after = page["next"]
        if after is None:
            break
    assert seen == made[::-1]


def test_list_is_narrowed_by_kind_state_and_word(office: Office) -> None:
    leak = office.leak("Laptop")
    breach = office.open("director", "breach", title="Laptop")
    for more, found in (
        (("--workflow", "breach"), [breach]), (("--state", "reported"), [breach, leak]),
        (("--query", "lapt"), [breach, leak]),
        (("--workflow", "data_leak", "--query", "laptop"), [leak]), (("--state", "closed"), []), (("--query", "x"), []),
    ):  # fmt: skip
        assert [row["case"] for row in office.told("director", "list", *more)["cases"]] == found, more


def test_a_case_that_moved_on_is_not_written_over(office: Office) -> None:
    case = office.leak()
    seq = office.told("dpo", "show", case)["seq"]
    office.take("dpo", case, "MitigationTaken", "--expect", str(seq), measure="a")
    answer = office.try_to("dpo", case, "MitigationTaken", "--expect", str(seq), measure="b")
    assert (answer.code, answer.kind) == (1, "case-moved-on")
    assert office.told("dpo", "show", case)["seq"] == seq + 1


def test_the_same_id_twice_records_once(office: Office) -> None:
    name = "0b6f6f3e-6f0c-4b9c-9c56-0f3f8c1d2a11"
    case = office.told("dpo", "leak", "x", "--id", name)["case"]
    assert office.told("dpo", "leak", "x", "--id", name)["case"] == case
    assert len(office.told("dpo", "list")["cases"]) == 1
    other = "0b6f6f3e-6f0c-4b9c-9c56-0f3f8c1d2a12"
    first = office.take("dpo", case, "MitigationTaken", "--id", other, "--expect", "2", measure="a")
    again = office.take("dpo", case, "MitigationTaken", "--id", other, "--expect", "2", measure="a")
    assert first["seq"] == again["seq"] == 3
    elsewhere = office.try_to("dpo", office.leak(), "MitigationTaken", "--id", other, measure="a")
    assert (elsewhere.code, elsewhere.kind) == (2, "command-used")


def test_a_fact_withdrawn_no_longer_counts_but_stays_readable(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "AwarenessEstablished", aware_at=AWARE, reason="r")
    office.take("dpo", case, "AwarenessCorrected", aware_at="2026-11-19T14:00", reason="vergissing")
    office.take("dpo", case, "FactCorrected", of=4, reason="verkeerd dossier")
    assert office.clock(case, "gdpr-notify-authority")["deadline"] == "2026-11-23T14:00:00+01:00"
    facts = office.told("dpo", "show", case)["facts"]
    assert [fact["stands"] for fact in facts] == [True, True, True, False, True]
    assert facts[3]["values"]["reason"] == "vergissing"
    assert office.try_to("dpo", case, "FactCorrected", of=4, reason="x").kind == "fact-exists"
    moved = office.try_to("dpo", case, "FactCorrected", of=3, reason="x")
    assert (moved.code, moved.kind) == (1, "fact-exists")
    assert "--corrects 3" in moved.told["error"]["hint"]


def test_a_withdrawal_that_is_withdrawn_puts_nothing_out_of_sight(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "MitigationTaken", measure="gewist")
    office.take("dpo", case, "FactCorrected", of=3, reason="r")
    answer = office.try_to("dpo", case, "FactCorrected", of=4, reason="toch niet")
    stands = office.told("dpo", "show", case)["facts"][2]["stands"]
    assert stands == (answer.code == 0)


def test_settings_are_set_got_listed_and_missed(office: Office) -> None:
    missing = {row["key"] for row in office.told("director", "settings", "missing")}
    assert "leak.standing-mandate" in missing
    office.told("director", "settings", "set", "leak.standing-mandate", "DPO 's nachts", "--basis", "besluit 5 oktober")
    assert office.told("dpo", "settings", "get", "leak.standing-mandate")["value"] == "DPO 's nachts"
    assert {"key": "leak.standing-mandate", "value": "DPO 's nachts"} in office.told("dpo", "settings", "list")
    assert "leak.standing-mandate" not in {row["key"] for row in office.told("director", "settings", "missing")}
    text = office.run("director", "settings", "missing").out
    assert all(key in text for key in missing - {"leak.standing-mandate"})


def test_a_term_that_is_set_counts_in_cases_that_stand(office: Office) -> None:
    unset = [row for row in office.told("director", "settings", "missing") if row["key"].startswith("be.")]
    assert unset
    assert all(row["fill"] and row["source"] for row in unset)


def test_users_come_and_go(office: Office) -> None:
    office.told("director", "users", "add", "jan", "--name", "Jan Claes", "--role", "dpo", "--role", "personnel")
    row = next(u for u in office.told("director", "users", "list") if u["user"] == "jan")
    assert row["roles"] == ["dpo", "personnel"]
    case = office.leak(user="jan")
    office.told("director", "users", "remove", "jan")
    assert office.ask("jan", "list").kind == "unknown-user"
    assert office.told("dpo", "show", case)["facts"][1]["actor"] == "jan"


def test_people_are_numbered_found_and_never_listed_by_staff_number(office: Office) -> None:
    said = {"number": "1042", "family_name": "Vermeulen", "form_of_address": "none", "entity": "gemeente",
            "status": "contractual"}  # fmt: skip
    assert office.told("personnel", "people", "add", "--data", json.dumps(said)) == {"person": "P00001"}
    assert (
        office.told("personnel", "people", "add", "--data", json.dumps(said | {"number": "1043"}))["person"] == "P00002"
    )
    assert len(office.told("personnel", "people", "list", "--query", "verm")) == 2
    bad = office.ask("personnel", "people", "add", "--data", json.dumps(said | {"entity": "school"}))
    assert (bad.code, bad.kind) == (2, "unknown-entity")
    asked = {name: value for name, value in said.items() if name != "form_of_address"}
    assert office.ask("personnel", "people", "add", "--data", json.dumps(asked)).kind == "bad-fact"


def test_a_staff_number_is_given_once_in_each_entity(office: Office) -> None:
    said = {"number": "7", "family_name": "Wauters", "form_of_address": "none", "entity": "gemeente",
            "status": "contractual"}  # fmt: skip
    office.told("personnel", "people", "add", "--data", json.dumps(said))
    twice = office.ask("personnel", "people", "add", "--data", json.dumps(said | {"family_name": "Kanariepiet"}))
    assert (twice.code, "Kanariepiet" in twice.everything, "Wauters" in twice.everything) == (2, False, False)
    other = office.ask("personnel", "people", "add", "--data", json.dumps(said | {"entity": "ocmw"}))
    assert other.code == 0, other.everything


def test_entities_keep_what_is_not_said_again(office: Office) -> None:
    keys = {row["key"] for row in office.told("director", "entities", "list")}
    assert keys == {"gemeente", "ocmw"}
    said = json.dumps({"key": "gemeente", "name": "Gemeente Nieuwdorp"})
    told = office.told("director", "entities", "set", "--data", said)
    assert (told["name"], told["appeal_body"]) == ("Gemeente Nieuwdorp", "college")


def test_a_case_belongs_to_its_entity(office: Office) -> None:
    case = office.leak(entity="ocmw")
    assert office.told("dpo", "show", case)["facts"][0]["values"]["entity"] == "ocmw"


def test_verify_tells_events_and_head_and_names_what_was_changed(office: Office) -> None:
    office.leak("Kanariepiet")
    whole = office.told("dpo", "verify")
    assert whole["ok"]
    assert len(whole["head"]) == 64
    register = open_register(office.path)
    position = register.rows("select max(position) from events")[0][0]
    register.connection.execute("drop trigger events_only_forget")
    register.connection.execute("update events set digest = zeroblob(32) where position = ?", (position,))
    register.close()
    answer = office.ask("dpo", "verify")
    assert (answer.code, answer.kind) == (3, "damaged")
    assert str(position) in answer.told["error"]["sentence"]
    assert "Kanariepiet" not in answer.everything


def test_numbers_follow_the_local_year_and_the_sandbox_says_so(office: Office) -> None:
    old = office.leak(now="2026-12-31T23:59")
    new = office.leak(now="2027-01-01T00:00")
    assert (old, new) == ("OEF-2026-0001", "OEF-2027-0001")
    assert office.leak(now="2027-01-01T00:01") == "OEF-2027-0002"


def test_a_register_is_made_with_its_first_user(tmp_path: Path) -> None:
    path = tmp_path / "map" / "register.db"
    made = ("--pack", "asn", "--organisation", "Assen", "--user", "eva", "--role", "dpo", "--no-encryption")
    told = call("--register", str(path), "init", *made, "--json").told
    assert (told["packs"], told["sandbox"], told["user"]) == (["asn"], False, "eva")
    assert path.stat().st_mode & 0o077 == 0
    office = Office(path, now=None)
    assert [(u["user"], u["roles"]) for u in office.told("eva", "users", "list")] == [("eva", ["dpo"])]
    refused = call("--register", str(tmp_path / "x.db"), "init", "--pack", "asn", "--organisation", "A", "--json")
    assert (refused.code, refused.kind) == (2, "says-nothing-of-encryption")


def test_a_sandbox_has_its_users_and_stays_one(office: Office) -> None:
    users = {row["user"]: row["roles"] for row in office.told("dpo", "users", "list")}
    assert users["college"] == ["college_secretary"]
    assert users["sysadmin"] == ["system_administrator"]
    assert set(users) == {
        "dpo",
        "director",
        "deputy",
        "personnel",
        "secretariat",
        "sysadmin",
        "head",
        "college",
        "tester",
    }


def test_the_environment_names_register_user_language_and_now(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case = office.leak()
    for name, value in (("REGISTER", str(office.path)), ("USER", "dpo"), ("LANG", "en"), ("NOW", NOW)):
        monkeypatch.setenv(f"CASEMGR_{name}", value)
    assert call("show", case).out == office.run("dpo", "show", case).out
    assert "nobody" in call("--as", "nobody", "list").err


@pytest.mark.parametrize("command", [("steps",), ("show",), ("documents",)])
def test_people_and_programs_are_told_the_same(office: Office, command: tuple[str, ...]) -> None:
    case = office.leak("Laptop")
    for lang in ("nl", "en"):
        plain = office.run("dpo", *command, case, lang=lang)
        told = office.ask("dpo", *command, case, lang=lang)
        assert (plain.code, told.code) == (0, 0)
        words = [row["label"] for row in told.told] if command == ("steps",) else []
        assert all(word in plain.out for word in words)
