"""The files of clocks: what ships is whole, and a mistake is named with file, line and key."""

import tomllib
from datetime import date

import pytest

from casemgr import resources
from casemgr.errors import Unusable
from casemgr.language import Language
from casemgr.law.clockfiles import read_tables
from casemgr.law.clocks import Clock, load

STARTS = 'starts   = [{fact = "Asked", at = "asked_at", kind = ["a", "b"]}]'
GOOD = """\
[rules.other]
anything = true

[clock.answer]
label    = {nl = "Antwoorden", en = "Answer"}
says     = {nl = "Er wordt geantwoord.", en = "An answer is given."}
source   = "Testwet, art. 1"
starts   = [{fact = "Asked", at = "asked_at", kind = ["a", "b"]}]
drops    = ["Withdrawn"]
options  = {served = "means"}
valid_from = 2020-01-01
readings = [
  {id = "hand", method = "days", amount = 30, options = {served = "hand"}, label = {nl = "30", en = "30 d"}},
]
"""


def read(content: str) -> dict[str, Clock]:
    return read_tables(tomllib.loads(content), "test.toml", content)


def test_a_clock_as_it_is_written() -> None:
    clock = read(GOOD)["answer"]
    assert (clock.unit, clock.status, clock.attach, clock.valid_from) == (
        "days",
        "settled",
        "pack",
        date(2020, 1, 1),
    )
    assert clock.starts[0].where == {"kind": ("a", "b")}
    assert clock.drops[0].fits("Withdrawn", {"reason": 1})
    assert clock.choices() == {"served": ["hand"]}
    assert clock.options_of(clock.starts[0], {"means": "hand", "other": 1}) == {"served": "hand"}


@pytest.mark.parametrize(
    ("wrong", "right", "line", "key", "near"),
    [
        ("sorce   =", "source   =", 7, "sorce", "source"),
        ('method = "day"', 'method = "days"', 13, "method", "days"),
        ("amout = 30", "amount = 30", 13, "amout", "amount"),
        ('source   = ""', 'source   = "Testwet, art. 1"', 7, "source", ""),
        ("source   = 3", 'source   = "Testwet, art. 1"', 7, "source", ""),
        ("amount = true", "amount = 30", 13, "amount", ""),
        ('amount = "30"', "amount = 30", 13, "amount", ""),
        ('label    = {nl = "Antwoorden"}', 'label    = {nl = "Antwoorden", en = "Answer"}', 5, "label", ""),
        ('starts   = [{fact = "Asked"}]', STARTS, 8, "starts", ""),
        ('drops    = [{why = "x"}]', 'drops    = ["Withdrawn"]', 9, "drops", ""),
        ('attach  = "contry"', 'options  = {served = "means"}', 10, "attach", "country"),
        ('status  = "unset"', "valid_from = 2020-01-01", 4, "setting", ""),
        ('country  = "FR"', "valid_from = 2020-01-01", 11, "country", "BE"),
        ('notice = "thrid-working-day", amount = 30', "amount = 30", 13, "notice", "third-working-day"),
        ('week = "labor", amount = 30', "amount = 30", 13, "week", "labour"),
        ("setting  = 'a.b-days'\nstatus = 'unset'", "valid_from = 2020-01-01", 14, "amount", ""),
        ("options  = {sevred = 'means'}", 'options  = {served = "means"}', 10, "options", "sevred"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(wrong: str, right: str, line: int, key: str, near: str) -> None:
    assert right in GOOD
    with pytest.raises(Unusable) as refused:
        read(GOOD.replace(right, wrong))
    told = str(refused.value.sentence)
    assert refused.value.kind == "bad-clock"
    assert told.startswith(f"test.toml, line {line}, clock “answer”, “{key}”: ")
    assert near in Language("en").say(refused.value.hint)


@pytest.mark.parametrize("content", ["[clok.answer]\n", "[clocks.answer]\n"])
def test_a_misspelt_table_is_not_passed_over(content: str) -> None:
    with pytest.raises(Unusable) as refused:
        read(content)
    assert "clock" in Language("en").say(refused.value.hint)


def test_hours_and_days_do_not_mix() -> None:
    more = '  {id = "h", method = "hours", amount = 3, label = {nl = "drie uur", en = "three hours"}},\n]\n'
    with pytest.raises(Unusable) as refused:
        read(GOOD.removesuffix("]\n") + more)
    assert "hours or days" in str(refused.value.sentence)


def clear() -> None:
    resources.table.cache_clear()
    resources.names.cache_clear()


def test_the_same_clock_in_two_files_is_refused(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    from casemgr.law.clockfiles import read_all

    folder = Path(str(tmp_path)) / "law"
    folder.mkdir()
    for name in ("one.toml", "two.toml"):
        (folder / name).write_text(GOOD, "utf-8")
    monkeypatch.setattr(resources, "DATA", folder.parent)
    clear()
    try:
        with pytest.raises(Unusable) as refused:
            read_all()
    finally:
        clear()
    assert "two.toml, line 4" in str(refused.value.sentence)


def test_what_ships_is_whole() -> None:
    clocks = load()
    assert load() is clocks
    settings = [clock.setting for clock in clocks.values() if clock.setting]
    assert len(settings) == len(set(settings))
    for clock in clocks.values():
        assert clock.attach == "pack" or clock.starts, clock.name
        assert clock.within == "procedure" or clock.stops
        for words in (clock.label, clock.says, *(term.label for term in clock.terms)):
            assert words["nl"] != words["en"] or words["nl"].startswith("NIS2")
        if clock.status == "settled":
            assert "(termijn na te gaan)" not in clock.source
