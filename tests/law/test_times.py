"""Times as clerks type them, and limits as they read them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.errors import Unusable
from casemgr.language import Language
from casemgr.law.clocks import load
from casemgr.law.times import read_day, read_start, read_time, read_zone, short_limit, spoken_limit

BRUSSELS = ZoneInfo("Europe/Brussels")
DUTCH, ENGLISH = Language("nl"), Language("en")


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-11-21T14:20", "2026-11-21T13:20:00+00:00"),
        ("2026-07-21 14:20", "2026-07-21T12:20:00+00:00"),
        ("2026-11-21T14:20:30Z", "2026-11-21T14:20:30+00:00"),
        (" 2026-11-21T14:20:30+0200 ", "2026-11-21T12:20:30+00:00"),
        ("2026-10-25T02:30:00+02:00", "2026-10-25T00:30:00+00:00"),
        ("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00+00:00"),
    ],
)
def test_read_time(written: str, instant: str) -> None:
    read = read_time(written, BRUSSELS)
    assert read.astimezone(UTC).isoformat() == instant
    assert read.tzinfo is BRUSSELS


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2026-03-29T02:00", "nonexistent-time"), ("2026-03-29T02:59:59", "nonexistent-time"),
        ("2026-10-25T02:00", "ambiguous-time"), ("2026-10-25 02:59", "ambiguous-time"),
        ("2026-02-30T10:00", "bad-time"), ("2026-11-21T24:00", "bad-time"), ("2026-11-21", "bad-time"),
        ("21/11/2026 14:20", "bad-time"), ("0026-11-21T14:20", "bad-time"), ("9999-12-31T23:59", "bad-time"),
        ("20261121T1420", "bad-time"), ("", "bad-time"), ("2026-11-21T14:20+99:00", "bad-time"),
        ("١٢", "bad-time"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(written: str, kind: str) -> None:
    with pytest.raises(Unusable) as refused:
        read_time(written, BRUSSELS)
    assert refused.value.kind == kind
    assert "{" not in DUTCH.say(refused.value.sentence) + DUTCH.say(refused.value.hint)


@pytest.mark.parametrize("written", ["2026-03-29T01:59", "2026-03-29T03:00", "2026-10-25T01:59", "2026-10-25T03:00"])
def test_the_hours_around_a_clock_change_are_plain(written: str) -> None:
    assert read_time(written, BRUSSELS).replace(tzinfo=None).isoformat(timespec="minutes") == written


def test_the_repeated_hour_is_asked_for_with_both_answers() -> None:
    with pytest.raises(Unusable) as refused:
        read_time("2026-10-25T02:30", BRUSSELS)
    hint = DUTCH.say(refused.value.hint)
    assert "2026-10-25T02:30+02:00" in hint
    assert "2026-10-25T02:30+01:00" in hint


@given(st.text(max_size=60))
def test_anything_typed_is_read_or_refused(written: str) -> None:
    for read in (lambda: read_time(written, BRUSSELS), lambda: read_day(written)):
        kinds = []
        try:
            assert isinstance(read(), date)
        except Unusable as refused:
            kinds.append(refused.kind)
        assert set(kinds) <= {"bad-time", "nonexistent-time", "ambiguous-time"}


def test_a_name_in_the_wrong_field_is_not_repeated() -> None:
    with pytest.raises(Unusable) as refused:
        read_time("Kim Verbeek", BRUSSELS)
    assert "Verbeek" not in DUTCH.say(refused.value.sentence)


def test_read_start_takes_what_the_clock_counts() -> None:
    hours, days = load()["gdpr-notify-authority"], load()["be-summary-dismissal"]
    assert read_start("2026-11-12", days, BRUSSELS) == date(2026, 11, 12)
    assert read_start("2026-11-12T10:00", days, BRUSSELS) == datetime(2026, 11, 12, 10, tzinfo=BRUSSELS)
    with pytest.raises(Unusable) as refused:
        read_start("2026-11-12", hours, BRUSSELS)
    assert refused.value.kind == "bad-time"


@pytest.mark.parametrize("name", ["", "Europe/Brussel", "../../etc/passwd", "Europe", "\x00"])
def test_an_unknown_zone(name: str) -> None:
    with pytest.raises(Unusable) as refused:
        read_zone(name)
    assert refused.value.kind == "unknown-zone"


FRIDAY, SATURDAY = ("vrijdag 6", "Friday 6", "vr 6 nov"), ("zaterdag 7", "Saturday 7", "za 7 nov")


@pytest.mark.parametrize(
    ("limit", "day", "hour"),
    [
        ((2026, 11, 6, 23, 59, 59), FRIDAY, "24:00"),
        ((2026, 11, 7, 0, 0, 0), FRIDAY, "24:00"),
        ((2026, 11, 7, 0, 0, 1), SATURDAY, "00:00"),
        ((2026, 11, 6, 9, 5, 0), FRIDAY, "09:05"),
    ],
)
def test_limits_are_said_the_way_people_say_them(limit: tuple[int, ...], day: tuple[str, ...], hour: str) -> None:
    moment = datetime(*limit, tzinfo=BRUSSELS)  # type: ignore[misc, arg-type]
    dutch, english, short = day
    assert spoken_limit(moment, DUTCH) == f"{dutch} november 2026, {hour.replace(':', '.')} uur"
    assert spoken_limit(moment, ENGLISH) == f"{english} November 2026, {hour}"
    assert short_limit(moment, DUTCH) == f"{short} {hour}"
