"""Time left: the words, the ear, the sign, and instants over a change of summer and winter time."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.language import Language
from tui.clockface import contested, gauge, met, no_term, time_left, unset

ZONE = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 11, 21, 20, 14, tzinfo=ZONE)
NL, EN = Language("nl"), Language("en")


@pytest.mark.parametrize(
    ("after", "nl", "spoken", "en", "sign", "level"),
    [
        ({"seconds": 59}, "nog < 1 min", "Nog minder dan een minuut", "< 1 min left", "!", "urgent"),
        ({"minutes": 1}, "nog 1 min", "Nog 1 minuut", "1 min left", "!", "urgent"),
        ({"minutes": 42, "seconds": 59}, "nog 42 min", "Nog 42 minuten", "42 min left", "!", "urgent"),
        ({"hours": 1}, "nog 1 u 00", "Nog 1 uur", "1 h 00 left", "!", "urgent"),
        ({"hours": 18, "minutes": 6}, "nog 18 u 06", "Nog 18 uur en 6 minuten", "18 h 06 left", "!", "urgent"),
        ({"hours": 24}, "nog 1 d 0 u", "Nog 1 dag", "1 d 0 h left", "·", "soon"),
        ({"hours": 68, "minutes": 16}, "nog 2 d 20 u", "Nog 2 dagen en 20 uur", "2 d 20 h left", "·", "soon"),
        ({"hours": 72}, "nog 3 dagen", "Nog 3 dagen", "3 days left", "", "calm"),
        ({"days": 13, "hours": 23}, "nog 13 dagen", "Nog 13 dagen", "13 days left", "", "calm"),
        ({"seconds": -1}, "net te laat", "Net te laat", "just late", "!!", "late"),
        ({"hours": -20}, "20 u 00 te laat", "20 uur te laat", "20 h 00 late", "!!", "late"),
        ({"days": -4}, "4 dagen te laat", "4 dagen te laat", "4 days late", "!!", "late"),
    ],
)  # fmt: skip
def test_time_left_is_said(after: dict[str, int], nl: str, spoken: str, en: str, sign: str, level: str) -> None:
    left = time_left(NOW + timedelta(**after), NOW, NL)
    assert (left.words, left.spoken, left.sign, left.level) == (nl, spoken, sign, level)
    assert time_left(NOW + timedelta(**after), NOW, EN).words == en


def test_a_day_ends_at_its_midnight() -> None:
    assert time_left(date(2026, 11, 21), NOW, NL).words == "nog 3 u 46"
    assert time_left(date(2026, 12, 4), NOW, NL).words == "nog 13 dagen"
    assert time_left(date(2026, 11, 20), NOW, NL).words == "20 u 14 te laat"


def test_a_night_with_an_hour_more_counts_that_hour() -> None:
    evening = datetime(2026, 10, 24, 20, 0, tzinfo=ZONE)  # the clock goes back at 3 in the night that follows
    assert time_left(datetime(2026, 10, 25, 8, 0, tzinfo=ZONE), evening, NL).words == "nog 13 u 00"
    spring = datetime(2026, 3, 28, 20, 0, tzinfo=ZONE)
    assert time_left(datetime(2026, 3, 29, 8, 0, tzinfo=ZONE), spring, NL).words == "nog 11 u 00"


def test_the_big_clock_shows_hours_and_minutes() -> None:
    assert time_left(NOW + timedelta(hours=18, minutes=6), NOW, NL).digits == "18:06"
    assert time_left(NOW + timedelta(hours=68, minutes=6), NOW, NL).digits == "68:06"


def test_terms_that_do_not_run_say_so() -> None:
    due = datetime(2026, 11, 20, 12, tzinfo=ZONE)
    assert met(due, due, NL).words == "gehaald"
    late = met(due + timedelta(hours=3), due, NL)
    assert (late.sign, late.words, late.spoken) == ("✓!", "gehaald, 3 u 00 te laat", "Gehaald, 3 uur te laat")
    assert met(NOW, date(2026, 11, 21), NL).words == "gehaald"
    assert (unset(NL).words, no_term(NL).words, contested(NL).words) == (
        "niet ingesteld",
        "zonder termijn",
        "betwist",
    )


@given(st.integers(-40 * 86400, 40 * 86400))
def test_what_is_spoken_holds_no_abbreviation_and_words_fit_their_column(seconds: int) -> None:
    for language in (NL, EN):
        left = time_left(NOW + timedelta(seconds=seconds), NOW, language)
        assert len(left.words) <= 18
        assert not re.search(r"\b(u|d|h|min)\b|…|<", left.spoken)


@given(st.integers(0, 400), st.integers(1, 200))
def test_the_gauge_never_shows_more_time_than_there_is(gone: int, whole: int) -> None:
    drawn, cut = gauge(timedelta(hours=gone), timedelta(hours=whole))
    assert len(drawn) == 26
    cells = drawn.replace(" ", "")
    assert cells.count("━") >= min(24, 24 * gone / whole)
    assert cells.count("━") - 1 < 24 * gone / whole
    assert "─" not in drawn[:cut]
    assert "━" not in drawn[cut:]


def test_the_gauge_of_a_leak_has_a_group_for_each_day() -> None:
    drawn, _ = gauge(timedelta(hours=53, minutes=54), timedelta(hours=72))
    assert drawn == "━━━━━━━━ ━━━━━━━━ ━━──────"
