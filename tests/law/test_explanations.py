"""Explanations say everything that moved a limit, once, in both languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.language import Language
from casemgr.law.clocks import load
from casemgr.law.explanations import explain
from casemgr.law.questions import ask
from casemgr.law.timelines import Row, timeline
from casemgr.law.workdays import calendar

DUTCH, ENGLISH = Language("nl"), Language("en")
SERVED = {"served": "registered"}


def said(rule: str, start: str, **options: str) -> str:
    return "\n".join(explain(ask(rule, start, "Europe/Brussels", options), DUTCH))


def test_the_72_hours_with_both_readings_and_the_contested_one() -> None:
    told = said("gdpr-notify-authority", "2026-05-22T16:30")
    assert "Geen dag wordt overgeslagen" in told
    assert "16:00 tot 17:00" in told
    assert "casemgr rekent met maandag 25 mei 2026, 16.30 uur (72 verlopen uren)." in told
    assert "De uiterste grens is maandag 25 mei 2026, 17.00 uur" in told
    assert "Betwist, nooit als grens gebruikt: woensdag 27 mei 2026, 24.00 uur" in told
    assert "art. 33" in told
    assert "1182/71" in told
    assert "geldig sinds 25 mei 2018" in told
    assert "De klok gaat" not in told


@pytest.mark.parametrize(
    ("start", "sentence"),
    [("2026-03-27T16:20", "De klok gaat een uur vooruit op zondag 29 maart 2026"),
     ("2026-10-23T16:20", "De klok gaat een uur terug op zondag 25 oktober 2026"),
     ("2026-10-25T02:30+02:00", "De klok gaat een uur terug op zondag 25 oktober 2026")],
)  # fmt: skip
def test_a_clock_change_is_said(start: str, sentence: str) -> None:
    assert said("gdpr-notify-authority", start).count(sentence) == 1


def test_a_limit_at_midnight_belongs_to_the_day_before() -> None:
    assert "De uiterste grens is zaterdag 26 december 2026, 24.00 uur" in said(
        "gdpr-notify-authority", "2026-12-23T23:40"
    )


def test_holidays_are_left_out_by_name() -> None:
    told = said("be-summary-dismissal", "2026-11-10")
    assert "Woensdag 11 november 2026 telt niet mee: Wapenstilstand." in told
    assert "Zaterdag 14 november 2026 telt niet mee: weekend." in told


def test_a_registered_letter_is_explained_step_by_step() -> None:
    told = said("be-internal-appeal", "2026-11-06", **SERVED)
    for part in ("gepost op vrijdag 6 november 2026", "Donderdag 12 november 2026 is de derde werkdag",
                 "casemgr rekent met vrijdag 11 december 2026",
                 "Een andere lezing geeft zaterdag 12 december 2026",
                 "De uiterste grens is maandag 14 december 2026", "aanname", "art. 53bis"):  # fmt: skip
        assert part in told


@pytest.mark.parametrize(
    ("rule", "start", "part"),
    [
        ("gdpr-answer-subject", "2026-01-31", "De laatste maand heeft die datum niet"),
        ("be-internal-appeal-routes-unstated", "2026-11-02", "4 maanden later, op dinsdag 2 maart 2027"),
        ("be-appeal-committee-defence", "2026-11-12", "teruggeteld vanaf donderdag 12 november 2026"),
        ("be-preventive-suspension", "2026-09-01", "De eerste dag is dinsdag 1 september 2026."),
        ("gdpr-withdraw-notice", "2026-11-02T10:00", "zonder onredelijke vertraging"),
    ],
)
def test_what_is_particular_to_a_rule(rule: str, start: str, part: str) -> None:
    options = {"served": "hand"} if load()[rule].choices() else {}
    assert said(rule, start, **options).count(part) == 1


@pytest.mark.parametrize("rule", sorted(name for name, clock in load().items() if clock.status == "unset"))
def test_an_unset_rule_names_its_setting(rule: str) -> None:
    clock = load()[rule]
    served = {"served": "hand"} if clock.choices() else {}
    told = said(rule, "2026-11-20", **served)
    assert "niet ingesteld" in told
    assert f"casemgr settings set {clock.setting} " in told
    assert "eindigt" not in told


@given(
    rule=st.sampled_from(["be-summary-dismissal", "be-internal-appeal", "gdpr-answer-subject", "nl-objection",
                          "be-council-of-state", "be-appeal-committee-defence", "nis2-final-report"]),
    start=st.dates(date(2019, 1, 1), date(2040, 1, 1)),
)  # fmt: skip
def test_each_day_left_out_is_named_exactly_once(rule: str, start: date) -> None:
    clock = load()[rule]
    counted = ask(rule, start.isoformat(), options=SERVED if clock.choices() else {})
    place = calendar(counted.country)
    left_out = {step.when for step in counted.steps if step.kind in ("closed", "not-last")}
    assert all(not place.is_working(day) for day in left_out)
    for language, words in ((DUTCH, ("telt niet mee", "eindigt")), (ENGLISH, ("is not counted", "not end"))):
        sentences = [line for line in explain(counted, language) if any(word in line for word in words)]
        for day in left_out:
            name = place.holiday(day)
            reason = language.say(name) if name else "weekend"
            ends = f"{language.weekday(day)}".lower()
            naming = [line for line in sentences if ends in line.lower() and line.endswith(f": {reason}.")]
            assert len(naming) == 1


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
@pytest.mark.parametrize("rule", sorted(load()))
def test_every_rule_explains_itself_in_whole_sentences(rule: str, language: Language) -> None:
    clock = load()[rule]
    start = "2026-11-20T10:00" if clock.unit == "hours" else "2026-11-20"
    options = {name: known[0] for name, known in clock.choices().items()}
    told = explain(ask(rule, start, options=options), language)
    assert len(told) >= 3
    for sentence in told:
        assert sentence.endswith((".", "”."))
        assert "{" not in sentence
        assert "inbreuk" not in sentence.lower()
    other = explain(ask(rule, start, options=options), ENGLISH if language is DUTCH else DUTCH)
    assert not {line for line in told if line in other} - {line for line in told if ":" in line or rule in line}


def lines(rule: str, start: str, **options: str) -> list[tuple[str, str, bool]]:
    rows = timeline(ask(rule, start, "Europe/Brussels", options))
    return [(f"{row.when:%d/%m}", DUTCH.say(row.what), row.counted) for row in rows]


def test_the_timeline_of_working_days() -> None:
    assert lines("be-summary-dismissal", "2026-11-10") == [
        ("10/11", "begin, telt zelf niet mee", False),
        ("11/11", "Wapenstilstand, telt niet mee", False),
        ("12/11", "werkdag 1", True),
        ("13/11", "werkdag 2", True),
        ("14/11", "weekend, telt niet mee", False),
        ("15/11", "weekend, telt niet mee", False),
        ("16/11", "werkdag 3", True),
        ("16/11", "de termijn eindigt met deze dag", True),
    ]


def test_the_timeline_of_hours_over_a_clock_change() -> None:
    assert lines("gdpr-notify-authority", "2026-10-23T16:20") == [
        ("23/10", "begin", True),
        ("24/10", "24 uur, zaterdag telt mee", True),
        ("25/10", "de klok gaat terug", True),
        ("25/10", "48 uur, zondag telt mee", True),
        ("26/10", "72 uur", True),
    ]


@given(start=st.dates(date(2019, 1, 1), date(2040, 1, 1)), served=st.sampled_from(["hand", "registered"]))
def test_a_timeline_is_in_order_and_ends_on_the_deadline(start: date, served: str) -> None:
    counted = ask("be-internal-appeal", start.isoformat(), options={"served": served})
    rows: list[Row] = timeline(counted)
    assert counted.deadline is not None
    assert rows == sorted(rows, key=lambda row: row.when)
    assert (rows[0].when, rows[-1].when) == (start, counted.deadline.date())
    assert [row.mark for row in rows] == [True] + [False] * (len(rows) - 2) + [True]


def test_an_unset_clock_has_no_timeline() -> None:
    assert timeline(ask("be-discipline-summons", "2026-11-20")) == []
    assert timeline(ask("gdpr-tell-subjects", "2026-11-20T10:00")) == []


def test_the_started_hour_is_named_in_local_time() -> None:
    counted = ask("gdpr-notify-authority", "2026-11-20T16:45", "Europe/Brussels")
    hour = next(step.when for step in counted.steps if step.kind == "started-hour")
    assert f"{hour:%H:%M}" == "16:00"
    assert counted.outer is not None
    assert counted.outer - hour == timedelta(hours=73)  # type: ignore[operator]
