"""The invented people of a practice register: `data/practice/people.toml` says who they are, names are drawn."""

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from casemgr.desk import people as desk
from casemgr.desk import registers, settings
from casemgr.desk.session import Session
from casemgr.reading import people
from casemgr.resources import table

FILE = "practice/people.toml"


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody in the cases. `person`: the number the register gave."""

    person: str
    name: str


def users() -> tuple[str, ...]:
    """Everybody a practice register can be looked at as."""
    return (*registers.SANDBOX_USERS, *(row["key"] for row in table(FILE)["user"]))


def settle(
    director: Session, personnel: Session, packs: Collection[str], chance: random.Random
) -> Mapping[str, Player]:
    """Records what the house has, who works there and where they live; the answer is who plays which part."""
    data = table(FILE)
    for key, value in data["house"].items():
        settings.set_value(director, key, value, None)
    for row in data["entity"]:
        if row["pack"] in packs:
            settings.set_entity(director, {name: value for name, value in row.items() if name != "pack"})
    for row in data["user"]:
        if row["pack"] in packs:
            registers.add_user(director, row["key"], row["name"], (row["role"],), row["function"])
    known = {entity["key"] for entity in people.entities(director.register)}
    rows = [row for row in data["person"] if row["entity"] in known]
    return dict(zip((row["key"] for row in rows), _registered(personnel, rows, chance), strict=True))


def _registered(personnel: Session, rows: list[dict[str, Any]], chance: random.Random) -> list[Player]:
    names = table(FILE)["names"]
    families = chance.sample(names["family"], len(rows))
    given = {address: chance.sample(names[address], len(names[address])) for address in ("mevrouw", "heer", "none")}
    return [
        _register(personnel, row, given[row["address"]].pop(), family, chance)
        for row, family in zip(rows, families, strict=True)
    ]


def _register(personnel: Session, row: dict[str, Any], given: str, family: str, chance: random.Random) -> Player:
    street = f"{chance.choice(table(FILE)['names']['streets'])} {chance.randrange(1, 120)}"
    dutch = row["entity"] == "oefenveld"
    told = {
        "number": f"{chance.randrange(10_000, 99_999)}", "family_name": family, "given_name": given,
        "form_of_address": row["address"], "entity": row["entity"], "status": row["status"], "service": row["service"],
        "function": row["function"], "address": street, "postcode": "9400 AA" if dutch else "9000",
        "place": "Oefenveld" if dutch else "Oefendorp", "language": "nl",
    }  # fmt: skip
    return Player(desk.add(personnel, told), f"{given} {family}")
