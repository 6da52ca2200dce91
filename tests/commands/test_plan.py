"""`casemgr plan` as people and programs ask for it."""

from typing import Any

from tests.stories.office import Office
from tests.workflows.breaches import charged, invited, person

KEYS = {
    "procedure", "fact", "label", "state", "earliest", "latest", "outer", "why", "rule", "setting", "waits_for",
    "reckoned", "hint",
}  # fmt: skip


def acts(office: Office, case: str, user: str = "director", **options: Any) -> dict[str, Any]:
    """The acts of the plan by fact and clock."""
    told = office.told(user, "plan", case, **options)
    return {f"{act['fact']}:{act['rule'] or ''}": act for act in told["acts"]}


def test_a_plan_tells_the_next_acts_with_their_days_and_why(office: Office) -> None:
    case = office.leak(now="2026-11-21T10:00")
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-21T09:20", reason="gezien")
    told = office.told("dpo", "plan", case)
    assert told["case"] == case
    assert told["clashes"] == []
    assert {frozenset(act) for act in told["acts"]} == {frozenset(KEYS)}
    notice = acts(office, case, "dpo")["AuthorityNotified:gdpr-notify-authority"]
    assert notice["latest"] == "2026-11-24T09:20:00+01:00"
    assert notice["outer"] == "2026-11-24T10:00:00+01:00"
    assert notice["state"] == "waits"
    assert notice["waits_for"]["fact"] == "NotificationDecided"
    assert "art. 33" in notice["why"]["source"]


def test_nothing_of_a_plan_is_recorded(office: Office) -> None:
    case = office.leak()
    before = office.told("dpo", "verify")
    office.told("dpo", "plan", case)
    assert office.told("dpo", "verify") == before


def test_a_setting_makes_another_plan(office: Office) -> None:
    case = charged(office, person(office))
    unset = acts(office, case)["HearingHeld:conversation-notice"]
    assert (unset["state"], unset["earliest"], unset["setting"]) == ("unset", None, "conversation.notice-days")
    office.told("director", "settings", "set", "conversation.notice-days", "5", "--basis", "besluit")
    found = acts(office, case)["HearingHeld:conversation-notice"]
    assert (found["state"], found["earliest"], found["setting"]) == ("waits", "2026-11-28", None)
    assert "21 November 2026" in found["reckoned"]


def test_another_day_makes_another_plan(office: Office) -> None:
    office.told("director", "settings", "set", "conversation.notice-days", "5", "--basis", "besluit")
    case = charged(office, person(office))
    monday = acts(office, case, now="2026-11-23T09:00")["HearingHeld:conversation-notice"]
    assert monday["earliest"] == "2026-12-01"


def test_a_fact_makes_another_plan(office: Office) -> None:
    case = invited(office, person(office))
    found = acts(office, case)
    assert found["HearingHeld:"]["earliest"] == "2026-12-01"
    assert found["HearingHeld:"]["state"] == "possible"
    assert found["DecisionTaken:"]["waits_for"]["fact"] == "HearingHeld"


def test_a_clash_is_a_sentence_and_moves_nothing(office: Office) -> None:
    office.told("director", "settings", "set", "conversation.notice-days", "5", "--basis", "besluit")
    case = charged(office, person(office))
    office.take("director", case, "FindingRecorded", found_at="2026-11-21T10:00", text="gokte", found_by="Els Peeters",
                capacity="employer")  # fmt: skip
    (clash,) = office.told("director", "plan", case)["clashes"]
    assert (clash["procedure"], clash["rule"]) == ("breach-1", "be-work-regulations-penalty")
    assert "23 November 2026" in clash["sentence"]
    assert "28 November 2026" in clash["sentence"]
    found = acts(office, case)
    assert found["LetterSent:be-work-regulations-penalty"]["latest"].startswith("2026-11-23T23:59:59")
    plain = office.run("director", "plan", case, lang="nl").out
    assert "verschuift geen van beide" in plain


def test_what_one_may_not_see_is_not_planned(office: Office) -> None:
    case = charged(office, person(office))
    assert {act["procedure"] for act in office.told("personnel", "plan", case)["acts"]} == {"breach-1"}
    assert office.told("secretariat", "plan", case)["acts"] == []
    assert {office.ask(user, "plan", case).kind for user in ("dpo", "college", "sysadmin")} == {"unknown-case"}


def test_a_case_in_which_nothing_comes_says_so(office: Office) -> None:
    case = office.open("director", "breach", title="Gokken op het werk")
    office.take("director", case, "SettledInformally", what="gesprek")
    office.take("director", case, "BreachClosed")
    answer = office.run("director", "plan", case)
    assert (answer.code, answer.out) == (0, "")
    assert "Nothing lies ahead" in answer.err
    assert office.told("director", "plan", case)["acts"] == []


def test_plain_lines_say_the_same(office: Office) -> None:
    case = charged(office, person(office))
    english, dutch = (office.run("director", "plan", case, lang=lang).out for lang in ("en", "nl"))
    assert "waits for: Plan a conversation" in english
    assert "conversation.notice-days" in english
    assert "wacht op: Gesprek plannen" in dutch


def test_an_unknown_case_is_refused(office: Office) -> None:
    answer = office.ask("dpo", "plan", "OEF-2026-0099")
    assert (answer.code, answer.kind) == (2, "unknown-case")
