"""A breach up to the point a test is about, played by commands."""

import json
from pathlib import Path
from typing import Any

from tests.stories.office import Answer, Office, call

DIRECTOR = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
PERSON: dict[str, Any] = {
    "number": "1042", "family_name": "Vermeulen", "given_name": "Lies", "form_of_address": "mevrouw",
    "entity": "gemeente", "address": "Lindestraat 12", "postcode": "9000", "place": "Oefendorp",
}  # fmt: skip
HEARING: dict[str, Any] = {
    "about": "breach-1", "at": "2026-12-01T10:00", "place": "Markt 1", "kind": "conversation",
    "subject": "het gebruik van internet", "hears": ["Els Peeters"], "file_place": "secretariaat",
    "file_hours": "9-12 uur", "file_until": "2026-11-30", "reply_until": "2026-11-30",
}  # fmt: skip
DECISION: dict[str, Any] = {
    "outcome": "sanction", "sanction": "access_limited", "authority": DIRECTOR, "decided_at": "2026-12-02",
    "facts_proven": ["gokte op 3 november"], "articles": ["use"], "answer_to_defence": [],
    "proportionality": "eerste keer", "from": "2026-12-04",
}  # fmt: skip
MOMENT = "2026-12-02T16:00"


def office_with(tmp_path: Path, *packs: str) -> Office:
    """A practice register under these codes; the first is the usual one."""
    path = tmp_path / "register.db"
    named = [word for pack in packs for word in ("--pack", pack)]
    made = call("--register", str(path), "--now", "2026-11-02T09:00", "init", *named, "--organisation", "Oefendorp",
                "--user", "tester", "--role", "general_director", "--sandbox")  # fmt: skip
    assert made.code == 0, made.everything
    return Office(path)


def refused(answer: Answer, rule: str, source: str = "", said: str = "") -> None:
    """Refused by this rule, with this source and these words."""
    assert (answer.code, answer.kind) == (1, rule), answer.everything
    error = answer.told["error"]
    assert source in error["source"]
    assert said in f"{error['sentence']} {error['hint']}"


def person(office: Office, status: str = "contractual", number: str = "1042", **said: Any) -> str:
    """Somebody with this status."""
    data = json.dumps(PERSON | {"status": status, "number": number} | said)
    return str(office.told("personnel", "people", "add", "--data", data)["person"])


def triaged(office: Office, route: str = "5.2", **said: Any) -> str:
    """A breach of 3 November of which the route is chosen."""
    case = office.open("director", "breach", title="Gokken op het werk", occurred_on="2026-11-03", **said)
    office.take("director", case, "BreachTriaged", route=route, grounds="ander gebruik", note="afgewogen")
    return case


def charged(
    office: Office, who: str, route: str = "5.2", articles: tuple[str, ...] = ("use",), how: str = "admission"
) -> str:
    """Charged with one fact."""
    case = triaged(office, route)
    office.take("director", case, "PersonIdentified", person=who, how=how, basis="zei het zelf")
    office.take("director", case, "ChargesSet", charges=["gokte op 3 november"], articles=list(articles))
    return case


def invited(office: Office, who: str, route: str = "5.2", **hearing: Any) -> str:
    """Invited for 1 December at ten."""
    case = charged(office, who, route)
    office.take("director", case, "HearingPlanned", **HEARING | hearing)
    return invite(office, case)


def invite(office: Office, case: str, hearing: str = "hearing-1", letter: str = "01") -> str:
    """The invitation, without the checks of its letter: those have tests of their own."""
    number = f"{case}-{letter}"
    with office.session("director") as session:
        from casemgr.casefacts import LetterIssued
        from casemgr.desk.taking import Request, record_all
        from casemgr.facts import Fact
        from casemgr.workflow import facts

        issued: Fact = LetterIssued(letter="hearing_invitation", number=number)  # type: ignore[arg-type]
        told = facts()["HearingInvited"](letter=number)
        record_all(session, case, [Request(issued, hearing, by_the_program=True), Request(told, hearing)])
    return case


def held(office: Office, who: str, route: str = "5.2", **said: Any) -> str:
    """Heard on 1 December."""
    case = invited(office, who, route)
    fields: dict[str, Any] = {"held_at": "2026-12-01T10:00", "minutes": "verslag", "present": ["Els Peeters"]}
    office.take("director", case, "HearingHeld", now="2026-12-01T12:00", **fields | said)
    return case


def decide(office: Office, case: str, now: str = MOMENT, **said: Any) -> Answer:
    """Tries to decide; `from_=None` leaves a field out."""
    fields = DECISION | {name.rstrip("_"): value for name, value in said.items()}
    return office.try_to("director", case, "DecisionTaken", now=now,
                         **{name: value for name, value in fields.items() if value is not None})  # fmt: skip


def decided(office: Office, who: str, route: str = "5.2", now: str = MOMENT, **said: Any) -> str:
    """Heard and decided."""
    case = held(office, who, route)
    answer = decide(office, case, now, **said)
    assert answer.code == 0, answer.everything
    return case
