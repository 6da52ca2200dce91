"""From p to paper: asks how, hands the letter to the print system, and tells how the job stands until it is over."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from casemgr.desk import printers, printing, printjobs
from casemgr.desk.printjobs import Job, Order, Status
from casemgr.errors import CaseError
from casemgr.language import text
from tui.surface import Surface

if TYPE_CHECKING:
    from tui.app import CasemgrApp

T = TypeVar("T")
PACE, PATIENT = 0.5, 5.0
"""Seconds between two looks at a job; when it waits for somebody at the printer, longer."""
Take = Callable[[], tuple[bytes, str]]
"""Gives the bytes and what they are called in a queue: made only once it is sure that they are printed."""


def print_letter(app: "CasemgrApp", take: Take, *, draft: bool) -> None:
    """Asks and prints, while the screens go on."""
    if not printers.by_viewer():
        app.run_worker(_ask(app, take, draft), group="print", exclusive=True)
        return
    found = app.attempt(take)
    if found is not None:
        app.attempt(lambda: printing.hand_over(*found))
        _notice(app, "done", printjobs.handed_over())


async def _ask(app: "CasemgrApp", take: Take, draft: bool) -> None:
    from tui.screens.print import PrintScreen, fitting

    known = await _apart(app, printers.known)
    if known is None:
        return
    if not known:
        _notice(app, "attention", text("No printer was added to this computer."))
        return
    kept, names = app.preferences.paper, [printer.name for printer in known]
    name = kept.printer if kept.printer in names else names[0]
    able = await _apart(app, lambda: printers.abilities(name))
    if able is None:
        return
    sides = kept.sides if kept.sides in printjobs.SIDES else "one"
    copies = kept.copies if 1 <= kept.copies <= printjobs.MOST_COPIES else 1
    order = fitting(Order(name, copies, sides, kept.tray), able)  # type: ignore[arg-type]  # one of its codes
    asked = PrintScreen(
        known, order, able, lambda other: _apart(app, lambda: printers.abilities(other)), draft=draft
    )  # fmt: skip
    chosen = await app.push_screen_wait(asked)
    if chosen is not None:
        await _print(app, take, chosen)


async def _print(app: "CasemgrApp", take: Take, order: Order) -> None:
    app.preferences.paper = replace(
        app.preferences.paper, printer=str(order.printer), copies=order.copies, sides=order.sides, tray=order.tray
    )
    app.preferences.save()
    found = app.attempt(take)
    if found is None:
        return
    job = await _apart(app, lambda: printjobs.send(*found, order))
    if job is not None:
        app.run_worker(_follow(app, job), group="followed", exclusive=False)


async def _follow(app: "CasemgrApp", job: Job) -> None:
    """Until the job is over; a job that waits for somebody at the printer is asked about once."""
    before: Status | None = None
    asked = False
    while True:
        now = await _apart(app, lambda: printjobs.status(job))
        if now is None:
            return
        if now != before:
            _tell(app, job, now)
        before = now
        if now.standing in printjobs.OVER:
            return
        stuck = now.standing in ("stopped", "held")
        if stuck and not asked:
            asked = True
            if await _cancelled(app, job, now):
                continue
        await asyncio.sleep(PATIENT if stuck else PACE)


async def _cancelled(app: "CasemgrApp", job: Job, now: Status) -> bool:
    """Keep the job for when the printer goes on, or take it away; nobody is asked in the middle of a form."""
    from tui.screens.ask import AskScreen
    from tui.screens.letter import LetterScreen

    if not isinstance(app.screen, LetterScreen):
        return False
    said = printjobs.words(job, now)
    question = AskScreen(said[0], said[1:], yes=text("Cancel the job"), no=text("Leave it in the queue"))
    if not await app.push_screen_wait(question):
        return False
    await _apart(app, lambda: printjobs.cancel(job))
    return True


def _tell(app: "CasemgrApp", job: Job, now: Status) -> None:
    tone = "done" if now.standing == "done" else "fail" if now.standing == "aborted" else "attention"
    _notice(app, tone, *printjobs.words(job, now))


def _notice(app: "CasemgrApp", tone: str, *sentences: object) -> None:
    """On the page in front: somebody may have gone on with something else."""
    if isinstance(app.screen, Surface):
        getattr(app.screen.notice, tone)(*sentences)


async def _apart(app: "CasemgrApp", do: Callable[[], T]) -> T | None:
    """Runs what waits for the print system beside the screens; a refusal is said in the notice."""
    try:
        return await asyncio.to_thread(do)
    except CaseError as error:
        if isinstance(app.screen, Surface):
            app.screen.notice.refuse(error)
        return None
