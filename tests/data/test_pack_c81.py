"""The model policy under CAO 81 for an employer with employees: what the pack lets through and what it does not."""

import pytest

from casemgr import roles
from casemgr.law import clocks, packs

C81 = packs.load("c81")
DIRECT = ("1", "2", "3")


def test_it_is_the_policy_of_an_employer() -> None:
    assert (C81.organisation, C81.labels, C81.country) == ("employer", "C81", "BE")
    assert set(C81.supervisors) == {"GBA"}
    assert roles.load()["general_director"].label(C81.labels)["nl"] == "toezichthoudend personeel"
    assert roles.load()["system_administrator"].label(C81.labels)["nl"] == "ic-verantwoordelijke"


def test_it_covers_whoever_has_an_employment_contract() -> None:
    assert set(C81.covers) == {"contractual", "student_or_intern"}
    for status in ("volunteer", "external", "executive", "statutory"):
        assert C81.sanctions_for(status) == {}


def test_four_purposes_and_no_other() -> None:
    assert C81.purposes_closed
    assert tuple(C81.purposes) == (*DIRECT, "4")
    assert [purpose.source for purpose in C81.purposes.values()] == [
        f"controle 2.1, doelstelling {number}" for number in (*DIRECT, "4")
    ]


def test_control_begins_without_persons() -> None:
    kind = C81.controls["global"]
    assert "person" not in kind.levels
    assert kind.purposes == ()  # each of the four
    assert kind.executed_by == ("system_administrator",)
    assert "transparency" in kind.conditions  # staff know beforehand that the system is there


def test_purposes_1_to_3_lead_directly_to_a_person_and_purpose_4_does_not() -> None:
    direct = C81.individualisation["purpose_1_3"]
    assert direct.purposes == DIRECT
    assert not direct.after_warning
    assert [
        ground for ground, way in C81.individualisation.items()
        if (not way.purposes or "4" in way.purposes) and "global" in (way.kinds or ("global",))
    ] == ["warned_before"]  # fmt: skip


def test_purpose_4_wants_data_from_after_the_warning_but_no_next_general_control() -> None:
    """The next general control is a rule of another code."""
    way = C81.individualisation["warned_before"]
    assert (way.purposes, way.after_warning, way.next_control, way.witness) == (("4",), True, False, False)
    assert way.source == "controle 2.3"
    assert "witness-to-control" not in C81.rules


def test_undisputed_professional_data_and_public_posts_need_no_procedure() -> None:
    for ground, kind in (("professional_undisputed", "professional"), ("public_posts", "public_posts")):
        way = C81.individualisation[ground]  # type: ignore[index]
        assert way.kinds == (kind,)
        assert not way.after_warning
        assert "person" in C81.controls[kind].levels
    assert C81.routes["open-data"].evidence_without_warning


def test_the_conversation_is_a_rule_of_purpose_4_only() -> None:
    assert not C81.routes["purpose-4"].hearing.silent
    assert "2.3" in C81.routes["purpose-4"].hearing.source
    for key in ("purposes-1-3", "open-data"):
        assert C81.routes[key].hearing.silent
        assert not C81.routes[key].hearing.source.startswith("Policy")
        assert "not_required_by_code" in C81.waivers_on(key)
    assert "not_required_by_code" not in C81.waivers_on("purpose-4")


def test_a_suspended_contract_counts_under_purpose_4_and_on_the_day_of_the_decision() -> None:
    assert [key for key in C81.routes if "contract_suspended" in C81.waivers_on(key)] == ["purpose-4"]
    waiver = C81.hearing.waivers["contract_suspended"]
    assert waiver.on_decision_day
    assert not waiver.silent
    assert "voetnoot 12" in waiver.source


def test_what_lifts_the_duty_to_hear_is_what_the_pack_knows() -> None:
    assert set(C81.rules["hearing-first"].except_) == set(C81.hearing.waivers)
    assert "conversation-before-warning" not in C81.rules  # staff are informed first, nobody in particular


def test_supervisory_staff_decide_and_only_the_employer_dismisses_first() -> None:
    for act in ("triage", "control", "hearing", "decision", "penalty", "measure"):
        assert C81.organs_for(act)[0] == "general_director"
        assert "2.4" in C81.authorities[act].source
    assert C81.organs_for("dismissal")[0] == "employer"
    assert "college" not in C81.organs


def test_sanctions_are_those_of_2_6() -> None:
    found = C81.sanctions_for("contractual")
    assert found.keys() == {"work_penalty", "access_limited", "summary_dismissal", "costs", "judicial_report"}
    assert [key for key, sanction in found.items() if sanction.silent] == ["judicial_report"]
    assert found["work_penalty"].remedy == "work_regulations"
    assert found["summary_dismissal"].remedy == "labour_court"
    assert found["costs"].needs == ("amount",)
    assert "18" in C81.rules["costs-need-liability"].source


def test_the_policy_opens_no_appeal_of_its_own() -> None:
    assert all(not remedy.clock for remedy in C81.remedies.values())
    assert all(remedy.silent for remedy in C81.remedies.values())
    assert all(C81.remedy_of(measure, "contractual") is None for measure in C81.measures.values())


def test_the_period_of_keeping_is_left_to_the_employer() -> None:
    clock = clocks.load()["c81-retention-control-data"]
    assert clock.name in C81.clocks.attach
    assert clock.name == C81.control_data.clock
    assert clock.status == "assumed"
    assert C81.retention["control_data_nothing_found"].proposal
    assert "voetnoot 16" in C81.control_data.source


@pytest.mark.parametrize("kind", ["mailbox_absence", "mailbox_departure"])
def test_a_mailbox_is_followed_up_by_a_colleague_chosen_together(kind: str) -> None:
    control = C81.controls[kind]
    assert "trusted_person" in control.conditions
    assert control.source == "gebruik 2.4"
    assert kind in C81.individualisation["absence"].kinds
    assert "purpose_1_3" not in {g for g, way in C81.individualisation.items() if kind in way.kinds}


def test_staff_are_informed_under_purpose_4_and_only_then() -> None:
    def after(purpose: str) -> set[str]:
        found = C81.tasks_after("IrregularityFound", {"ground": f"control-2.1.{purpose}"})
        return {fact for task in found for fact in task.until}

    assert "StaffWarned" in after("4")
    assert all("StaffWarned" not in after(purpose) for purpose in DIRECT)


def test_the_employer_hears_of_every_control() -> None:
    for outcome in ("nothing", "warning", "breach", "measure", "technical"):
        after = C81.tasks_after("ControlEnded", {"outcome": outcome})
        assert any("ControlReported" in task.until and task.source == "controle 2.4" for task in after)


def test_without_a_dpo_somebody_still_judges_a_leak() -> None:
    for fact in ("LeakReported", "AwarenessEstablished"):
        assert "general_director" in {task.for_ for task in C81.tasks_after(fact, {})}
    for route in ("dpo", "service_desk", "privacy_mailbox", "outside"):
        assert set(C81.report_routes[route].tells) == {"dpo", "general_director"}


def test_people_sign_for_receipt_of_policy_and_social_media_code() -> None:
    form = C81.acknowledgement
    assert (form.form, form.source, form.statuses, form.silent) == ("receipt", "ontvangstbewijs", (), False)


def test_two_parts_that_both_number_from_1_are_never_confused() -> None:
    """Rules of use and rules of control both have a 2.3: a citation says which."""
    for key, article in C81.articles.items():
        assert article.cite["nl"].split()[0] in ("aanhef", "gebruik", "controle", "gedragscode", "ontvangstbewijs"), key
    cited = [article.cite["nl"] for article in C81.articles.values()]
    assert len(set(cited)) == len(cited)
    for name, rule in C81.rules.items():
        assert "controle" in rule.source or "gebruik" in rule.source, name
