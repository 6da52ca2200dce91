"""What a letter is: the parts of one file of `data/letters/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casemgr.language import Words
from casemgr.letters.values import Values, present

Wanted = tuple[str, ...] | bool


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when every value is one of the codes named, or is there (`true`) or not there (`false`)."""

    wanted: Mapping[str, Wanted] = field(default_factory=dict)

    def holds(self, values: Values) -> bool:
        """Nothing wanted always holds."""
        return all(_meets(values, name, wanted) for name, wanted in self.wanted.items())


def _meets(values: Values, name: str, wanted: Wanted) -> bool:
    return present(values, name) is wanted if isinstance(wanted, bool) else values.get(name) in wanted


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

    kind: str  # heading, text, items, numbered, particulars, free
    text: str
    rows: tuple[tuple[str, str], ...]
    says: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True, slots=True)
class Title:
    """How a letter of one kind is called; the subject may show through the window: no accusation in it."""

    title: str
    subject: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as its file describes it, with the mentions of every letter (block G) before its own."""

    id: str
    label: Words
    workflow: str
    to: str  # person, organisation or nobody
    signs: tuple[str, ...]  # prefixes of values: "sender" is sender.name, sender.function, …
    tone: str
    marks: tuple[str, ...]
    kind: str  # the value that chooses among `titles`; "" when there is one title only
    titles: Mapping[str, Title]
    made_for: tuple[Mapping[str, tuple[str, ...]], ...]  # uses; one must fit the values that are there
    mentions: tuple[Mention, ...]
    blocks: tuple[Block, ...]
