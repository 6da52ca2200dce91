"""The rows of a case page: pure, from what the desk tells."""

from datetime import datetime

from casemgr.desk.boarding import short_limit
from casemgr.desk.showing import CaseView, Term
from casemgr.desk.stepping import Offer
from casemgr.language import Language, text
from tui.clockface import Left, met, no_term, time_left, unset
from tui.widgets.countdown import Term as BigTerm
from tui.widgets.entries import (
    blocked_row,
    dated_row,
    ends_row,
    heading_row,
    labelled_row,
    note_row,
    step_row,
)
from tui.widgets.row import Row

BESIDE = 42
"""Characters of a blocked step and its source that stand beside each other in the narrow column."""
LABEL = 22
FIRST = 5
"""Steps that are told with a line of their own; what follows is one line each."""
BLOCKED = 5
"""Blocked steps that are told; the others would bury what can be done."""
EVERYDAY = (
    "TaskAssigned",
    "DocumentAdded",
    "LetterSent",
    "LetterDelivered",
    "RepresentativeAppointed",
    "Recused",
    "TaskDone",
)
"""Steps any case offers that are worth a row of their own; the palette has the rest."""


def overview_rows(view: CaseView, language: Language) -> list[Row]:
    """What it is about."""
    rows = [
        labelled_row(f"{place}", label, value, label_width=LABEL) for place, (label, value) in enumerate(view.overview)
    ]
    open_tasks = [task for task in view.tasks if not task["done"]]
    rows += [
        labelled_row(task["id"], language.say(text("Task")), f"{task['text']} ({task['who']})", label_width=LABEL)
        for task in open_tasks
    ]
    return rows or [note_row(language.say(text("Nothing you may read here yet.")))]


def event_rows(view: CaseView, language: Language) -> list[Row]:
    """Newest first; a corrected fact is struck through."""
    rows = []
    for event in view.events:
        more = [f"{label}: {value}" for label, value in event.details]
        if (event.recorded_at - event.at).total_seconds() > 60:
            more.append(
                language.say(
                    text(
                        "Recorded {moment} by {who}.", moment=language.short_moment(event.recorded_at), who=event.actor
                    )
                )
            )
        else:
            more.append(language.say(text("Recorded by {who}.", who=event.actor)))
        style = "" if event.stands else "strike"
        rows.append(dated_row(str(event.seq), language.short_when(event.at), event.what, more=more, style=style))
    return rows


def step_rows(view: CaseView, language: Language) -> list[Row]:
    """What can be done first, in workflow order; then what cannot yet, with the reason."""
    say = language.say
    if view.ended:
        rows: list[Row] = [note_row(say(text("Nothing more has to be done in this case.")))]
    else:
        rows = []
    shown = [offer for offer in view.offers if offer.procedure != "file" or offer.fact in EVERYDAY]
    can = sorted((o for o in shown if o.refusal is None and o.procedure != "file"), key=lambda o: not o.waits)
    rows += [step_row(_key(o), say(o.label), under=say(o.under)) for o in can[:FIRST]]
    blocked = [o for o in shown if o.refusal is not None and o.procedure != "file"]
    if blocked:
        rows.append(heading_row(say(text("Not possible yet"))))
        rows += [_blocked(o, language) for o in blocked[:BLOCKED]]
        if len(blocked) > BLOCKED:
            rows.append(note_row(say(text("{n} more that are not possible yet", n=len(blocked) - BLOCKED))))
    if len(can) > FIRST:
        rows.append(heading_row(say(text("Also possible"))))
        rows += [step_row(_key(o), say(o.label)) for o in can[FIRST:]]
    everyday = [o for o in shown if o.procedure == "file" and o.refusal is None]
    if everyday:
        rows.append(heading_row(say(text("Always possible"))))
        rows += [step_row(_key(o), say(o.label)) for o in everyday]
    return rows


def _key(offer: Offer) -> str:
    return f"{offer.procedure}:{offer.fact}"


def _blocked(offer: Offer, language: Language) -> Row:
    assert offer.refusal is not None
    reason = language.say(offer.refusal.sentence)
    source = "" if offer.refusal.kind == "not-your-role" else (offer.refusal.source or "")
    label, source = language.say(offer.label), _short(source)
    # the step itself is what a reader looks for: a source that leaves it no room goes with the reason
    if source and len(label) + len(source) > BESIDE:
        return blocked_row(_key(offer), label, f"{reason} ({source})")
    return blocked_row(_key(offer), label, reason, source=source)


def _short(source: str) -> str:
    """A source as it stands beside a step: the regulation by its short name; a rule of the program itself has none."""
    said = source.replace("AVG (Verordening (EU) 2016/679)", "AVG").replace("Verordening (EU) 2016/679 (AVG)", "AVG")
    said = said.partition(":")[0]
    return "" if said == "casemgr" else said


def deadline_rows(view: CaseView, now: datetime, language: Language) -> list[Row]:
    """Running terms first, each with its exact limit and its source."""
    rows = []
    for term in view.terms:
        under = [short_limit(term.limit, language)] if term.limit else []
        if term.state == "unset":
            under.append(
                language.say(text("casemgr settings set {setting} …; until then no clock runs", setting=term.setting))
            )
        under += [source] if (source := _short(term.source)) else []
        left = left_of(term, now, language)
        rows.append(ends_row(f"{term.procedure}:{term.rule}", language.say(term.label), left, under=" · ".join(under)))
    return rows or [note_row(language.say(text("No term runs.")))]


def left_of(term: Term, now: datetime, language: Language) -> Left | str:
    """How a term stands."""
    if term.state == "unset":
        return unset(language)
    if term.state == "dropped":
        return language.say(text("fell away"))
    if term.met_at is not None:
        return met(term.met_at, term.limit, language) if term.limit else language.say(text("done"))
    return time_left(term.limit, now, language) if term.limit else no_term(language)


def big_clock(view: CaseView, language: Language) -> BigTerm | None:
    """The most urgent statutory term in hours that runs."""
    running = [t for t in view.terms if t.big and t.limit and t.state in ("running", "overdue")]
    if not running:
        return None
    term = min(running, key=lambda t: t.limit or t.begun)
    assert term.limit is not None
    say = language.say
    label = say(text("for: {label}", label=term.label))
    exact = say(text("by {limit}", limit=language.moment(term.limit)))
    outer = (
        say(text("outer limit {time}", time=f"{term.outer:%H:%M}")) if term.outer and term.outer != term.limit else ""
    )
    return BigTerm(term.limit, label, term.begun, exact, outer)


def paper_rows(view: CaseView, language: Language) -> list[Row]:
    """Papers with their day and number."""
    rows = [ends_row(p.number, f"{language.short_day(p.made_at)}  {p.title}", p.number) for p in view.papers]
    return rows or [note_row(language.say(text("No documents yet.")))]
