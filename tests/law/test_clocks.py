"""What counting promises, whatever the start: checked with invented starts over two centuries."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.errors import Unusable
from casemgr.law.clocks import Clock, Counted, Trigger, count, load
from casemgr.law.planning import first_lawful_day, is_office_day
from casemgr.law.spans import add_months
from casemgr.law.workdays import calendar

BRUSSELS = ZoneInfo("Europe/Brussels")
CLOCKS = load()
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
DAY_CLOCKS = sorted(name for name, clock in CLOCKS.items() if clock.unit == "days" and clock.status != "unset")
HOUR_CLOCKS = sorted(name for name, clock in CLOCKS.items() if clock.unit == "hours" and clock.terms)


def counted(clock: Clock, start: datetime | date, **options: str) -> Counted:
    chosen = {name: known[0] for name, known in clock.choices().items()} | options
    return count(clock, start, zone=BRUSSELS, country=clock.country or "BE", options=chosen)


@given(name=st.sampled_from(HOUR_CLOCKS), start=INSTANTS.filter(lambda moment: moment.year > 2018))
def test_hours_are_hours_in_every_season(name: str, start: datetime) -> None:
    result = counted(CLOCKS[name], start)
    hours = next(term.amount for term in CLOCKS[name].terms if term.method == "hours")
    assert result.deadline is not None
    assert result.deadline.astimezone(UTC) - start == timedelta(hours=hours or 0)


@given(
    start=INSTANTS.filter(lambda moment: moment.year > 2018),
    zone=st.sampled_from(["Europe/Brussels", "Asia/Tokyo", "UTC"]),
)
def test_the_started_hour_adds_at_most_an_hour(start: datetime, zone: str) -> None:
    result = count(CLOCKS["gdpr-notify-authority"], start.astimezone(ZoneInfo(zone)), zone=BRUSSELS, country="BE")
    assert result.deadline is not None
    assert result.outer is not None
    assert timedelta(0) < result.outer.astimezone(UTC) - result.deadline.astimezone(UTC) <= timedelta(hours=1)
    assert result.outer.astimezone(UTC).minute == result.outer.second == 0
    assert [reading.id for reading in result.readings if reading.contested] == ["r1182-two-working-days"]


@given(name=st.sampled_from(DAY_CLOCKS), first=DAYS, later=st.integers(0, 400))
def test_a_later_start_never_ends_earlier(name: str, first: date, later: int) -> None:
    clock = CLOCKS[name]
    one, two = counted(clock, first), counted(clock, first + timedelta(days=later))
    if one.deadline and two.deadline and one.readings[0].label == two.readings[0].label:
        assert one.deadline <= two.deadline
        assert one.outer is not None
        assert two.outer is not None
        assert one.outer <= two.outer


@given(name=st.sampled_from(DAY_CLOCKS), start=DAYS)
def test_the_outer_limit_is_never_before_the_deadline(name: str, start: date) -> None:
    result = counted(CLOCKS[name], start)
    if result.deadline:
        assert result.outer is not None
        assert result.deadline <= result.outer
        assert f"{result.deadline:%H:%M:%S}" == "23:59:59"


@given(name=st.sampled_from(DAY_CLOCKS), start=DAYS)
def test_shifted_terms_and_working_days_end_on_an_open_day(name: str, start: date) -> None:
    clock = CLOCKS[name]
    place = calendar(clock.country or "BE")
    for reading in counted(clock, start).readings:
        term = next(term for term in clock.terms if term.id == reading.id and term.label == reading.label)
        if term.shift or term.method == "working-days":
            assert place.is_working(reading.at.date(), term.week)
            assert place.holiday(reading.at.date()) is None


@given(start=DAYS, amount=st.integers(1, 40))
def test_a_month_ends_on_the_same_date_or_the_last_of_the_month(start: date, amount: int) -> None:
    end, clamped = add_months(start, amount)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == amount
    assert end.day == start.day or (clamped and (end + timedelta(days=1)).day == 1 and end.day < start.day)


@given(given_on=DAYS, notice=st.integers(1, 30))
def test_the_first_lawful_day_is_the_first(given_on: date, notice: int) -> None:
    clock = CLOCKS["conversation-notice"].filled(notice)
    day = first_lawful_day(clock, given_on, zone=BRUSSELS, country="BE")
    assert day is not None
    in_time, too_soon = counted(clock, day).deadline, counted(clock, day - timedelta(days=1)).deadline
    assert in_time is not None
    assert too_soon is not None
    assert too_soon.date() < given_on <= in_time.date()
    between = [given_on + timedelta(days=n) for n in range(1, (day - given_on).days)]
    assert sum(calendar("BE").is_working(one) for one in between) == notice


def test_counting_back_never_shifts() -> None:
    defence = counted(CLOCKS["be-appeal-committee-defence"], date(2026, 11, 12))
    witnesses = counted(CLOCKS["be-appeal-committee-witnesses"], date(2026, 11, 25))
    assert defence.deadline == datetime(2026, 11, 9, 23, 59, 59, tzinfo=BRUSSELS)  # 11 November does not count
    assert witnesses.deadline == datetime(2026, 11, 15, 23, 59, 59, tzinfo=BRUSSELS)  # a Sunday, and it stays one


def test_whole_days_lie_between_a_summons_and_its_hearing() -> None:
    summons = counted(CLOCKS["be-discipline-summons"].filled(5), date(2026, 11, 10))
    assert summons.deadline == datetime(2026, 11, 4, 23, 59, 59, tzinfo=BRUSSELS)  # 5, 6, 7, 8 and 9 November between


def test_a_period_that_begins_at_midnight_has_that_day_whole() -> None:
    late = counted(CLOCKS["gdpr-notify-authority"], datetime(2026, 5, 21, 23, 30, tzinfo=BRUSSELS))
    contested = {reading.id: reading.at for reading in late.readings if reading.contested}
    assert contested == {"r1182-two-working-days": datetime(2026, 5, 26, 23, 59, 59, tzinfo=BRUSSELS)}


@pytest.mark.parametrize(
    ("served", "start", "end"),
    [
        (
            "registered",
            date(2026, 11, 2),
            date(2027, 1, 4),
        ),  # day 1 is Thursday 5 November; day 60 is Sunday 3 January
        ("registered_receipt", date(2026, 11, 2), date(2027, 1, 4)),
        ("refused", date(2026, 11, 3), date(2027, 1, 4)),  # day 60 is Saturday 2 January
    ],
)
def test_council_of_state_by_way_of_service(served: str, start: date, end: date) -> None:
    result = counted(CLOCKS["be-council-of-state"], start, served=served)
    assert (
        result.deadline == result.outer == datetime.combine(end, datetime.max.time(), BRUSSELS).replace(microsecond=0)
    )


def test_council_of_state_when_the_route_was_not_stated() -> None:
    result = counted(CLOCKS["be-council-of-state-routes-unstated"], date(2026, 11, 2), served="hand")
    assert result.deadline == datetime(2027, 5, 3, 23, 59, 59, tzinfo=BRUSSELS)  # 2 March, day 60 is Saturday 1 May


@pytest.mark.parametrize(
    ("pay_day", "decided", "end"),
    [(25, date(2026, 11, 20), date(2026, 11, 24)), (25, date(2026, 11, 25), date(2026, 12, 24)),
     (31, date(2027, 2, 10), date(2027, 2, 27)), (31, date(2027, 2, 28), date(2027, 3, 30))],
)  # fmt: skip
def test_the_penalty_register_waits_for_the_next_pay_day(pay_day: int, decided: date, end: date) -> None:
    result = counted(CLOCKS["be-penalty-register"].filled(pay_day), decided)
    assert result.deadline is not None
    assert result.deadline.date() == end


def test_six_months_from_a_date_the_last_month_lacks() -> None:
    clock = CLOCKS["be-preventive-suspension"]
    ends = [counted(clock, date(2026, 8, day)).deadline for day in (28, 29, 31)]
    assert [end.date() for end in ends if end] == [date(2027, 2, 27), date(2027, 2, 28), date(2027, 2, 28)]


def test_an_unset_clock_has_no_limit_until_it_is_filled_in() -> None:
    unset = [clock for clock in CLOCKS.values() if clock.status == "unset"]
    assert len(unset) > 8
    for clock in unset:
        empty = counted(clock, date(2026, 11, 20))
        assert (empty.deadline, empty.outer, empty.readings, empty.status) == (None, None, (), "unset")
        filled = counted(clock.filled(5), date(2026, 11, 20))
        assert filled.deadline is not None
        assert filled.status == "assumed"
        assert clock.setting


@pytest.mark.parametrize("value", [0, -3, 3661, True, "20"])
def test_a_setting_that_is_no_length_is_refused(value: int) -> None:
    with pytest.raises(Unusable) as refused:
        CLOCKS["be-discipline-summons"].filled(value)
    assert refused.value.kind == "bad-setting"


def test_outside_its_years_a_rule_gives_no_limit() -> None:
    early = counted(CLOCKS["gdpr-notify-authority"], datetime(2018, 5, 24, 12, tzinfo=BRUSSELS))
    assert (early.deadline, early.status) == (None, "unset")
    assert counted(CLOCKS["gdpr-notify-authority"], datetime(2018, 5, 25, 0, tzinfo=BRUSSELS)).deadline
    assert not CLOCKS["gdpr-notify-authority"].in_force(date(2018, 5, 24))
    assert CLOCKS["gdpr-notify-authority"].in_force(date(2018, 5, 25))


@pytest.mark.parametrize("start", [date(2026, 11, 20), datetime(2026, 11, 20, 16, 45)])
def test_hours_need_an_instant(start: date) -> None:
    with pytest.raises(Unusable) as refused:
        counted(CLOCKS["gdpr-notify-authority"], start)
    assert refused.value.kind == "bad-time"


def test_an_instant_starts_a_term_in_days_on_its_local_day() -> None:
    late = datetime(2026, 11, 11, 23, 30, tzinfo=UTC)  # 00:30 on the 12th in Brussels
    assert counted(CLOCKS["be-summary-dismissal"], late) != counted(CLOCKS["be-summary-dismissal"], date(2026, 11, 11))
    assert counted(CLOCKS["be-summary-dismissal"], late).deadline == datetime(2026, 11, 17, 23, 59, 59, tzinfo=BRUSSELS)


def test_the_saturday_of_the_old_law_counts_in_labour_law_only() -> None:
    penalty = CLOCKS["be-work-regulations-penalty"]
    ends = [counted(penalty, friday).deadline for friday in (date(2022, 12, 30), date(2023, 1, 6))]
    assert [end.date() for end in ends if end] == [date(2022, 12, 31), date(2023, 1, 9)]
    posted = counted(CLOCKS["be-registered-letter-received"], date(2022, 12, 9)).deadline
    assert posted == datetime(2022, 12, 14, 23, 59, 59, tzinfo=BRUSSELS)


def test_a_trigger_reads_lists_and_open_fields() -> None:
    trigger = Trigger(
        "LetterDelivered", "delivered_at", {"means": ("hand", "bailiff"), "routes_stated": (True, "unsaid")}
    )
    assert trigger.fits("LetterDelivered", {"means": "hand"})
    assert trigger.fits("LetterDelivered", {"means": "bailiff", "routes_stated": True})
    assert not trigger.fits("LetterDelivered", {"means": "hand", "routes_stated": False})
    assert not trigger.fits("LetterDelivered", {"means": "email"})
    assert not trigger.fits("LetterSent", {"means": "hand"})


def test_every_start_of_an_appeal_settles_the_way_of_service() -> None:
    clock = CLOCKS["be-internal-appeal"]
    facts = {
        "LetterDelivered": {"means": "registered_receipt"},
        "LetterSent": {"means": "registered"},
        "LetterRefused": {},
    }
    for trigger in clock.starts:
        values = facts[trigger.fact]
        assert trigger.fits(trigger.fact, values)
        assert counted(clock, date(2026, 11, 2), **clock.options_of(trigger, values)).readings


def test_local_days_off_are_for_planning_only() -> None:
    assert calendar("BE").is_working(date(2026, 11, 2))
    assert is_office_day(date(2026, 11, 2), "BE")
    assert not is_office_day(date(2026, 11, 2), "BE", "be-local")
    assert not is_office_day(date(2026, 11, 11), "BE", "be-local")
