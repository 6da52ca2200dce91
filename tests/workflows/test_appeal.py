"""Appeal and objection: nobody's paper is refused, late is judged by every reading, and what was attacked follows."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.law import packs
from tests.stories.office import BRUSSELS, Office
from tests.workflows.told import No, Told
from workflows import appeal as workflow
from workflows._appeal_standing import Standing, standing
from workflows._appeal_time import timing

APPEAL = "appeal-1"
DIRECTOR = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
COLLEGE = {"organ": "college", "holder": "Marc Claes", "capacity": "titular"}
DECISION: dict[str, Any] = {
    "outcome": "sanction", "sanction": "access_limited", "from_": "2026-11-03", "authority": DIRECTOR,
    "decided_at": "2026-11-01", "facts_proven": ["f"], "articles": ["use"], "answer_to_defence": ["a"],
    "proportionality": "p",
}  # fmt: skip
LODGED: dict[str, Any] = {
    "lodged_at": "2026-11-20",
    "by": "Lies Vermeulen",
    "capacity": "person",
    "grounds": "te zwaar",
}
DECIDED: dict[str, Any] = {
    "outcome": "annulled", "decided_at": "2027-01-10", "motivation": "m", "present": ["Marc Claes"],
    "minute_taker": "Jan Wouters",
}  # fmt: skip
LATER = datetime(2027, 1, 10, 14, 0, tzinfo=BRUSSELS)


def told(status: str = "contractual", key: str = "bev", **how: Any) -> Told:
    person = {"given_name": "Lies", "family_name": "Vermeulen", "status": status,
              "statuses": [{"from": "2020-01-01", "status": status}]}  # fmt: skip
    return Told(key, now=LATER, people={"P00001": person}, users={"director": "Els Peeters"}, **how)


def breach(status: str = "contractual", decision: dict[str, Any] | None = None, **how: Any) -> Told:
    """A breach that was decided, as the rules of a breach would have had it."""
    case = told(status, **how)
    case.take("BreachReported", title="x", occurred_on="2026-10-01")
    case.take("PersonIdentified", "breach-1", person="P00001", how="admission", basis="b", status=status)
    case.take("BreachTriaged", "breach-1", route="5.2", grounds="g")
    case.take("ChargesSet", "breach-1", charges=["c"], articles=["use"])
    case.take("DecisionTaken", "breach-1", **decision or DECISION)
    return case


def served(means: str = "hand", on: str = "2026-11-02", *, letter: str = "decision", **how: Any) -> Told:
    """A decision of which the letter was served, by hand or by registered post."""
    case = breach(**how)
    number = case.letter(letter, "breach-1")
    if means == "registered":
        case.take("LetterSent", letter=number, sent_at=on, means=means)
    else:
        case.take("LetterDelivered", letter=number, delivered_at=on, means=means)
    return case


def lodged(on: str, means: str = "hand", served_on: str = "2026-11-02", **how: Any) -> Told:
    case = served(means, served_on, **how)
    case.taken("AppealLodged", **LODGED | {"lodged_at": on, "against": "breach-1"})
    return case


def no(case: Told, **said: Any) -> No:
    answer = case.refused("AppealDecided", APPEAL, **DECIDED | said)
    assert answer is not None
    return answer


# -- lodging ----------------------------------------------------------------------------------------------------------


def test_an_appeal_says_what_it_is_against_and_that_has_to_be_in_the_case() -> None:
    case = served()
    answer = case.refused("AppealLodged", **LODGED | {"against": "breach-2"})
    assert answer is not None
    assert (answer.rule, "breach-1" in answer.sentence) == ("appeal-against-something", True)
    case.taken("AppealLodged", **LODGED)
    assert case.case.procedures[APPEAL].about == "breach-1"


def test_a_late_appeal_and_one_that_is_not_open_are_recorded_all_the_same() -> None:
    assert lodged("2026-12-20").state(APPEAL) == "lodged"
    assert lodged("2026-11-20", status="external").state(APPEAL) == "lodged"


def test_it_cannot_be_received_before_it_was_lodged_nor_lodged_in_the_future() -> None:
    for wrong in ({"received_at": "2026-11-19"}, {"lodged_at": "2027-01-11"}):
        answer = served().refused("AppealLodged", **LODGED | {"against": "breach-1"} | wrong)
        assert answer is not None
        assert answer.rule == "lodged-in-order"


def test_grounds_may_be_one_text_or_several() -> None:
    case = served()
    one = case.taken("AppealLodged", **LODGED | {"against": "breach-1"})
    assert one.get("grounds") == ["te zwaar"]
    assert case.taken("AppealLodged", **LODGED | {"against": "breach-1", "grounds": ["a", "b"]}).get("grounds") == [
        "a",
        "b",
    ]


def test_the_term_stops_when_an_appeal_is_lodged() -> None:
    case = lodged("2026-11-20")
    (limit,) = case.situation.limits("be-internal-appeal", case.case.procedures["breach-1"])
    assert limit.state == "met"


# -- in time, between, late -------------------------------------------------------------------------------------------

# by hand on Thursday 15 October: day 30 is Saturday 14 November, shifted Monday 16 November
SERVED_OCTOBER = {"means": "hand", "served_on": "2026-10-15"}


@pytest.mark.parametrize(("on", "verdict"), [
    ("2026-11-14", "in_time"), ("2026-11-15", "between"), ("2026-11-16", "between"), ("2026-11-17", "late"),
])  # fmt: skip
def test_by_hand_the_readings_differ_by_the_shift_to_a_working_day(on: str, verdict: str) -> None:
    case = lodged(on, **SERVED_OCTOBER)
    found = timing(case.situation, case.case.procedures[APPEAL])
    assert found is not None
    assert (found.verdict, found.deadline.date(), found.outer.date()) == (
        verdict,
        date(2026, 11, 14),
        date(2026, 11, 16),
    )


@pytest.mark.parametrize(("on", "verdict"), [
    ("2026-12-04", "in_time"), ("2026-12-05", "between"), ("2026-12-07", "between"), ("2026-12-08", "late"),
])  # fmt: skip
def test_registered_the_third_working_day_is_inside_or_before_the_term(on: str, verdict: str) -> None:
    case = lodged(on, "registered", "2026-11-02")
    found = timing(case.situation, case.case.procedures[APPEAL])
    assert found is not None
    assert found.verdict == verdict


def test_refused_at_the_door_the_day_after_the_refusal_counts_first() -> None:
    case = breach()
    number = case.letter("decision", "breach-1")
    case.take("LetterSent", letter=number, sent_at="2026-11-02", means="registered_receipt")
    case.take("LetterRefused", letter=number, at="2026-11-04")
    case.taken("AppealLodged", **LODGED | {"against": "breach-1"})
    found = timing(case.situation, case.case.procedures[APPEAL])
    assert found is not None
    assert found.deadline.date() == date(2026, 12, 4)


def test_a_letter_that_names_no_remedy_gives_four_months_more() -> None:
    case = breach()
    number = case.letter("decision", "breach-1")
    case.take("LetterDelivered", letter=number, delivered_at="2026-11-02", means="hand", routes_stated=False)
    case.taken("AppealLodged", **LODGED | {"against": "breach-1", "lodged_at": "2027-01-09"})
    assert case.refused("AppealDecided", APPEAL, **DECIDED) is None


def test_an_appeal_a_day_late_can_only_be_inadmissible_and_both_readings_are_shown() -> None:
    case = lodged("2026-11-17", **SERVED_OCTOBER)
    for outcome in ("confirmed", "reduced", "annulled"):
        answer = no(case, outcome=outcome, **({"sanction": "use_banned"} if outcome == "reduced" else {}))
        assert answer.rule == "late-appeal-inadmissible"
        assert "14 November 2026 to 16 November 2026" in answer.sentence
        assert "17 November 2026" in answer.sentence
    case.taken("AppealDecided", APPEAL, **DECIDED | {"outcome": "inadmissible"})
    assert case.state(APPEAL) == "inadmissible"


def test_a_note_does_not_make_a_late_belgian_appeal_admissible() -> None:
    assert no(lodged("2026-11-17", **SERVED_OCTOBER), note="ziek geweest").rule == "late-appeal-inadmissible"


def test_between_the_readings_turning_away_asks_for_a_reason_and_shows_both() -> None:
    case = lodged("2026-11-16", **SERVED_OCTOBER)
    answer = no(case, outcome="inadmissible")
    assert answer.rule == "inadmissible-with-reason"
    assert "14 November 2026" in answer.sentence
    assert "16 November 2026" in answer.sentence
    assert case.refused("AppealDecided", APPEAL, **DECIDED) is None
    assert case.refused("AppealDecided", APPEAL, **DECIDED | {"outcome": "inadmissible", "note": "lezing A"}) is None


def test_in_time_turning_away_asks_for_another_reason_than_lateness() -> None:
    case = lodged("2026-11-10", **SERVED_OCTOBER)
    answer = no(case, outcome="inadmissible")
    assert "in time" in answer.sentence
    assert "29 juli 1991" in answer.source
    assert case.refused("AppealDecided", APPEAL, **DECIDED | {"outcome": "inadmissible", "note": "geen grief"}) is None


def test_without_a_served_letter_no_term_runs_and_nothing_is_late() -> None:
    case = breach()
    case.taken("AppealLodged", **LODGED | {"against": "breach-1", "lodged_at": "2027-01-09"})
    assert timing(case.situation, case.case.procedures[APPEAL]) is None
    assert case.refused("AppealDecided", APPEAL, **DECIDED) is None


@given(st.integers(0, 60), st.sampled_from(["hand", "registered"]))
def test_who_is_in_time_stays_in_time_a_day_earlier_and_who_is_late_a_day_later(day: int, means: str) -> None:
    order = ["in_time", "between", "late"]
    begun = date(2026, 11, 2)

    def verdict(on: date) -> str:
        case = lodged(on.isoformat(), means, begun.isoformat())
        found = timing(case.situation, case.case.procedures[APPEAL])
        assert found is not None
        assert found.deadline <= found.outer
        return found.verdict

    first = begun + timedelta(days=day)
    assert order.index(verdict(first)) <= order.index(verdict(first + timedelta(days=1)))


# -- open or not ------------------------------------------------------------------------------------------------------


def with_remedies(**by_status: str) -> Any:
    """The Belgian code with the remedy against limited access changed for some statuses."""
    pack = packs.load("bev")
    limited = replace(pack.sanctions["access_limited"], remedy_by_status=by_status)
    return replace(pack, sanctions={**pack.sanctions, "access_limited": limited})


def test_the_appeal_of_the_code_is_open_to_staff_only() -> None:
    closed = with_remedies(external="")
    assert lodged("2026-11-20", status="contractual", pack=closed).refused("AppealDecided", APPEAL, **DECIDED) is None
    case = lodged("2026-11-20", status="external", pack=closed)
    answer = no(case)
    assert answer.rule == "appeal-open-to-staff"
    assert "inadmissible" in answer.hint
    assert case.refused("AppealDecided", APPEAL, **DECIDED | {"outcome": "inadmissible"}) is None


def test_against_a_dismissal_the_right_remedy_is_named() -> None:
    dismissed = DECISION | {"sanction": "summary_dismissal", "authority": COLLEGE}
    case = lodged("2026-11-20", decision=dismissed)
    answer = no(case)
    assert answer.rule == "appeal-open-to-staff"
    assert "labour court" in answer.sentence
    assert case.refused("AppealDecided", APPEAL, **DECIDED | {"outcome": "inadmissible"}) is None


def test_a_disciplinary_sanction_never_goes_to_the_college() -> None:
    case = told("statutory")
    case.take("DisciplineOpened", person="P00001", facts_known_at="2026-10-05", authority=COLLEGE)
    case.take("InvestigatorAppointed", "disciplinary_proceedings-1", person="Tom Maes")
    case.take("ReportDrawnUp", "disciplinary_proceedings-1", at="2026-10-20", inventory=["x"])
    case.take(
        "DecisionTaken", "disciplinary_proceedings-1", **DECISION | {"sanction": "reprimand", "authority": COLLEGE}
    )
    case.taken("AppealLodged", **LODGED | {"against": "disciplinary_proceedings-1"})
    answer = no(case)
    assert "appeal committee for disciplinary matters" in answer.sentence
    assert "212-214" in answer.source


def test_there_is_nothing_to_appeal_before_something_was_decided() -> None:
    case = told()
    case.take("BreachReported", title="x", person="P00001")
    case.taken("AppealLodged", **LODGED | {"against": "breach-1"})
    assert "no decision" in no(case).sentence


def test_a_warning_can_be_appealed_since_its_letter_starts_the_term() -> None:
    case = told()
    case.take("BreachReported", title="x")
    case.take("PersonIdentified", "breach-1", person="P00001", how="admission", basis="b", status="contractual")
    case.take("BreachTriaged", "breach-1", route="5.2", grounds="g")
    case.take("PersonWarned", "breach-1", warned_at="2026-11-01", irregularity="i", means="letter")
    case.taken("AppealLodged", **LODGED | {"against": "breach-1"})
    assert case.refused("AppealDecided", APPEAL, **DECIDED) is None


def test_a_provisional_measure_can_be_appealed() -> None:
    case = told()
    case.take("BreachReported", title="x", person="P00001")
    order = {"about": "breach-1", "kind": "suspend_access", "from_at": "2026-11-02T09:00", "reason": "r"}
    case.take("MeasureOrdered", **order, authority=DIRECTOR, person="P00001")
    number = case.letter("measure_order", "provisional_measure-1")
    case.take("LetterDelivered", letter=number, delivered_at="2026-11-02", means="hand")
    case.taken("AppealLodged", **LODGED | {"against": "provisional_measure-1"})
    assert case.refused("AppealDecided", APPEAL, **DECIDED) is None
    assert "limit_access" in no(case, outcome="reduced").sentence
    case.taken("AppealDecided", APPEAL, **DECIDED | {"outcome": "reduced", "measure": "limit_access"})
    assert standing(case.case, case.case.procedures["provisional_measure-1"]) == Standing(
        "reduced", APPEAL, "limit_access"
    )


# -- objection (Netherlands) ------------------------------------------------------------------------------------------


def objected(
    kind: str = "rectification", on: str = "2026-11-20", means: str = "post", received: str | None = None
) -> Told:
    """An answer to a request, sent on 3 November; six weeks end on 15 December."""
    case = told("contractual", "asn")
    case.take("RequestReceived", received_at="2026-10-20", kind=kind, person="P00001")
    case.take("RequestAnswered", "subject_request-1", answered_at="2026-11-02", granted="refused", motivation="m")
    number = case.letter("request_answer", "subject_request-1")
    case.take("LetterSent", letter=number, sent_at="2026-11-03", means="post")
    said = LODGED | {"against": "subject_request-1", "lodged_at": on, "means": means}
    case.taken("AppealLodged", **said, **({"received_at": received} if received else {}))
    return case


HEARD_OR_NOT = {"note": "kennelijk gegrond"}


def test_an_objection_is_open_only_against_answers_to_requests_for_correction() -> None:
    assert objected().refused("AppealDecided", APPEAL, **DECIDED) is None
    answer = no(objected("access"))
    assert answer.rule == "appeal-open-to-staff"


@pytest.mark.parametrize(("on", "means", "received", "late"), [
    ("2026-12-15", "post", "2026-12-22", False), ("2026-12-15", "post", "2026-12-23", True),
    ("2026-12-16", "post", "2026-12-17", True), ("2026-12-15", "email", "2026-12-15", False),
])  # fmt: skip
def test_by_post_an_objection_counts_when_it_arrives_within_a_week(
    on: str, means: str, received: str, late: bool
) -> None:
    case = objected(on=on, means=means, received=received)
    answer = case.refused("AppealDecided", APPEAL, **DECIDED)
    assert (answer is not None and answer.rule == "late-objection-excusable") == late


def test_a_late_objection_may_be_excused_with_a_reason() -> None:
    case = objected(on="2026-12-20")
    answer = no(case)
    assert "6:11" in answer.source
    assert case.refused("AppealDecided", APPEAL, **DECIDED | {"note": "in het ziekenhuis"}) is None
    assert case.refused("AppealDecided", APPEAL, **DECIDED | {"outcome": "inadmissible"}) is None


@pytest.mark.parametrize(("committee", "rule", "day"), [
    (None, "nl-objection-decision", date(2027, 1, 26)), (True, "nl-objection-decision-committee", date(2027, 3, 9)),
])  # fmt: skip
def test_the_term_to_decide_runs_from_the_end_of_the_term_to_object(
    committee: bool | None, rule: str, day: date
) -> None:
    case = objected()
    said = LODGED | {"against": "subject_request-1", "term_ended_on": "2026-12-15"}
    case.taken("AppealLodged", **said, **({"committee": committee} if committee else {}))
    (limit,) = [limit for limit in case.situation.limits(rule) if limit.procedure == "appeal-2"]
    assert limit.deadline is not None
    assert limit.deadline.date() == day
    case.take("AppealWithdrawn", "appeal-2", at="2027-01-02")
    (limit,) = case.situation.limits(rule)
    assert limit.state == "dropped"


# -- who decides, with whom -------------------------------------------------------------------------------------------


def test_another_organ_than_the_one_of_the_code_is_refused() -> None:
    answer = no(lodged("2026-11-20"), organ="general_director")
    assert answer.rule == "organ-of-appeal"
    assert "college" in answer.sentence
    assert no(lodged("2026-11-20"), organ="permanent_bureau").rule == "organ-of-appeal"  # the case is of the gemeente
    assert (
        lodged("2026-11-20", entity="ocmw").refused("AppealDecided", APPEAL, **DECIDED, organ="permanent_bureau")
        is None
    )


@pytest.mark.parametrize("name", ["Els Peeters", "director", "els peeters", "Tom Maes", "Lies Vermeulen", "P00001"])
def test_who_decided_or_investigated_and_the_person_concerned_do_not_keep_the_minutes(name: str) -> None:
    case = told()
    case.take("BreachReported", title="x")
    case.take("PersonIdentified", "breach-1", person="P00001", how="admission", basis="b", status="contractual")
    case.take("BreachTriaged", "breach-1", route="5.2", grounds="g")
    case.take("InvestigatorAppointed", "breach-1", person="Tom Maes")
    case.take("ChargesSet", "breach-1", charges=["c"], articles=["use"])
    case.take("DecisionTaken", "breach-1", **DECISION)
    case.taken("AppealLodged", **LODGED | {"against": "breach-1"})
    assert no(case, minute_taker=name).rule == "minute-taker-replaced"
    assert case.refused("AppealDecided", APPEAL, **DECIDED) is None


def test_who_keeps_the_minutes_is_said_unless_the_decider_stepped_aside() -> None:
    case = lodged("2026-11-20")
    answer = no(case, minute_taker=None)
    assert (answer.rule, answer.unblocks) == ("minute-taker-replaced", "Recused")
    case.take("Recused", who="director", capacity="minute_taker", reason="besliste zelf", replaced_by="Jan Wouters")
    assert case.refused("AppealDecided", APPEAL, **DECIDED | {"minute_taker": None}) is None
    assert no(case, minute_taker="Els Peeters").rule == "minute-taker-replaced"


def test_the_same_college_reconsiders_and_says_with_whom() -> None:
    case = lodged("2026-11-20", decision=DECISION | {"authority": COLLEGE})
    for said in ({}, {"reconsideration": True}, {"decided_before": ["Marc Claes"]}):
        assert no(case, **said).rule == "reconsideration-recorded"
    said = DECIDED | {"reconsideration": True, "decided_before": ["Marc Claes", "An Smet"]}
    case.taken("AppealDecided", APPEAL, **said)


def test_another_organ_does_not_reconsider() -> None:
    assert no(lodged("2026-11-20"), reconsideration=True, decided_before=["x"]).rule == "reconsideration-recorded"


def test_somebody_who_appeals_for_another_shows_a_mandate() -> None:
    case = served()
    case.taken("AppealLodged", **LODGED | {"against": "breach-1", "by": "An Baert", "capacity": "union"})
    answer = no(case)
    assert (answer.rule, answer.unblocks) == ("representative-known", "RepresentativeAppointed")
    assert case.refused("AppealDecided", APPEAL, **DECIDED | {"note": "volmacht in bijlage 2"}) is None
    case.take("RepresentativeAppointed", name="An Baert", capacity="union", from_="2026-11-19")
    assert case.refused("AppealDecided", APPEAL, **DECIDED) is None


def test_counsel_needs_no_mandate() -> None:
    case = served()
    case.taken("AppealLodged", **LODGED | {"against": "breach-1", "by": "meester Cools", "capacity": "lawyer"})
    assert case.refused("AppealDecided", APPEAL, **DECIDED) is None


# -- outcomes and what then stands ------------------------------------------------------------------------------------


def test_reduced_names_an_outcome_of_the_code_or_a_shorter_time() -> None:
    case = lodged("2026-11-20")
    assert no(case, outcome="reduced").rule == "reduced-within-the-pack"
    assert "access_limited" in no(case, outcome="reduced", sanction="demotion").sentence
    assert case.refused("AppealDecided", APPEAL, **DECIDED | {"outcome": "reduced", "until": "2027-02-01"}) is None
    assert no(case, outcome="confirmed", sanction="use_banned").rule == "reduced-within-the-pack"


@pytest.mark.parametrize(("outcome", "expected"), [
    ("confirmed", Standing("stands", APPEAL)), ("annulled", Standing("annulled", APPEAL)),
    ("reduced", Standing("reduced", APPEAL, "access_limited")), ("inadmissible", Standing("stands", APPEAL)),
])  # fmt: skip
def test_what_was_attacked_follows_the_outcome(outcome: str, expected: Standing) -> None:
    case = lodged("2026-11-20")
    attacked = case.case.procedures["breach-1"]
    assert standing(case.case, attacked) == Standing("contested", APPEAL)
    assert standing(case.case, attacked, suspensive=True) == Standing("suspended", APPEAL)
    extra = {"sanction": "access_limited", "until": "2027-02-01"} if outcome == "reduced" else {"note": "n"}
    case.taken("AppealDecided", APPEAL, **DECIDED | {"outcome": outcome} | extra)
    assert case.state(APPEAL) == outcome
    assert standing(case.case, attacked) == expected
    assert expected.holds == (outcome != "annulled")


def test_what_was_withdrawn_leaves_everything_as_it_was() -> None:
    case = lodged("2026-11-20")
    assert case.refused("AppealWithdrawn", APPEAL, at="2026-11-19") is not None
    case.taken("AppealWithdrawn", APPEAL, at="2026-11-25")
    assert case.state(APPEAL) == "withdrawn"
    assert standing(case.case, case.case.procedures["breach-1"]) == Standing("stands", APPEAL)


def test_nothing_stands_before_something_was_decided() -> None:
    case = told()
    case.take("BreachReported", title="x")
    assert standing(case.case, case.case.procedures["breach-1"]) is None


def test_a_decision_on_appeal_that_is_annulled_outside_leaves_the_appeal_open() -> None:
    case = lodged("2026-11-20")
    case.taken("AppealDecided", APPEAL, **DECIDED | {"outcome": "annulled", "decided_at": "2026-12-10"})
    case.taken("ExternalAppealNoted", APPEAL, body="Raad van State", lodged_at="2026-12-20", outcome="annulled")
    assert standing(case.case, case.case.procedures["breach-1"]) == Standing("contested", APPEAL)


@given(st.lists(st.sampled_from(["confirmed", "annulled", "inadmissible", "withdrawn", "reduced"]), max_size=4))
def test_once_annulled_nothing_brings_it_back_and_reduced_stays_reduced(outcomes: list[str]) -> None:
    case = served()
    for number, outcome in enumerate(outcomes, 1):
        name = f"appeal-{number}"
        case.take("AppealLodged", **LODGED | {"against": "breach-1"})
        if outcome == "withdrawn":
            case.take("AppealWithdrawn", name, at="2026-11-25")
        else:
            case.take("AppealDecided", name, **DECIDED | {"outcome": outcome, "sanction": "use_banned"})
    found = standing(case.case, case.case.procedures["breach-1"])
    assert found is not None
    expected = "annulled" if "annulled" in outcomes else "reduced" if "reduced" in outcomes else "stands"
    assert found.state == expected


# -- for letters and screens ------------------------------------------------------------------------------------------


def test_what_letters_say_of_an_appeal() -> None:
    case = lodged("2026-11-16", **SERVED_OCTOBER)
    values = {
        name: value(case.situation, case.case.procedures[APPEAL]) for name, value in workflow.WORKFLOW.values.items()
    }
    assert values["appeal.lodged_on"] == date(2026, 11, 16)
    assert (values["appeal.deadline"], values["appeal.outer"]) == (date(2026, 11, 14), date(2026, 11, 16))
    assert values["appeal.timely"] == "between"
    assert values["appeal.body"] == "het college van burgemeester en schepenen"
    assert values["appeal.standing"] == "contested"
    assert (values["person.family_name"], values["person.status"]) == ("Vermeulen", "contractual")


# -- through the command line -----------------------------------------------------------------------------------------


PERSON = (
    '{"number": "7", "given_name": "Lies", "family_name": "Vermeulen", "form_of_address": "mevrouw", '
    '"entity": "gemeente", "status": "contractual", "address": "Lindestraat 12", "postcode": "9000", '
    '"place": "Oefendorp"}'
)


def test_an_appeal_is_recorded_by_personnel_and_cannot_be_decided_while_nothing_was_decided(office: Office) -> None:
    who = office.told("personnel", "people", "add", "--data", PERSON)["person"]
    case = office.open("director", "breach", title="x")
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="b", status="contractual")
    office.take("personnel", case, "AppealLodged", **LODGED)
    decided = DECIDED | {"decided_at": "2026-11-21"}
    answer = office.try_to("college", case, "AppealDecided", lang="nl", **decided)
    assert (answer.code, answer.kind) == (1, "appeal-open-to-staff"), answer.everything
    assert "nog geen beslissing" in answer.told["error"]["sentence"]
    assert office.try_to("sysadmin", case, "AppealDecided", **decided).code != 0
    office.take("college", case, "AppealDecided", **decided | {"outcome": "inadmissible"})
    assert office.state(case, APPEAL) == "inadmissible"


STAFF_DECISION = {
    "outcome": "sanction", "sanction": "access_limited", "authority": DIRECTOR, "decided_at": "2026-10-10",
    "facts_proven": ["gokte"], "articles": ["use"], "answer_to_defence": ["a"], "proportionality": "p",
    "from": "2026-10-12", "scope": "internet",
}  # fmt: skip
"""Decided on a day on which nothing is closed, and served on 15 October: the readings end on 14 and 16 November."""


def served_by_command(office: Office) -> str:
    """A breach decided and served by hand, through the command line."""
    who = office.told("personnel", "people", "add", "--data", PERSON)["person"]
    case = office.open("director", "breach", now="2026-10-01T09:00", title="x", occurred_on="2026-09-30")
    steps: list[tuple[str, dict[str, Any]]] = [
        ("BreachTriaged", {"route": "5.2", "grounds": "g"}),
        ("PersonIdentified", {"person": who, "how": "admission", "basis": "b", "status": "contractual"}),
        ("ChargesSet", {"charges": ["gokte op 30 september"], "articles": ["use"], "considered": "een beperking"}),
        ("HearingWaived", {"about": "breach-1", "ground": "person_declines", "reason": "r"}),
        ("DecisionTaken", STAFF_DECISION),
    ]
    for fact, said in steps:
        office.take("director", case, fact, now="2026-10-10T10:00", **said)
    number = str(office.told("director", "letter", case, "decision", now="2026-10-12T10:00")["number"])
    said = {"letter": number, "delivered_at": "2026-10-15", "means": "hand", "routes_stated": True}
    office.take("secretariat", case, "LetterDelivered", now="2026-10-15T10:00", **said)
    return case


def test_a_sanction_is_annulled_on_appeal_and_ict_restores(office: Office) -> None:
    case = served_by_command(office)
    office.take("personnel", case, "AppealLodged", now="2026-11-10T10:00", **LODGED | {"lodged_at": "2026-11-10"})
    said = DECIDED | {"decided_at": "2026-11-20"}
    wrong = office.try_to(
        "college", case, "AppealDecided", now="2026-11-20T10:00", **said | {"minute_taker": "director"}
    )
    assert wrong.kind == "minute-taker-replaced"
    office.take("college", case, "AppealDecided", now="2026-11-20T10:00", **said)
    assert office.state(case, APPEAL) == "annulled"
    tasks = office.told("director", "show", case)["tasks"]
    assert any(t["for"] == "system_administrator" and "estore" in t["text"] and not t["done"] for t in tasks)


def test_an_appeal_a_day_late_is_recorded_and_only_inadmissible(office: Office) -> None:
    case = served_by_command(office)
    office.take("personnel", case, "AppealLodged", now="2026-11-17T10:00", **LODGED | {"lodged_at": "2026-11-17"})
    said = DECIDED | {"decided_at": "2026-11-20"}
    answer = office.try_to("college", case, "AppealDecided", now="2026-11-20T10:00", lang="nl", **said)
    assert (answer.code, answer.kind) == (1, "late-appeal-inadmissible")
    assert "14 november 2026 tot 16 november 2026" in answer.told["error"]["sentence"]
    turned = said | {"outcome": "inadmissible", "chair": "Marc Claes, burgemeester"}
    office.take("college", case, "AppealDecided", now="2026-11-20T10:00", **turned)
    letter = office.ask("director", "letter", case, "appeal_decision", now="2026-11-20T11:00")
    assert letter.code == 0, letter.everything
