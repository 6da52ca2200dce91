"""Dates, hours and lists as a Dutch letter words them."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from casemgr.letters.wording import charges, word

BRUSSELS = ZoneInfo("Europe/Brussels")


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BRUSSELS)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (moment(2026, 12, 3, 14, 0), "", "3 december 2026 om 14.00 uur"),
        (moment(2026, 12, 3, 9, 5), "weekday", "donderdag 3 december 2026 om 9.05 uur"),
        (moment(2026, 12, 3, 14, 30), "time", "14.30 uur"),
        (moment(2026, 12, 4, 0, 0), "", "3 december 2026 om 24.00 uur"),  # never 00:00
        (moment(2026, 12, 3, 23, 59, 59), "", "3 december 2026 om 24.00 uur"),  # never 23:59:59
        (moment(2027, 1, 1, 0, 0), "", "31 december 2026 om 24.00 uur"),
        (date(2026, 12, 3), "", "3 december 2026"),
        (date(2026, 12, 3), "weekday", "donderdag 3 december 2026"),
    ],
)
def test_moments(value: date, form: str, said: str) -> None:
    assert word({"hearing.at": value}, "hearing.at", form) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (["a"], "a"),
        (["a", "b"], "a en b"),
        (["a", "b", "c"], "a, b en c"),
        ("een", "een"),
        ([], ""),
        (None, ""),
    ],
)
def test_lists(value: Any, said: str) -> None:
    assert word({"breach.articles": value}, "breach.articles") == said


def test_an_address_in_a_sentence_has_commas() -> None:
    assert word({"entity.address": "Markt 1\n9000 Oefendorp"}, "entity.address") == "Markt 1, 9000 Oefendorp"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Eén feit.", ["Eén feit."]),
        ([{"text": "iets", "on": date(2026, 5, 3)}], ["3 mei 2026: iets"]),
        (
            [{"text": "iets", "on": date(2026, 5, 3), "until": date(2026, 5, 9)}],
            ["3 mei 2026 tot en met 9 mei 2026: iets"],
        ),
        ([{"text": "iets"}, "", {"text": "", "on": date(2026, 5, 3)}], ["iets"]),
        (None, []),
    ],
)
def test_charges(value: Any, said: list[str]) -> None:
    assert charges(value) == said


def test_control_and_invisible_characters_are_left_out() -> None:
    odd = "Jan\x00 \u202eretep\u200b\r\nPiet\tKlaas\u2028einde"
    assert word({"hearing.place": odd}, "hearing.place") == "Jan retep Piet Klaas einde"
    assert word({"free_text": "een\r\n\r\ntwee"}, "free_text") == "een\n\ntwee"


def test_a_telephone_number_stays_on_one_line() -> None:
    assert " " not in word({"contact.phone": "03 555 01 23"}, "contact.phone")
