"""Lists of invented people, and a case whose notice goes to many."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from casemgr.store import kept, ledger
from tests.stories.office import NOW, Office, call

STREETS = ("Lindestraat", "Beukenlaan", "Kerkplein", "Zuiderdijk")
GIVEN = ("Lies", "Jo", "Ann", "Émile", "Noor", "Ward")
DIRECTOR = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
ORDER = {
    "kind": "general", "purpose": "good_faith_compliance", "authority": DIRECTOR, "level": "department",
    "period_from": "2026-09-01", "period_to": "2026-09-30", "data_kinds": ["bezochte websites"], "grounds": "jaarlijks",
}  # fmt: skip


def made(path: Path) -> Office:
    """A practice register with the code of Bilzen-Hoeselt, under which staff are told of a control, and the others."""
    answer = call("--register", str(path), "--now", "2026-08-03T09:00", "init", "--pack", "bh", "--pack", "bev",
                  "--organisation", "Oefendorp", "--user", "tester", "--sandbox")  # fmt: skip
    assert answer.code == 0, answer.everything
    return Office(path, NOW)


def warned(office: Office) -> str:
    """A general control with an irregularity, of which staff are to be told; the answer is the case."""
    case = str(office.told("director", "open", "control", "--data", json.dumps(ORDER))["case"])
    office.take("director", case, "IrregularityFound", text="goksites", ground="3.3.1")
    office.take("director", case, "StaffWarned", warned_at="2026-10-12T10:00", audience="alle medewerkers",
                irregularity="Op werkposten zijn goksites bezocht.", means="brief")  # fmt: skip
    return case


def receiver(number: int) -> tuple[str, str, str, str, str]:
    """Name, form of address, street, postcode and place of an invented person."""
    name = f"{GIVEN[number % len(GIVEN)]} Kanarie{number}"
    form = ("mevrouw", "heer", "")[number % 3]
    return name, form, f"{STREETS[number % len(STREETS)]} {number}", "9000", "Oefendorp"


HEADINGS = ("Naam", "Aanspreking", "Adres", "Postcode", "Plaats")


def csv(rows: Iterable[Iterable[str]], headings: Iterable[str] = HEADINGS) -> bytes:
    """A list as a spreadsheet in Dutch writes it."""
    return "\r\n".join(";".join(row) for row in (headings, *rows)).encode() + b"\r\n"


def listed(place: Path, count: int) -> Path:
    """A list of so many receivers."""
    place.write_bytes(csv(receiver(number) for number in range(1, count + 1)))
    return place


def issued(office: Office, case: str) -> list[dict[str, Any]]:
    """Every letter of the case as the ledger has it, in order."""
    with office.session("director") as session:
        events = ledger.stream(session.register, case)
        return [{**e.public, **(e.personal or {}), "command": e.command} for e in events if e.kind == "LetterIssued"]


def whole(office: Office, case: str) -> list[str]:
    """The numbers of the letters of a case, which are whole: no gap, no double, bytes under each, nothing else kept."""
    letters = issued(office, case)
    numbers = [str(one["number"]) for one in letters]
    assert numbers == [f"{case}-{at:02d}" for at in range(1, len(numbers) + 1)]
    ids = [one["command"] for one in letters]
    assert len(set(ids)) == len(ids)
    with office.session("director") as session:
        contents = session.register.rows("select number from contents order by number")
        assert {row["number"] for row in contents} == set(numbers)
        assert all((kept.document(session.register, number) or b"").startswith(b"%PDF") for number in numbers)
    addressees = [(one.get("addressee"), tuple(one.get("address") or ())) for one in letters]
    assert len(set(addressees)) == len(addressees)
    return numbers


def natural(name: str) -> list[int]:
    """Numbers in the order in which they were given."""
    return [int(part) for part in re.findall(r"\d+", name)]
