"""The calendars, held against an independent library."""

from datetime import date

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.errors import Unusable
from casemgr.law.workdays import calendar, countries, country_of, easter

YEARS = range(2015, 2061)


def ours(country: str, year: int) -> set[date]:
    return {day for rule in calendar(country).holidays if (day := rule.on(year))}


@pytest.mark.parametrize("year", YEARS)
def test_belgium(year: int) -> None:
    sundays = {easter(year), date.fromordinal(easter(year).toordinal() + 49)}  # closed as Sundays anyway
    assert ours("BE", year) == set(holidays.country_holidays("BE", years=year)) - sundays


@pytest.mark.parametrize("year", YEARS)
def test_netherlands(year: int) -> None:
    sundays = {easter(year), date.fromordinal(easter(year).toordinal() + 49)}
    act = {
        date(year, 5, 5),
        date.fromordinal(easter(year).toordinal() - 2),
    }  # Liberation Day, Good Friday: the Act
    assert ours("NL", year) == set(holidays.country_holidays("NL", years=year)) - sundays | act


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2013, date(2013, 4, 30)),
        (2014, date(2014, 4, 26)),
        (2025, date(2025, 4, 26)),
        (2026, date(2026, 4, 27)),
    ],
)
def test_the_days_of_queen_and_king(year: int, day: date) -> None:
    assert calendar("NL").holiday(day) is not None
    assert not {date(year, 4, 26), date(year, 4, 27), date(year, 4, 30)} - {day} & ours("NL", year)


def test_a_holiday_has_a_name_in_both_languages_and_a_source() -> None:
    for country in ("BE", "NL", "be-local"):
        for rule in calendar(country).holidays:
            assert rule.name["nl"]
            assert rule.name["en"]
            assert rule.source
    assert calendar("BE").holiday(date(2026, 11, 11)) == {"nl": "Wapenstilstand", "en": "Armistice Day"}


def test_good_friday_is_a_working_day_in_belgium_only() -> None:
    assert calendar("BE").is_working(date(2026, 4, 3))
    assert not calendar("NL").is_working(date(2026, 4, 3))


@given(
    day=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    number=st.integers(1, 25),
    country=st.sampled_from(["BE", "NL"]),
)
def test_working_days_there_and_back(day: date, number: int, country: str) -> None:
    place = calendar(country)
    end = place.working_day(day, number)
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, end.toordinal() + 1)]
    assert place.is_working(end)
    assert sum(place.is_working(one) for one in between) == number
    assert place.working_day(end, -number) <= day < end or place.is_working(day)


def test_countries_and_their_zones() -> None:
    assert countries() == ("BE", "NL")
    assert (country_of("Europe/Amsterdam"), country_of("Europe/Brussels"), country_of("UTC")) == (
        "NL",
        "BE",
        "BE",
    )
    with pytest.raises(Unusable) as refused:
        calendar("FR")
    assert refused.value.kind == "unknown-country"
