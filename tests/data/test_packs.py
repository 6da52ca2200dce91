"""Codes of conduct as data: what the two codes say, and that a mistake in a file is named where it stands."""

import hashlib
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from casemgr import registerfacts, roles
from casemgr.facts import Code
from casemgr.law import packreferences, packs, provisions
from casemgr.law.packs import Pack
from casemgr.resources import names

CONTRACT = tomllib.loads((Path(__file__).parent / "facts.toml").read_text("utf-8"))
BEV, ASN = packs.load("bev"), packs.load("asn")
BOTH = pytest.mark.parametrize("pack", [BEV, ASN], ids=lambda pack: pack.key)
STAFF = ("statutory", "on_probation", "contractual", "subsidised_teacher", "own_teacher")


# ── What the codes say ──


@BOTH
def test_a_pack_is_what_its_file_says_it_is(pack: Pack) -> None:
    content = packs.shipped(pack.key)
    assert pack.digest == hashlib.sha256(content).hexdigest()
    assert packs.read(content, "any name") == pack
    assert ZoneInfo(pack.zone)
    assert isinstance(pack.valid_from, date)


def test_the_packs_that_ship() -> None:
    assert packs.keys() == names("packs")
    assert {"bev", "asn"} <= set(packs.keys())


def test_the_codes_differ_where_the_countries_do() -> None:
    assert (BEV.country, BEV.zone, BEV.labels) == ("BE", "Europe/Brussels", "BE")
    assert (ASN.country, ASN.zone, ASN.labels) == ("NL", "Europe/Amsterdam", "NL")
    assert (BEV.valid_from, ASN.valid_from) == (date(2020, 1, 1), date(2019, 4, 5))
    assert set(BEV.supervisors) == {"VTC", "GBA"}
    assert set(ASN.supervisors) == {"AP"}


def test_beveren_gathers_evidence_on_one_route_and_warns_on_the_other() -> None:
    assert set(BEV.routes) == {"5.1", "5.2"}
    crime, warning = BEV.routes["5.1"], BEV.routes["5.2"]
    assert (crime.evidence_without_warning, crime.warning) == (True, False)
    assert (warning.evidence_without_warning, warning.warning) == (False, True)


def test_the_conversation_is_a_rule_of_route_5_2_and_elsewhere_of_the_law() -> None:
    """The code asks for a conversation in 5.3 for route 5.2 only; route 5.1 may not cite it."""
    crime, warning = BEV.routes["5.1"].hearing, BEV.routes["5.2"].hearing
    assert crime.required
    assert warning.required
    assert crime.silent
    assert not warning.silent
    assert "5.3" in warning.source
    assert "5.3" not in crime.source
    assert "5.3" not in BEV.letters["hearing_invitation"].routes["5.1"].articles
    assert {"5.2", "5.3"} <= set(BEV.letters["hearing_invitation"].routes["5.2"].articles)


def test_no_warning_of_beveren_without_the_conversation() -> None:
    assert "conversation-before-warning" in BEV.rules
    assert "conversation-before-warning" not in ASN.rules


@BOTH
def test_the_rules_of_the_first_conversation_bind(pack: Pack) -> None:
    wanted = {"hearing-first", "charges-before-invitation", "route-of-the-pack", "person-before-invitation"}
    assert wanted <= pack.rules.keys()
    assert all(rule.source for rule in pack.rules.values())


def test_what_cannot_wait_is_a_ground_only_where_the_code_does_not_ask_for_the_conversation() -> None:
    assert {"urgent", "facts_undisputed"} <= BEV.waivers_on("5.1").keys()
    assert not {"urgent", "facts_undisputed"} & BEV.waivers_on("5.2").keys()
    assert {"person_declines", "written_instead", "unreachable"} <= BEV.waivers_on("5.2").keys()


@BOTH
def test_grounds_of_another_code_do_not_count_here(pack: Pack) -> None:
    for route in pack.routes:
        assert not {"contract_suspended", "not_required_by_code"} & pack.waivers_on(route).keys()


def test_an_executive_of_assen_answers_to_the_mayor() -> None:
    assert "16" in ASN.routes_for("executive")
    assert "16" not in ASN.routes_for("contractual")
    assert "16" not in ASN.routes_for(None)
    assert ASN.organs_for("hearing", "executive") == ("mayor", "aldermen")
    assert ASN.organs_for("control", "executive") == ("college",)
    assert ASN.organs_for("control", "contractual") == ("director",)
    assert ASN.organs_for("no such act") == ()


@BOTH
def test_executives_and_councillors_have_no_list_of_sanctions(pack: Pack) -> None:
    for status in ("executive", "councillor"):
        assert pack.sanctions_for(status).keys() <= {"judicial_report"}


def test_sanctions_follow_the_status() -> None:
    statutory, contractual = BEV.sanctions_for("statutory"), BEV.sanctions_for("contractual")
    assert "disciplinary_proceedings" in statutory
    assert "disciplinary_proceedings" not in contractual
    assert {"work_penalty", "summary_dismissal"} <= contractual.keys()
    assert not {"work_penalty", "summary_dismissal"} & statutory.keys()
    assert "contract_ended" in BEV.sanctions_for("external")
    assert {"access_removed", "warning", "contract_ended", "work_stopped"} <= ASN.sanctions_for("external").keys()
    assert ASN.sanctions_for("contractual").keys() == {"staff_measure", "summary_dismissal", "judicial_report"}


def test_a_disciplinary_sanction_never_goes_to_the_college() -> None:
    internal = {key for key, sanction in BEV.sanctions.items() if sanction.remedy == "internal_appeal"}
    assert internal == {"access_limited", "use_banned", "costs"}
    assert {measure.remedy for measure in BEV.measures.values()} == {"internal_appeal"}  # "decisions and measures"
    assert BEV.remedies["internal_appeal"].clock == "be-internal-appeal"


def test_assen_opens_an_objection_only_against_decisions_on_requests() -> None:
    assert "objection" in ASN.remedies
    assert "objection" not in {sanction.remedy for sanction in ASN.sanctions.values()}


def test_purposes_are_closed_only_where_the_code_closes_them() -> None:
    assert (BEV.purposes_closed, len(BEV.purposes)) == (False, 3)
    assert (ASN.purposes_closed, len(ASN.purposes)) == (True, 3)


def test_a_report_of_an_administrator_reaches_director_and_dpo() -> None:
    assert set(BEV.report_routes) == set(get_args(provisions.ReportRouteCode))
    assert set(BEV.report_routes["system_administrator"].tells) == {"general_director", "dpo"}
    assert BEV.report_routes["whistleblower"].tells == ("report_contact",)
    assert BEV.report_routes["head_of_service"].tells == ("general_director",)


def test_citations_name_the_code() -> None:
    assert BEV.citation("5.2") == {
        "nl": "ICT-gedragscode, procedure 5.2",
        "en": "ICT code of conduct, procedure 5.2",
    }
    assert ASN.citation("7.4")["nl"].endswith("art. 7, lid 4")
    with pytest.raises(KeyError):
        BEV.citation("9")


@BOTH
def test_one_can_be_charged_with_rules_of_conduct_only(pack: Pack) -> None:
    charges = pack.charges()
    assert len(charges) >= 9
    assert not {route.article for route in pack.routes.values()} & charges.keys()


@BOTH
def test_every_code_fits_a_fact(pack: Pack) -> None:
    """Routes, sanctions, articles, organs and measures are stored as codes."""
    pattern = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/\-]{0,63}")
    assert issubclass(Code, str)
    for table in (pack.routes, pack.sanctions, pack.articles, pack.organs, pack.measures, pack.purposes):
        assert [key for key in table if not pattern.fullmatch(key)] == []


@BOTH
def test_what_the_code_does_not_say_is_marked(pack: Pack) -> None:
    """A source that names only a law, a doctrine or a habit may not pass for the code."""
    rows = [*pack.sanctions.values(), *pack.authorities.values(), *pack.remedies.values()]
    elsewhere = re.compile(r"^(wet van|decreet|Burgerlijk|Gerechtelijk|Algemene wet|rechtspraak|algemene hoorplicht)")
    assert [row for row in rows if elsewhere.match(row.source) and not row.silent] == []


def test_titles_are_short_enough_to_choose_from() -> None:
    for pack in (BEV, ASN):
        assert [key for key, article in pack.articles.items() if len(article.title["nl"]) > 60] == []


# ── Tasks ──


def test_a_task_waits_for_the_fields_it_names() -> None:
    to = {task.for_ for task in BEV.tasks_after("ReportReceived", {"route": "head_of_service"})}
    assert to == {"general_director"}
    told = {task.for_ for task in BEV.tasks_after("ReportReceived", {"route": "system_administrator"})}
    assert told == {"general_director", "dpo"}
    assert BEV.tasks_after("AuthorityAnswered", {}) == ()


def test_a_lost_device_is_told_to_ict_without_its_number() -> None:
    """The label number is personal: only that there is one counts."""
    plain = {task.for_ for task in BEV.tasks_after("LeakReported", {"channel": "telephone"})}
    device = {task.for_ for task in BEV.tasks_after("LeakReported", {"channel": "telephone"}, filled={"device"})}
    assert plain == {"dpo"}
    assert device == {"dpo", "system_administrator"}


@BOTH
def test_tasks_follow_facts_that_exist(pack: Pack) -> None:
    known = {fact for file, facts in CONTRACT.items() if file != "states" for fact in facts}
    assert pack.tasks.keys() - known == set()


@BOTH
def test_a_task_for_ict_does_not_say_why(pack: Pack) -> None:
    said = [task.text["nl"] for rows in pack.tasks.values() for task in rows if task.for_ == "system_administrator"]
    assert said
    assert [text for text in said if re.search(r"inbreuk|overtreding|misbruik|sanctie|tucht", text)] == []


# ── What agrees with the rest of the program ──


def test_statuses_are_those_of_the_people() -> None:
    assert get_args(provisions.Status) == get_args(registerfacts.Status)


def test_clocks_of_the_packs_are_known() -> None:
    for pack in (BEV, ASN):
        assert set(pack.clocks.attach) <= packreferences.known_clocks()
    assert "be-internal-appeal" in BEV.clocks.attach
    assert {"nl-objection", "asn-correction-answer"} <= set(ASN.clocks.attach)


def test_tasks_are_for_roles_that_have_an_account() -> None:
    without = {code for code, role in roles.load().items() if not role.account}
    assert not {task.for_ for pack in (BEV, ASN) for rows in pack.tasks.values() for task in rows} & without
