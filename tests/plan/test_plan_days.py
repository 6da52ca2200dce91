"""What holds for every plan, whatever happened; and that another holiday or fact makes another plan."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casemgr import resources
from casemgr.desk.planned import Act, Plan
from casemgr.errors import CaseError
from casemgr.law import workdays
from casemgr.law.clocks import count
from casemgr.law.planning import is_office_day, office_day_from, office_day_until
from casemgr.reading.terms import Terms
from tests.plan.planning import DIRECTOR, act, charged, hearing, plan
from tests.workflows.told import Told

BRUSSELS = ZoneInfo("Europe/Brussels")
NOTICES = ("conversation.notice-days", "be.summons-days")
TERMS = ("be.discipline-decision-months", "be.discipline-start-months", "report.feedback-months", "be.pay-day")

Move = tuple[str, dict[str, Any]]


def stories(day: str, later: str) -> list[list[Move]]:
    """What can happen in a case, in order, about a day before now and one after."""
    decision = {"outcome": "sanction", "authority": DIRECTOR, "decided_at": day, "facts_proven": ["gokte"],
                "articles": ["use"], "answer_to_defence": [], "proportionality": "eerste keer"}  # fmt: skip
    held = ("HearingHeld", {"held_at": f"{day}T10:00", "minutes": "verslag", "present": ["Jo"]})
    meeting = {"at": f"{later}T10:00", "place": "Markt 1"}
    invited = ("HearingInvited", {"letter": "2026-0001-01"})
    report = {"received_at": f"{day}T09:00", "route": "general_director", "text": "iets", "confidential": True}
    breach: list[Move] = [
        ("BreachReported", {"title": "Gokken", "occurred_on": day}),
        ("BreachTriaged", {"route": "5.2", "grounds": "ander gebruik"}),
        ("PersonIdentified", {"person": "P00001", "how": "admission", "basis": "zei het", "status": "contractual"}),
        ("MeasureOrdered", {"about": "breach-1", "kind": "suspend_access", "from_at": f"{day}T09:00", "until": later,
                            "reason": "veiligheid", "authority": DIRECTOR}),
        ("FindingRecorded", {"found_at": f"{day}T10:00", "text": "x", "found_by": "Jo", "capacity": "employer"}),
        ("KnowledgeRecorded", {"organ": "college", "known_at": f"{day}T10:00", "how": "verslag"}),
        ("ChargesSet", {"charges": ["gokte"], "articles": ["use"]}),
        ("HearingPlanned", {"about": "breach-1", "kind": "conversation", **meeting}), invited, held,
        ("DecisionTaken", {**decision, "sanction": "access_limited", "from": day, "until": later}),
        ("AppealLodged", {"lodged_at": day, "against": "breach-1", "by": "Jo", "grounds": ["te streng"]}),
    ]  # fmt: skip
    discipline: list[Move] = [
        ("DisciplineOpened", {"person": "P00001", "facts_known_at": day, "authority": DIRECTOR}),
        ("InvestigatorAppointed", {"person": "Tom Maes"}),
        ("ReportDrawnUp", {"at": day, "inventory": ["verslag"]}),
        ("HearingPlanned", {"about": "disciplinary_proceedings-1", "kind": "disciplinary", **meeting}), invited, held,
        ("DecisionTaken", {**decision, "sanction": "reprimand"}),
    ]  # fmt: skip
    leak: list[Move] = [
        ("ReportReceived", {**report, "reporter_kind": "staff"}), ("ReportAcknowledged", {"at": day, "means": "email"}),
        ("ReportTriaged", {"outcome": "leak", "reasoning": "mail aan verkeerde lijst"}),
        ("LeakReported", {"title": "Usb-stick", "channel": "telephone"}),
        ("AwarenessEstablished", {"aware_at": f"{day}T09:20", "reason": "gezien"}),
        ("DpoAdvised", {"advice": "notify", "reasoning": "gevoelig"}),
    ]  # fmt: skip
    control: list[Move] = [
        ("ControlOrdered", {"kind": "general", "purpose": "security", "authority": DIRECTOR, "level": "organisation",
                            "data_kinds": ["omvang"], "period_from": day, "period_to": day, "grounds": "ongewoon"}),
        ("ControlEnded", {"outcome": "nothing"}),
    ]  # fmt: skip
    request: list[Move] = [
        ("RequestReceived", {"received_at": day, "kind": "erasure", "person": "Jo"}),
        ("IdentityChecked", {"how": "aan het loket"}),
        ("RequestExtended", {"told_at": day, "reason": "veel"}),
    ]
    return [breach, breach, discipline, leak, control, request]


class Case(Told):
    """Says what happened in it, and no more."""

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        facts = [(record.kind, record.public) for record in self.case.records[1:]]
        printer.text(f"{self.key} on {self.now}, {self.settings}: {facts}")


@st.composite
def cases(draw: st.DrawFn) -> Told:
    """A case under some code at some moment, as far as it came, with some of its facts left out."""
    now = draw(st.datetimes(datetime(2021, 1, 1), datetime(2029, 12, 31), timezones=st.just(BRUSSELS)))
    known = {name: str(draw(st.integers(1, 25))) for name in (*NOTICES, *TERMS) if draw(st.booleans())}
    told = Case(draw(st.sampled_from(("bev", "bh", "b13", "c81", "asn"))), now, settings=known)
    day = (now - timedelta(days=draw(st.sampled_from((0, 1, 2, 3, 10, 40, 200, 400))))).date().isoformat()
    later = (now + timedelta(days=draw(st.integers(-5, 60)))).date().isoformat()
    story = draw(st.sampled_from(stories(day, later)))
    left_out = draw(st.sets(st.sampled_from(story[1:]).map(lambda move: move[0]), max_size=3))
    for kind, said in story[: draw(st.integers(1, len(story)))]:
        if kind in left_out:
            continue
        try:
            told.take(kind, None, **said)
        except CaseError:  # it does not belong in this phase
            continue
    return told


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_no_day_ahead_lies_behind_and_no_first_day_after_the_last(told: Told) -> None:
    found, today = plan(told), told.situation.today
    for one in found.acts:
        if one.state != "passed":
            assert one.earliest is None or one.earliest >= today, one
            assert one.latest is None or one.latest.date() >= today, one
        if one.earliest is not None and one.latest is not None:
            assert one.earliest <= one.latest.date(), one
        assert (one.state == "unset") == bool(one.setting), one
        assert one.state != "waits" or one.waits_for is not None, one
        _satisfies_its_own_clock(told, one)


def _satisfies_its_own_clock(told: Told, one: Act) -> None:
    """The earliest hearing is lawful when the invitation is there today, and a day sooner would not be."""
    if one.fact != "HearingHeld" or one.earliest is None or not one.rule:
        return
    assert told.pack is not None
    terms = Terms(told.pack, told.settings)
    hearing_ = Told(told.key, told.now, settings=told.settings)
    hearing_.take("BreachReported", title="x")
    about = hearing_.take("HearingPlanned", about="breach-1", at="2026-11-21T10:00", place="x", kind="conversation")
    clock = next(c for c in terms.clocks_of(hearing_.case.procedures[about.procedure]) if c.name == one.rule)
    today = told.situation.today
    for day, lawful in ((one.earliest, True), (one.earliest - timedelta(days=1), False)):
        limit = count(clock, day, zone=BRUSSELS, country=told.pack.country).deadline
        assert limit is not None
        assert (limit.date() >= today) is lawful


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_plan_depends_on_nothing_else(told: Told) -> None:
    assert plan(told) == plan(told)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(0, 20))
def test_office_days_are_open_and_the_nearest(day: date, back: int) -> None:
    first = office_day_from(day, "BE", "be-local")
    assert is_office_day(first, "BE", "be-local")
    between = (day + timedelta(days=n) for n in range((first - day).days))
    assert not any(is_office_day(one, "BE", "be-local") for one in between)
    last = office_day_until(day, "BE", "be-local", not_before=day - timedelta(days=back))
    assert last is None or (is_office_day(last, "BE", "be-local") and day - timedelta(days=back) <= last <= day)


# --- another holiday, another fact --------------------------------------------------------------------------


@pytest.fixture
def another_holiday(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The calendar with one more public holiday, on 25 November."""
    written = resources.table

    def table(relative: str) -> dict[str, Any]:
        found = written(relative)
        if relative != "calendars/be.toml":
            return found
        more = {"name": {"nl": "nieuwe feestdag", "en": "new holiday"}, "fixed": "11-25", "source": "wet"}
        return {**found, "holiday": [*found["holiday"], more]}

    def forget() -> None:
        workdays.calendar.cache_clear()
        workdays._year.cache_clear()

    monkeypatch.setattr(resources, "table", table)
    forget()
    yield
    monkeypatch.undo()
    forget()


def days(found: Plan) -> dict[tuple[str, str], tuple[date | None, date | None]]:
    return {(one.fact, one.rule): (one.earliest, one.latest.date() if one.latest else None) for one in found.acts}


def with_terms() -> Told:
    told = charged(settings={"conversation.notice-days": "5"})
    told.take("KnowledgeRecorded", organ="college", known_at="2026-11-20", how="verslag")
    return told


def test_before_the_holiday_changes() -> None:
    found = days(plan(with_terms()))
    assert found[("HearingHeld", "conversation-notice")][0] == date(2026, 11, 28)
    assert found[("DismissalGiven", "be-summary-dismissal")][1] == date(2026, 11, 25)


@pytest.mark.usefixtures("another_holiday")
def test_a_new_holiday_moves_the_plan() -> None:
    found = days(plan(with_terms()))
    assert found[("HearingHeld", "conversation-notice")][0] == date(2026, 12, 1)
    assert found[("DismissalGiven", "be-summary-dismissal")][1] == date(2026, 11, 26)


def test_another_fact_makes_another_plan() -> None:
    told = charged(settings={"conversation.notice-days": "5"})
    before = plan(told)
    hearing(told)
    assert plan(told) != before
    assert act(told, "HearingHeld").earliest == date(2026, 12, 10)
