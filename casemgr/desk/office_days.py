"""Days on which the office is closed, as a hint for planning: they never move a term."""

from dataclasses import replace
from datetime import date

from casemgr.desk.planned import BY_THE_PERSON, Act, Ahead
from casemgr.language import Text, text
from casemgr.law.planning import closed_because, local_calendar, office_day_from, office_day_until


def hinted(ahead: Ahead, act: Act) -> Act:
    """The same act, with a word about closed days where one of its days is one."""
    if act.state == "passed" or act.fact in BY_THE_PERSON:
        return act
    found = _before(ahead, act) or _from(ahead, act)
    return replace(act, hint=found) if found is not None else act


def _place(ahead: Ahead) -> tuple[str, str]:
    pack = ahead.situation.pack
    return pack.country, local_calendar(pack.country) if pack.organisation == "local_government" else ""


def _before(ahead: Ahead, act: Act) -> Text | None:
    """A last day on which nobody is there: the last office day before it."""
    if act.latest is None:
        return None
    last, (country, local) = act.latest.date(), _place(ahead)
    why = closed_because(last, country, local)
    if why is None:
        return None
    open_ = office_day_until(last, country, local, not_before=ahead.today)
    if open_ is None:
        return text("{day}: closed ({why}), and no office day is left before it. The term stays.", day=last, why=why)
    return text("{day}: closed ({why}). The last office day is {open}; the term stays.", day=last, why=why, open=open_)


def _from(ahead: Ahead, act: Act) -> Text | None:
    """A first day on which nobody is there: the first office day after it."""
    if act.earliest is None or act.earliest <= ahead.today:
        return None
    country, local = _place(ahead)
    why = closed_because(act.earliest, country, local)
    if why is None:
        return None
    open_: date = office_day_from(act.earliest, country, local)
    return text("{day}: closed ({why}). The first office day is {open}.", day=act.earliest, why=why, open=open_)
