"""Free date entry: what people type at a counter or at night, read back as a moment or answered with a sentence."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casemgr.language import Language
from tui.daywords import MONTH_NAMES, WEEKDAY_NAMES
from tui.moments import Moment, Wrong, hour_in, read, written

BRUSSELS = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 11, 21, 20, 14, 33, tzinfo=BRUSSELS)  # a Saturday
DUTCH, ENGLISH = Language("nl"), Language("en")


def past(typed: str, now: datetime = NOW) -> Moment | Wrong:
    return read(typed, now, BRUSSELS, ahead=False, need_time=True)


def ahead(typed: str, now: datetime = NOW) -> Moment | Wrong:
    return read(typed, now, BRUSSELS, ahead=True, need_time=True)


def local(answer: Moment | Wrong) -> str:
    assert isinstance(answer, Moment), answer
    assert answer.at is not None
    return f"{answer.at:%Y-%m-%d %H:%M}"


def said(answer: Moment | Wrong, language: Language = DUTCH) -> str:
    assert isinstance(answer, Wrong), answer
    return language.say(answer.sentence)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("gisteren 14u", "2026-11-20 14:00"),
        ("gisteren 14u30", "2026-11-20 14:30"),
        ("Gisteren om 14.30 uur", "2026-11-20 14:30"),
        ("yesterday 2pm", "2026-11-20 14:00"),
        ("yesterday at 2:30 pm", "2026-11-20 14:30"),
        ("ma 9:30", "2026-11-16 09:30"),
        ("mon 9:30", "2026-11-16 09:30"),
        ("maandag 9 u 30", "2026-11-16 09:30"),
        ("za 9u", "2026-11-21 09:00"),
        ("za 21u", "2026-11-14 21:00"),
        ("vorige za 9u", "2026-11-14 09:00"),
        ("vorige week di 8u", "2026-11-10 08:00"),
        ("20 nov 14:00", "2026-11-20 14:00"),
        ("20/11 14u", "2026-11-20 14:00"),
        ("20-11-2026 14:00", "2026-11-20 14:00"),
        ("20.11.2026 14.00", "2026-11-20 14:00"),
        ("2026-11-20T14:00", "2026-11-20 14:00"),
        ("2026-11-20 14:00", "2026-11-20 14:00"),
        ("2026-11-20T13:00Z", "2026-11-20 14:00"),
        ("vr 20 nov 14u", "2026-11-20 14:00"),
        ("Nov 20, 2pm", "2026-11-20 14:00"),
        ("20 november 2025 14 uur", "2025-11-20 14:00"),
        ("1 dec 10u", "2025-12-01 10:00"),
        ("14u", "2026-11-21 14:00"),
        ("vandaag 8u05", "2026-11-21 08:05"),
        ("3 uur geleden", "2026-11-21 17:14"),
        ("40 min geleden", "2026-11-21 19:34"),
        ("an hour ago", "2026-11-21 19:14"),
        ("een half uur geleden", "2026-11-21 19:44"),
        ("3 dagen geleden 9u", "2026-11-18 09:00"),
        ("2 weken geleden 9u", "2026-11-07 09:00"),
        ("een maand geleden 9u", "2026-10-21 09:00"),
        ("eergisteren avond", "2026-11-19 19:00"),
        ("gisterenavond", "2026-11-20 19:00"),
        ("gisteren morgen", "2026-11-20 09:00"),
        ("gisteren avond 8u", "2026-11-20 20:00"),
        ("maandagmorgen", "2026-11-16 09:00"),
        ("vanmorgen", "2026-11-21 09:00"),
        ("this morning", "2026-11-21 09:00"),
        ("nu", "2026-11-21 20:14"),
        ("now", "2026-11-21 20:14"),
    ],
)
def test_a_moment_that_has_passed(typed: str, moment: str) -> None:
    assert local(past(typed)) == moment


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("gisteren 14u", "2026-11-20 14:00"),
        ("ma 9:30", "2026-11-23 09:30"),
        ("volgende ma 10u", "2026-11-30 10:00"),
        ("next monday 10am", "2026-11-30 10:00"),
        ("komende ma 10u", "2026-11-23 10:00"),
        ("volgende week di 10u", "2026-11-24 10:00"),
        ("di volgende week 10u", "2026-11-24 10:00"),
        ("za 21u", "2026-11-21 21:00"),
        ("za 9u", "2026-11-28 09:00"),
        ("volgende za 9u", "2026-11-28 09:00"),
        ("komende za 9u", "2026-11-28 09:00"),
        ("20 nov 14:00", "2027-11-20 14:00"),
        ("20/11 14u", "2027-11-20 14:00"),
        ("1 dec 10u", "2026-12-01 10:00"),
        ("do 26 nov 10u", "2026-11-26 10:00"),
        ("morgen 9u", "2026-11-22 09:00"),
        ("9u morgen", "2026-11-22 09:00"),
        ("morgen avond", "2026-11-22 19:00"),
        ("tomorrow 9am", "2026-11-22 09:00"),
        ("overmorgen 9u", "2026-11-23 09:00"),
        ("over 3 dagen 10u", "2026-11-24 10:00"),
        ("over 2 uur", "2026-11-21 22:14"),
        ("in two hours", "2026-11-21 22:14"),
        ("over een maand 10u", "2026-12-21 10:00"),
        ("12 am morgen", "2026-11-22 00:00"),
    ],
)
def test_a_moment_that_lies_ahead(typed: str, moment: str) -> None:
    assert local(ahead(typed)) == moment


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("gisteren", "Hoe laat? Zet het uur erbij, bv. 14u."),
        (
            "gisterennacht",
            "Dit is niet als datum te lezen. Typ bv. gisteren 14u, ma 9:30 of 20/11/2026 14:00.",
        ),
        ("31/02 10u", "31 februari bestaat niet. Februari 2026 heeft 28 dagen."),
        ("31/02/2027 10u", "31 februari bestaat niet. Februari 2027 heeft 28 dagen."),
        ("11/20/2026 10u", "Maand 20 bestaat niet. Schrijf de dag eerst: 20/11/2026."),
        ("24:30", "24:30 bestaat niet. Een dag loopt van 00:00 tot 23:59."),
        ("13pm", "13:00 bestaat niet. Een dag loopt van 00:00 tot 23:59."),
        ("20/11/26 9u", "Schrijf het jaar met vier cijfers: 20/11/2026."),
        ("do 26 nov 10u", "26/11/2025 is een woensdag, geen donderdag. Kies een van de twee."),
        ("29/03 2:30", "Dit uur bestaat niet: de klok springt van 2 naar 3 uur."),
        ("morgen 9u", "Dat moet nog komen. Hier hoort een moment dat voorbij is."),
        ("22u", "Dat moet nog komen. Hier hoort een moment dat voorbij is."),
        ("1/1/0001 9u", "Kijk het jaar na."),
        ("9999 maanden geleden 9u", "Kijk het jaar na."),
    ],
)
def test_what_cannot_be_is_answered_with_what_to_type(typed: str, sentence: str) -> None:
    assert said(past(typed)) == sentence


def test_the_same_answers_in_english() -> None:
    assert said(past("31/02 10u"), ENGLISH) == "31 February does not exist. February 2026 has 28 days."
    assert said(past("do 26 nov 10u"), ENGLISH) == "26/11/2025 is a Wednesday, not a Thursday. Choose one of the two."


def test_an_hour_that_comes_twice_is_asked_and_settled_by_what_is_added() -> None:
    asked = past("25/10 2:30")
    assert said(asked) == "Dit uur komt die nacht twee keer voor."
    assert isinstance(asked, Wrong)
    values = []
    for choice in asked.choices:
        for language in (DUTCH, ENGLISH):
            settled = past(f"25/10 2:30 {language.say(choice)}")
            assert isinstance(settled, Moment)
            values.append(settled.value)
    assert values == ["2026-10-25T02:30:00+02:00"] * 2 + ["2026-10-25T02:30:00+01:00"] * 2


def test_an_elapsed_span_counts_real_hours_over_the_change_of_the_clock() -> None:
    morning = datetime(2026, 10, 25, 4, 0, tzinfo=BRUSSELS)
    answer = past("3 uur geleden", morning)
    assert isinstance(answer, Moment)
    assert answer.value == "2026-10-25T02:00:00+02:00"


def test_in_the_hour_that_comes_twice_the_first_has_passed_when_the_second_runs() -> None:
    second = datetime(2026, 10, 25, 2, 10, tzinfo=BRUSSELS, fold=1)
    answer = past("2:30 eerste keer", second)
    assert isinstance(answer, Moment)
    assert answer.value == "2026-10-25T02:30:00+02:00"
    assert said(past("2:30 tweede keer", second)).startswith("Dat moet nog komen.")
    assert past("nu", second) == Moment(second.date(), second)


def test_a_part_of_the_day_says_how_it_was_read() -> None:
    answer = past("eergisteren avond")
    assert isinstance(answer, Moment)
    assert DUTCH.say(answer.note) == "“avond” is gelezen als 19:00"


def test_a_day_needs_no_hour_and_says_that_it_drops_one() -> None:
    day = read("1 dec", NOW, BRUSSELS, ahead=True, need_time=False)
    assert isinstance(day, Moment)
    assert (day.value, day.at, day.note) == ("2026-12-01", None, None)
    with_hour = read("1 dec 14u", NOW, BRUSSELS, ahead=True, need_time=False)
    assert isinstance(with_hour, Moment)
    assert (with_hour.value, DUTCH.say(with_hour.note)) == ("2026-12-01", "het uur wordt hier niet bewaard")


def test_a_moment_is_said_back_with_the_year_only_when_it_differs() -> None:
    near, far = past("gisteren 14u"), ahead("20 nov 14:00")
    assert isinstance(near, Moment)
    assert isinstance(far, Moment)
    assert near.short(DUTCH, NOW) == "vr 20 nov 14:00"
    assert far.short(DUTCH, NOW) == "za 20 nov 2027 14:00"
    assert far.full(ENGLISH) == "Saturday 20 November 2027, 14:00"


def test_the_hour_is_kept_when_only_the_day_is_chosen_anew() -> None:
    hour = hour_in("gisteren 14u30")
    assert written(date(2026, 11, 19), hour) == "19/11/2026 14:30"
    assert hour_in("24:30") is None


MINUTES = st.datetimes(datetime(1990, 1, 1), datetime(2026, 11, 21, 20, 0)).map(
    lambda moment: moment.replace(tzinfo=UTC, second=0, microsecond=0).astimezone(BRUSSELS)
)


def twice(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


@settings(deadline=None)
@given(MINUTES, st.sampled_from([DUTCH, ENGLISH]))
def test_every_way_to_write_a_moment_reads_back_the_same_instant(moment: datetime, language: Language) -> None:
    weekday = language.say(WEEKDAY_NAMES[moment.weekday()])
    month = language.say(MONTH_NAMES[moment.month - 1])
    hour = f" {moment.hour}u{moment.minute:02}"
    again = f" {language.say({'nl': 'tweede keer', 'en': 'second time'})}" if moment.fold else ""
    if twice(moment) and not moment.fold:
        again = " first time"
    spellings = [
        moment.isoformat(),
        moment.astimezone(UTC).isoformat(),
        written(moment.date(), moment.time()) + again,
        f"{moment:%Y-%m-%d %H:%M}{again}",
        f"{weekday} {moment.day} {month} {moment.year}{hour}{again}",
        f"{month} {moment.day} {moment.year}{hour}{again}",
    ]
    for spelling in spellings:
        for side in (past, ahead):
            answer = side(spelling)
            assert isinstance(answer, Moment), spelling
            # In UTC: an hour that comes twice equals nothing in another zone.
            assert datetime.fromisoformat(answer.value).astimezone(UTC) == moment.astimezone(UTC)


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_date_without_a_year_is_the_nearest_on_its_side(today: date) -> None:
    now = datetime(today.year, today.month, today.day, 12, tzinfo=BRUSSELS)
    for name in ("15/6", "28 feb"):
        before = read(name, now, BRUSSELS, ahead=False, need_time=False)
        after = read(name, now, BRUSSELS, ahead=True, need_time=False)
        assert isinstance(before, Moment)
        assert isinstance(after, Moment)
        assert today - timedelta(days=366) < before.day <= today <= after.day < today + timedelta(days=366)


@settings(deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"[0-9/:. uhamngopv-]{0,25}", fullmatch=True))
def test_nothing_that_can_be_typed_breaks_the_reader(typed: str) -> None:
    for side in (past, ahead):
        answer = side(typed)
        assert isinstance(answer, Moment) or DUTCH.say(answer.sentence)
