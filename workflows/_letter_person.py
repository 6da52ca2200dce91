"""What every letter to a person says of that person and of the code the case runs under."""

from casemgr.casefile import Procedure
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._concerned import person_concerned, status_concerned
from workflows._letter_reading import Values


def _known(name: str) -> Value:
    return lambda situation, procedure: situation.person(person_concerned(situation.case, procedure)).get(name)


def address(situation: Situation, procedure: Procedure) -> list[str]:
    """The home address, never the work address."""
    known = situation.person(person_concerned(situation.case, procedure))
    place = " ".join(part for part in (known.get("postcode"), known.get("place")) if part)
    return [line for line in (*(known.get("address") or "").splitlines(), place) if line]


def the_code(situation: Situation, procedure: Procedure) -> str | None:
    """The name of the code with its article, in Dutch: letters are."""
    words = situation.pack.words.get("the_code")
    return words["nl"] if words else None


PERSON: Values = {
    "person.form_of_address": _known("form_of_address"), "person.given_name": _known("given_name"),
    "person.family_name": _known("family_name"), "person.address": address, "person.status": status_concerned,
    "pack.the_code": the_code,
}  # fmt: skip
