"""The role table, cell by cell, as the people who use it agreed it."""

import itertools
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr import roles
from casemgr.errors import Defect, Unusable
from casemgr.language import Language
from casemgr.roles import VERBS, columns, columns_seen, is_cell, load, may, not_for_you, who_may

TABLE = (Path(__file__).parent / "roles.txt").read_text("utf-8")
"""r: after assignment · o: own report · @x: only within x · !x: everywhere but within x"""

PLACES = ["leak", "report", "appeal", "whistleblower", "identified", "neutral", "service", "technical", "people", "NL"]
HEAD, *ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip("\n").splitlines()]
CELLS = [(row[0], column, cell) for row in ROWS for column, cell in zip(HEAD[1:], row[1:], strict=True)]


def expected(cell: str, verb: str, *, assigned: bool, own: bool, within: str) -> bool:
    """What the legend says of one cell."""
    for grant in cell.split():
        when, rest = (grant[0], grant[1:]) if grant[0] in "ro" else ("", grant)
        held, only, but = rest[0], *(rest.partition(sign)[2] for sign in "@!")
        here = (not only or only == within) and (not but or but != within)
        may_now = {"": True, "r": assigned, "o": own}[when]
        if here and may_now and (held == verb or (held == "D" and verb == "C")):
            return True
    return False


@pytest.mark.parametrize(("role", "column", "cell"), CELLS, ids=[f"{role}-{column}" for role, column, _ in CELLS])
def test_each_cell_of_the_table(role: str, column: str, cell: str) -> None:
    for verb, assigned, own, within in itertools.product(VERBS, (False, True), (False, True), ("", *PLACES)):
        allowed = may((role,), column, verb, assigned=assigned, own=own, within={within})
        assert allowed == expected(cell, verb, assigned=assigned, own=own, within=within), (verb, assigned, own, within)


def test_the_table_is_whole() -> None:
    assert list(columns()) == HEAD[1:]
    assert list(load()) == [row[0] for row in ROWS]


def test_who_decides_or_records_for_others_also_sees() -> None:
    """Deciding without seeing would be a mistake of the table."""
    blind = [(role, column) for role, column, cell in CELLS if "D" in cell and "V" not in cell]
    assert [one for one in blind if one[1] not in ("settings", "users")] == []


def test_recording_alone_shows_nothing_of_others() -> None:
    assert may(("system_administrator",), "breach", "C")
    assert not may(("system_administrator",), "breach", "V")
    assert "breach" not in columns_seen(("system_administrator",))
    assert columns_seen(("head_of_service",)) == {"letters"}


def test_the_dpo_never_sees_the_personnel_half() -> None:
    for within in PLACES:
        assert "personnel" not in columns_seen(("dpo",), within={within})
        assert not may(("dpo",), "personnel", "V", assigned=True, own=True, within={within})
    assert not may(("dpo",), "leak", "D")


def test_the_director_is_not_told_who_blew_the_whistle_on_him() -> None:
    assert may(("general_director",), "reporter", "V", within={"report"})
    assert not may(("general_director",), "reporter", "V", within={"report", "whistleblower"})
    assert may(("report_contact",), "reporter", "V", within={"report", "whistleblower"})


def test_the_deputy_acts_only_while_the_hand_over_runs() -> None:
    deputy, director = ("deputy_director",), frozenset({"general_director"})
    assert columns_seen(deputy) == frozenset()
    assert not may(deputy, "breach", "D")
    assert may(deputy, "breach", "D", acting=director)
    assert columns_seen(deputy, acting=director) == columns_seen(director)
    assert not may(deputy, "settings", "D", acting=director)  # what is not urgent waits
    assert not may(deputy, "users", "D", acting=director)


def test_nobody_else_acts_for_the_director() -> None:
    for role in load().keys() - {"deputy_director"}:
        assert columns_seen((role,), acting={"general_director"}) == columns_seen((role,))


@given(
    st.sets(st.sampled_from(sorted(load()))), st.sampled_from(sorted(load())), st.sampled_from(sorted(columns())),
    st.sampled_from(VERBS), st.booleans(), st.booleans(),
)  # fmt: skip
def test_more_never_means_less(held: set[str], more: str, column: str, verb: str, assigned: bool, own: bool) -> None:
    """A further role, an assignment, one's own report, a hand-over: none of them takes anything away."""
    if may(held, column, verb, assigned=assigned, own=own):
        assert may({*held, more}, column, verb, assigned=assigned, own=own)
        assert may(held, column, verb, assigned=True, own=True)
        assert may(held, column, verb, assigned=assigned, own=own, acting=frozenset({"general_director"}))


def test_a_letter_belongs_to_who_may_make_it() -> None:
    assert may(("dpo",), "letters", "C", letter="authority_notice")
    assert not may(("dpo",), "letters", "C", letter="hearing_invitation")
    assert may(("secretariat",), "letters", "C", letter="hearing_invitation")
    assert may(("general_director",), "letters", "D", letter="hearing_invitation")
    assert not may(("secretariat",), "letters", "D", letter="hearing_invitation")


def test_two_roles_do_not_lend_each_other_their_letters() -> None:
    assert not may(("dpo", "report_contact"), "letters", "C", letter="hearing_invitation")


def test_who_may() -> None:
    assert who_may("breach", "D") == ("general_director",)
    assert who_may("leak", "A") == ("dpo", "security_consultant")
    assert who_may("personnel", "T") == ()


@pytest.mark.parametrize(
    ("audience", "dutch"),
    [
        ("BE", "Niet voor uw rol: dit doet de algemeen directeur."),
        ("NL", "Niet voor uw rol: dit doet de gemeentesecretaris."),
        ("C81", "Niet voor uw rol: dit doet het toezichthoudend personeel."),
    ],
)
def test_the_refusal_says_whose_role_it_is(audience: str, dutch: str) -> None:
    assert Language("nl").say(not_for_you("breach", "D", audience)) == dutch


def test_the_refusal_in_english_and_when_nobody_may() -> None:
    english = Language("en")
    assert english.say(not_for_you("breach", "D")) == "Not for your role: the general director does this."
    assert english.say(not_for_you("personnel", "T")) == "Not for your role."


def test_each_role_and_column_has_words() -> None:
    for role in load().values():
        for audience in ("BE", "NL", "C81"):
            assert role.label(audience).keys() == {"nl", "en"}
    assert all(words.keys() == {"nl", "en"} for words in columns().values())


def test_a_counsellor_has_no_account() -> None:
    assert [code for code, role in load().items() if not role.account] == ["confidential_counsellor"]
    assert {code for code, role in load().items() if role.case_only} == {"investigator", "jurist", "inspector"}


def test_a_cell_is_known_or_not() -> None:
    assert is_cell("leak", "C")
    assert is_cell("leak", "C|T")
    assert not [verb for verb in ("", "X", "CD", "C|", "|") if is_cell("leak", verb)]
    assert not is_cell("lek", "C")


def test_an_unknown_role_is_refused_by_name() -> None:
    with pytest.raises(Unusable) as refused:
        may(("boss",), "leak", "V")
    assert refused.value.kind == "unknown-role"


@pytest.mark.parametrize(("column", "verb"), [("nowhere", "V"), ("leak", "X"), ("leak", "VC")])
def test_a_wrong_question_is_a_defect_of_the_program(column: str, verb: str) -> None:
    with pytest.raises(Defect):
        may(("dpo",), column, verb)


@pytest.mark.parametrize(
    "row",
    [
        {"leak": "V X"},
        {"leak": "VC"},
        {"leak": "pV"},
        {"leak": ["V"]},
        {"lek": "V"},
        {},
    ],
)
def test_a_row_that_cannot_be_read_is_refused(row: Mapping[str, object]) -> None:
    full = {"label": {"nl": "x", "en": "x"}, **dict.fromkeys(columns(), ""), **row} if row else {"label": {}}
    with pytest.raises(Unusable) as refused:
        roles._role("x", full)
    assert refused.value.kind == "bad-roles"
