"""Who is concerned in which case: for finding cases by a person."""

from typing import TYPE_CHECKING, Any

from casemgr.viewer import mask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casemgr.casefile import CaseFile, Procedure
    from casemgr.reading.terms import Terms
    from casemgr.store.connection import Register

TABLE = "case_people"
KEY = ("number", "person")
PROCEDURE = None
CREATE = """
create table case_people (number text not null, person text not null, columns integer not null, primary key
(number, person))
    without rowid;
create index case_people_by_person on case_people (person);
"""


CONCERNS = (
    "BreachReported", "PersonIdentified", "MeasureOrdered", "PreventiveSuspensionOrdered", "ControlOrdered",
    "ControlIndividualised", "DisciplineOpened", "RequestReceived",
)  # fmt: skip
"""The facts that name a person concerned; an investigator is none."""


CHANGED_BY = frozenset({*CONCERNS, "PersonCleared"})


def rows(case: "CaseFile", terms: "Terms", of: "Iterable[Procedure]") -> list[tuple[Any, ...]]:
    """A row for each person a fact names as concerned; persons are personnel matter, but for who asks something."""
    asks = _named(case, "RequestReceived")
    named = {name for kind in CONCERNS for name in _named(case, kind)} - _named(case, "PersonCleared")
    return [
        (case.number, person, mask({"personnel", "requests"} if person in asks else {"personnel"}))
        for person in sorted(named)
    ]


def _named(case: "CaseFile", kind: str) -> set[str]:
    """The persons that standing facts of one kind name."""
    found = (record.get("person") for p in case.procedures.values() for record in p.all(kind))
    return {person for person in found if person}


def cases_of(register: "Register", person: str) -> list[str]:
    """The numbers of the cases that concern a person, oldest first; for rules, which show nothing of them."""
    return [
        row[0]
        for row in register.rows(
            """select p.number from case_people p join cases c on c.number = p.number where p.person = ?
            order by c.position""",
            (person,),
        )
    ]
