"""What a letter is: the parts of one file of `data/letters/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casemgr.language import Words
from casemgr.letters.values import Values, present

PEOPLE = "people"
"""What a letter is about that belongs to no case: the list of people, which has facts and numbers of its own."""


@dataclass(frozen=True, slots=True)
class Other:
    """Any code but these; a value that is not there is no other code."""

    codes: tuple[str, ...]


Wanted = tuple[str, ...] | bool | Other


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when every value is one of the codes named (or `{not = […]}`: another one), or is there (`true`) or not
    there (`false`); a yes or no holds when it says the same.
    """

    wanted: Mapping[str, Wanted] = field(default_factory=dict)

    def holds(self, values: Values) -> bool:
        """Nothing wanted always holds."""
        return all(_meets(values, name, wanted) for name, wanted in self.wanted.items())

    def misfits(self, values: Values) -> list[str]:
        """The values that are there and are not wanted."""
        wanted = self.wanted.items()
        return [name for name, codes in wanted if present(values, name) and not _meets(values, name, codes)]


def _meets(values: Values, name: str, wanted: Wanted) -> bool:
    if isinstance(wanted, Other):
        return present(values, name) and values[name] not in wanted.codes
    if not isinstance(wanted, bool):
        return values.get(name) in wanted
    said = values.get(name)
    return (said if isinstance(said, bool) else present(values, name)) is wanted


@dataclass(frozen=True, slots=True)
class Fill:
    """Where the clerk fills it in: a `fact`, a `setting`, the `pack`, or the form of the `letter` itself."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Something a letter must say. `needs` names the values without which it cannot; `a|b` means either."""

    id: str
    label: Words
    source: str
    needs: tuple[str, ...]
    fill: Fill
    condition: Condition
    not_required: Words | None
    in_body: bool  # a block must say it; the others stand around the body


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body. `text` is a template, or for items, numbered and free the name of a value."""

    kind: str  # heading, text, article, items, numbered, particulars, free
    text: str
    rows: tuple[tuple[str, str], ...]
    says: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True, slots=True)
class Title:
    """How a letter of one kind is called; the subject may show through the window: no accusation in it. `tone` when
    this kind closes otherwise than the letter does.
    """

    title: str
    subject: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A paper that goes with the letter; `text` is a template."""

    text: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as its file describes it, with the mentions of every letter (block G) before its own."""

    id: str
    label: Words
    workflows: tuple[str, ...]  # it can be about a procedure of any of these
    after: tuple[str, ...]  # the facts one of which it tells of
    authority: tuple[str, ...]  # the facts whose authority signs it; those of `after` when the file names no others
    recipients: Mapping[str, str]  # by the code of `by`: person, official, …; "" when always one
    by: str
    signs: tuple[str, ...]  # prefixes of values: "sender" is sender.name, sender.function, …
    tone: str
    marks: tuple[str, ...]
    kind: str  # the value that chooses among `titles`; "" when there is one title only
    titles: Mapping[str, Title]
    made_for: tuple[Condition, ...]  # uses; one must fit the values that are there
    mentions: tuple[Mention, ...]
    blocks: tuple[Block, ...]
    enclosures: tuple[Enclosure, ...] = ()
    each_signs: str = ""  # a list of people, "name, function", who sign after them
    sealed: bool = False  # it says where the ledger stood when it was issued
    many: bool = False  # it may go to everybody of a list, each with their own name and address
    takes: Mapping[str, str] = field(default_factory=dict)  # a value of this letter → the one it is unless given
    offered: Condition = Condition()  # when it is put before people; it can be made without
    repeats: bool = False  # several may get one, so it stays offered once one was made
    step: str = ""  # the step that goes with it: the letter goes out only where that may be taken

    def to(self, values: Values) -> str:
        """Who gets it: a person, an official, an organisation, a group of staff or nobody."""
        return self.recipients.get(str(values.get(self.by) or "")) or next(iter(self.recipients.values()))

    @property
    def of_a_case(self) -> bool:
        """Whether it tells of something in a case; the others are about a person and the code."""
        return self.workflows != (PEOPLE,)

    @property
    def workflow(self) -> str:
        """The workflow it is usually about."""
        return self.workflows[0]
