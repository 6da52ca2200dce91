"""Which days are closed: public holidays by country and year, from `data/calendars/`."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from casemgr import resources
from casemgr.errors import Unusable
from casemgr.language import Words, text

_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that returns every year while its rule is in force; `easter` counts days from Easter Sunday."""

    name: Words
    source: str
    fixed: tuple[int, int] | None = None
    easter: int = 0
    if_sunday: int = 0
    first_year: int = 1
    last_year: int = 9999

    def on(self, year: int) -> date | None:
        """The day in that year, or nothing when the rule was not in force."""
        if not self.first_year <= year <= self.last_year:
            return None
        if self.fixed is None:
            return easter(year) + timedelta(days=self.easter)
        day = date(year, *self.fixed)
        return day + timedelta(days=self.if_sunday) if day.weekday() == SUNDAY else day


@dataclass(frozen=True)
class Calendar:
    """The closed days of one country. A `planning_only` calendar never lengthens a term."""

    key: str
    country: str
    zone: str
    source: str
    holidays: tuple[Holiday, ...]
    saturdays: Mapping[str, date]  # name of a week → the last Saturday on which it counted Saturday as a working day
    planning_only: bool = False

    def holiday(self, day: date) -> Words | None:
        """The name of the public holiday on that day."""
        return _year(self.key, day.year).get(day)

    def is_working(self, day: date, week: str = "") -> bool:
        """Monday to Friday without holidays; a named `week` may count Saturdays up to a date."""
        weekday = day.weekday()
        if weekday == SUNDAY or (weekday == SATURDAY and not (week and day <= self.saturdays[week])):
            return False
        return day not in _year(self.key, day.year)

    def open_from(self, day: date) -> date:
        """The first working day on or after that day."""
        while not self.is_working(day):
            day += _DAY
        return day

    def working_day(self, day: date, number: int, week: str = "") -> date:
        """The n-th working day after that day, or before it when the number is negative."""
        step = _DAY if number > 0 else -_DAY
        left = abs(number)
        while left:
            day += step
            left -= self.is_working(day, week)
        return day


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876)."""
    century, rest = divmod(year, 100)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - century // 4 - shift + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (year % 19 + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


@functools.cache
def calendar(key: str) -> Calendar:
    """The calendar of a country ("BE", "NL") or of a planning file ("be-local")."""
    name = key.lower()
    if name not in resources.names("calendars"):
        known = ", ".join(countries())
        raise Unusable("unknown-country", text("There is no calendar for “{country}”.", country=key),
                       hint=text("Known: {known}.", known=known))  # fmt: skip
    row = resources.table(f"calendars/{name}.toml")
    return Calendar(
        key=name,
        country=row["country"],
        zone=row["zone"],
        source=row["source"],
        holidays=tuple(_holiday(item) for item in row["holiday"]),
        saturdays={week["name"]: week["saturday_works_through"] for week in row.get("week", ())},
        planning_only=row.get("planning_only", False),
    )


@functools.cache
def countries() -> tuple[str, ...]:
    """The countries whose terms can be counted."""
    keys = resources.names("calendars")
    return tuple(key.upper() for key in keys if not calendar(key).planning_only)


def country_of(zone: str) -> str:
    """The country whose calendar names this time zone; Belgium when none does, as most packs are Belgian."""
    return next((country for country in countries() if calendar(country).zone == zone), "BE")


def _holiday(row: Mapping[str, Any]) -> Holiday:
    fixed = row.get("fixed")
    return Holiday(
        name=row["name"],
        source=row["source"],
        fixed=(int(fixed[:2]), int(fixed[3:])) if fixed else None,
        easter=row.get("easter", 0),
        if_sunday=row.get("if_sunday", 0),
        first_year=row.get("from", 1),
        last_year=row.get("until", 9999),
    )


@functools.cache
def _year(key: str, year: int) -> Mapping[date, Words]:
    rules = ((rule.on(year), rule.name) for rule in calendar(key).holidays)
    days: dict[date, Words] = {}
    for day, name in rules:
        if day:
            days.setdefault(day, name)  # Ascension on 5 May, or on 1 May: one day, one name
    return days
