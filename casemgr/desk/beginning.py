"""The first start: what a new register needs, asked as a form, and made from the answers."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from casemgr import roles
from casemgr.desk import registers
from casemgr.desk.forms import Choice, FieldSpec, FormSpec
from casemgr.errors import Unusable
from casemgr.language import Language, Text, text
from casemgr.law import packs


@dataclass(frozen=True, slots=True)
class Begun:
    """A register that was made, and who its first user is."""

    path: Path
    user: str


def form(language: Language) -> FormSpec:
    """What is asked; nothing that can be set later."""
    say = language.say
    codes = tuple(Choice(key, say(packs.load(key).name), packs.load(key).owner) for key in sorted(packs.keys()))
    kinds = (
        Choice("real", say(text("to work with"))),
        Choice("practice", say(text("to practise, with invented users"))),
    )
    plain = (Choice("yes", say(text("yes, I know"))),)
    return FormSpec(
        "FirstStart",
        say(text("Make a register")),
        say(text("Make")),
        (
            FieldSpec("kind", "choice", say(text("What for")), required=True, choices=kinds,
                      help=say(text("A practice register marks every screen and letter as practice, for good."))),
            FieldSpec("organisation", "text", say(text("Organisation")), required=True,
            example=say(text("Gemeente Oefendorp"))),
            FieldSpec("pack", "pick", say(text("Code of conduct")), required=True,
            choices=codes,
                      help=say(text("The code that applies to you. More can follow."))),
            FieldSpec("name", "text", say(text("Your name")), required=True,
            help=say(text("As it stands under letters."))),
            FieldSpec("function", "text", say(text("Your function")), required=True,
            example=say(text("general director"))),
            FieldSpec("plain", "choice", say(text("Not encrypted")), required=True, choices=plain,
            shown_when=("kind", "real"),
                      help=say(text("casemgr cannot encrypt a register yet: keep it on a disk that is encrypted."))),
        ),
    )  # fmt: skip


def check(values: dict[str, Any], language: Language) -> tuple[dict[str, Text], list[str]]:
    """What is wrong, and what making it does."""
    if values.get("kind") == "practice":
        return {}, [language.say(text("Makes a practice register with invented users of every role."))]
    return {}, [
        language.say(
            text("Makes a register with you as its first user, with all roles. Give others theirs afterwards.")
        )
    ]


def make(path: Path, user: str, values: dict[str, Any], now: datetime) -> Begun:
    """Makes the register and its first user; nothing is left behind when it fails."""
    practice = values.get("kind") == "practice"
    if not practice and values.get("plain") != "yes":
        raise Unusable("says-nothing-of-encryption", text("Say that you know that the register is not encrypted."))
    given = tuple(code for code, role in roles.load().items() if role.account and not role.case_only)
    register = registers.create(
        path, organisation=str(values["organisation"]), keys=[str(values["pack"])], now=now, sandbox=practice,
        user=user,
        name=str(values["name"]), given=given, function=str(values["function"]),
    )  # fmt: skip
    register.close()
    return Begun(path, user)
