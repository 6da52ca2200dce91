"""Who signs with the first: where the code or the organisation says that two do; and minutes and reports, which are
signed by whoever made them.
"""

from collections.abc import Sequence

from casemgr.casefile import Record
from casemgr.desk.session import Session
from casemgr.desk.signer import Signer, known, same
from casemgr.errors import Refused
from casemgr.language import text
from casemgr.letters.catalogue import every
from casemgr.letters.letter import Letter
from casemgr.naming import full_name
from casemgr.reading import people
from casemgr.situation import Situation

TOGETHER = "signing.together"
"""The setting with the letters that two sign, separated by a semicolon, where the code itself names none."""
NAMED = {"HearingHeld": ("minute_taker", "minutes"), "InvestigatorAppointed": ("person", "investigator")}
"""Facts that name who signs what tells of them: the field, and what somebody without a function is called."""


def beside(situation: Situation, letter: Letter, record: Record | None) -> str:
    """The office that signs with the general director what this organ decided; "" where one signature does."""
    authority = record.get("authority") if record is not None else None
    organ = str(authority.get("organ", "")) if isinstance(authority, dict) else ""
    if "countersign" not in letter.signs or not organ:
        return ""
    rows = [row for row in situation.pack.signing.values() if letter.id in row.letters]
    ruled = [head for row in rows for head in row.beside.get(organ, ())]
    wanted = {name.strip() for name in situation.settings.get(TOGETHER, "").split(";")}
    usual = every()["signing"]["beside"].get(organ, "") if letter.id in wanted else ""
    return str(next(iter(ruled), usual))


def head(session: Session, situation: Situation, role: str) -> Signer | None:
    """Who holds that office: as the setting names them, else the only user with that role."""
    held = [row["user"] for row in people.users(session.register) if role in row["roles"].split()]
    said = situation.settings.get(f"signing.{role}") or (held[0] if len(held) == 1 else "")
    if not said:
        return None
    found = known(session, said)
    return Signer(found.name, found.function or called(situation, role), found.user)


def called(situation: Situation, role: str) -> str:
    """What the code calls that office, in Dutch: letters are."""
    organ = situation.pack.organs.get(role)
    return organ.label["nl"] if organ is not None else str(every()["signing"]["functions"][role])


def named(session: Session, situation: Situation, record: Record) -> Signer | None:
    """Who made it: the minute-taker, the investigator."""
    field, word = NAMED[record.kind]
    said = record.get(field)
    if not said:
        return None
    person = situation.find_person(str(said)) or {}
    found = known(session, full_name(person) or str(said))
    return Signer(found.name, found.function or every()["signing"][word], found.user)


def refusal(signed: Sequence[Signer]) -> Refused | None:
    """Two signatures are those of two people."""
    if len(signed) < 2 or not same(signed[0], signed[1]):
        return None
    return Refused(
        "one-signs-for-two",
        text("{name} would sign this letter twice, and it asks for two people.", name=signed[0].name),
        hint=text("Say who signs for the other office: casemgr settings set signing.mayor “NAME, FUNCTION”"),
        source="Decreet Lokaal Bestuur, art. 283",
    )
