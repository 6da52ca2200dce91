"""What every letter to a person says of that person and of the code the case runs under."""

from collections.abc import Callable
from typing import Any

from casemgr.casefile import Procedure
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._concerned import person_concerned, status_concerned
from workflows._letter_reading import NOTHING, Values

Whom = Callable[[Situation, Procedure], str | None]


def of_person(whom: Whom, name: str) -> Value:
    """What is known of somebody: "" for what is not, None while nobody is named, so that no letter mixes two people."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        person = whom(situation, procedure)
        return (situation.person(person).get(name) or NOTHING) if person else None

    return value


def address_of(whom: Whom) -> Value:
    """The home address, never the work address."""

    def value(situation: Situation, procedure: Procedure) -> list[str] | None:
        person = whom(situation, procedure)
        known = situation.person(person)
        place = " ".join(part for part in (known.get("postcode"), known.get("place")) if part)
        return [line for line in (*(known.get("address") or "").splitlines(), place) if line] if person else None

    return value


def key_of(whom: Whom) -> Value:
    """Their number in the list of people; "" for somebody who stands in no list."""

    def value(situation: Situation, procedure: Procedure) -> str | None:
        person = whom(situation, procedure)
        return (person if situation.find_person(person) else NOTHING) if person else None

    return value


def names_of(whom: Whom) -> Values:
    """What a letter to somebody says above its text."""
    return {
        **{f"person.{name}": of_person(whom, name) for name in ("form_of_address", "given_name", "family_name")},
        "person.address": address_of(whom),
        "person.key": key_of(whom),
    }


def _concerned(situation: Situation, procedure: Procedure) -> str | None:
    return person_concerned(situation.case, procedure)


def the_code(situation: Situation, procedure: Procedure) -> str | None:
    """The name of the code with its article, in Dutch: letters are."""
    words = situation.pack.words.get("the_code")
    return words["nl"] if words else None


PERSON: Values = {
    **names_of(_concerned), "person.status": status_concerned, "pack.the_code": the_code,
}  # fmt: skip
