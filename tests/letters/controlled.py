"""Controls and measures under each code, played by commands, and the letters that were made of them."""

import io
from collections.abc import Mapping
from typing import Any

from pypdf import PdfReader

from casemgr.desk import composing, issuing, lettering
from tests.stories.office import Answer, Office
from tests.workflows.breaches import charged, person

GENERAL = {
    "bev": ("global", "global_overview"), "bh": ("general", "good_faith_compliance"), "c81": ("global", "4"),
    "asn": ("sample", "prevention"),
}  # fmt: skip
TRACED = {
    "bev": ("incident", "incident", "purpose_1_3"), "bh": ("individual", "unlawful_acts", "purpose_1_3"),
    "c81": ("global", "1", "purpose_1_3"), "asn": ("targeted", "prevention", "ordered_content"),
}  # fmt: skip
MAILBOX = {
    ("bev", "mailbox_absence"): "system_management", ("bh", "mailbox_absence"): "continuity",
    ("bh", "mailbox_departure"): "continuity", ("c81", "mailbox_absence"): "3", ("c81", "mailbox_departure"): "3",
}  # fmt: skip
CLAUSE = {"bev": "use", "bh": "3.3.1", "c81": "control-2.1.4", "asn": "5.5"}
LOOKED: dict[str, Any] = {
    "to": "de opdrachtgever", "form": "individual", "recipient": "inquiry", "consulted_at": "2026-11-19",
    "place": "lokaal 1.12 van het gemeentehuis", "done_by": "Karel Smet, systeembeheerder",
    "result": "Op 3 november zijn tussen 9 en 11 uur twaalf goksites bezocht.",
}  # fmt: skip
GONE: dict[str, Any] = {
    "what": "proxylogs zonder namen", "at": "2026-11-20", "by": "system_administrator", "count": "twee bestanden",
    "carrier": "logserver en de reservekopie ervan", "how": "overschreven en nagekeken",
    "decided_by": "Els Peeters, algemeen directeur", "second_person": "Tom Maes, archivaris",
}  # fmt: skip
FIGURES = ["bezoeken aan goksites: 42", "bezoeken aan streamingsites: 3 uur", "totaal: 1.245"]


def authority(pack: str) -> dict[str, str]:
    """Who orders there."""
    organ, holder = ("director", "Bas Vos") if pack == "asn" else ("general_director", "Els Peeters")
    return {"organ": organ, "holder": holder, "capacity": "titular"}


def ordered(office: Office, pack: str, kind: str, purpose: str, level: str = "service", **said: Any) -> str:
    """The case of a control of October."""
    order = {
        "kind": kind, "purpose": purpose, "authority": authority(pack), "level": level,
        "data_kinds": ["bezochte websites", "tijdstip"], "period_from": "2026-10-01", "period_to": "2026-11-20",
        "grounds": "Het netwerk is trager sinds de zomer, en met minder kan het niet.", "scope": "dienst Burgerzaken",
        "executed_by": "system_administrator",
    }  # fmt: skip
    return office.open("director", "control", **{k: v for k, v in (order | said).items() if v is not None})


def conditions(office: Office, case: str, **said: Any) -> None:
    """All of them met."""
    met = {"finality": True, "transparency": True, "proportionality": True}
    office.take("director", case, "ConditionsChecked", **met | said)


def counted(office: Office, pack: str) -> str:
    """A general control whose figures were handed over."""
    case = ordered(office, pack, *GENERAL[pack])
    conditions(office, case)
    office.take("sysadmin", case, "ControlDataProvided", to="de opdrachtgever", form="aggregated",
                recipient="director", figures=FIGURES)  # fmt: skip
    return case


def traced(office: Office, pack: str, **looked: Any) -> str:
    """A control that led to Lies Vermeulen, whose data were looked at."""
    who = person(office)
    kind, purpose, ground = TRACED[pack]
    alone = {"bh": "person", "asn": "person"}.get(pack, "service")
    case = ordered(office, pack, kind, purpose, alone, scope="account lv0042",
                   **({"person": who} if alone == "person" else {}),
                   **({"witness": "Tom Maes, archivaris"} if pack == "bh" else {}))  # fmt: skip
    conditions(office, case)
    office.take("director", case, "ControlIndividualised", ground=ground, motivation="De feiten zijn ernstig.",
                data_from="2026-11-02", person=who, note="afgewogen")  # fmt: skip
    office.take(
        "director", case, "ControlDataProvided", **{k: v for k, v in (LOOKED | looked).items() if v is not None}
    )
    return case


def made(office: Office, case: str, letter: str, *options: str, user: str = "director") -> Answer:
    """Tries to make the letter final."""
    return office.ask(user, "letter", case, letter, *options, "-o", str(office.path.with_suffix(".pdf")))


def words(office: Office, case: str, letter: str, *options: str, user: str = "director") -> str:
    """The words of a letter that must be made."""
    answer = made(office, case, letter, *options, user=user)
    assert answer.code == 0, answer.everything
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf(office)).pages).split())


def pdf(office: Office) -> io.BytesIO:
    """The bytes of the last letter that was made."""
    return io.BytesIO(office.path.with_suffix(".pdf").read_bytes())


def offers(office: Office, case: str, user: str = "director") -> dict[str, str]:
    """The letters that are offered now, each with what it still lacks."""
    with office.session(user) as session:
        return {one.letter: one.choice.help for one in lettering.offered(session, case) if one.issued is None}


def mailbox(office: Office, pack: str, kind: str, **said: Any) -> str:
    """Somebody is away, and messages about the work have to be read."""
    executor = {"bh": "security_consultant", "c81": "Mia Lenaerts, collega"}.get(pack, "head_of_service")
    executor = "system_administrator" if kind == "mailbox_departure" and pack == "bh" else executor
    witness = {"witness": "Tom Maes, archivaris"} if (pack, kind) == ("bh", "mailbox_absence") else {}
    return ordered(
        office, pack, kind, MAILBOX[pack, kind], "person", scope="mailbox vergunningen",
        person=said.pop("who", None) or person(office),
        data_kinds=["berichten over lopende vergunningen"], executed_by=executor, **{**witness, **said},
    )  # fmt: skip


def measured(office: Office, pack: str, kind: str, **said: Any) -> str:
    """A breach in which a measure was ordered for Lies Vermeulen, or for whom `who` says."""
    who = said.pop("who", None) or person(office, superior="Tom Wouters, diensthoofd Omgeving")
    route, article = ROUTES[pack]
    case = charged(office, who, route, (article,))
    order = {
        "kind": kind, "object": "account lv0042", "from_at": "2026-11-21T15:00", "authority": authority(pack),
        "reason": "Tot het onderzoek klaar is, kan nog meer informatie verloren gaan.", "about": "breach-1",
    }  # fmt: skip
    office.take("director", case, "MeasureOrdered", **{k: v for k, v in (order | said).items() if v is not None})
    return case


ROUTES = {
    "bev": ("5.2", "use"), "bh": ("8", "3.3.1"), "b13": ("6-other", "5.2-ethics"),
    "c81": ("purposes-1-3", "use-2.1.1"), "asn": ("7.4", "5.4"),
}  # fmt: skip


def prepared(office: Office, case: str, letter: str, procedure: str | None = None) -> Mapping[str, Any]:
    """The values of a letter as it stands."""
    with office.session("director") as session:
        return composing.prepare(session, case, letter, procedure=procedure).values


def said(office: Office, case: str, letter: str, given: Mapping[str, Any], procedure: str | None = None) -> str:
    """The words of a letter that is made final with what its own form was given."""
    with office.session("director") as session:
        issued = issuing.issue(session, composing.prepare(session, case, letter, procedure=procedure, given=given))
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(issued.content)).pages).split())
