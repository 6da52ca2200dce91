"""Answers for people and for programs: their shape, their order, their pages, and what a retry finds."""

import json
from typing import Any

import pytest

from tests.stories.office import Office

AWARE = "2026-11-20T14:00"


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
    assert shown["tasks"][0] == task
    assert all(set(task) == set(told) for told in shown["tasks"])


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


def test_numbers_follow_the_local_year_and_the_sandbox_says_so(office: Office) -> None:
    old = office.leak(now="2026-12-31T23:59")
    new = office.leak(now="2027-01-01T00:00")
    assert (old, new) == ("OEF-2026-0001", "OEF-2027-0001")
    assert office.leak(now="2027-01-01T00:01") == "OEF-2027-0002"


@pytest.mark.parametrize("command", [("steps",), ("show",), ("documents",)])
def test_people_and_programs_are_told_the_same(office: Office, command: tuple[str, ...]) -> None:
    case = office.leak("Laptop")
    for lang in ("nl", "en"):
        plain = office.run("dpo", *command, case, lang=lang)
        told = office.ask("dpo", *command, case, lang=lang)
        assert (plain.code, told.code) == (0, 0)
        words = [row["label"] for row in told.told] if command == ("steps",) else []
        assert all(word in plain.out for word in words)
