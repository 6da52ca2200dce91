"""Who sees and does what: the role table of `data/roles.toml`.

`may(["dpo"], "leak", "V")` asks one cell. What narrows a cell is said by the one who asks: `assigned` (to
this case), `own` (one's own report, also when one is just making it), `within` (words about the place: a half
such as "leak", "identified" once the person is known, "neutral" for number and neutral title, "NL").
What is not said does not count; only that a report is a "whistleblower" one must be said to hide who made it.
"""

import functools
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from casemgr.errors import Defect, Unusable
from casemgr.language import Text, Words, text
from casemgr.resources import table

VERBS = "VCDATS"
"""View, record, decide, advise, own task card, figures."""
NOWHERE: frozenset[str] = frozenset()
_ROW = re.compile("label(_nl|_c81)?|het|only_letters|account|case_only|acts_(for|in)|limits|sources")
_GRANT = re.compile(r"(?P<when>[ro]?)(?P<verb>[VCDATS])(?:(?P<side>[@!])(?P<place>\w+))?")


@dataclass(frozen=True, slots=True)
class Grant:
    """One verb of a cell. `when`: "r" assigned, "o" own report. `side`: "@" only there, "!" not there."""

    verb: str
    when: str = ""
    side: str = ""
    place: str = ""

    def gives(self, verb: str, assigned: bool, own: bool, within: Collection[str]) -> bool:
        """Whether it allows this here. Deciding includes recording; recording does not include viewing."""
        if verb != self.verb and not (verb == "C" and self.verb == "D"):
            return False
        if (self.when == "r" and not assigned) or (self.when == "o" and not own):
            return False
        return not self.side or (self.place in within) == (self.side == "@")


@dataclass(frozen=True, slots=True)
class Role:
    """A row of the table. `limits` says in words what a cell cannot; no `letters` means all of them."""

    code: str
    labels: Mapping[str, Words]
    cells: Mapping[str, tuple[Grant, ...]]
    limits: Mapping[str, Words]
    sources: Mapping[str, str]
    letters: frozenset[str] = NOWHERE
    account: bool = True
    case_only: bool = False
    het: frozenset[str] = NOWHERE  # where its Dutch label is a "het" word
    acts_for: str = ""
    acts_in: frozenset[str] = NOWHERE

    def label(self, audience: str = "BE") -> Words:
        """What people call it. `audience` is the pack's: BE, NL or C81 (an employer, no local government)."""
        return self.labels.get(audience) or self.labels["BE"]

    def the(self, audience: str = "BE") -> Words:
        """The label with its article: "de algemeen directeur"."""
        label = self.label(audience)
        place = audience if audience in self.labels else "BE"
        return {"nl": f"{'het' if place in self.het else 'de'} {label['nl']}", "en": f"the {label['en']}"}


@functools.cache
def columns() -> Mapping[str, Words]:
    """The columns of the table, in order, each with its label."""
    data = table("roles.toml")
    return {code: data["column"][code]["label"] for code in data["columns"]}


@functools.cache
def load() -> Mapping[str, Role]:
    """Every role by its code, in the order of the table."""
    return {code: _role(code, row) for code, row in table("roles.toml")["role"].items()}


def _role(code: str, row: dict[str, Any]) -> Role:
    for key in row:
        if not _ROW.fullmatch(key) and key not in columns():
            raise _bad(code, key)
    labels = {"BE": "label", "NL": "label_nl", "C81": "label_c81"}
    return Role(
        code=code,
        labels={audience: row[key] for audience, key in labels.items() if key in row},
        cells={column: _cell(code, column, row.get(column)) for column in columns()},
        limits=row.get("limits", {}),
        sources=row.get("sources", {}),
        letters=frozenset(row.get("only_letters", ())),
        account=row.get("account", True),
        case_only=row.get("case_only", False),
        het=frozenset(row.get("het", ())),
        acts_for=row.get("acts_for", ""),
        acts_in=frozenset(row.get("acts_in", ())),
    )


def _cell(code: str, column: str, cell: object) -> tuple[Grant, ...]:
    if not isinstance(cell, str):
        raise _bad(code, column)
    grants = [_GRANT.fullmatch(word) for word in cell.split()]
    if not all(grants):
        raise _bad(code, column)
    return tuple(Grant(g["verb"], g["when"], g["side"] or "", g["place"] or "") for g in grants if g)


def _bad(code: str, key: str) -> Unusable:
    return Unusable("bad-roles", text("roles.toml: [role.{role}] {key} cannot be read.", role=code, key=key))


def _held(roles: Iterable[str], column: str, acting: Collection[str]) -> Iterable[Role]:
    """The rows that count for one column: the own ones, and the one acted as while a hand-over runs."""
    if column not in columns():
        raise Defect("roles.column")
    for code in roles:
        role = load().get(code)
        if role is None:
            raise Unusable("unknown-role", text("There is no role “{role}”.", role=code))
        yield role
        if role.acts_for and role.acts_for in acting and column in role.acts_in:
            yield load()[role.acts_for]


def may(
    roles: Iterable[str],
    column: str,
    verb: str,
    *,
    acting: Collection[str] = NOWHERE,
    assigned: bool = False,
    own: bool = False,
    within: Collection[str] = NOWHERE,
    letter: str | None = None,
) -> bool:
    """Whether one of the roles allows it. `acting`: roles stood in for now; `letter`: an id."""
    if len(verb) != 1 or verb not in VERBS:
        raise Defect("roles.verb")
    return any(
        grant.gives(verb, assigned, own, within)
        for role in _held(roles, column, acting)
        if letter is None or not role.letters or letter in role.letters
        for grant in role.cells[column]
    )


def depends_on_code(roles: Iterable[str]) -> bool:
    """Whether some cell of these roles holds under the codes of one country only."""
    cells = (cell for role in _held(roles, "breach", NOWHERE) for cell in role.cells.values())
    return any(grant.place == "NL" for cell in cells for grant in cell)


def columns_seen(
    roles: Iterable[str], *, acting: Collection[str] = NOWHERE, within: Collection[str] = NOWHERE
) -> frozenset[str]:
    """The columns that may be viewed in any case, without assignment: for the viewer's filter in a query."""
    held = tuple(roles)
    return frozenset(column for column in columns() if may(held, column, "V", acting=acting, within=within))


def who_may(column: str, verb: str) -> tuple[str, ...]:
    """The roles that may do this in any case; if none, those that may when assigned or on an own report."""
    free = tuple(code for code in load() if may((code,), column, verb))
    return free or tuple(code for code in load() if may((code,), column, verb, assigned=True, own=True))


def not_for_you(column: str, verb: str, audience: str = "BE") -> Text:
    """The sentence for somebody whose role does not allow it: it says who does."""
    names = [load()[code].the(audience) for code in who_may(column, verb)]
    if not names:
        return text("Not for your role.")
    who = {"nl": " of ".join(name["nl"] for name in names), "en": " or ".join(name["en"] for name in names)}
    return text("Not for your role: {who} does this.", who=who)


def is_cell(column: str, verb: str) -> bool:
    """Whether the table has this column and these verbs ("C", or "C|T" for either)."""
    return column in columns() and all(one in VERBS and len(one) == 1 for one in verb.split("|"))
