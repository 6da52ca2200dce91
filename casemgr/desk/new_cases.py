"""Forms that open a case: the intake of a leak, and the first fact of any other kind under a code of the register."""

from typing import Any

from casemgr import workflow as workflows
from casemgr.desk import asking, casework, foreseeing, intaking, opening, parsing, placing, wording
from casemgr.desk.entering import Checked, Entry, Saved, Values, forget
from casemgr.desk.forms import Choice
from casemgr.desk.session import Session, pack_named
from casemgr.language import text
from casemgr.store import kept


def leak(session: Session) -> Entry:
    """The intake of a leak: what was told and, when it is certain, since when."""
    spec = asking.leak_form(session)
    aware = ("aware_at", "reason")

    def split(values: Values) -> tuple[dict[str, Any], dict[str, Any]]:
        first = asking.to_data("LeakReported", {k: v for k, v in values.items() if k not in (*aware, "sure")})
        return first, {k: values.get(k) for k in aware} if values.get("sure") == "yes" else {}

    def check(session: Session, values: Values) -> Checked:
        first, second = split(values)
        errors = foreseeing.mistakes(session, "LeakReported", first)
        if second:
            errors |= foreseeing.mistakes(session, "AwarenessEstablished", {k: v for k, v in second.items() if v})
        return Checked(errors, [] if errors else foreseeing.leak_effects(session, first, second))

    def save(session: Session, values: Values) -> Saved:
        first, second = split(values)
        effects = foreseeing.leak_effects(session, first, second)
        taken = intaking.log_leak(session, first, aware=second.get("aware_at"), reason=second.get("reason"))
        forget(session, "leak")
        return Saved(taken.case, (text("Data leak recorded, case {case}.", case=taken.case), *effects[1:3]))

    return Entry("leak", spec, check, save)


def case(session: Session, workflow: str, pack: str | None = None) -> Entry:
    """The form that opens a case of this kind, under one of the codes of the register."""
    fact = opening.first_fact(workflow).__name__
    code = pack_named(session.register, pack)
    draft = f"new:{workflow}:{code.key}"  # answers of one code are none of another
    spec = asking.form(session, fact, casework.to_come(session, code))

    def complete(values: Values) -> dict[str, Any]:
        return placing.with_defaults(session, parsing.fact_type(fact), asking.to_data(fact, values), always=True)

    def check(session: Session, values: Values) -> Checked:
        data = asking.to_data(fact, values)
        errors = foreseeing.mistakes(session, fact, data, code)
        return Checked(errors, [] if errors else foreseeing.effects(session, None, fact, data, None))

    def save(session: Session, values: Values) -> Saved:
        taken = opening.open_case(session, workflow, complete(values), pack=code.key)
        forget(session, draft)
        return Saved(taken.case, (text("Case {case} is opened.", case=taken.case),))

    return Entry(draft, spec, check, save)


def codes(session: Session) -> tuple[Choice, ...]:
    """The codes of conduct a case can be opened under, the default first."""
    keys = kept.pack_keys(session.register)
    found = (pack_named(session.register, key) for key in keys)
    return tuple(Choice(pack.key, session.language.say(pack.name), pack.owner) for pack in found)


def kinds(session: Session) -> tuple[Choice, ...]:
    """The kinds of case this user may open."""
    found = []
    for name in workflows.names():
        loaded = workflows.load(name)
        row = next((row for row in loaded.steps if row.opens), None)
        if loaded.opens_case and row is not None and session.may(row.needs, own=True):
            say = session.language.say
            found.append(Choice(name, say(wording.label(row.fact.__name__)), say(wording.help_of(row.fact.__name__))))
    return tuple(found)
