"""Letters of a case to many: a notice to each of a group of staff, or to each person of a list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from casemgr.desk import addressing, casework, composing, issuing, papers, taking
from casemgr.desk.batch_parts import Fault, Made, Row
from casemgr.desk.composing import Prepared
from casemgr.desk.session import Session
from casemgr.errors import Refused, Unusable
from casemgr.language import text
from casemgr.letters import mentions
from casemgr.letters.sheet import Sheet
from casemgr.reading import people, staff
from casemgr.store.connection import Connection

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,19}")
ANYBODY: Mapping[str, Any] = {
    "person.family_name": "X", "person.address": ["X"], "recipient.name": "X", "recipient.address": ["X"]
}  # fmt: skip
"""A receiver who lacks nothing: what a letter lacks beside, every letter of the batch lacks."""
OF_ONE = ("person.", "recipient.")
"""How the values begin that each line of a list has of its own."""


@dataclass(slots=True)
class CaseLetters:
    """One letter about one procedure, for every receiver. `called`: another batch of the same letter."""

    session: Session
    prepared: Prepared
    called: str = ""

    def name(self) -> tuple[str, str, str]:
        """Who has this letter about this procedure gets no second one, unless another batch is named."""
        letter = self.prepared.letter.id
        parts = (letter, self.prepared.procedure.id, self.called)
        return ".".join(part for part in parts if part), letter, self.case

    @property
    def case(self) -> str:
        """The number of the case."""
        return self.prepared.situation.case.number

    def stand(self) -> int:
        """The last fact of the case."""
        return casework.current(self.session.register, self.case).case.seq

    def number(self, others: int) -> str:
        """The next number of a paper in this case."""
        return papers.next_number(casework.current(self.session.register, self.case).case, others)

    def to(self, row: Row) -> Prepared:
        """The letter to one receiver."""
        return replace(self.prepared, values={**self.prepared.values, **row.values})

    def sheet(self, row: Row, number: str) -> Sheet:
        """The letter in full."""
        return self.to(row).sheet(draft=False, number=number)

    def keep(self, connection: Connection, made: Sequence[Made]) -> None:
        """Each letter under its number, and the fact that it was issued."""
        requests = []
        for one in made:
            papers.keep(connection, one.number, one.content)
            fact = issuing.told(self.to(one.row), one.number, one.content)
            requests.append(
                taking.Request(fact, procedure=self.prepared.procedure.id, command=one.command, by_the_program=True)
            )
        taking.record_alike(self.session, connection, self.case, requests)

    def forget(self) -> None:
        """What memory holds of the case may be ahead of the register."""
        casework.forget(self.session.register, self.case)


def prepare(
    session: Session, case: str, letter: str, *, procedure: str | None = None, called: str = ""
) -> CaseLetters:  # fmt: skip
    """A letter of a case that may go to many; refused when it may not, or lacks what has nothing to do with whom it
    goes to.
    """
    if called and not NAME.fullmatch(called):
        raise Unusable(
            "bad-name",
            text("The name of a batch is short: letters, digits and hyphens."),
            hint=text("For example: second"),
        )
    prepared = composing.prepare(session, case, letter, procedure=procedure)
    issuing.require_letters(session, prepared)
    if not prepared.letter.many:
        raise Refused(
            "letter-not-for-many",
            text("This letter is not made for many at once."),
            hint=text("Make it for one person: casemgr letter {case} {letter}", case=case, letter=letter),
        )
    if prepared.unsigned is not None:
        raise prepared.unsigned
    of_all = {name: value for name, value in prepared.values.items() if not name.startswith(OF_ONE)}
    single = {"staff.addressed": "person"} if "staff.addressed" in of_all else {}
    prepared = replace(prepared, values={**of_all, **single})
    lacking = mentions.missing(prepared.letter, {**prepared.values, **ANYBODY})
    if lacking:
        raise mentions.Incomplete(lacking)
    return CaseLetters(session, prepared, called)


def staff_rows(
    session: Session, *, entity: str | None = None, service: str | None = None,
    deliver: addressing.Deliver = "home",
) -> Iterator[Row | Fault]:  # fmt: skip
    """Everybody who works here today, by name; of one organisation or service when that is told."""
    session.require("personnel V")
    wanted = service.casefold().strip() if service else None
    chosen = (
        (key, known)
        for key, known in people.each(session.register, "", entity)
        if staff.in_service_on(known, session.today)
        and (wanted is None or str(known.get("service") or "").casefold().strip() == wanted)
    )
    entities = {row["key"]: row for row in people.entities(session.register)}
    for number, (key, known) in enumerate(chosen, 1):
        values = addressing.person(known, entities.get(str(known.get("entity")), {}), deliver)
        said = {name: value for name, value in values.items() if value not in (None, "", [])}
        if "person.address" not in said:
            yield no_address(number, key)
        else:
            yield Row(number, key, said, key)


def no_address(number: int, key: str) -> Fault:
    """A receiver whose address is not known."""
    return Fault(number, "no-address", text("No home address is known."), key)
