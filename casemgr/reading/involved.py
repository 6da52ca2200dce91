"""Who is concerned in which case: for finding cases by a person."""

from typing import TYPE_CHECKING, Any

from casemgr.viewer import mask

if TYPE_CHECKING:
    from casemgr.casefile import CaseFile
    from casemgr.reading.projection import Terms

TABLE = "case_people"
KEY = 2
CREATE = """
create table case_people (number text not null, person text not null, columns integer not null, primary key (number, person))
    without rowid;
create index case_people_by_person on case_people (person);
"""


def rows(case: "CaseFile", terms: "Terms") -> list[tuple[Any, ...]]:
    """A row for each person a fact names as concerned; persons are personnel matter, whatever the procedure."""
    named = {r.get("person") for r in case.records if r.stands and r.get("person")}
    cleared = {r.get("person") for r in case.records if r.kind == "PersonCleared" and r.stands}
    return [(case.number, person, mask({"personnel"})) for person in sorted(named - cleared)]
