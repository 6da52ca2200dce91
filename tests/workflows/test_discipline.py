"""Disciplinary proceedings: for whom, by whom, in which order, with which sanctions of which day."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.casefile import CaseFile
from casemgr.errors import Refused
from casemgr.law import sanctionlist as sanctions
from tests.stories.office import BRUSSELS, Office
from tests.workflows.told import Told
from workflows import disciplinary_proceedings
from workflows._appeal_standing import standing

TUCHT = "disciplinary_proceedings-1"
COLLEGE = {"organ": "college", "holder": "Marc Claes", "capacity": "titular"}
OPENED: dict[str, Any] = {
    "person": "P00001", "facts_known_at": "2026-10-05", "facts_on": "2026-09-30", "authority": COLLEGE,
}  # fmt: skip
DECISION: dict[str, Any] = {
    "outcome": "sanction", "sanction": "reprimand", "authority": COLLEGE, "decided_at": "2026-11-20",
    "facts_proven": ["f"], "articles": ["use"], "answer_to_defence": ["a"], "proportionality": "p",
}  # fmt: skip
HEARING: dict[str, Any] = {"at": "2026-11-10T10:00", "place": "Markt 1", "kind": "disciplinary", "about": TUCHT}
HELD: dict[str, Any] = {"held_at": "2026-11-10T10:00", "minutes": "m", "present": ["Marc Claes"]}


def somebody(*history: tuple[str, str]) -> dict[str, Any]:
    """A person with a history of statuses."""
    told = [{"from": begun, "status": status} for begun, status in history]
    return {"given_name": "Lies", "family_name": "Vermeulen", "statuses": told, "status": told[-1]["status"]}


def told(status: str = "statutory", **how: Any) -> Told:
    return Told(people={"P00001": somebody(("2020-01-01", status))}, users={"maes": "Tom Maes"}, **how)


def opened(status: str = "statutory", **how: Any) -> Told:
    case = told(status, **how)
    case.taken("DisciplineOpened", **OPENED)
    return case


def reported(**how: Any) -> Told:
    case = opened(**how)
    case.taken("InvestigatorAppointed", TUCHT, person="maes")
    case.taken("ReportDrawnUp", TUCHT, at="2026-10-20", inventory=["melding", "verklaring", "logboek"])
    return case


def heard(kind: str = "disciplinary", **how: Any) -> Told:
    case = reported(**how)
    case.take("HearingPlanned", **HEARING | {"kind": kind})
    case.take("HearingHeld", "hearing-1", **HELD)
    return case


# -- for whom ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["statutory", "on_probation"])
def test_proceedings_are_open_to_statutory_staff(status: str) -> None:
    assert opened(status).state(TUCHT) == "opened"


@pytest.mark.parametrize(("status", "says", "source"), [
    ("contractual", "work regulations", "8 april 1965"),
    ("subsidised_teacher", "rules of their own", "27 maart 1991"),
    ("own_teacher", "rules of their own", "27 maart 1991"),
    ("external", "was not", "art. 198"),
    ("executive", "was not", "art. 198"),
])  # fmt: skip
def test_for_others_the_regime_that_applies_is_named(status: str, says: str, source: str) -> None:
    no = told(status).refused("DisciplineOpened", **OPENED)
    assert no is not None
    assert no.rule == "discipline-for-statutory-staff"
    assert says in no.sentence
    assert source in no.source


def test_what_the_code_has_instead_is_said() -> None:
    no = told("contractual").refused("DisciplineOpened", **OPENED)
    assert no is not None
    assert "Summary dismissal" in no.hint


def test_the_status_of_the_day_of_the_facts_counts_not_that_of_today() -> None:
    case = told()
    case.people["P00001"] = somebody(("2020-01-01", "statutory"), ("2026-10-01", "contractual"))
    assert case.refused("DisciplineOpened", **OPENED) is None
    no = case.refused("DisciplineOpened", **OPENED | {"facts_on": "2026-10-02"})
    assert no is not None
    assert no.rule == "discipline-for-statutory-staff"


def test_a_typed_status_does_not_overrule_the_register() -> None:
    assert told("contractual").refused("DisciplineOpened", **OPENED | {"status": "statutory"}) is not None


def test_somebody_nobody_knows_the_status_of_is_not_disciplined() -> None:
    case = Told()
    no = case.refused("DisciplineOpened", **OPENED | {"person": "Jan Janssens"})
    assert no is not None
    assert "not known which status" in no.sentence
    assert case.refused("DisciplineOpened", **OPENED | {"person": "Jan Janssens", "status": "statutory"}) is None


def test_in_the_netherlands_there_are_no_disciplinary_proceedings() -> None:
    no = told("statutory", key="asn").refused("DisciplineOpened", **OPENED)
    assert no is not None
    assert (no.rule, "normalisering" in no.source) == ("discipline-not-in-this-country", True)


def test_proceedings_in_the_case_of_a_breach_are_against_the_person_of_that_breach() -> None:
    case = told()
    case.people["P00002"] = somebody(("2020-01-01", "statutory"))
    case.take("BreachReported", title="x", occurred_on="2026-09-30")
    case.take("PersonIdentified", "breach-1", person="P00001", how="admission", basis="b", status="statutory")
    no = case.refused("DisciplineOpened", **OPENED | {"person": "P00002", "about": "breach-1"})
    assert no is not None
    assert no.rule == "discipline-about-the-same-person"
    case.taken("DisciplineOpened", **OPENED | {"about": "breach-1"})
    assert case.case.procedures[TUCHT].about == "breach-1"


def test_facts_are_known_after_they_happened_and_not_in_the_future() -> None:
    for wrong in ({"facts_on": "2026-10-06"}, {"facts_known_at": "2026-11-22"}):
        no = told().refused("DisciplineOpened", **OPENED | wrong)
        assert no is not None
        assert no.rule == "facts-known-in-order"


def test_an_open_vote_asks_for_a_reason() -> None:
    no = told().refused("DisciplineOpened", **OPENED | {"vote": "open"})
    assert no is not None
    assert "247.949" in no.source
    assert told().refused("DisciplineOpened", **OPENED | {"vote": "open", "note": "unaniem, op eigen vraag"}) is None
    assert told().refused("DisciplineOpened", **OPENED | {"vote": "secret"}) is None


# -- inquiry and report -----------------------------------------------------------------------------------------------


def test_nobody_investigates_themselves() -> None:
    for person in ("P00001", "Lies Vermeulen", "lies  vermeulen"):
        no = opened().refused("InvestigatorAppointed", TUCHT, person=person)
        assert no is not None
        assert no.rule == "investigator-is-not-person"


def test_a_report_has_an_inventory_and_its_numbers_follow_the_order() -> None:
    case = opened()
    case.taken("InvestigatorAppointed", TUCHT, person="maes")
    no = case.refused("ReportDrawnUp", TUCHT, at="2026-10-20", inventory=[])
    assert no is not None
    assert no.rule == "inventory-of-the-report"
    case.taken("ReportDrawnUp", TUCHT, at="2026-10-20", inventory=["melding", "logboek"])
    value = disciplinary_proceedings.WORKFLOW.values["discipline.inventory"]
    assert value(case.situation, case.case.procedures[TUCHT]) == ["1. melding", "2. logboek"]


def test_a_report_of_before_the_facts_were_known_is_refused() -> None:
    case = opened()
    case.taken("InvestigatorAppointed", TUCHT, person="maes")
    no = case.refused("ReportDrawnUp", TUCHT, at="2026-10-04", inventory=["x"])
    assert no is not None
    assert no.rule == "report-after-appointment"


# -- the decision -----------------------------------------------------------------------------------------------------


def test_nobody_is_disciplined_unheard_and_a_conversation_is_not_the_hearing() -> None:
    no = reported().refused("DecisionTaken", TUCHT, **DECISION)
    assert no is not None
    assert (no.rule, no.unblocks) == ("disciplinary-hearing-first", "HearingPlanned")
    assert "20 juli 2018" in no.source
    no = heard("conversation").refused("DecisionTaken", TUCHT, **DECISION)
    assert no is not None
    assert "not a disciplinary hearing" in no.sentence
    assert heard().refused("DecisionTaken", TUCHT, **DECISION) is None


def test_the_hearing_in_the_case_of_the_breach_does_not_count() -> None:
    case = told()
    case.take("BreachReported", title="x", occurred_on="2026-09-30")
    case.take("PersonIdentified", "breach-1", person="P00001", how="admission", basis="b", status="statutory")
    case.taken("DisciplineOpened", **OPENED | {"about": "breach-1"})
    case.taken("InvestigatorAppointed", TUCHT, person="maes")
    case.taken("ReportDrawnUp", TUCHT, at="2026-10-20", inventory=["x"])
    case.take("HearingPlanned", **HEARING | {"about": "breach-1"})
    case.take("HearingHeld", "hearing-1", **HELD)
    no = case.refused("DecisionTaken", TUCHT, **DECISION)
    assert no is not None
    assert no.rule == "disciplinary-hearing-first"


def test_a_report_of_after_the_hearing_asks_for_another_hearing() -> None:
    case = heard()
    case.taken("ReportDrawnUp", TUCHT, at="2026-11-15", inventory=["x", "y"])
    no = case.refused("DecisionTaken", TUCHT, **DECISION)
    assert no is not None
    assert no.rule == "report-before-hearing"


@pytest.mark.parametrize("holder", ["Tom Maes", "maes", "tom maes"])
def test_the_investigator_does_not_decide(holder: str) -> None:
    no = heard().refused("DecisionTaken", TUCHT, **DECISION | {"authority": COLLEGE | {"holder": holder}})
    assert no is not None
    assert no.rule == "investigator-does-not-decide"
    assert "art. 202" in no.source


def test_whoever_investigated_the_breach_does_not_decide_either() -> None:
    case = told()
    case.take("BreachReported", title="x", occurred_on="2026-09-30")
    case.take("PersonIdentified", "breach-1", person="P00001", how="admission", basis="b", status="statutory")
    case.take("InvestigatorAppointed", "breach-1", person="Marc Claes")
    case.taken("DisciplineOpened", **OPENED | {"about": "breach-1"})
    case.taken("InvestigatorAppointed", TUCHT, person="maes")
    case.taken("ReportDrawnUp", TUCHT, at="2026-10-20", inventory=["x"])
    case.take("HearingPlanned", **HEARING)
    case.take("HearingHeld", "hearing-1", **HELD)
    no = case.refused("DecisionTaken", TUCHT, **DECISION)
    assert no is not None
    assert no.rule == "investigator-does-not-decide"


def test_a_decision_can_refer_to_another_authority_which_then_decides() -> None:
    case = heard()
    case.taken(
        "DecisionTaken", TUCHT, **{k: v for k, v in DECISION.items() if k != "sanction"} | {"outcome": "referred"}
    )
    assert case.state(TUCHT) == "reported"
    case.taken("DecisionTaken", TUCHT, **DECISION)
    assert case.state(TUCHT) == "decided"


def test_a_summons_that_came_too_late_asks_for_a_reason_once_its_term_is_set() -> None:
    for days, refused in (("5", False), ("20", True)):
        case = reported(settings={"be.summons-days": days})
        case.take("HearingPlanned", **HEARING)
        number = case.letter("hearing_invitation", "hearing-1")
        case.take("LetterDelivered", "hearing-1", letter=number, delivered_at="2026-11-02", means="hand")
        case.take("HearingHeld", "hearing-1", **HELD)
        no = case.refused("DecisionTaken", TUCHT, **DECISION)
        assert (no is not None and no.rule == "summons-in-time") == refused
        assert case.refused("DecisionTaken", TUCHT, **DECISION | {"note": "zelf om spoed gevraagd"}) is None


def test_after_the_term_to_decide_a_sanction_needs_a_reason() -> None:
    case = heard(settings={"be.discipline-decision-months": "1"}, now=datetime(2027, 1, 5, 9, tzinfo=BRUSSELS))
    late = DECISION | {"decided_at": "2026-12-21"}
    no = case.refused("DecisionTaken", TUCHT, **late)
    assert no is not None
    assert (no.rule, no.unblocks) == ("decided-in-time", "DisciplineEnded")
    assert case.refused("DecisionTaken", TUCHT, **late | {"note": "opgeschort geweest"}) is None
    assert case.refused("DecisionTaken", TUCHT, **late | {"outcome": "none", "sanction": None}) is None
    assert heard(now=case.now).refused("DecisionTaken", TUCHT, **late) is None  # unset: nothing is invented


# -- the list of the day ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "count", "unconfirmed"), [
    (date(2018, 12, 31), 0, 0), (date(2019, 1, 1), 5, 0), (date(2023, 9, 30), 5, 0), (date(2023, 10, 1), 3, 0),
    (date(2025, 6, 4), 3, 0), (date(2025, 6, 5), 5, 2), (date(2026, 11, 20), 5, 2),
])  # fmt: skip
def test_the_list_of_sanctions_has_three_versions(day: date, count: int, unconfirmed: int) -> None:
    listed = sanctions.listed_on("BE", day)
    assert len(listed) == count
    assert sum(one.unconfirmed for one in listed.values()) == unconfirmed
    assert all(one.source for one in listed.values())
    assert not sanctions.listed_on("NL", day)


@given(st.dates(date(2019, 1, 1), date(2040, 1, 1)))
def test_every_day_since_2019_has_one_list_that_begins_with_the_lightest(day: date) -> None:
    assert list(sanctions.listed_on("BE", day))[:3] == ["reprimand", "pay_retention", "suspension"]


def test_a_sanction_that_is_not_on_the_list_is_refused_with_the_list() -> None:
    for wrong in ("access_limited", "demotion"):
        no = heard().refused("DecisionTaken", TUCHT, **DECISION | {"sanction": wrong})
        assert no is not None
        assert no.rule == "sanction-on-the-list"
        assert all(f"({code})" in no.sentence for code in ("reprimand", "pay_retention", "suspension"))


@pytest.mark.parametrize("sanction", ["dismissal_ex_officio", "removal"])
def test_the_two_heaviest_are_unconfirmed_and_ask_for_a_reason(sanction: str) -> None:
    said = DECISION | {"sanction": sanction, "from": "2026-12-01"}
    no = heard().refused("DecisionTaken", TUCHT, **said)
    assert no is not None
    assert "not confirmed" in no.sentence
    assert "85/2025" in no.source
    assert heard().refused("DecisionTaken", TUCHT, **said | {"note": "advies van de raadsman van 12 november"}) is None


def test_what_was_not_on_the_list_on_the_day_of_the_facts_asks_for_a_reason() -> None:
    case = told()
    case.taken("DisciplineOpened", **OPENED | {"facts_on": "2018-11-02"} | {"status": "statutory"})
    case.people.clear()
    case.taken("InvestigatorAppointed", TUCHT, person="maes")
    case.taken("ReportDrawnUp", TUCHT, at="2026-10-20", inventory=["x"])
    case.take("HearingPlanned", **HEARING)
    case.take("HearingHeld", "hearing-1", **HELD)
    no = case.refused("DecisionTaken", TUCHT, **DECISION)
    assert no is not None
    assert "day of the facts" in no.sentence


def test_a_suspension_has_a_beginning_and_an_end() -> None:
    no = heard().refused("DecisionTaken", TUCHT, **DECISION | {"sanction": "suspension", "from": "2026-12-01"})
    assert no is not None
    assert "until" in no.sentence
    assert "from" not in no.sentence
    said = DECISION | {"sanction": "suspension", "from": "2026-12-01", "until": "2026-12-05"}
    assert heard().refused("DecisionTaken", TUCHT, **said) is None


# -- a criminal matter ------------------------------------------------------------------------------------------------


def test_proceedings_are_stayed_while_a_criminal_matter_runs_and_go_on_after_it() -> None:
    case = heard()
    no = case.refused("ProceedingsStayed", TUCHT, reason="parket")
    assert no is not None
    assert no.unblocks == "CriminalMatterNoted"
    case.take("CriminalMatterNoted", reported_at="2026-11-11")
    case.taken("ProceedingsStayed", TUCHT, reason="parket")
    procedure = case.case.procedures[TUCHT]
    assert disciplinary_proceedings.waits(case.case, procedure) == "ProceedingsResumed"
    no = case.refused("DecisionTaken", TUCHT, **DECISION)
    assert no is not None
    assert (no.rule, no.unblocks) == ("not-stayed", "ProceedingsResumed")
    no = case.refused("ProceedingsResumed", TUCHT, reason="vonnis")
    assert no is not None
    assert no.unblocks == "CriminalMatterEnded"
    case.take("CriminalMatterEnded", known_at="2026-11-18")
    case.taken("ProceedingsResumed", TUCHT, reason="vonnis")
    assert case.refused("DecisionTaken", TUCHT, **DECISION) is None
    assert disciplinary_proceedings.waits(case.case, procedure) == "DecisionTaken"


def test_proceedings_are_not_stayed_twice_nor_resumed_without_being_stayed() -> None:
    case = opened()
    assert case.refused("ProceedingsResumed", TUCHT, reason="x") is not None
    case.take("CriminalMatterNoted", reported_at="2026-11-11")
    case.taken("ProceedingsStayed", TUCHT, reason="parket")
    no = case.refused("ProceedingsStayed", TUCHT, reason="parket")
    assert no is not None
    assert "already" in no.sentence


# -- afterwards -------------------------------------------------------------------------------------------------------


def decided(**how: Any) -> Told:
    case = heard(**how)
    case.taken("DecisionTaken", TUCHT, **DECISION)
    return case


def test_an_appeal_outside_follows_a_decision_and_its_outcome_decides_what_stands() -> None:
    case = decided()
    said = {"body": "Beroepscommissie voor Tuchtzaken"}
    assert case.refused("ExternalAppealNoted", TUCHT, **said, lodged_at="2026-11-19") is not None
    case.taken("ExternalAppealNoted", TUCHT, **said, lodged_at="2026-11-21")
    assert _stands(case.case) == "stands"  # not suspensive
    case.taken("ExternalAppealNoted", TUCHT, **said, lodged_at="2026-11-21", outcome="annulled")
    assert _stands(case.case) == "annulled"


def _stands(case: CaseFile) -> str | None:
    found = standing(case, case.procedures[TUCHT])
    return found.state if found else None


def test_a_sanction_is_expunged_by_its_own_term_once_that_is_set_and_over() -> None:
    late = datetime(2028, 6, 1, 9, tzinfo=BRUSSELS)
    case = decided()
    case.now = late
    said = {"at": "2028-05-31", "rule": "be-expunction-reprimand"}
    no = case.refused("SanctionExpunged", TUCHT, **said)
    assert no is not None
    assert "be.expunction-reprimand-months" in no.hint
    case.settings["be.expunction-reprimand-months"] = "18"
    assert case.refused("SanctionExpunged", TUCHT, **said) is None
    assert case.refused("SanctionExpunged", TUCHT, **said | {"at": "2028-05-20"}) is None
    no = case.refused("SanctionExpunged", TUCHT, **said | {"at": "2028-05-19"})
    assert no is not None
    assert "20 May 2028" in no.sentence
    no = case.refused("SanctionExpunged", TUCHT, **said | {"rule": "be-expunction-suspension"})
    assert no is not None
    assert "be-expunction-reprimand" in no.sentence
    case.taken("SanctionExpunged", TUCHT, **said)
    assert case.refused("SanctionExpunged", TUCHT, **said) is not None


def test_a_sanction_is_expunged_by_a_decision_that_says_why() -> None:
    case = decided()
    said = {"at": "2026-11-21", "rule": "decision"}
    assert case.refused("SanctionExpunged", TUCHT, **said) is not None
    assert (
        case.refused("SanctionExpunged", TUCHT, **said, note="college, 21 november: vergissing in de persoon") is None
    )


def test_nothing_is_expunged_where_nothing_was_imposed() -> None:
    case = heard()
    case.taken("DecisionTaken", TUCHT, **{k: v for k, v in DECISION.items() if k != "sanction"} | {"outcome": "none"})
    no = case.refused("SanctionExpunged", TUCHT, at="2026-11-21", rule="decision", note="x")
    assert no is not None
    assert "no sanction on record" in no.sentence


@pytest.mark.parametrize(("outcome", "note", "open_"), [
    ("sanction", None, True), ("none", None, False), ("lapsed", None, False), ("lapsed", "de beslistermijn", True),
    ("person_left", None, True),
])  # fmt: skip
def test_proceedings_end_as_they_were_decided(outcome: str, note: str | None, open_: bool) -> None:
    said = {"outcome": outcome, **({"note": note} if note else {})}
    assert (decided().refused("DisciplineEnded", TUCHT, **said) is None) == open_


def test_without_a_decision_they_end_as_lapsed_or_because_the_person_left() -> None:
    assert reported().refused("DisciplineEnded", TUCHT, outcome="sanction") is not None
    case = reported()
    case.taken("DisciplineEnded", TUCHT, outcome="person_left")
    assert case.state(TUCHT) == "ended"


# -- clocks -----------------------------------------------------------------------------------------------------------


def test_the_term_to_start_is_unset_until_somebody_sets_it_and_stops_with_an_investigator() -> None:
    for settings, state in (({}, "unset"), ({"be.discipline-start-months": "6"}, "running")):
        case = opened(settings=settings)
        (limit,) = case.situation.limits("be-discipline-start")
        assert limit.state == state
        case.taken("InvestigatorAppointed", TUCHT, person="maes")
        (limit,) = case.situation.limits("be-discipline-start")
        assert limit.state == "met"


def test_papers_for_the_appeal_committee_are_counted_back_from_its_session() -> None:
    case = decided()
    case.taken("ExternalAppealNoted", TUCHT, body="Beroepscommissie", lodged_at="2026-11-21", hearing_at="2026-12-14")
    (defence,) = case.situation.limits("be-appeal-committee-defence")
    (witnesses,) = case.situation.limits("be-appeal-committee-witnesses")
    assert defence.deadline is not None
    assert witnesses.deadline is not None
    assert (defence.deadline.date(), witnesses.deadline.date()) == (date(2026, 12, 10), date(2026, 12, 4))
    case.taken("ExternalAppealNoted", TUCHT, body="Beroepscommissie", lodged_at="2026-11-21", outcome="confirmed")
    assert {limit.state for limit in case.situation.limits("be-appeal-committee-defence")} == {"dropped"}


def test_nothing_is_decided_before_there_is_a_report() -> None:
    case = opened()
    with pytest.raises(Refused):
        case.refused("DecisionTaken", TUCHT, **DECISION)
    case.taken("InvestigatorAppointed", TUCHT, person="maes")
    with pytest.raises(Refused):
        case.refused("DecisionTaken", TUCHT, **DECISION)


# -- through the command line -----------------------------------------------------------------------------------------

PERSON = (
    '{"number": "7", "given_name": "Lies", "family_name": "Vermeulen", "form_of_address": "mevrouw", '
    '"entity": "gemeente", "status": "%s", "address": "Lindestraat 12", "postcode": "9000", "place": "Oefendorp"}'
)


PLANNED = HEARING | {
    "at": "2026-11-20T10:00", "subject": "het gebruik van het register", "hears": ["Marc Claes"],
    "considered": "een tuchtstraf", "file_place": "secretariaat", "file_hours": "9-12 uur", "file_until": "2026-11-18",
    "reply_until": "2026-11-18",
}  # fmt: skip


def test_proceedings_are_played_to_a_sanction_and_the_investigator_does_not_decide(office: Office) -> None:
    who = office.told("personnel", "people", "add", "--data", PERSON % "statutory")["person"]
    case = office.open("director", "disciplinary_proceedings", now="2026-10-06T09:00", **OPENED | {"person": who})
    office.take("director", case, "InvestigatorAppointed", now="2026-10-06T10:00", person="head")
    office.take("personnel", case, "ReportDrawnUp", now="2026-10-20T10:00", at="2026-10-20", inventory=["a", "b"])
    office.take("personnel", case, "HearingPlanned", now="2026-10-21T10:00", **PLANNED)
    made = office.ask("director", "letter", case, "hearing_invitation", now="2026-10-22T10:00")
    assert made.code == 0, made.everything
    held = HELD | {"held_at": "2026-11-20T10:00"}
    office.take("personnel", case, "HearingHeld", now="2026-11-20T12:00", **held)
    said = DECISION | {"decided_at": "2026-11-21"}
    wrong = office.try_to("director", case, "DecisionTaken", **said | {"authority": COLLEGE | {"holder": "head"}})
    assert (wrong.code, wrong.kind) == (1, "investigator-does-not-decide"), wrong.everything
    office.take("director", case, "DecisionTaken", **said)
    office.take("director", case, "DisciplineEnded", outcome="sanction")
    assert office.state(case, TUCHT) == "ended"


def test_a_director_lets_proceedings_lapse_and_says_by_which_term(office: Office) -> None:
    who = office.told("personnel", "people", "add", "--data", PERSON % "statutory")["person"]
    case = office.open("director", "disciplinary_proceedings", **OPENED | {"person": who})
    refused = office.try_to("director", case, "DisciplineEnded", outcome="lapsed")
    assert (refused.code, refused.kind) == (1, "end-as-decided")
    office.take("director", case, "DisciplineEnded", outcome="lapsed", note="de termijn om te starten")
    assert office.state(case, TUCHT) == "ended"


def test_a_teacher_is_refused_with_the_regime_that_applies(office: Office) -> None:
    who = office.told("personnel", "people", "add", "--data", PERSON % "subsidised_teacher")["person"]
    data = str(OPENED | {"person": who}).replace("'", '"')
    answer = office.ask("director", "open", "disciplinary_proceedings", "--data", data)
    assert (answer.code, answer.kind) == (1, "discipline-for-statutory-staff")
    assert "27 maart 1991" in answer.told["error"]["source"]
