"""Why a date: what the desk counted, worded for the explain window."""

from typing import TYPE_CHECKING

from casemgr.desk import explaining
from casemgr.desk.explaining import Told
from tui.screens.explain import Explained, ExplainScreen, Reading, Step

if TYPE_CHECKING:
    from tui.app import CasemgrApp


def explain(app: "CasemgrApp", case: str, procedure: str, rule: str) -> None:
    """Opens the window for one deadline of a case."""
    told = app.attempt(lambda: explaining.told(app.session(), case, procedure, rule))
    if told is not None:
        app.push_screen(ExplainScreen(_explained(told)))


def _explained(told: Told) -> Explained:
    return Explained(
        title=told.title,
        lead=told.lead,
        steps=[Step(row.when, row.what, row.note, row.mark) for row in told.steps],
        notes=list(told.notes),
        readings=[Reading(r.when, r.what, r.note, r.used) for r in told.readings],
        sources=list(told.sources),
        rule=told.rule,
    )
