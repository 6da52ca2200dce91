"""Every pack that ships is whole: each part is there, each rule has its source, each word leads somewhere; and the
rules that are easily put down to the wrong code stand where they belong.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args

import pytest

from casemgr import workflow
from casemgr.facts import Fact, literals
from casemgr.law import clocks, commontasks, packs, provisions
from casemgr.law.packs import Pack

SHIPPED = [packs.load(key) for key in packs.keys()]  # noqa: SIM118  a function of the module, not of a dict
EACH = pytest.mark.parametrize("pack", SHIPPED, ids=lambda pack: pack.key)
BEV, C81, ASN = packs.load("bev"), packs.load("c81"), packs.load("asn")

ALWAYS_KEPT = {
    "report_not_followed_up", "reporter_identity", "warning", "breach_dismissed", "measure_lifted", "leak_register",
    "leak_lists", "leak_attachment", "subject_request", "acknowledgement", "read_log",
}  # fmt: skip
ALWAYS_ACTS = {"triage", "measure", "hearing", "decision", "request", "notification", "closing"}
CONTROL_RULES = {"kind-of-control", "purpose-of-the-pack", "level-of-control", "individual-on-a-ground",
                 "control-data-kept"}  # fmt: skip
ELSEWHERE = re.compile(
    r"^(wet van|decreet|Decreet Lokaal|Bestuursdecreet|Burgerlijk|Gerechtelijk|Algemene wet|rechtspraak|"
    r"algemene hoorplicht|Verordening|Richtlijn|voorstel van casemgr|selectielijst|onpartijdigheid|rechten van)"
)
"""How a source begins that is not the code itself."""


def parts(value: Any, at: str) -> Iterator[tuple[str, Any]]:
    """Each dataclass in a pack, with the path that leads to it."""
    if is_dataclass(value):
        yield at, value
        for field in fields(value):
            yield from parts(getattr(value, field.name), f"{at}.{field.name}")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from parts(inner, f"{at}.{key}")
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from parts(inner, f"{at}[{number}]")


def after(pack: Pack, fact: str, **said: object) -> tuple[provisions.Task, ...]:
    """What is to be done after a fact: the tasks of the code, else those of the law."""
    return commontasks.after(pack, fact, said, ())


@cache
def facts() -> dict[str, type[Fact]]:
    return dict(workflow.facts())


def names_of(fact: str) -> set[str]:
    """The fields of a fact by the names that people and files use for them."""
    return {name.rstrip("_") for name in facts()[fact].model_fields}


def values_of(pack: Pack, fact: str, name: str) -> set[str] | None:
    """What a field can hold under this pack; None where anything goes."""
    of_pack = {
        ("BreachTriaged", "route"): pack.routes, ("MeasureOrdered", "kind"): pack.measures,
        ("ControlOrdered", "kind"): pack.controls, ("ControlOrdered", "purpose"): pack.purposes,
        ("DecisionTaken", "sanction"): pack.sanctions, ("IrregularityFound", "ground"): pack.articles,
    }  # fmt: skip
    if (fact, name) in of_pack:
        return set(of_pack[fact, name])
    model = facts()[fact].model_fields
    field = model.get(name) or model.get(f"{name}_")
    return set(literals(field.annotation)) or None if field else set()


# ── Every part ──


@EACH
def test_no_part_is_missing(pack: Pack) -> None:
    wanted = (pack.covers, pack.articles, pack.routes, pack.organs, pack.authorities, pack.measures, pack.sanctions,
              pack.remedies, pack.report_routes, pack.hearing.waivers, pack.rules, pack.words, pack.letters, pack.tasks,
              pack.supervisors, pack.retention)  # fmt: skip
    assert all(wanted)
    assert pack.acknowledgement.says["nl"]


@EACH
def test_each_provision_names_its_source(pack: Pack) -> None:
    found = [(at, part) for at, part in parts(pack, pack.key) if hasattr(part, "source")]
    assert len(found) > 60
    assert [at for at, part in found if not part.source.strip() and not isinstance(part, provisions.Task)] == []


@EACH
def test_a_task_that_a_rule_asks_for_names_that_rule(pack: Pack) -> None:
    """The plain follow-up of a step (a copy, a record, access that comes back) needs no rule of its own."""
    ruled = ("LeakReported", "AwarenessEstablished", "ControlOrdered", "ControlEnded", "IrregularityFound",
             "MeasureOrdered", "AppealLodged", "RequestReceived")  # fmt: skip
    tasks = [(fact, task) for fact in ruled for task in pack.tasks.get(fact, ())]
    assert [(fact, task.text["nl"]) for fact, task in tasks if not task.source and not task.proposal] == []


@EACH
def test_what_the_code_does_not_say_is_marked(pack: Pack) -> None:
    """A source that begins with a law, a habit or a proposal may not pass for the code."""
    found = [(at, part) for at, part in parts(pack, pack.key) if hasattr(part, "silent")]
    unmarked = [at for at, part in found if ELSEWHERE.match(getattr(part, "source", "")) and not part.silent]
    assert unmarked == []


@EACH
def test_what_is_still_to_be_confirmed_never_passes_for_certain(pack: Pack) -> None:
    kept = [(kind, row) for kind, row in pack.retention.items() if row.silent and row.months]
    assert [kind for kind, row in kept if not row.proposal and row.source.startswith("voorstel")] == []
    assert [kind for kind, row in pack.retention.items() if row.proposal and not row.months] == []


@EACH
def test_every_way_of_reporting_is_there(pack: Pack) -> None:
    assert set(pack.report_routes) == set(get_args(provisions.ReportRouteCode))
    assert all(route.tells for route in pack.report_routes.values())
    assert pack.report_routes["whistleblower"].tells == ("report_contact",)


@EACH
def test_somebody_is_named_for_every_act(pack: Pack) -> None:
    acts = set(ALWAYS_ACTS) | {sanction.decided_by for sanction in pack.sanctions.values()}
    if pack.controls:
        acts |= {"control", "data_aggregated", "data_individual"}
    if any(remedy.clock in pack.clocks.attach for remedy in pack.remedies.values()):
        acts.add("appeal")
    assert acts - pack.authorities.keys() == set()
    assert all(office.organs for office in pack.authorities.values())


@EACH
def test_the_dpo_decides_nothing(pack: Pack) -> None:
    named = {organ for office in pack.authorities.values() for organ in office.organs}
    assert not {"dpo", "data_protection_officer"} & named


@EACH
def test_a_code_that_controls_says_how(pack: Pack) -> None:
    if not pack.controls:  # then no kind of control is one of the code's
        assert CONTROL_RULES & pack.rules.keys() <= {"kind-of-control"}
        return
    assert CONTROL_RULES - pack.rules.keys() == set()
    assert pack.purposes
    assert pack.individualisation
    conditions = any(kind.conditions for kind in pack.controls.values())
    assert not conditions or "conditions-of-control" in pack.rules
    witness = any(kind.witness for kind in pack.controls.values())
    witness |= any(way.witness for way in pack.individualisation.values())
    assert witness == ("witness-to-control" in pack.rules)


@EACH
def test_a_control_that_does_not_begin_with_a_person_begins_wide(pack: Pack) -> None:
    for kind in pack.controls.values():
        assert kind.levels
        assert "organisation" in kind.levels or "person" in kind.levels


@EACH
def test_what_is_kept_follows_from_what_the_code_can_lead_to(pack: Pack) -> None:
    wanted: set[str] = ALWAYS_KEPT - ({"acknowledgement"} if pack.acknowledgement.form == "none" else set())
    decided = {sanction.decided_by for sanction in pack.sanctions.values()}
    opened = {sanction.opens for sanction in pack.sanctions.values()}
    wanted |= {"work_penalty"} if "penalty" in decided else set()
    wanted |= {"dismissal_for_cause"} if "dismissal" in decided else set()
    wanted |= {"disciplinary_sanction"} if "disciplinary_proceedings" in opened else set()
    wanted |= {"outside_logs", "control_data_nothing_found", "control_data_in_procedure"} if pack.controls else set()
    assert wanted - pack.retention.keys() == set()


@EACH
def test_a_public_body_destroys_nothing_without_a_selection_rule(pack: Pack) -> None:
    for row in pack.retention.values():
        assert bool(row.selection) == (pack.organisation == "local_government")


@EACH
def test_every_code_words_the_same_things(pack: Pack) -> None:
    assert pack.words.keys() == BEV.words.keys()


@EACH
def test_words_that_mislead_are_used_nowhere(pack: Pack) -> None:
    never = re.compile(r"\b(betekening|verhoor|hoger beroep|dagvaarding|convocatie|IT'er|certificaat)\b", re.IGNORECASE)
    text = packs.shipped(pack.key).decode()
    assert never.findall(re.sub(r"^#.*$", "", text, flags=re.MULTILINE)) == []
    bare = re.compile(r"\binbreuk(en)?\b(?! op)", re.IGNORECASE)
    assert [line for line in text.splitlines() if bare.search(line) and not line.startswith("#")] == []


@EACH
def test_the_invitation_has_words_for_every_route(pack: Pack) -> None:
    assert pack.routes.keys() - pack.letters["hearing_invitation"].routes.keys() == set()


@EACH
def test_a_remedy_has_somebody_to_take_it(pack: Pack) -> None:
    """No status of the list of a sanction is left out of the code, and each remedy is used or explained."""
    for sanction in pack.sanctions.values():
        assert set(sanction.statuses) <= pack.covers.keys()
        assert set(sanction.remedy_by_status) <= {*sanction.statuses, *pack.covers}
    assert pack.remedies


# ── Tasks ──


@EACH
def test_tasks_name_facts_and_fields_that_exist(pack: Pack) -> None:
    wrong = []
    for fact, tasks in pack.tasks.items():
        for task in tasks:
            wrong += [(fact, name) for name in (*task.shows, *task.when) if name not in names_of(fact)]
            wrong += [(fact, kind) for kind in task.until if kind not in facts()]
    assert wrong == []


@EACH
def test_tasks_wait_for_values_that_exist(pack: Pack) -> None:
    wrong = []
    for fact, tasks in pack.tasks.items():
        for task in tasks:
            for name, wanted in task.when.items():
                known = values_of(pack, fact, name)
                given = wanted if isinstance(wanted, list) else [wanted]
                wrong += [(fact, name, one) for one in given if known is not None and one is not True
                          and str(one) not in known]  # fmt: skip
    assert wrong == []


@EACH
def test_a_card_shows_act_object_and_time_never_why(pack: Pack) -> None:
    hidden = {"person", "reason", "grounds", "motivation", "description", "text", "irregularity", "reporter", "note"}
    shown = [(fact, name) for fact, tasks in pack.tasks.items() for task in tasks for name in task.shows]
    assert shown
    assert [one for one in shown if one[1] in hidden] == []
    assert [
        fact for fact, tasks in pack.tasks.items() for task in tasks
        if task.for_ == "system_administrator" and "purpose" in task.shows
    ] == []  # fmt: skip


@EACH
def test_a_whistleblower_reaches_only_the_one_who_receives(pack: Pack) -> None:
    """No task of another role tells that such a report came in."""
    assert {task.for_ for task in after(pack, "ReportReceived", route="whistleblower")} == {"report_contact"}


@EACH
def test_each_report_is_somebody_s_task(pack: Pack) -> None:
    for route, row in pack.report_routes.items():
        told = {task.for_ for task in after(pack, "ReportReceived", route=route)}
        assert told
        assert told <= set(row.tells), route


@EACH
def test_every_measure_is_somebody_s_task(pack: Pack) -> None:
    for kind in pack.measures:
        assert after(pack, "MeasureOrdered", kind=kind), kind


@EACH
def test_every_control_is_somebody_s_task(pack: Pack) -> None:
    for key, kind in pack.controls.items():
        told = {task.for_ for task in after(pack, "ControlOrdered", kind=key)}
        assert told
        assert not kind.executed_by or told & set(kind.executed_by), key


# ── What is easily put down to the wrong code ──


def test_purposes_are_those_of_each_code() -> None:
    """A closed list of four in CAO 81, of three in Assen; Beveren has three situations and closes nothing."""
    assert [(pack.purposes_closed, len(pack.purposes)) for pack in (BEV, C81, ASN)] == [
        (False, 3), (True, 4), (True, 3),
    ]  # fmt: skip
    assert BEV.rules["purpose-of-the-pack"].silent
    assert "ICT-gedragscode" not in BEV.rules["purpose-of-the-pack"].source
    assert "2.1" in C81.rules["purpose-of-the-pack"].source
    assert "art. 3" in ASN.rules["purpose-of-the-pack"].source


def test_an_earlier_warning_alone_opens_no_way_to_a_person() -> None:
    """Only data from after it, and only under the purpose or in the kinds of control the code says."""
    assert C81.individualisation["warned_before"].after_warning
    assert C81.individualisation["warned_before"].purposes == ("4",)
    assert BEV.individualisation["warned_before"].after_warning
    assert "warned_before" not in ASN.individualisation
    assert not any(way.next_control for pack in (BEV, C81, ASN) for way in pack.individualisation.values())


def test_the_conversation_rests_on_its_own_source_on_each_route() -> None:
    silent = {(pack.key, key) for pack in (BEV, C81, ASN) for key, route in pack.routes.items() if route.hearing.silent}
    assert silent == {("bev", "5.1"), ("c81", "purposes-1-3"), ("c81", "open-data")}
    assert all(route.hearing.required for pack in (BEV, C81, ASN) for route in pack.routes.values())


def test_only_a_private_employer_may_leave_out_a_conversation_that_its_code_does_not_ask_for() -> None:
    grounds = {pack.key: {g for key in pack.routes for g in pack.waivers_on(key)} for pack in SHIPPED}
    assert {key for key, found in grounds.items() if "not_required_by_code" in found} == {"c81"}
    assert {key for key, found in grounds.items() if "contract_suspended" in found} == {"c81"}


def test_the_duty_before_a_dismissal_is_that_of_public_bodies() -> None:
    assert "13 maart 2024" in BEV.hearing.duties["dismissal"].source
    assert "dismissal" not in C81.hearing.duties
    assert "13 maart 2024" not in packs.shipped("c81").decode()
    assert "13 maart 2024" not in packs.shipped("asn").decode()


def test_four_weeks_are_for_corrections_only() -> None:
    clock = clocks.load()["asn-correction-answer"]
    starts = {start.fact for start in clock.starts}
    assert starts == {"RequestReceived"}
    said = ASN.tasks_after("RequestReceived", {"kind": "access"})
    assert not any("vier weken" in task.text["nl"] for task in said)
    said = ASN.tasks_after("RequestReceived", {"kind": "shielding"})
    assert any("vier weken" in task.text["nl"] for task in said)


def test_the_appeal_of_beveren_is_for_staff_only() -> None:
    acts: list[provisions.Measure | provisions.Sanction] = [*BEV.measures.values()]
    acts += [sanction for sanction in BEV.sanctions.values() if sanction.remedy == "internal_appeal"]
    assert len(acts) == len(BEV.measures) + 3
    for act in acts:
        for status in ("statutory", "contractual", "own_teacher"):
            found = BEV.remedy_of(act, status)
            assert found is not None
            assert found.clock == "be-internal-appeal"
        for status in ("external", "volunteer", "executive"):
            assert BEV.remedy_of(act, status) is None


def test_only_beveren_has_an_appeal_to_its_own_college() -> None:
    running = {pack.key for pack in SHIPPED if any(r.clock == "be-internal-appeal" for r in pack.remedies.values())}
    assert running == {"bev"}
    assert "appeal" not in C81.authorities
    assert not {"appeal-open-to-staff", "appeal-by-others-than-deciders"} & C81.rules.keys()


def test_the_objection_of_assen_is_never_open_against_a_measure_or_sanction() -> None:
    acts: list[provisions.Measure | provisions.Sanction] = [*ASN.measures.values(), *ASN.sanctions.values()]
    for act in acts:
        for status in ASN.covers:
            found = ASN.remedy_of(act, status)
            assert found is None or found.clock == ""
    assert ASN.remedies["objection"].clock == "nl-objection"
    assert clocks.load()["nl-objection"].letters == ("request_answer",)
    assert ASN.hearing.duties["objection"].required


def test_the_mayor_of_assen_replaces_the_secretary_not_the_director() -> None:
    assert ASN.organs_for("hearing", "executive") == ("mayor", "aldermen")
    for act in ("control", "measure"):
        assert ASN.organs_for(act, "executive") == ("college",)
        assert "15" in ASN.authorities[act].source
        assert "16" not in ASN.authorities[act].source


def test_individual_data_of_assen_never_go_to_the_director() -> None:
    assert ASN.organs_for("data_aggregated") == ("director",)
    assert "director" not in ASN.organs_for("data_individual")
    assert "art. 12" in ASN.rules["individual-data-to-the-inquiry"].source
    assert set(ASN.organs_for("data_individual")) == {"college", "investigator"}


def test_data_are_kept_longer_only_where_and_as_the_code_lets_them() -> None:
    assert (ASN.control_data.longer, ASN.control_data.clock) == ("told_authority", "asn-retention-usage-data")
    assert ASN.control_data.warning_clock == "asn-retention-usage-data-warning"
    assert (C81.control_data.longer, C81.control_data.silent) == ("reasoned", False)
    assert BEV.control_data.silent
    assert BEV.control_data.clock == ""


def test_what_people_sign_differs() -> None:
    assert (BEV.acknowledgement.form, C81.acknowledgement.form, ASN.acknowledgement.form) == (
        "agreement", "receipt", "user_agreement",
    )  # fmt: skip
    assert "akkoord" in BEV.acknowledgement.says["nl"]
    assert "akkoord" not in C81.acknowledgement.says["nl"]
    assert "sociale media" in C81.acknowledgement.says["nl"]
    assert "external" not in BEV.acknowledgement.statuses


def test_the_population_register_is_controlled_by_the_head_of_civil_affairs() -> None:
    kind = BEV.controls["population_register"]
    assert kind.executed_by == ("head_of_service",)
    assert {"system_administrator"} & set(kind.executed_by) == set()
    told = {task.for_ for task in after(BEV, "ControlOrdered", kind="population_register")}
    assert "head_of_service" in told
    assert "system_administrator" not in told


def test_advice_of_administrators_is_asked_without_names() -> None:
    (task,) = BEV.tasks_after("AdviceAsked", {"anonymous": True})
    assert (task.for_, task.shows, task.source) == ("system_administrator", ("question",), "maatregelen 2")
    assert BEV.tasks_after("AdviceAsked", {"anonymous": False}) == ()


def test_content_in_assen_is_the_director_s_order_for_weighty_reasons() -> None:
    assert ASN.individualisation.keys() == {"ordered_content"}
    assert set(ASN.individualisation["ordered_content"].kinds) == {"targeted", "content"}
    assert "lid 1 en 3" in ASN.controls["content"].source
    assert "lid 1 en 3" not in ASN.controls["targeted"].source
    assert {kind.purposes for key, kind in ASN.controls.items() if key in ("targeted", "content")} == {("prevention",)}
    for key in ("insight", "sample", "security"):
        assert "person" not in ASN.controls[key].levels
