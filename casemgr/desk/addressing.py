"""Somebody of the list of people as a letter addresses them: at home, or at work where the house hands it out."""

from collections.abc import Mapping
from typing import Any, Literal

Deliver = Literal["home", "work"]


def person(known: Mapping[str, Any], entity: Mapping[str, Any], deliver: Deliver) -> dict[str, Any]:
    """The values of a letter about its receiver; without a home address there is none, rather than the work's."""
    return {
        "person.form_of_address": known.get("form_of_address"), "person.given_name": known.get("given_name"),
        "person.family_name": known.get("family_name"), "person.staff_number": known.get("number"),
        "person.address": home(known) if deliver == "home" else work(known, entity),
    }  # fmt: skip


def home(known: Mapping[str, Any]) -> list[str]:
    """The home address in lines."""
    place = " ".join(part for part in (known.get("postcode"), known.get("place")) if part)
    return [line for line in (*(known.get("address") or "").splitlines(), place) if line]


def work(known: Mapping[str, Any], entity: Mapping[str, Any]) -> list[str]:
    """The service and the organisation, for the internal mail."""
    return [line for line in (known.get("service"), entity.get("name")) if line]
