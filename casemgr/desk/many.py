"""Letters to many behind a screen: made in a thread with a connection of its own, stopped at any time."""

import threading
from dataclasses import replace
from pathlib import Path

from casemgr.desk import batch_letters, batches, bundles, current, printing, receivers
from casemgr.desk.batch_parts import Done, Rows
from casemgr.desk.forms import Choice
from casemgr.desk.session import Session
from casemgr.errors import CaseError, Defect, Unusable, where
from casemgr.language import text
from casemgr.letters import catalogue

HOME, WORK = "home", "work"


def may(letter: str) -> bool:
    """Whether this letter may go to many."""
    return catalogue.letter(letter).many


def choices(session: Session) -> list[Choice]:
    """To whom, beside a list that is named by its path; staff only for who may see them."""
    if not session.may("personnel V"):
        return []
    say = session.language.say
    return [
        Choice(HOME, say(text("All staff, at home")), say(text("Everybody who works here today."))),
        Choice(WORK, say(text("All staff, at work")), say(text("With the service, for the internal mail."))),
    ]


class Many:
    """One batch: `run` in a thread; the screen reads `done`, `ended` and `error` meanwhile."""

    def __init__(self, session: Session, case: str, letter: str, procedure: str, chosen: str) -> None:
        """`chosen`: a code of `choices`, or the path of a list. Refused at once when it cannot begin."""
        self._session, self._place, self._chosen = session, (case, letter, procedure), chosen
        self._read = receivers.read(_bytes(chosen)) if chosen not in (HOME, WORK) else None
        self.case, self.label = case, catalogue.letter(letter).label
        self._stop = threading.Event()
        self.error: CaseError | None = None
        self.ended = False
        work, rows = self._begin(session)
        self.done = Done(work.name()[0], sum(1 for _ in rows()))
        bundles.require_room(session.register, self.done.total)

    def _begin(self, session: Session) -> tuple[batch_letters.CaseLetters, Rows]:
        case, letter, procedure = self._place
        work = batch_letters.prepare(session, case, letter, procedure=procedure)
        if self._read is not None:
            return work, self._read.rows
        return work, lambda: batch_letters.staff_rows(session, deliver="work" if self._chosen == WORK else "home")

    def run(self) -> None:
        """Makes the letters; what goes wrong is kept in `error`."""
        try:
            register = current.open_current(self._session.register.path)
            try:
                work, rows = self._begin(replace(self._session, register=register))
                batches.run(work.session, work, rows, self.done.total, stopped=self._stop.is_set, done=self.done)
            finally:
                register.close()
        except CaseError as error:
            self.error = error
        except Exception as error:  # a thread of its own has no other edge
            self.error = Defect(where(error))
        finally:
            self.ended = True

    def stop(self) -> None:
        """After the letters that are being made now; the rest can be made later."""
        self._stop.set()

    def show(self) -> Path:
        """All letters in one file, opened with the system's viewer."""
        register, numbers = self._session.register, self.done.numbers
        path = printing.private_folder() / f"{numbers[0]}.pdf"
        first = bundles.write_bound(register, numbers, path)[0]
        return printing.show(first.read_bytes(), numbers[0])


def _bytes(path: str) -> bytes:
    try:
        return Path(path.strip()).expanduser().read_bytes()
    except OSError:
        hint = text("Check the path and your rights.")
        raise Unusable("no-file", text("This file cannot be read."), hint=hint) from None
