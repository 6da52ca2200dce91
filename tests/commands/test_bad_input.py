"""What goes wrong is told in a sentence, with the right exit code and no person's value, and leaves nothing behind."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from casemgr.store import connection as store
from casemgr.store.connection import open_register
from tests.stories.office import NOW, Office, call

CANARY = "Kanariepiet"
TAKE = ("take", "OEF-2026-0001")
LEAK = {"title": "Usb-stick", "channel": "telephone"}


def whole(office: Office) -> tuple[Any, ...]:
    """What must be the same after something was refused: the chain and every read table."""
    return (office.told("dpo", "verify"), office.dump())


def program(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    options.setdefault("env", os.environ | {"COLUMNS": "100"})
    options.setdefault("capture_output", True)
    return subprocess.run([sys.executable, "-m", "casemgr", *arguments], check=False, timeout=60, **options)


def options(office: Office, user: str = "dpo") -> list[str]:
    return ["--register", str(office.path), "--as", user, "--lang", "en", "--now", NOW]


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


@pytest.mark.parametrize(
    "given",
    ["", "{", '{"title": "Kanariepiet"', "[]", '"Kanariepiet"', "null", "1", '{"title": NaN}', "{'t': 'Kanariepiet'}",
     '{"a":' * 3000, "\ufeff{}", "9" * 5000, '{"title": "a\x00b", }'],
)  # fmt: skip
def test_json_that_is_not(office: Office, given: str) -> None:
    answer = office.ask("dpo", "open", "data_leak", "--data", given)
    assert (answer.code, answer.kind) == (2, "bad-fact" if "NaN" in given else "bad-json")
    assert CANARY not in answer.everything
    assert office.told("dpo", "list")["cases"] == []


def test_how_long_a_text_may_be_is_told(office: Office) -> None:
    case = office.leak()
    for fact, field, most in (("MitigationTaken", "measure", "20000"), ("AuthorityNotified", "reference", "300")):
        answer = office.try_to("dpo", case, fact, **{field: "x" * 30_000})
        assert most in answer.told["error"]["sentence"]


@pytest.mark.parametrize("place", ["@/no/such/file", "@/", "@"])
def test_a_data_file_that_cannot_be_read(office: Office, place: str) -> None:
    answer = office.ask("dpo", "open", "data_leak", "--data", place)
    assert (answer.code, answer.kind) == (2, "no-file")


def test_data_come_from_an_argument_a_file_or_standard_input(office: Office, tmp_path: Path) -> None:
    said = json.dumps(LEAK)
    (tmp_path / "feit.json").write_text(said, encoding="utf-8")
    office.told("dpo", "open", "data_leak", "--data", said)
    office.told("dpo", "open", "data_leak", "--data", f"@{tmp_path / 'feit.json'}")
    answer = office.run("dpo", "open", "data_leak", "--data", "-", "--json", given=said.encode())
    assert answer.told["case"] == "OEF-2026-0003"
    assert office.run("dpo", "open", "data_leak", "--data", "-", given=b"\xff\xfe").code == 2


@pytest.mark.parametrize(
    "typed",
    ["<b>&amp;</b>", "🔒 naïef", "\u202eneerged\u202c", "%s {naam} $(x)", "--help", "a'b\"c; drop table events",
     "\u0301combi", "Ω" * 300],
)  # fmt: skip
def test_strange_text_is_kept_shown_and_found(office: Office, typed: str) -> None:
    told = office.told("dpo", "open", "data_leak", "--data", json.dumps(LEAK | {"title": typed}))
    shown = office.told("dpo", "show", told["case"])
    assert shown["facts"][1]["values"]["title"] == typed
    assert typed in office.run("dpo", "show", told["case"]).out
    assert office.told("dpo", "list")["cases"][0]["title"] == typed
    assert office.run("dpo", "list", "--query", typed).code == 0


def test_control_characters_are_dropped_and_cannot_move_the_cursor(office: Office) -> None:
    case = office.leak("Usb\x1b[2J\x07stick\x00 \u009bweg")
    answer = office.run("dpo", "show", case)
    assert not {"\x1b", "\x07", "\x00", "\u009b"} & set(answer.everything)
    assert "Usb[2Jstick weg" in answer.out


@pytest.mark.parametrize(
    "query", ['"', "*", "a*b", "NEAR(", "%", "_", "-", "a AND", "col:x", "'", "\x00", "(" * 99, "é" * 2000]
)
def test_any_query_is_a_query(office: Office, query: str) -> None:
    office.leak("Usb-stick")
    answer = office.ask("dpo", "list", "--query", query)
    assert answer.code == 0, answer.everything


def test_a_word_is_found_by_its_beginning_and_without_accents(office: Office) -> None:
    office.leak("Loonbrief café")
    for query in ("loonb", "CAFE", "café loon", "0001", "OEF-2026-0001"):
        assert len(office.told("dpo", "list", "--query", query)["cases"]) == 1, query
    assert office.told("dpo", "list", "--query", "loonbrievenx")["cases"] == []


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


def test_words_too_many_are_not_repeated_and_told_in_the_language_asked_for(office: Office) -> None:
    answers = [office.run("dpo", "leak", "Laptop", "van", CANARY, lang=lang) for lang in ("nl", "en")]
    answers.append(office.ask("dpo", "leak", "Laptop", "van", CANARY, lang="nl"))
    assert [answer.code for answer in answers] == [2, 2, 2]
    assert all(CANARY not in answer.everything for answer in answers)
    assert answers[0].err != answers[1].err
    assert office.told("dpo", "list")["cases"] == []


def test_now_is_pretended_in_practice_only(tmp_path: Path) -> None:
    path = tmp_path / "echt.db"
    made = ("--organisation", "Oefendorp", "--user", "dpo", "--role", "dpo", "--no-encryption")
    assert call("--register", str(path), "init", "--pack", "bev", *made).code == 0
    office = Office(path, now=None)
    assert office.ask("dpo", "list").code == 0
    answer = office.ask("dpo", "list", now=NOW)
    assert (answer.code, answer.kind) == (1, "not-a-sandbox")
    case = office.told("dpo", "leak", "x")["case"]
    assert not case.startswith("OEF-")


@pytest.mark.parametrize("now", ["morgen", "2026-03-29T02:30", "", "1e9"])
def test_a_pretended_moment_that_is_none(office: Office, now: str) -> None:
    answer = call("--register", str(office.path), "--as", "dpo", "--now", now, "list", "--json")
    assert answer.code == 2, answer.everything


REGISTERS = {
    "folder": (3, "is-a-directory"), "text": (3, "not-a-register"), "empty": (3, "not-a-register"),
    "other": (3, "not-a-register"), "newer": (3, "newer-version"), "absent": (3, "no-register"),
    "cut": (3, "not-a-register"), "garbage": (3, "not-a-register"),
}  # fmt: skip


def spoil(office: Office, how: str) -> Path:
    """A register that cannot be used, in one of the ways that happen."""
    place = office.path.with_name(f"{how}.db")
    if how == "folder":
        place.mkdir()
    elif how == "text":
        place.write_text(f"{CANARY}\n" * 500, encoding="utf-8")
    elif how == "empty":
        place.touch()
    elif how == "other":
        other = sqlite3.connect(place)
        other.execute("create table events (position, public)")
        other.commit()
        other.close()
    elif how in ("newer", "cut", "garbage"):
        shutil.copy(office.path, place)
    if how == "newer":
        other = sqlite3.connect(place)
        other.execute("pragma user_version = 99")
        other.close()
    if how == "cut":
        os.truncate(place, 9000)
    if how == "garbage":
        size = place.stat().st_size
        place.write_bytes(place.read_bytes()[:4096] + b"\xa5" * (size - 4096))
    return place


@pytest.mark.parametrize("how", REGISTERS)
@pytest.mark.parametrize("command", [("list",), ("verify",), ("rebuild",), ("leak", "x"), ("due",)])
def test_a_register_that_cannot_be_used(office: Office, how: str, command: tuple[str, ...]) -> None:
    office.leak(CANARY)
    place = spoil(office, how)
    before = place.read_bytes() if place.is_file() else b""
    answer = call("--register", str(place), "--as", "dpo", "--json", *command)
    code, kind = REGISTERS[how]
    assert (answer.code, answer.kind) == (code, kind), answer.everything
    assert CANARY not in answer.everything
    if place.is_file():
        assert place.read_bytes() == before
    assert not place.with_name(place.name + "-wal").exists()
    assert place.exists() == (how != "absent")


def test_init_does_not_write_over_anything(office: Office, tmp_path: Path) -> None:
    before = office.path.read_bytes()
    made = ("init", "--pack", "bev", "--organisation", "x", "--sandbox")
    for place in (office.path, tmp_path):
        answer = call("--register", str(place), *made, "--json")
        assert (answer.code, answer.kind) == (3, "register-exists")
    assert office.path.read_bytes() == before


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--pack", "bve", "--organisation", "x", "--sandbox"), 2),
        (("--pack", "bev", "--organisation", "", "--sandbox"), 2),
        (("--pack", "bev", "--organisation", "x", "--sandbox", "--user", "Jan Claes"), 2),
        (("--pack", "bev", "--organisation", "x", "--sandbox", "--role", "baas"), 2),
        (("--pack", "bev", "--organisation", "x"), 2),
        (("--organisation", "x", "--sandbox"), 2),
        (("--pack", "bev", "--sandbox"), 2),
    ],
)
def test_init_that_fails_leaves_no_file(tmp_path: Path, more: tuple[str, ...], code: int) -> None:
    answer = call("--register", str(tmp_path / "register.db"), "init", *more, "--json")
    assert answer.code == code, answer.everything
    assert list(tmp_path.iterdir()) == []


def test_init_where_no_folder_can_be_made() -> None:
    made = ("init", "--pack", "bev", "--organisation", "x", "--sandbox", "--json")
    answer = call("--register", "/proc/nergens/register.db", *made)
    assert (answer.code, answer.kind) == (3, "no-place")


def test_a_locked_register_is_told_and_nothing_is_lost(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.2)
    case = office.leak()
    before = whole(office)
    other = open_register(office.path)
    with other.write():
        answer = office.try_to("dpo", case, "MitigationTaken", measure=CANARY)
        assert (answer.code, answer.kind) == (3, "locked")
        assert CANARY not in answer.everything
        assert office.ask("dpo", "show", case).code == 0  # readers do not wait
    other.close()
    assert whole(office) == before
    office.take("dpo", case, "MitigationTaken", measure=CANARY)


def test_a_writer_waits_for_another_who_is_soon_done(office: Office) -> None:
    case = office.leak()
    other = open_register(office.path)
    with other.write():
        said = [*options(office), "take", case, "MitigationTaken", "--data", '{"measure": "x"}']
        process = subprocess.Popen([sys.executable, "-m", "casemgr", *said], stdout=subprocess.DEVNULL)
        time.sleep(1.5)
        assert process.poll() is None
    other.close()
    assert process.wait(20) == 0


@pytest.mark.parametrize("room", [0, 1, 2, 4])
def test_a_full_disk_leaves_nothing_half_written(office: Office, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    case = office.leak()
    before = whole(office)
    careful = store._careful

    def careful_on_a_full_disk(connection: Any) -> None:
        careful(connection)
        pages = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {pages + room}")

    monkeypatch.setattr(store, "_careful", careful_on_a_full_disk)
    story = " ".join(f"{CANARY}{n}" for n in range(1200))
    answer = office.try_to("dpo", case, "MitigationTaken", measure=story)
    assert (answer.code, answer.kind) == (3, "disk-full"), answer.everything
    assert CANARY not in answer.everything
    monkeypatch.undo()
    assert whole(office) == before
    office.take("dpo", case, "MitigationTaken", measure=story)


def test_a_file_that_may_not_grow_leaves_nothing_half_written(office: Office) -> None:
    case = office.leak()
    before = whole(office)
    said = [
        *options(office),
        "--json",
        "take",
        case,
        "MitigationTaken",
        "--data",
        json.dumps({"measure": CANARY * 1000}),
    ]
    limit = (
        "import resource,runpy,sys; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)); sys.argv[0] = 'casemgr'; "
    )
    script = limit + "runpy.run_module('casemgr', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", script, *said], capture_output=True, check=False, timeout=60)
    assert done.returncode == 3, done
    assert CANARY.encode() not in done.stdout + done.stderr
    assert json.loads(done.stdout)["error"]["kind"] in ("disk-full", "unreachable")
    assert whole(office) == before


def test_a_register_one_may_only_read_is_read(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case = office.leak()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write anywhere
    assert office.told("dpo", "show", case)["case"] == case
    assert office.told("dpo", "list")["cases"][0]["case"] == case
    assert office.told("dpo", "verify")["ok"]
    for command in (("leak", "x"), ("rebuild",)):
        answer = office.ask("dpo", *command)
        assert (answer.code, answer.kind) == (3, "read-only")
    monkeypatch.undo()
    assert len(office.told("dpo", "list")["cases"]) == 1


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_in(office: Office) -> None:
    case = office.leak()
    office.path.chmod(0o400)
    office.path.parent.chmod(0o500)
    try:
        assert office.told("dpo", "show", case)["case"] == case
        assert office.ask("dpo", "leak", "x").kind == "read-only"
    finally:
        office.path.parent.chmod(0o700)


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        (("version", "versoin"), "versoin"),
        (('country      = "BE"', 'country      = "XX"'), "country"),
        (("[routes.", "[rotes."), "rotes"),
        (("required = true", "required = maybe"), "eigen.toml"),
    ],
)
def test_a_pack_with_a_typo_is_named_with_its_line(tmp_path: Path, edit: tuple[str, str], named: str) -> None:
    from casemgr.law import packs

    wrong = tmp_path / "eigen.toml"
    wrong.write_text(packs.shipped("bev").decode().replace(*edit, 1), encoding="utf-8")
    answer = call("--lang", "en", "packs", "check", str(wrong), "--json")
    assert answer.code == 2, answer.everything
    assert "eigen.toml" in answer.out
    assert named in answer.out


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\x00" * 50, b"x = ", b"[" * 5000])
def test_a_pack_that_is_none(tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "eigen.toml"
    wrong.write_bytes(content)
    answer = call("packs", "check", str(wrong), "--json")
    assert answer.code == 2, answer.everything


@pytest.mark.parametrize("command", [("facts",), ("list",), ("show", "OEF-2026-0001", "--json")])
def test_output_that_nobody_reads_on_is_no_error(office: Office, command: tuple[str, ...]) -> None:
    office.leak()
    reader, writer = os.pipe()
    os.close(reader)
    done = program(*options(office), *command, stdout=writer, stderr=subprocess.PIPE, capture_output=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_standard_output_that_is_closed_is_no_traceback(office: Office) -> None:
    command = " ".join([sys.executable, "-m", "casemgr", *options(office), "list"])
    done = subprocess.run(["bash", "-c", f"{command} >&-"], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 2, 3)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_place_for_the_answer_that_is_full(office: Office) -> None:
    office.leak()
    with open("/dev/full", "wb") as full:
        done = program(*options(office), "list", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode not in (0, 70)


NARROW = [
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "cp1252"},
]


@pytest.mark.parametrize("env", NARROW)
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_terminal_without_utf8_still_gets_its_answer(
    office: Office, env: dict[str, str], more: tuple[str, ...]
) -> None:
    case = office.leak("Kandidatenlijst – café 🔒")
    done = program(*options(office), "show", case, *more, env=os.environ | env)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert case.encode() in done.stdout
    if more:
        json.loads(done.stdout.decode("utf-8" if "🔒".encode() in done.stdout else "latin-1"))
    assert program(*options(office), "steps", case, *more, env=os.environ | env).returncode == 0


def test_ctrl_c_ends_at_once_with_130_and_loses_nothing(office: Office) -> None:
    case = office.leak()
    before = whole(office)
    other = open_register(office.path)
    try:
        with other.write():  # so that the program has to wait, and is stopped while it does
            said = [*options(office), "take", case, "MitigationTaken", "--data", '{"measure": "x"}']
            pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
            process = subprocess.Popen([sys.executable, "-m", "casemgr", *said], **pipes)
            time.sleep(1)
            process.send_signal(signal.SIGINT)
            started = time.monotonic()
            try:
                _, err = process.communicate(timeout=3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                raise
    finally:
        other.close()
    assert (process.returncode, b"Traceback" in err) == (130, False)
    assert time.monotonic() - started < 2
    assert whole(office) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_ctrl_c_in_the_middle_of_recording_leaves_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    from casemgr.reading import projection

    case = office.leak()
    before = whole(office)

    def interrupted(*arguments: Any) -> None:
        raise error

    monkeypatch.setattr(projection, "findable", interrupted)
    commands = ((*TAKE, "MitigationTaken", "--data", '{"measure": "x"}'), ("leak", "x"))
    answers = [office.run("dpo", *command) for command in commands]
    assert [answer.code for answer in answers] == [130] * 2
    assert all("Traceback" not in answer.everything for answer in answers)
    monkeypatch.undo()
    assert whole(office) == before
    office.take("dpo", case, "MitigationTaken", measure="x")


def test_a_defect_says_one_sentence_and_no_value(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: Any) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("casemgr.desk.telling.case", broken)
    for lang in ("nl", "en"):
        answer = office.ask("dpo", "leak", CANARY, lang=lang)
        assert (answer.code, answer.kind) == (70, "defect")
        assert CANARY not in answer.everything
        assert CANARY not in office.run("dpo", "leak", CANARY, lang=lang).everything
