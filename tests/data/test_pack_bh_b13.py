"""What the codes of Bilzen-Hoeselt and annex 13 say, what they leave to the law, and what belongs to another code."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from casemgr.desk import packchecks
from casemgr.law import clocks, packs, provisions
from casemgr.law.packs import Pack

BH, B13 = packs.load("bh"), packs.load("b13")
BOTH = pytest.mark.parametrize("pack", [BH, B13], ids=lambda pack: pack.key)
EVERY_STATUS = pytest.mark.parametrize("status", get_args(provisions.Status))
TRACED = ("5.4-notice", "5.4-direct", "5.4-harassment")
MANDATARIES = ("executive", "councillor")
OF_A_LAW = re.compile(
    r"^(wet van|decreet|besluit van|Decreet|Burgerlijk|Gerechtelijk|Gecoördineerde|gecoördineerde|Wetboek|Verordening|"
    r"Richtlijn|Bestuursdecreet|arbeids|rechtspraak|rechten van|algemene hoorplicht|ordemaatregel|voorstel|"
    r"hiërarchisch)"
)


def sourced(pack: Pack) -> Iterator[tuple[str, Any]]:
    """Every provision of a pack that has a source and can be marked as silent."""
    parts = (
        "covers", "authorities", "measures", "sanctions", "remedies", "report_routes", "controls", "individualisation",
        "retention", "rules",
    )  # fmt: skip
    for part in parts:
        yield from ((f"{part}.{key}", row) for key, row in getattr(pack, part).items())
    yield from ((f"duties.{key}", row) for key, row in pack.hearing.duties.items())
    yield from ((f"waivers.{key}", row) for key, row in pack.hearing.waivers.items())
    yield from ((f"routes.{key}", route.hearing) for key, route in pack.routes.items())
    yield from (("control_data", pack.control_data), ("acknowledgement", pack.acknowledgement))


# ── Both ──


@BOTH
def test_the_pack_names_only_facts_fields_and_letters_that_exist(pack: Pack) -> None:
    assert packchecks.read(packs.shipped(pack.key), f"{pack.key}.toml") == pack


@BOTH
def test_what_only_the_law_says_does_not_pass_for_the_code(pack: Pack) -> None:
    assert [at for at, row in sourced(pack) if OF_A_LAW.match(row.source) and not row.silent] == []


@BOTH
def test_what_the_code_says_is_told_by_its_article(pack: Pack) -> None:
    """Also where a law stands beside it; and no article beyond those the code has."""
    said = [(at, row.source) for at, row in sourced(pack) if not row.silent]
    named = [(at, re.search(r"art\. (\d+)", source)) for at, source in said]
    assert [at for at, found in named if found is None] == []
    most = max(int(match[1]) for key in pack.articles if (match := re.match(r"(\d+)", key)))
    assert [at for at, found in named if found and int(found[1]) > most] == []


@BOTH
def test_nothing_is_taken_from_another_code(pack: Pack) -> None:
    content = packs.shipped(pack.key).decode()
    assert not re.search(r"procedure 5|incidenten|beroepsmogelijkheid|Topdesk|cao|Beveren|Assen", content)
    assert "conversation-before-warning" not in pack.rules  # the warning comes with the conversation in Beveren only
    assert not {"contract_suspended", "not_required_by_code"} & pack.hearing.waivers.keys()
    assert not {"internal_appeal", "objection"} & pack.remedies.keys()


@BOTH
def test_the_code_opens_no_appeal_so_the_law_does(pack: Pack) -> None:
    assert pack.organs_for("appeal") == ()
    assert {key for key, remedy in pack.remedies.items() if not remedy.silent} == set()
    internal = {name for name, clock in clocks.load().items() if any(t.fact == "AppealLodged" for t in clock.stops)}
    assert not internal & {remedy.clock for remedy in pack.remedies.values()}
    assert not internal & set(pack.clocks.attach)
    assert pack.rules["appeal-open-to-staff"].silent


@BOTH
def test_a_disciplinary_sanction_goes_to_the_committee_within_a_term_that_is_not_set(pack: Pack) -> None:
    clock = clocks.load()[pack.remedies["appeal_committee"].clock]
    assert clock.status == "unset"
    starting = pack.sanctions["disciplinary_proceedings"]
    assert starting.statuses == ("statutory", "on_probation")
    assert pack.remedy_of(starting, "statutory") is None  # it only prepares


@BOTH
def test_outcomes_follow_the_status(pack: Pack) -> None:
    statutory, contractual = pack.sanctions_for("statutory"), pack.sanctions_for("contractual")
    assert {"work_penalty", "summary_dismissal"} <= contractual.keys() - statutory.keys()
    assert "disciplinary_proceedings" in statutory.keys() - contractual.keys()
    assert "costs" not in pack.sanctions  # neither code has staff pay the costs
    assert pack.sanctions["work_penalty"].remedy == "work_regulations"
    assert pack.sanctions["summary_dismissal"].remedy == "labour_court"


@BOTH
def test_teachers_are_covered_and_have_discipline_of_their_own(pack: Pack) -> None:
    assert "subsidised_teacher" in pack.covers
    outcomes = pack.sanctions_for("subsidised_teacher")
    assert {"teacher_discipline"} == outcomes.keys() & {"teacher_discipline", "disciplinary_proceedings"}
    assert outcomes["teacher_discipline"].silent


@BOTH
def test_the_law_has_people_heard_where_the_code_is_silent(pack: Pack) -> None:
    duties = pack.hearing.duties
    assert {kind for kind, duty in duties.items() if duty.required} == {"disciplinary", "dismissal", "suspension"}
    assert all(duty.silent for duty in duties.values())
    assert "20 juli 2018" in duties["disciplinary"].source
    assert duties["dismissal"].source == "wet van 13 maart 2024 (nog te bevestigen)"
    assert all(route.hearing.required for route in pack.routes.values())


@BOTH
def test_each_route_has_its_words_in_the_invitation(pack: Pack) -> None:
    assert pack.letters["hearing_invitation"].routes.keys() == pack.routes.keys()
    assert not {route.article for route in pack.routes.values()} & pack.charges().keys()
    assert len(pack.charges()) >= 9


@BOTH
def test_no_supervisor_is_said_to_be_named_by_the_code(pack: Pack) -> None:
    assert set(pack.supervisors) == {"VTC", "GBA"}
    assert all("code" not in found.source for found in pack.supervisors.values())


@BOTH
def test_whoever_carries_out_a_task_does_not_read_why(pack: Pack) -> None:
    cards = [task for tasks in pack.tasks.values() for task in tasks if task.for_ == "system_administrator"]
    assert cards
    told = [task.text["nl"] for task in cards]
    assert [said for said in told if re.search(r"inbreuk|schending|misbruik|sanctie|tucht|pest|geweld", said)] == []
    assert not {"person", "reason", "grounds", "purpose"} & {name for task in cards for name in task.shows}


@BOTH
def test_a_task_is_settled_by_something_its_holder_can_do_or_wait_for(pack: Pack) -> None:
    """Never by the fact it follows."""
    assert [(fact, task.text["en"]) for fact, tasks in pack.tasks.items() for task in tasks if fact in task.until] == []


@BOTH
def test_the_texts_that_have_an_article_18_are_told_apart(pack: Pack) -> None:
    """The local work regulations, the Act on them, the Act on contracts and the directive each have one."""
    lines = packs.shipped(pack.key).decode().splitlines()
    found = [line for line in lines if re.search(r"art(ikel|\.) 18\b", line)]
    whose = re.compile(r"arbeidsreglement|3 juli 1978|8 april 1965|2019/1937")
    assert found
    assert [line for line in found if not whose.search(line)] == []


# ── Bilzen-Hoeselt ──


def test_staff_mandataries_and_externals_are_covered() -> None:
    assert {"statutory", "contractual", "external", "executive", "councillor", "volunteer"} <= BH.covers.keys()
    assert not BH.covers["executive"].silent


def test_the_six_purposes_are_closed() -> None:
    assert BH.purposes_closed
    assert set(BH.purposes) == {
        "unlawful_acts", "protected_information", "security_and_working", "good_faith_compliance", "continuity",
        "access_logs",
    }  # fmt: skip
    assert all(purpose.source.startswith("art. 5.2") for purpose in BH.purposes.values())


def test_the_group_hears_first_except_for_grave_facts() -> None:
    notice, direct = BH.routes["5.4-notice"], BH.routes["5.4-direct"]
    assert (notice.evidence_without_warning, notice.warning) == (False, True)
    assert (direct.evidence_without_warning, direct.warning) == (True, False)
    assert "eerste streepje" in BH.citation("5.4-notice")["nl"]
    assert "tweede streepje" in BH.citation("5.4-direct")["nl"]


def test_gambling_stands_on_both_ways_and_the_milder_is_known() -> None:
    notice, direct = BH.routes["5.4-notice"], BH.routes["5.4-direct"]
    assert notice.grounds.keys() & direct.grounds.keys() == {"gambling"}
    assert direct.milder == "5.4-notice"
    assert notice.milder == ""


@pytest.mark.parametrize("route", BH.routes)
def test_the_conversation_is_a_rule_of_article_8_once_data_were_traced(route: str) -> None:
    """Facts that came out otherwise fall under the duty to hear, which is not the code's."""
    hearing = BH.routes[route].hearing
    cited = BH.letters["hearing_invitation"].routes[route].articles
    assert hearing.silent is (route not in TRACED)
    assert ("art. 8" in hearing.source) is (route in TRACED)
    assert ("8" in cited) is (route in TRACED)


def test_what_cannot_wait_lifts_only_a_duty_that_is_not_the_codes() -> None:
    for route in BH.routes:
        assert {"person_declines", "written_instead", "unreachable"} <= BH.waivers_on(route).keys()
        assert ({"urgent", "facts_undisputed"} <= BH.waivers_on(route).keys()) is (route not in TRACED)


def test_a_general_control_names_nobody() -> None:
    assert [key for key in ("general", "file_access") if "person" in BH.controls[key].levels] == []
    assert {key for key, kind in BH.controls.items() if kind.levels == ("person",)} == {
        "individual", "harassment_inquiry", "mailbox_absence", "mailbox_departure",
    }  # fmt: skip


def test_an_individual_control_has_a_witness() -> None:
    """Article 5.4 asks for one; handing part of a mailbox to a successor is article 7, where one may be there."""
    assert {key for key, kind in BH.controls.items() if kind.witness} == {
        "individual", "harassment_inquiry", "mailbox_absence"
    }  # fmt: skip
    assert {"warned_before", "purpose_1_3", "harassment"} == {
        ground for ground, way in BH.individualisation.items() if way.witness
    }


def test_after_the_warning_the_next_general_control_counts() -> None:
    warned = BH.individualisation["warned_before"]
    assert (warned.after_warning, warned.next_control, warned.witness) == (True, True, True)
    assert set(warned.kinds) == {"general", "file_access"}
    assert [ground for ground, way in BH.individualisation.items() if way.after_warning] == ["warned_before"]


def test_data_are_traced_on_the_grounds_of_article_5_4_and_no_others() -> None:
    assert set(BH.individualisation) == {"warned_before", "purpose_1_3", "absence", "harassment", "public_posts"}
    assert BH.individualisation["public_posts"].source == "art. 13"
    assert "good_faith_compliance" not in BH.individualisation["purpose_1_3"].purposes


def test_a_mailbox_is_opened_for_the_service_only_and_under_conditions() -> None:
    absence, departure = BH.controls["mailbox_absence"], BH.controls["mailbox_departure"]
    for kind in (absence, departure):
        assert kind.purposes == ("continuity",)
        assert {"finality", "transparency", "proportionality"} <= set(kind.conditions)
    assert absence.executed_by == ("security_consultant",)
    assert "trusted_person" in absence.conditions
    assert "trusted_person" not in departure.conditions  # article 7 allows one, it does not ask for one


def test_control_data_stay_one_year_without_exception() -> None:
    kept, known = BH.control_data, clocks.load()
    assert (kept.longer, kept.source, kept.silent) == ("never", "art. 6", False)
    months = {name: [term.amount for term in known[name].terms] for name in (kept.clock, kept.warning_clock)}
    assert months == {"bh-retention-control-data": [12], "bh-retention-control-data-warning": [9]}
    assert {kept.clock, kept.warning_clock} <= set(BH.clocks.attach)


def test_where_the_code_clashes_it_is_shown_and_no_term_is_made_up() -> None:
    data, mailbox = BH.retention["control_data_in_procedure"], BH.retention["archived_mailbox"]
    assert data.months == 12
    assert data.conflict
    assert mailbox.months == 0
    assert mailbox.conflict
    assert not mailbox.silent


def test_a_known_password_is_changed_within_a_day() -> None:
    (task,) = BH.tasks_after("MeasureOrdered", {"kind": "password_reset"})
    assert (task.for_, task.due, task.shows) == ("system_administrator", "PT24H", ("object", "from_at"))
    assert "bh-password-reset" in BH.clocks.attach
    (start,) = clocks.load()["bh-password-reset"].starts
    assert start.fits("MeasureOrdered", {"kind": "password_reset"})
    assert not start.fits("MeasureOrdered", {"kind": "block_accounts"})


def test_the_director_has_accounts_blocked_and_nothing_is_open_against_that() -> None:
    blocked = BH.measures["block_accounts"]
    assert (blocked.source, blocked.remedy) == ("art. 3.4", "")
    assert BH.organs_for("measure")[0] == "general_director"
    assert BH.organs_for("control")[0] == "general_director"
    told = {task.for_ for task in BH.tasks_after("MeasureOrdered", {"kind": "block_accounts"})}
    assert told == {"system_administrator", "secretariat"}


def test_a_mailbox_closes_within_three_months_of_departure() -> None:
    assert "bh-mailbox-closure" in BH.clocks.attach
    tasks = BH.tasks_after("MeasureOrdered", {"kind": "mailbox_closing"})
    assert {task.for_ for task in tasks} == {"system_administrator", "personnel", "head_of_service"}
    assert BH.acknowledgement.form == "return_form"  # signed on giving back, not for having read
    assert not set(MANDATARIES) & set(BH.acknowledgement.statuses)


@pytest.mark.parametrize("status", MANDATARIES)
def test_mandataries_have_access_measures_and_are_referred(status: str) -> None:
    assert BH.sanctions_for(status).keys() == {"judicial_report"}
    assert {"block_accounts", "open_accounts", "password_reset"} <= BH.measures_for(status).keys()
    assert "mailbox_closing" not in BH.measures_for(status)
    assert not {"college", "permanent_bureau"} & set(BH.organs_for("decision", status))


def test_official_commitments_are_signed_by_two() -> None:
    office = BH.authorities["commitment"]
    assert set(office.organs) == {"mayor", "bureau_chair", "general_director"}
    assert (BH.organs["mayor"].of, BH.organs["bureau_chair"].of) == ("gemeente", "ocmw")
    assert "3.3.2" in office.source


def test_the_penalty_is_that_of_the_local_work_regulations() -> None:
    penalty, dismissal = BH.sanctions["work_penalty"], BH.sanctions["summary_dismissal"]
    assert not penalty.silent
    assert "artikel 18 van het arbeidsreglement van het lokaal bestuur" in penalty.source
    assert "artikel 18 van het arbeidsreglement" in penalty.label["nl"]
    assert "alleen sociale media" in dismissal.source  # article 16; for other use the law


def test_an_administrator_tells_the_director_and_the_code_does_not_say_that_the_dpo_hears() -> None:
    route = BH.report_routes["system_administrator"]
    assert route.tells == ("general_director",)
    assert route.silent
    assert BH.report_routes["head_of_service"].source.startswith("art. 3.2")  # loss or theft


def test_a_lost_device_is_told_to_the_service_and_to_ict() -> None:
    plain = {task.for_ for task in BH.tasks_after("LeakReported", {})}
    device = {task.for_ for task in BH.tasks_after("LeakReported", {}, filled={"device"})}
    assert device - plain == {"head_of_service"}
    assert "system_administrator" in plain


def test_an_inquiry_into_harassment_looks_like_any_other_to_ict() -> None:
    cards = [
        [task for task in BH.tasks_after("ControlOrdered", {"kind": kind}) if task.for_ == "system_administrator"]
        for kind in ("individual", "harassment_inquiry")
    ]
    assert cards[0] == cards[1]
    assert [len(found) for found in cards] == [1, 1]
    assert "kind" not in cards[0][0].shows


# ── Annex 13 ──


def test_staff_and_teachers_are_covered_and_nobody_else() -> None:
    assert not {"executive", "councillor", "volunteer", "external"} & B13.covers.keys()
    assert not B13.covers["subsidised_teacher"].silent
    assert not B13.covers["statutory"].silent


@EVERY_STATUS
def test_who_is_not_covered_has_no_outcome(status: str) -> None:
    assert bool(B13.sanctions_for(status)) is (status in B13.covers)


def test_the_annex_has_no_control_procedure() -> None:
    assert (dict(B13.purposes), dict(B13.controls)) == ({}, {})
    assert not B13.purposes_closed
    assert set(B13.individualisation) == {"public_posts"}
    assert B13.rules["kind-of-control"].silent
    assert B13.organs_for("control") == ()


def test_only_a_serious_breach_is_spoken_of() -> None:
    serious, other = B13.routes["6-serious"], B13.routes["6-other"]
    assert not serious.silent
    assert other.silent
    assert "repeated" in serious.grounds
    assert serious.hearing.silent  # the annex asks for no conversation


def test_each_consequence_of_a_post_weighs_the_freedom_of_speech() -> None:
    about_speech = {key for key, sanction in B13.sanctions.items() if "free_speech" in sanction.needs}
    assert about_speech == {"disciplinary_proceedings", "summary_dismissal", "work_penalty", "teacher_discipline"}


def test_the_annex_keeps_and_signs_nothing() -> None:
    assert B13.acknowledgement.form == "none"
    assert B13.acknowledgement.silent
    assert all(row.silent for row in B13.retention.values())
    assert B13.clocks.attach == ()


def test_the_annex_names_nobody_who_acts() -> None:
    assert all(office.silent for office in B13.authorities.values())
    assert all(measure.silent for measure in B13.measures.values())
