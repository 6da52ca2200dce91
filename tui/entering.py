"""From a step to its form and back: the form asks, the desk records, the case says what it did."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from casemgr.desk import entering, new_cases
from casemgr.desk.forms import FieldSpec, FormSpec
from casemgr.desk.stepping import Offer
from casemgr.errors import CaseError
from casemgr.language import text
from tui.drafts import offer
from tui.screens.form import Checked, Form

if TYPE_CHECKING:
    from tui.app import CasemgrApp
    from tui.screens.case import CaseScreen


def ask_step(app: "CasemgrApp", page: "CaseScreen", offer: Offer) -> None:
    """The form of a step in a case."""
    _ask_in_case(
        app, page, lambda: entering.step(app.session(), page.number, offer.fact, offer.procedure, opens=offer.opens)
    )


def ask_task(app: "CasemgrApp", number: str, card: str, fact: str, saved: Callable[..., None]) -> None:
    """A task card: its form for who sees nothing else of the case, else the case with the cursor on that step."""

    def make() -> entering.Entry | None:
        return entering.task(app.session(), number, card, fact)

    entry = app.attempt(make)
    if entry is None:
        app.open_case(number, fact=fact)
    else:
        show(app, entry, lambda done: saved(*done.sentences) if done is not None else None)


def ask_correction(app: "CasemgrApp", page: "CaseScreen", seq: int) -> None:
    """The form of a fact that was wrong, as it was filled in."""
    _ask_in_case(app, page, lambda: entering.correction(app.session(), page.number, seq))


def _ask_in_case(app: "CasemgrApp", page: "CaseScreen", make: Callable[[], entering.Entry]) -> None:
    entry = app.attempt(make)
    if entry is None:
        return

    def finished(saved: Any) -> None:
        if saved is not None:
            page.refill()
            page.notice.done(*saved.sentences)

    show(app, entry, finished, make)


def ask_moment(app: "CasemgrApp", answered: Callable[[datetime | None], None]) -> None:
    """A moment in the past, as people type it."""
    say = app.language.say
    field = FieldSpec("at", "moment", say(text("As it stood on")), required=True, example=say(text("yesterday 2pm")))
    spec = FormSpec("AsOf", say(text("The case as it stood")), say(text("Show")), (field,))

    def finished(values: Any) -> None:
        answered(datetime.fromisoformat(values["at"]) if values else None)

    app.push_screen(Form(spec, check=lambda values: Checked(), save=dict, keep=lambda typed: None), finished)


def ask_leak(app: "CasemgrApp") -> None:
    """The intake of a leak: one form, maybe two facts."""
    entry = app.attempt(lambda: new_cases.leak(app.session()))
    if entry is not None:
        show(app, entry, lambda saved: _opened(app, saved))


def ask_new(app: "CasemgrApp") -> None:
    """Which kind of case, then its form."""
    from tui.screens.pick import PickScreen

    choices = app.attempt(lambda: new_cases.kinds(app.session())) or ()

    def picked(code: Any) -> None:
        if isinstance(code, str):
            ask_case(app, code)

    app.push_screen(PickScreen(app.language.say(text("New case")), choices), picked)


def ask_case(app: "CasemgrApp", workflow: str) -> None:
    """The form of a workflow's first fact."""
    if workflow == "data_leak":
        ask_leak(app)
        return
    codes = app.attempt(lambda: new_cases.codes(app.session())) or ()
    if len(codes) < 2:
        _ask_under(app, workflow, None)
        return
    from tui.screens.pick import PickScreen

    def picked(code: Any) -> None:
        if isinstance(code, str):
            _ask_under(app, workflow, code)

    app.push_screen(PickScreen(app.language.say(text("Under which code of conduct")), codes), picked)


def _ask_under(app: "CasemgrApp", workflow: str, code: str | None) -> None:
    entry = app.attempt(lambda: new_cases.case(app.session(), workflow, code))
    if entry is not None:
        show(app, entry, lambda saved: _opened(app, saved))


def _opened(app: "CasemgrApp", saved: Any) -> None:
    if saved is not None:
        app.open_case(saved.case, done=saved.sentences)


def show(
    app: "CasemgrApp", entry: entering.Entry, finished: Any, again: Callable[[], entering.Entry] | None = None
) -> None:
    """Opens a form; what is typed is kept as a draft as it is typed.

    `again` makes the entry anew when somebody else changed the case meanwhile: the next save goes by what is there now.
    """
    spec: FormSpec = entry.spec

    def check(values: dict[str, Any]) -> Checked:
        told = entry.check(app.session(), values)
        # the form says itself what is still empty, and until then saving does nothing
        errors = {name: error for name, error in told.errors.items() if name in values}
        complete = all(field.name in values for field in spec.fields if field.required and not field.shown_when)
        return Checked(errors=errors, effects=told.effects if complete else ())

    def keep(typed: dict[str, str]) -> None:
        app.attempt(lambda: entering.keep(app.session(), entry.name, typed))

    def save(values: dict[str, Any]) -> entering.Saved:
        nonlocal entry
        try:
            return entry.save(app.session(), values)
        except CaseError as error:
            if error.kind == "case-moved-on" and again is not None:
                entry = again()
            raise

    def begin(draft: dict[str, str] | None) -> None:
        app.push_screen(Form(spec, check=check, save=save, keep=keep, draft=draft), finished)

    draft = app.attempt(lambda: entering.draft(app.session(), entry.name))
    if draft is None:
        begin(None)
    else:
        _ask_draft(app, entry.name, draft, begin)


def _ask_draft(
    app: "CasemgrApp", name: str, draft: dict[str, str], begin: Callable[[dict[str, str] | None], None]
) -> None:
    """A draft is left: whether to go on with it. Words of another leak must never run into this one."""
    from tui.screens.ask import AskScreen

    kept_at = app.attempt(lambda: entering.draft_kept_at(app.session(), name))

    def answered(going_on: bool | None) -> None:
        if going_on is None:
            return
        if not going_on:
            app.attempt(lambda: entering.forget(app.session(), name))
        begin(draft if going_on else None)

    said = offer(kept_at or app.moment(), app.now)
    question = AskScreen(said, [], yes=text("Go on"), no=text("Start again"), safe=False, either=True)
    app.push_screen(question, answered)


def explain_block(app: "CasemgrApp", page: "CaseScreen", offer: Offer) -> None:
    """A blocked step: the reason again, and the step that would take it away."""
    refusal = offer.refusal
    if refusal is None or page.view is None:
        return
    page.notice.refuse(refusal)
    way_out = next((o for o in page.view.offers if o.fact == refusal.unblocks and o.refusal is None), None)
    if refusal.unblocks == "LetterIssued":
        page.letter_of(offer)
    elif way_out is not None:
        ask_step(app, page, way_out)
