"""What letters to many are made of: receivers, what was made of them, and what each kind of batch must know."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from casemgr.language import Text, text
from casemgr.letters.sheet import Sheet
from casemgr.store.connection import Connection

TWICE = "row-twice"
"""The kind of fault that is none of the letter: its receiver stood in the list before."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A receiver: the line of the list, who it is (the same receiver is always the same), and values of the letter.
    `person`: their number of casemgr, where they are in the list of people.
    """

    number: int
    who: str
    values: Mapping[str, Any]
    person: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of which no letter was made, and why. It never says what stood there."""

    row: int
    kind: str
    sentence: Text
    person: str = ""

    @property
    def told(self) -> Text:
        """With the line of the list, or the number of whoever stands in no list but that of people."""
        if self.person:
            return text("{person}: {why}", person=self.person, why=self.sentence)
        return text("Line {line}: {why}", line=self.row, why=self.sentence)


@dataclass(frozen=True, slots=True)
class Made:
    """A letter that was set and is about to be kept."""

    row: Row
    number: str
    command: str
    content: bytes
    sha256: str


@dataclass(slots=True)
class Done:
    """How far a batch came. `numbers`: its letters in the order of the list, those of an earlier time included."""

    batch: str
    total: int
    numbers: list[str] = field(default_factory=list)
    made: int = 0
    faults: list[Fault] = field(default_factory=list)
    stopped: bool = False
    seen: dict[str, int] = field(default_factory=dict)

    @property
    def passed(self) -> int:
        """Lines that were dealt with."""
        return len(self.numbers) + len(self.faults)


class Work(Protocol):
    """One kind of letter to many: letters of a case, or forms."""

    def name(self) -> tuple[str, str, str]:
        """The batch, the letter and the case (or "")."""

    def stand(self) -> int:
        """Where the numbering stands; when it changes, what was set has the wrong number."""

    def number(self, others: int) -> str:
        """The next number, when so many others come before it."""

    def sheet(self, row: Row, number: str) -> Sheet:
        """The letter of one receiver."""

    def keep(self, connection: Connection, made: Sequence[Made]) -> None:
        """Bytes and facts, inside the transaction."""

    def forget(self) -> None:
        """A transaction did not go through."""


Rows = Callable[[], Iterable[Row | Fault]]
