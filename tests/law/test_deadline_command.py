"""What a person sees of `casemgr deadline`."""

import json
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from casemgr.commands.deadline import command
from casemgr.errors import Unusable
from casemgr.language import Language
from casemgr.law.clocks import load

APPEAL = ("be-internal-appeal", "--from", "2026-11-20")


def run(*arguments: str, language: str = "nl", as_json: bool = False) -> Result:
    return CliRunner().invoke(command, arguments, obj=SimpleNamespace(language=Language(language), json=as_json))


def refusal(*arguments: str) -> Unusable:
    result = run(*arguments)
    assert isinstance(result.exception, Unusable)
    assert result.stdout == ""
    return result.exception


def test_it_explains_in_the_language_asked_for() -> None:
    dutch = run("gdpr-notify-authority", "--from", "2026-11-20T16:45")
    english = run("gdpr-notify-authority", "--from", "2026-11-20T16:45", language="en")
    assert "casemgr rekent met maandag 23 november 2026, 16.45 uur (72 verlopen uren)." in dutch.stdout
    assert "casemgr works with Monday 23 November 2026, 16:45 (72 elapsed hours)." in english.stdout


def test_json_before_or_after_the_command() -> None:
    arguments = ("be-summary-dismissal", "--from", "2026-11-12")
    before, after = run(*arguments, as_json=True), run(*arguments, "--json")
    assert json.loads(before.stdout) == json.loads(after.stdout)
    assert json.loads(after.stdout).keys() >= {
        "rule",
        "deadline",
        "outer",
        "readings",
        "explanation",
        "sources",
        "status",
    }


def test_a_time_without_zone_is_read_where_the_rule_holds() -> None:
    arguments = ("gdpr-notify-authority", "--from", "2026-11-20T16:45", "--json")
    assert json.loads(run(*arguments, "--tz", "Europe/Amsterdam").stdout)["deadline"] == "2026-11-23T16:45:00+01:00"
    assert json.loads(run(*arguments, "--tz", "UTC").stdout)["deadline"] == "2026-11-23T16:45:00+00:00"


def test_rules_lists_every_clock_and_what_is_unset() -> None:
    listed = json.loads(run("--rules", "--json").stdout)
    assert {row["rule"] for row in listed} == set(load())
    unset = {row["rule"]: row["setting"] for row in listed if row["status"] == "unset"}
    assert unset["be-discipline-summons"] == "be.summons-days"
    plain = run("--rules").stdout.splitlines()
    assert len(plain) == len(listed)
    assert sum("(niet ingesteld)" in line for line in plain) == len(unset)


@pytest.mark.parametrize(
    ("arguments", "kind", "hint"),
    [
        (("gdpr-notify-autority", "--from", "2026-11-20T16:45"), "unknown-rule", "gdpr-notify-authority"),
        ((*APPEAL, "--option", "serve=hand"), "unknown-option", "served"),
        ((*APPEAL, "--option", "served=regstered"), "unknown-option", "registered"),
        (APPEAL, "option-needed", "served=hand"),
        (("gdpr-notify-authority", "--from", "2026-11-20"), "bad-time", "2026-11-20T14:20"),
        (("gdpr-notify-authority",), "usage", "--from"),
        ((), "usage", "--from"),
        (("--batch", "/no/such/file.csv"), "no-such-file", ""),
        (("--batch", "/"), "no-such-file", ""),
    ],
)  # fmt: skip
def test_refusals_say_what_to_do(arguments: tuple[str, ...], kind: str, hint: str) -> None:
    error = refusal(*arguments)
    assert (error.kind, error.exit_code) == (kind, 2)
    for language in (Language("nl"), Language("en")):
        assert hint in language.say(error.hint)
        assert language.say(error.sentence)


def test_an_unset_rule_says_how_to_set_it() -> None:
    result = run("be-discipline-summons", "--from", "2026-11-20")
    assert result.exit_code == 0
    assert "casemgr settings set be.summons-days AANTAL-DAGEN" in result.stdout
