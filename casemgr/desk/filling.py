"""Where a letter's missing mention is filled in: a step, a fact to complete, the organisation, a setting, its form."""

from casemgr.casefile import FILE, Procedure
from casemgr.desk import composing, entering, house_forms, letter_form, stepping, wording
from casemgr.desk.composing import Prepared
from casemgr.desk.entering import Entry
from casemgr.desk.session import Session
from casemgr.errors import CaseError, Refused
from casemgr.language import text
from casemgr.letters.letter import Fill
from casemgr.letters.places import place


def entry(session: Session, number: str, letter: str, procedure: str, mention: str) -> Entry:
    """The form that fills a mention. Raises Refused where it is filled in elsewhere, or cannot be now: with the way."""
    prepared = composing.prepare(session, number, letter, procedure=procedure)
    fill = next(one.fill for one in prepared.letter.mentions if one.id == mention)
    if fill.kind == "letter":
        return letter_form.entry(session, number, letter, procedure)
    if fill.kind == "setting":
        return house_forms.setting(session, fill.name)
    if fill.kind == "fact":
        return _of_a_fact(session, prepared, fill)
    raise Refused(
        "filled-in-elsewhere",
        text("This comes from the code of conduct itself: {where}.", where=_where(session, fill)),
        hint=text("Look at the code with: casemgr packs check FILE"),
    )


def _of_a_fact(session: Session, prepared: Prepared, fill: Fill) -> Entry:
    if fill.name == "EntitySet":
        return house_forms.entity(session, prepared.situation.case.entity)
    if fill.name in ("PersonRegistered", "PersonChanged"):
        return _of_the_person(session, prepared)
    if fill.name in ELSEWHERE:
        raise Refused(
            "filled-in-elsewhere",
            text("Who signs comes from the list of users and from hand-overs."),
            hint=ELSEWHERE[fill.name],
        )
    return _in_the_case(session, prepared, fill)


ELSEWHERE = {
    "UserAdded": text("Name and function: casemgr users add USER --name NAME --function FUNCTION"),
    "HandoverStarted": text("The basis of a replacement: casemgr handover USER --to USER --until DAY"),
}
"""Facts about users: recorded by who manages the register, on the command line."""


def _of_the_person(session: Session, prepared: Prepared) -> Entry:
    """Somebody of the list is completed there; anybody else is addressed on the letter's own form."""
    number, letter, procedure = prepared.situation.case.number, prepared.letter.id, prepared.procedure.id
    if "person.key" not in prepared.values:
        return letter_form.entry(session, number, letter, procedure)
    return house_forms.person(session, str(prepared.values["person.key"]))


def _in_the_case(session: Session, prepared: Prepared, fill: Fill) -> Entry:
    """The fact that was recorded is completed; without one the step is taken, in whichever procedure is near."""
    number, kind = prepared.situation.case.number, fill.name
    near = _near(prepared)
    found = [record for procedure in near if (record := procedure.last(kind)) is not None]
    if found:
        return entering.correction(session, number, max(record.seq for record in found))
    offers = [offer for offer in stepping.steps(session, number) if offer.fact == kind]
    ids = [procedure.id for procedure in near]
    offers.sort(key=lambda o: (o.refusal is not None, ids.index(o.procedure) if o.procedure in ids else len(ids)))
    if not offers:
        raise Refused(
            "not-now",
            text("“{step}” cannot be recorded in this case now.", step=wording.label(kind)),
            hint=text("Look at the steps of the case: what comes before it is said there."),
        )
    refusal: CaseError | None = offers[0].refusal
    if refusal is not None:
        raise refusal
    return entering.step(session, number, kind, offers[0].procedure, opens=offers[0].opens)


def _near(prepared: Prepared) -> list[Procedure]:
    case, own = prepared.situation.case, prepared.procedure
    about = case.about(own)
    return [own, *([about] if about else []), *case.those_about(own), case.procedures[FILE]]


def _where(session: Session, fill: Fill) -> str:
    return place(fill, session.language.code, scripts=False)
