"""Forms on which people sign for a code, for a list of them: each who has still to sign, or those who are named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from casemgr.desk import addressing, code_forms, signing
from casemgr.desk import people as desk
from casemgr.desk.batch_parts import Made, Row
from casemgr.desk.session import Session, pack_named
from casemgr.law.packs import Pack
from casemgr.letters.sheet import Sheet
from casemgr.reading import forms
from casemgr.store.connection import Connection


@dataclass(slots=True)
class CodeForms:
    """The form of one version of a code, for every person. `called`: another batch of the same form."""

    session: Session
    pack: Pack
    deliver: addressing.Deliver | None = None
    called: str = ""

    def name(self) -> tuple[str, str, str]:
        """A new version of the code is a new batch."""
        parts = (code_forms.FORM, self.pack.key, self.pack.version, self.called)
        return ".".join(part for part in parts if part), code_forms.FORM, ""

    def stand(self) -> int:
        """The last form of this year."""
        return forms.last_of(self.session.register, self.session.today.year)

    def number(self, others: int) -> str:
        """The next number of a form."""
        return code_forms.number_after(self.session, others)

    def form(self, row: Row) -> code_forms.CodeForm:
        """The form of one person."""
        return code_forms.of_known(self.session, row.who, row.values, self.pack, deliver=self.deliver)

    def sheet(self, row: Row, number: str) -> Sheet:
        """The form in full."""
        return self.form(row).sheet(draft=False, number=number)

    def keep(self, connection: Connection, made: Sequence[Made]) -> None:
        """Each form under its number, and the fact that it was made."""
        kept = [(self.form(one.row).fact(one.number, one.sha256), one.content) for one in made]
        code_forms.keep(self.session, connection, kept, [one.command for one in made])

    def forget(self) -> None:
        """Nothing of forms stands in memory."""


def prepare(
    session: Session, pack: str | None, *, deliver: addressing.Deliver | None = None, called: str = ""
) -> CodeForms:  # fmt: skip
    """The forms of a code that asks a signature."""
    code_forms.require(session)
    code = pack_named(session.register, pack)
    code_forms.require_asked(code)
    code_forms.require_style(session)
    return CodeForms(session, code, deliver, called)


def unsigned(session: Session, pack: Pack, entity: str | None = None) -> Iterator[Row]:
    """Those who work here today and have not signed the present version, by name."""
    return _rows(signing.unsigned(session, pack.key, "", entity))


def named(session: Session, given: Sequence[str]) -> Iterator[Row]:
    """Those who are named, by number."""
    return _rows(desk.find(session, one) for one in given)


def _rows(found: Any) -> Iterator[Row]:
    return (Row(number, key, known, key) for number, (key, known) in enumerate(found, 1))
