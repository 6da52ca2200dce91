"""What cannot be recorded is told in a sentence, with the right exit code and no person's value."""

import json

import pytest

from tests.commands.process import CANARY, LEAK, TAKE, whole
from tests.stories.office import NOW, Office

CODES = {
    "gap": ("AwarenessEstablished", {"aware_at": "2026-03-29T02:30", "reason": CANARY}, 2, "nonexistent-time"),
    "overlap": ("AwarenessEstablished", {"aware_at": "2026-10-25T02:30", "reason": CANARY}, 2, "ambiguous-time"),
    "future": (
        "AwarenessEstablished",
        {"aware_at": "2027-01-01T10:00", "reason": CANARY},
        1,
        "awareness-not-in-future",
    ),
    "no such fact": ("AwarenessEstablishd", {"reason": CANARY}, 2, "unknown-fact"),
    "no such field": ("AwarenessEstablished", {"aware_at": NOW, "reason": CANARY, "reson": CANARY}, 2, "bad-fact"),
    "field missing": ("AwarenessEstablished", {"reason": CANARY}, 2, "bad-fact"),
    "too long": ("AwarenessEstablished", {"aware_at": NOW, "reason": CANARY * 100_000}, 2, "bad-fact"),
    "name for a date": ("AwarenessEstablished", {"aware_at": CANARY, "reason": "x"}, 2, "bad-time"),
    "name for a choice": ("DpoAdvised", {"advice": CANARY, "reasoning": "x"}, 2, "bad-fact"),
    "name for a code": ("LeakAssessed", {"data_categories": [f"{CANARY} x"]}, 2, "bad-fact"),
    "list for a text": ("MitigationTaken", {"measure": [CANARY]}, 2, "bad-fact"),
    "deep": ("MitigationTaken", {"measure": json.loads("[" * 400 + f'"{CANARY}"' + "]" * 400)}, 2, "bad-fact"),
    "by the program": ("LetterIssued", {"letter": "x", "number": "x", "addressee": CANARY}, 2, "by-the-program"),
    "other workflow": ("HearingHeld", {"held_at": NOW, "minutes": CANARY, "present": [CANARY]}, 2, "no-procedure"),
}


@pytest.mark.parametrize("name", CODES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_fact_that_cannot_be_taken(office: Office, name: str, lang: str) -> None:
    case = office.leak()
    before = whole(office)
    fact, said, code, kind = CODES[name]
    data = ("--data", json.dumps(said))
    for ask in (office.ask, office.run):
        answer = ask("dpo", "take", case, fact, *data, lang=lang)
        assert answer.code == code, answer.everything
        assert CANARY not in answer.everything
        assert "Traceback" not in answer.everything
    assert office.ask("dpo", "take", case, fact, *data).kind == kind
    assert whole(office) == before


def test_every_mistake_has_five_keys_and_words_in_two_languages(office: Office) -> None:
    errors = [office.ask("dpo", "show", "2026-9999", lang=lang).told["error"] for lang in ("nl", "en")]
    assert [set(error) for error in errors] == [{"kind", "title", "sentence", "hint", "source"}] * 2
    assert errors[0]["sentence"] != errors[1]["sentence"]
    assert errors[0]["kind"] == errors[1]["kind"] == "unknown-case"
    plain = office.run("dpo", "show", "2026-9999")
    assert (plain.out, plain.code) == ("", 2)
    assert errors[1]["sentence"] in plain.err


def test_a_procedure_person_or_user_that_is_not_there(office: Office) -> None:
    case = office.leak()
    nowhere = office.try_to("dpo", case, "MitigationTaken", "--procedure", CANARY, measure="x")
    assert (nowhere.code, nowhere.kind) == (2, "unknown-procedure")
    assert office.ask("dpo", "open", CANARY, "--data", "{}").kind == "unknown-workflow"
    assert office.ask("dpo", "open", "hearing", "--data", "{}").kind == "does-not-open"
    assert office.ask("dpo", "open", "data_leak", "--pack", "bh", "--data", json.dumps(LEAK)).kind == "unknown-pack"
    entity = json.dumps(LEAK | {"entity": "school"})
    assert office.ask("dpo", "open", "data_leak", "--data", entity).kind == "unknown-entity"
    assert office.ask("jan", "list").kind == "unknown-user"
    assert office.told("director", "list", "--person", "P99999")["cases"] == []
    assert office.ask("dpo", "show", CANARY + " x").code == 2


def test_a_person_number_that_nobody_has_is_told(office: Office) -> None:
    case = office.open("director", "breach", title="x")
    answer = office.try_to("director", case, "PersonIdentified", person="P99999", how="admission", basis="b")
    assert answer.code == 2


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (("due", "--within", "2w"), "bad-span"),
        (("due", "--within", "9999999d"), "bad-span"),
        (("settings", "set", "be.summons-days", "²"), None),
        (("settings", "set", "be.summons-days", "vijf"), None),
        (("settings", "set", "be.summons-days", "0"), None),
        (("settings", "set", "be.sumons-days", "5"), "unknown-setting"),
        (("settings", "get", "letters.window"), "not-set"),
        (("settings", "set", "letters.file-place", ""), "bad-fact"),
        (("users", "add", "Jan Claes", "--name", "Jan", "--role", "dpo"), None),
        (("users", "add", "jan", "--name", "", "--role", "dpo"), None),
        (("users", "add", "jan", "--name", "Jan", "--role", "baas"), "unknown-role"),
        (("users", "remove", "niemand"), "unknown-user"),
        (("users", "remove", "director"), "own-account"),
        (("list", "--after", "99999999999999999999999"), None),
        (("list", "--limit", "0"), "usage"),
        (("show", "OEF-2026-0001", "--as-of", "gisteren"), "bad-time"),
        (("facts", "Niets"), "unknown-fact"),
        (("letter", "OEF-2026-0001", "brief"), None),
        (("documents", "OEF-2026-0001", "--get", "x"), "unknown-document"),
        (("packs", "check", "/no/such/file"), "no-file"),
        (("packs", "check", "/"), "no-file"),
        (("intake", "/no/such/file"), None),
        (("people", "add", "--data", "{}"), "bad-fact"),
        (("entities", "set", "--data", '{"key": "a b"}'), "bad-fact"),
        ((*TAKE, "MitigationTaken", "--data", '{"measure": "x"}', "--id", "Jan Peeters"), None),
        ((*TAKE, "MitigationTaken", "--data", '{"measure": "x"}', "--corrects", "9" * 30), None),
        ((*TAKE, "FactCorrected", "--data", '{"of": ' + "9" * 30 + ', "reason": "x"}'), "fact-exists"),
        (("nothing",), "usage"),
        (("list", "--nothing"), "usage"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_as_bad_input(office: Office, command: tuple[str, ...], kind: str | None) -> None:
    office.leak()
    before = whole(office)
    answer = office.ask("director", *command)
    assert answer.code == (1 if kind == "fact-exists" else 2), answer.everything
    assert kind is None or answer.kind == kind
    assert whole(office) == before
