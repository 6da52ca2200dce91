"""Hearings and deadlines in the calendars of others: right to the minute, neutral, and cancelled when they are off."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from casemgr.desk import ics
from casemgr.store import ledger
from tests.post.calendars import calcurse, events, fetched
from tests.stories.office import Office
from tests.stories.test_breach import HEARING, charged, invited

BRUSSELS = ZoneInfo("Europe/Brussels")
CHANGED = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)


def planned(office: Office) -> str:
    case = charged(office)
    office.take("director", case, "HearingPlanned", **HEARING)
    return case


def postponed(office: Office, case: str, to: str = "2027-03-30T10:00") -> int:
    """Asked and granted; the answer is the number of the fact that grants it."""
    office.take("director", case, "PostponementAsked", asked_at="2026-11-21", by="Lies Vermeulen", reason="verlof")
    done = office.take("director", case, "PostponementGranted", new_at=to, now="2026-11-21T15:00")
    return int(done["seq"])


# -- a hearing -----------------------------------------------------------------------------------------------------


def test_a_hearing_says_when_and_where_and_nothing_else(office: Office, tmp_path: Path) -> None:
    case, place = invited(office), tmp_path / "gesprek.ics"
    (event,) = fetched(office, "director", "calendar", case, place=place)
    assert event["SUMMARY"] == f"{case} gesprek"
    assert event.start == datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert (event["LOCATION"], event["STATUS"], event["SEQUENCE"]) == ("Markt 1", "CONFIRMED", 0)
    assert event.walk("VALARM") == []
    whole = place.read_text("utf-8")
    for word in ("Vermeulen", "Lies", "gokte", "Gokken", "waarschuwing", "breach", "tucht", "Peeters"):
        assert word not in whole, word


def test_how_long_it_takes_and_warnings_are_said_when_asked(office: Office, tmp_path: Path) -> None:
    case = invited(office)
    asked = ("--minutes", "45", "--alarm", "1d", "--alarm", "2h")
    (event,) = fetched(office, "director", "calendar", case, *asked, place=tmp_path / "g.ics")
    assert event.end - event.start == timedelta(minutes=45)
    assert [alarm.TRIGGER for alarm in event.walk("VALARM")] == [timedelta(days=-1), timedelta(hours=-2)]
    assert office.ask("director", "calendar", case, "--alarm", "ooit", "-o", "never.ics").kind == "bad-span"


def test_a_corrected_hour_replaces_the_first_in_the_calendar(office: Office, tmp_path: Path) -> None:
    case = planned(office)
    (before,) = fetched(office, "director", "calendar", case, place=tmp_path / "a.ics")
    seq = office.told("director", "show", case)["seq"]
    office.take("director", case, "HearingPlanned", "--corrects", str(seq), now="2026-11-21T16:00",
                **HEARING | {"at": "2026-12-01T11:00"})  # fmt: skip
    (after,) = fetched(office, "director", "calendar", case, place=tmp_path / "b.ics")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
    assert after.start == before.start + timedelta(hours=1)
    assert after["STATUS"] == "CONFIRMED"


def test_a_postponed_hearing_cancels_its_day_and_gets_another(office: Office, tmp_path: Path) -> None:
    case = planned(office)
    (first,) = fetched(office, "director", "calendar", case, place=tmp_path / "a.ics")
    seq = postponed(office, case)
    off, on = fetched(office, "director", "calendar", case, place=tmp_path / "b.ics")
    assert (off["UID"], off["STATUS"], off.start) == (first["UID"], "CANCELLED", first.start)
    assert (on["STATUS"], on["UID"] != off["UID"]) == ("CONFIRMED", True)
    assert on.start == datetime(2027, 3, 30, 8, 0, tzinfo=UTC), "summer time has begun by then"
    assert off["SUMMARY"] == f"{case} gesprek (gaat niet door)"
    assert off["SEQUENCE"] > first["SEQUENCE"]
    office.take("director", case, "FactCorrected", of=seq, reason="vergissing", now="2026-11-21T17:00")
    back, gone = fetched(office, "director", "calendar", case, place=tmp_path / "c.ics")
    assert [(e["UID"], e["STATUS"]) for e in (back, gone)] == [(off["UID"], "CONFIRMED"), (on["UID"], "CANCELLED")]
    assert back["SEQUENCE"] > off["SEQUENCE"]


def test_a_hearing_that_is_called_off_is_cancelled(office: Office, tmp_path: Path) -> None:
    case = planned(office)
    office.take("director", case, "HearingWaived", ground="person_declines", reason="wil niet", now="2026-11-21T16:00")
    (event,) = fetched(office, "director", "calendar", case, "--alarm", "1d", place=tmp_path / "g.ics")
    assert (event["STATUS"], event.walk("VALARM"), event["TRANSP"]) == ("CANCELLED", [], "TRANSPARENT")


@pytest.mark.parametrize(("user", "kind"), [
    ("secretariat", "no-hearing"), ("dpo", "unknown-case"), ("sysadmin", "unknown-case"),
])  # fmt: skip
def test_who_does_not_see_the_hearing_gets_no_file(office: Office, tmp_path: Path, user: str, kind: str) -> None:
    answer = office.ask(user, "calendar", planned(office), "-o", str(tmp_path / "g.ics"))
    assert (answer.code, answer.kind) == (2, kind)
    assert not (tmp_path / "g.ics").exists()


# -- the feed ------------------------------------------------------------------------------------------------------


def test_the_feed_has_deadlines_as_days_or_instants_and_hearings(office: Office, tmp_path: Path) -> None:
    case, place = planned(office), tmp_path / "feed.ics"
    leak = office.leak("Loonbrieven van Lies Vermeulen gemaild")
    office.take("dpo", leak, "AwarenessEstablished", aware_at="2026-11-21T13:00", reason="log")
    request = office.open("dpo", "subject_request", received_at="2026-11-20", kind="access", person="Lies Vermeulen")
    found = {event["SUMMARY"]: event for event in fetched(office, "director", "export", "calendar", place=place)}
    assert found[f"{leak} Melden aan de toezichthouder"].start == datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert found[f"{case} gesprek"].start == datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    answer = next(event for said, event in found.items() if said.startswith(request))
    due = next(d for d in office.told("director", "due") if d["case"] == request)
    assert isinstance(answer.start, date) and not isinstance(answer.start, datetime)  # noqa: PT018
    assert answer.start == date.fromisoformat(due["deadline"][:10])
    assert answer.end == answer.start + timedelta(days=1)
    assert len({event["UID"] for event in found.values()}) == len(found)
    assert "Vermeulen" not in place.read_text("utf-8")


def test_the_feed_is_the_same_twice_and_each_time_is_recorded(office: Office, tmp_path: Path) -> None:
    planned(office)
    for name in ("a.ics", "b.ics"):
        fetched(office, "director", "export", "calendar", place=tmp_path / name)
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()
    with office.session() as session:
        made = [event for event in ledger.stream(session.register, "register") if event.kind == "ExportMade"]
    assert [(event.actor, event.public["kind"]) for event in made] == [("director", "calendar")] * 2
    assert office.run("director", "verify").code == 0


def test_awareness_that_is_corrected_moves_its_deadline(office: Office, tmp_path: Path) -> None:
    leak = office.leak()
    office.take("dpo", leak, "AwarenessEstablished", aware_at="2026-11-21T13:00", reason="log")
    (before,) = fetched(office, "dpo", "export", "calendar", place=tmp_path / "a.ics")
    office.take("dpo", leak, "AwarenessCorrected", aware_at="2026-11-21T12:00", reason="log", now="2026-11-21T15:00")
    (after,) = fetched(office, "dpo", "export", "calendar", place=tmp_path / "b.ics")
    assert after["UID"] == before["UID"]
    assert (after["SEQUENCE"] > before["SEQUENCE"], after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt) == (
        True, True,
    )  # fmt: skip
    assert after.start == before.start - timedelta(hours=1)


def test_everybody_gets_what_they_see(office: Office, tmp_path: Path) -> None:
    planned(office)
    office.leak()
    for user in ("head", "secretariat"):
        answer = office.told(user, "export", "calendar", "-o", str(tmp_path / f"{user}.ics"))
        assert answer["events"] == 0, user
        assert events(tmp_path / f"{user}.ics") == []


# -- read by another program ---------------------------------------------------------------------------------------

HOURS = [
    datetime(2026, 10, 24, 10, 0, tzinfo=BRUSSELS), datetime(2026, 10, 25, 1, 30, tzinfo=BRUSSELS),
    datetime(2026, 10, 25, 4, 0, tzinfo=BRUSSELS), datetime(2026, 10, 26, 10, 0, tzinfo=BRUSSELS),
    datetime(2027, 3, 27, 14, 0, tzinfo=BRUSSELS), datetime(2027, 3, 28, 1, 59, tzinfo=BRUSSELS),
    datetime(2027, 3, 28, 3, 1, tzinfo=BRUSSELS), datetime(2027, 3, 29, 14, 0, tzinfo=BRUSSELS),
]  # fmt: skip


def test_hours_stay_right_across_the_change_of_the_clock(tmp_path: Path) -> None:
    made = [ics.Event(f"{n}@x", f"uur {n}", at, CHANGED, minutes=30) for n, at in enumerate(HOURS)]
    place = tmp_path / "uren.ics"
    place.write_bytes(ics.content(made, "x"))
    read = {event["SUMMARY"]: event["DTSTART"] for event in calcurse(place)}
    assert read == {f"uur {n}": f"{at:%Y%m%dT%H%M%S}" for n, at in enumerate(HOURS)}


def test_dutch_words_and_long_lines_come_over_whole(tmp_path: Path) -> None:
    words = "Eéndrachtszaal „Ĳsselmeer”; trap links, 2de verdieping: " + "coördinatie-overleg naïeve financiën " * 6
    day = ics.Event("1@x", f"dag é{'ë' * 70}", date(2026, 12, 3), CHANGED, description=words.strip())
    place = tmp_path / "woorden.ics"
    place.write_bytes(ics.content([day], "Gemeente Één"))
    assert all(len(line) <= 75 for line in place.read_bytes().split(b"\r\n"))
    (read,) = calcurse(place)
    assert read["SUMMARY"] == day.summary
    assert read["DESCRIPTION"].replace("\\", "") == words.strip()
    assert read["DTSTART;VALUE=DATE"] == "20261203"


def test_a_whole_feed_is_taken_in_by_another_program(office: Office, tmp_path: Path) -> None:
    case, place = planned(office), tmp_path / "feed.ics"
    postponed(office, case)
    office.open("dpo", "subject_request", received_at="2026-11-20", kind="access", person="Lies Vermeulen")
    count = len(fetched(office, "director", "export", "calendar", place=place))
    read = calcurse(place)
    assert len(read) == count
    hours = {event["SUMMARY"]: event["DTSTART"] for event in read if "DTSTART" in event}
    assert hours[f"{case} gesprek"] == "20270330T100000"
    assert hours[f"{case} gesprek (gaat niet door)"] == "20261201T100000"
