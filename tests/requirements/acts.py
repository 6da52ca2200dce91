"""What the tests of the requirements do again and again, each under the code that is asked."""

import io
import json
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from casemgr.law import packs
from tests.stories.office import Answer, Office
from tests.workflows.breaches import DIRECTOR, charged, decide, person, triaged
from tests.workflows.test_discipline import COLLEGE

NONE: dict[str, Any] = {"outcome": "none", "sanction": None, "from_": None}
REPORT: dict[str, Any] = {
    "received_at": "2026-11-20T14:00", "route": "general_director", "text": "iets gezien", "reporter": "Kanarie",
    "reporter_kind": "staff", "confidential": True,
}  # fmt: skip
GENERAL = {
    "bev": {"kind": "global", "purpose": "global_overview"},
    "bh": {"kind": "general", "purpose": "good_faith_compliance"},
    "c81": {"kind": "global", "purpose": "4"},
    "asn": {"kind": "sample", "purpose": "prevention"},
}
"""The control that begins anonymous, by code."""
ARTICLE = {
    "bev": ("procedure 2", "2016/679, art. 5(1)(b)"), "bh": ("art. 5.3", "art. 5.2"),
    "c81": ("controle 1, 2.2 en 2.3", "controle 2.1"), "asn": ("art. 7, lid 1, onder b", "art. 3, lid 1"),
}  # fmt: skip
"""What its refusals cite: the level, the purpose."""
TRACED: dict[str, Any] = {"motivation": "m", "data_from": "2026-10-12"}
CHECKED: dict[str, Any] = {
    "finality": True,
    "transparency": True,
    "proportionality": True,
    "trusted_person": "Rik Dams",
}
ROUTE = {
    "bev": ("5.2", "use"), "bh": ("8", "3.4"), "b13": ("6-serious", "5.3-confidential"),
    "c81": ("purpose-4", "use-2.2"), "asn": ("7.4", "5.4"),
}  # fmt: skip
"""A route of each code and an article somebody can be charged with."""
MEASURE: dict[str, Any] = {
    "kind": "suspend_access", "object": "account lv0042", "from_at": "2026-11-21T14:00", "reason": "r",
    "authority": DIRECTOR,
}  # fmt: skip
APPEAL: dict[str, Any] = {"by": "Lies Vermeulen", "grounds": ["te zwaar"]}
JUDGED: dict[str, Any] = {"outcome": "confirmed", "motivation": "m", "present": ["A"], "minute_taker": "Jo Smet"}
BY = {"asn": {"organ": "director", "holder": "Sanne de Boer", "capacity": "titular"}}


def reported(office: Office, user: str = "director", **said: Any) -> str:
    return office.open(user, "report", **REPORT | said)


def order(office: Office, pack: str, /, **said: Any) -> Answer:
    """The control of the code that begins anonymous, or another."""
    data = {
        **GENERAL[pack], "authority": BY.get(pack, DIRECTOR), "level": "service", "period_from": "2026-09-01",
        "period_to": "2026-10-31", "data_kinds": ["bezochte websites"], "grounds": "g",
    }  # fmt: skip
    return office.ask("director", "open", "control", "--data", json.dumps(data | said))


def ordered(office: Office, pack: str, /, **said: Any) -> str:
    answer = order(office, pack, **said)
    assert answer.code == 0, answer.everything
    return str(answer.told["case"])


def breach(office: Office) -> str:
    return office.open("director", "breach", title="Gokken op het werk", occurred_on="2026-11-03")


def named(office: Office, pack: str, status: str = "contractual", route: str | None = None) -> str:
    """Charged under a route of the code, somebody with this status; not heard yet."""
    usual, article = ROUTE[pack]
    return charged(office, person(office, status), route or usual, (article,))


def of_entity(office: Office, pack: str, entity: str, number: str = "1042") -> str:
    """Charged in a case of this entity."""
    route, article = ROUTE[pack]
    case = triaged(office, route, entity=entity)
    who = person(office, number=number, entity=entity)
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="b")
    office.take("director", case, "ChargesSet", charges=["c"], articles=[article])
    return case


def waived(office: Office, case: str, ground: str = "person_declines") -> Answer:
    return office.try_to("director", case, "HearingWaived", about="breach-1", ground=ground, reason="brief")


def decision(office: Office, pack: str, case: str, **said: Any) -> Answer:
    """Tries to decide by an organ that the code names."""
    by, article = COLLEGE if pack == "asn" else DIRECTOR, ROUTE[pack][1]
    return decide(
        office, case, **{"authority": by, "articles": [article], "facts_proven": ["c"], "free_speech": "gewogen"} | said
    )


def measured(office: Office, pack: str, kind: str, **said: Any) -> str:
    case = named(office, pack)
    office.take("director", case, "MeasureOrdered", **MEASURE | {"kind": kind} | said)
    return case


def served(office: Office, case: str, letter: str, procedure: str, on: str = "2026-12-03") -> None:
    """The letter of a decision or measure, handed over."""
    moment = f"{on}T15:00"
    made = office.ask("director", "letter", case, letter, "--procedure", procedure, now=moment)
    assert made.code == 0, made.everything
    office.take(
        "director", case, "LetterDelivered", letter=made.told["number"], delivered_at=on, means="hand", now=moment
    )


def lodge(office: Office, case: str, against: str, on: str) -> None:
    office.take(
        "director", case, "AppealLodged", **APPEAL, against=against, lodged_at=on, means="hand", now=f"{on}T16:00"
    )


def judge(office: Office, case: str, on: str, **said: Any) -> Answer:
    return office.try_to("college", case, "AppealDecided", **JUDGED | {"decided_at": on} | said, now=f"{on}T16:00")


def paper(office: Office, case: str, letter: str, user: str = "director", procedure: str = "") -> PdfReader:
    """A letter as it is printed."""
    place = office.path.with_suffix(".pdf")
    options = ("--procedure", procedure) if procedure else ()
    made = office.ask(user, "letter", case, letter, *options, "-o", str(place))
    assert made.code == 0, made.everything
    return PdfReader(io.BytesIO(place.read_bytes()))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def reviewed(place: Path, pack: str, *changes: tuple[str, str]) -> Path:
    """A later version of a code, in which something else is changed too."""
    content = packs.shipped(pack).decode()
    for old, new in ((f'version      = "{packs.load(pack).version}"', 'version      = "2027"'), *changes):
        assert content.count(old) == 1, old
        content = content.replace(old, new)
    path = place / f"{pack}.toml"
    path.write_text(content, "utf-8")
    return path
