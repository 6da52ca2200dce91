"""Who signs a letter: who its fact names, else the director or who stands in for them; never who stepped aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from casemgr.casefile import Procedure, Record
from casemgr.desk import cosigning
from casemgr.desk.session import Session
from casemgr.desk.signer import Signer, known, same
from casemgr.errors import Refused
from casemgr.language import Language, text
from casemgr.letters.catalogue import every
from casemgr.letters.letter import Letter
from casemgr.naming import bare
from casemgr.reading import people
from casemgr.situation import Situation

OFFICE = "general_director"
SOURCE = "Onpartijdigheid als algemeen beginsel van behoorlijk bestuur; Decreet Lokaal Bestuur, art. 283"
_DUTCH = Language("nl")  # letters are


@dataclass(frozen=True, slots=True)
class Signing:
    """The signatures as values of the letter; `refusal` when one of them cannot be given."""

    values: Mapping[str, Any]
    refusal: Refused | None = None
    accounts: Mapping[str, str] = field(default_factory=dict)
    """The users who sign, by the name under the letter."""


def signing(session: Session, situation: Situation, procedure: Procedure, letter: Letter) -> Signing:
    """Who signs this letter about this procedure now, and who signs with them."""
    record = procedure.last(*letter.authority)
    found = {"sender": _first(session, situation, procedure, record), "countersign": _minutes(session, record)}
    values: dict[str, Any] = {}
    accounts: dict[str, str] = {}
    refusal = None
    role = cosigning.beside(situation, letter, record)
    if role:
        values["signing.together"] = "yes"
        found["countersign"] = _with_them(session, situation, role, found["sender"])
    signed: list[Signer] = []
    for prefix in letter.signs:
        signer = found.get(prefix)
        try:
            signs = in_place_of(session, situation, signer) if signer is not None else None
        except Refused as error:
            refusal = refusal or error
            continue
        if signs is not None:
            signed.append(signs)
            values |= _values(prefix, signs)
            accounts |= {signs.name: signs.user} if signs.user else {}
    return Signing(values, refusal or cosigning.refusal(signed), accounts)


def _with_them(session: Session, situation: Situation, role: str, first: Signer | None) -> Signer | None:
    """Whoever else signs: the head of the organ, or the general director where the head signs first."""
    head = cosigning.head(session, situation, role)
    called = cosigning.called(situation, role)
    if first is not None and (same(first, head) if head is not None else bare(first.function) == bare(called)):
        return _of_the_office(session, situation)
    return head


def _values(prefix: str, signer: Signer) -> dict[str, Any]:
    said = ("name", "function", "capacity", "basis", "on_behalf_of")
    return {f"{prefix}.{name}": value for name in said if (value := getattr(signer, name))}


def _first(session: Session, situation: Situation, procedure: Procedure, record: Record | None) -> Signer | None:
    """Who signs first."""
    if record is not None and record.kind == "AppealDecided":
        return _chair(session, situation, procedure, record)
    if record is not None and record.kind in cosigning.NAMED:
        return cosigning.named(session, situation, record) or _of_the_office(session, situation)
    authority = record.get("authority") if record is not None else None
    if isinstance(authority, dict):
        return _of_authority(session, situation, authority)
    return _of_the_office(session, situation)


def _of_authority(session: Session, situation: Situation, authority: Mapping[str, Any]) -> Signer | None:
    """Whoever decided, as the organ that the code names; for a college, who signs in its name."""
    holder = known(session, str(authority.get("holder", "")))
    stand_in = standing_in(session, (holder.user,)) if holder.user else None
    organ = situation.pack.organs.get(str(authority.get("organ")))
    if organ is None or stand_in is not None:
        return stand_in or holder
    label, the = organ.label["nl"], organ.the["nl"]
    if authority.get("organ") in every()["signing"]["bodies"]:
        if not _is_somebody(session, holder, label):
            office = _of_the_office(session, situation)
            return replace(office, on_behalf_of=the) if office is not None else None
        own = holder.function or every()["signing"]["behalf"].format(body=the)
        return replace(holder, function=own, on_behalf_of=the if holder.function else "")
    return replace(
        holder, function=label, capacity=str(authority.get("capacity", "titular")),
        basis=str(authority.get("basis") or ""),
    )  # fmt: skip


def _is_somebody(session: Session, holder: Signer, label: str) -> bool:
    """Whether a person was named for a college, and not the college itself or the day it sat."""
    return bool(holder.user) or not any(bare(word) in bare(holder.name) for word in label.split()[:1])


def _chair(session: Session, situation: Situation, procedure: Procedure, record: Record) -> Signer | None:
    """The chair of who decided the appeal, as the decision names them; somebody who decided alone."""
    present = [str(one) for one in record.get("present") or ()]
    said = procedure.workflow.values["appeal.body"](situation, procedure)
    body = next((code for code, organ in situation.pack.organs.items() if organ.the["nl"] == said), "")
    alone = body not in every()["signing"]["bodies"] and len(present) == 1
    named = record.get("chair") or (present[0] if alone else None)
    if not named:
        return None
    sat = (one for member in present if same(one := known(session, member), known(session, str(named))))
    chair = known(session, str(named))
    called = next((one.function for one in sat if one.function), "")
    usual = situation.pack.organs[body].label["nl"] if alone else every()["signing"]["chair"].format(body=said or "")
    own = chair.function if not chair.user or "," in str(named) else ""
    return replace(chair, function=own or called or usual)


def _minutes(session: Session, record: Record | None) -> Signer | None:
    """Who kept the minutes of the appeal signs with the chair."""
    said = record.get("minute_taker") if record is not None and record.kind == "AppealDecided" else None
    if not said:
        return None
    found = known(session, str(said))
    return replace(found, function=found.function or every()["signing"]["minutes"])


def _of_the_office(session: Session, situation: Situation) -> Signer | None:
    """The user when that is the director or the stand-in, else the director who works in this case."""
    if OFFICE in session.acting and OFFICE not in session.viewer.roles:
        held = [row["user"] for row in people.users(session.register) if OFFICE in row["roles"].split()]
        return standing_in(session, held)
    rows = [row for row in people.users(session.register) if OFFICE in row["roles"].split()]
    worked = {record.event.actor for record in situation.case.records}
    rows.sort(key=lambda row: (row["user"] != session.user, row["user"] not in worked))
    return known(session, rows[0]["user"]) if rows else None


def standing_in(session: Session, absent: Any) -> Signer | None:
    """The user, while a hand-over runs from one of these; the basis names whom they replace."""
    today = session.today.isoformat()
    replaced = [user for user in people.stands_in_for(session.register, session.user, today) if user in absent]
    if not replaced:
        return None
    named = ", ".join(known(session, user).called for user in replaced)
    return replace(known(session, session.user), capacity="acting", basis=_replacing(named))


def in_place_of(session: Session, situation: Situation, signer: Signer) -> Signer:
    """Who replaces a signer that stepped aside in this case, as told last; refused when nobody with a function does."""
    records = sorted((r for p in situation.case.procedures.values() for r in p.all("Recused")), key=lambda r: -r.seq)
    aside = [(known(session, str(r.get("who") or "")), str(r.get("replaced_by") or "")) for r in records]
    found, met = signer, [signer]
    while by := [other for who, other in aside if same(who, found)]:
        named = (known(session, other) for other in by)
        able = (one for one in named if one.function and not any(same(one, other) for other in met))
        following = next(able, None)
        if following is None:
            raise _nobody_signs(signer)
        found = following
        met.append(found)
    if found is signer:
        return signer
    return replace(found, capacity="substitute", basis=_replacing(known(session, signer.user).called or signer.called))


def _nobody_signs(signer: Signer) -> Refused:
    error = Refused(
        "signer-stepped-aside",
        text("{name} stepped aside in this case and does not sign.", name=signer.name),
        hint=text("Say who replaces them, with a function: “Jan Claes, acting general director”. Record it once more."),
        source=SOURCE,
    )
    error.unblocks = "Recused"
    return error


def _replacing(named: str) -> str:
    return _DUTCH.say(text("replacement of {user}", user=named))
