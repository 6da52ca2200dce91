"""What a control brought, as its reports say it: figures without persons; for one person what was found, by whom."""

import re
from typing import Any

from casemgr.casefile import Procedure, Record
from casemgr.law.control_provisions import Individualisation
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._control_rules import kind_of
from workflows._letter_order import ORDER, said_of_role
from workflows._letter_reading import NOTHING, YES, Values, day_of, ground_of, of_last, own, own_day

FEWEST = 5
"""A smaller number could point at somebody, so it is not printed."""
STEP, PROVIDED = "ControlIndividualised", "ControlDataProvided"
_FIGURE = re.compile(r"^(?P<what>.*?\S)\s*[:=]\s*(?P<number>\d{1,3}(?:[. ]\d{3})+|\d+)\s*(?P<unit>\D*)$")
_TOTAL = re.compile(r"\b(totaal|total)", re.IGNORECASE)


def figure(line: str) -> tuple[str, int, str] | None:
    """ "bezochte goksites: 42 uur" as what, how many and the unit; None for what is no figure."""
    found = _FIGURE.match(" ".join(line.split()))
    if found is None:
        return None
    return found["what"].strip(), int(re.sub(r"\D", "", found["number"])), found["unit"].strip()


def worded(lines: list[str]) -> list[str]:
    """The figures as a report prints them; nothing while one of them is none. With a number hidden, a total would give
    it away, so that is left out too.
    """
    read = [found for line in lines if (found := figure(line)) is not None]
    if len(read) < len(lines):
        return []
    small = any(0 < number < FEWEST for _, number, _ in read)
    return [_worded(what, number, unit, small and bool(_TOTAL.search(what))) for what, number, unit in read]


def _worded(what: str, number: int, unit: str, give_away: bool) -> str:
    said = f"{number:,}".replace(",", ".")
    if give_away:
        return f"{what}: niet vermeld"
    return " ".join(
        part for part in (f"{what}:", f"minder dan {FEWEST}" if 0 < number < FEWEST else said, unit) if part
    )


def _provided(procedure: Procedure, form: str) -> Record | None:
    """The last time that data of this form were handed over."""
    return next((r for r in reversed(procedure.all(PROVIDED)) if r.public["form"] == form), None)


def _lines(procedure: Procedure) -> list[str]:
    record = _provided(procedure, "aggregated")
    return [str(line) for line in record.get("figures") or ()] if record is not None else []


def _figures_given(situation: Situation, procedure: Procedure) -> str:
    return YES if _provided(procedure, "aggregated") is not None else "no"


def _hidden(situation: Situation, procedure: Procedure) -> str:
    small = (found for line in _lines(procedure) if (found := figure(line)) is not None)
    return YES if any(0 < number < FEWEST for _, number, _ in small) else NOTHING


def _reported_to(situation: Situation, procedure: Procedure) -> str:
    record = procedure.last("ControlReported") or _provided(procedure, "aggregated")
    return str(record.get("to") or NOTHING) if record is not None else NOTHING


def _found(situation: Situation, procedure: Procedure) -> list[str]:
    """What was found in the figures, before data were traced to anybody."""
    step = procedure.last(STEP)
    before = [r for r in procedure.all("IrregularityFound") if step is None or r.seq < step.seq]
    return [str(text) for record in before if (text := record.get("text"))]


def _individual(name: str) -> Value:
    """What was told with the data about the person."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = _provided(procedure, "individual")
        return (record.get(name) if record is not None else None) or NOTHING

    return value


def _looked_on(situation: Situation, procedure: Procedure) -> Any:
    record = _provided(procedure, "individual")
    if record is None:
        return NOTHING
    return day_of(situation, record, "consulted_at" if record.get("consulted_at") else "happened_at") or NOTHING


def _finding(situation: Situation, procedure: Procedure) -> str:
    """What the data show, else what was recorded after the step to a person; that nothing came of it counts too."""
    told = _individual("result")(situation, procedure)
    step, ended = procedure.last(STEP), procedure.last("ControlEnded")
    after = [r for r in procedure.all("IrregularityFound") if step is not None and r.seq > step.seq]
    if told or after:
        return str(told or after[-1].get("text") or NOTHING)
    nothing = ended is not None and ended.public["outcome"] in ("nothing", "technical")
    return "Er is geen onregelmatigheid vastgesteld." if nothing else NOTHING


def _ground(situation: Situation, record: Record) -> str:
    way: Individualisation | None = next(
        (way for key, way in situation.pack.individualisation.items() if key == record.public["ground"]), None
    )
    return ground_of(situation, way.source, silent=way.silent) if way is not None else NOTHING


def _asks_witness(situation: Situation, procedure: Procedure) -> str:
    """For the kind of control, or for the step to a person on this ground."""
    kind, step = kind_of(situation.pack, procedure), procedure.last(STEP)
    ways = situation.pack.individualisation.items()
    asked = step is not None and any(key == step.public["ground"] and way.witness for key, way in ways)
    return YES if asked or (kind is not None and kind.witness) else NOTHING


def split(said: str) -> tuple[str, str]:
    """ "Karel Smet, systeembeheerder" or "Karel Smet (systeembeheerder)": the name, and what follows it."""
    name, _, rest = said.partition("(") if "(" in said else said.partition(",")
    return name.strip(), rest.strip(" )")


def _executor(situation: Situation, procedure: Procedure) -> tuple[str, str]:
    """Who looked at the data, with the function of the office that was told to where none was named."""
    told = str(_individual("done_by")(situation, procedure))
    ordered = str(own("executed_by", ORDER)(situation, procedure))
    office = said_of_role(situation, ordered)
    name, function = split(told or ("" if office != ordered else ordered))
    return name, function or (office if office != ordered else NOTHING)


def _witness(situation: Situation, procedure: Procedure) -> tuple[str, str]:
    record = _provided(procedure, "individual")
    named = [record, procedure.last(STEP), procedure.last(ORDER)]
    said = next((str(found) for one in named if one is not None and (found := one.get("witness"))), NOTHING)
    return split(said)


def part(of: Any, number: int) -> Value:
    """The name, or what follows it."""
    return lambda situation, procedure: of(situation, procedure)[number] or NOTHING


FINDINGS: Values = {
    "control.figures_given": _figures_given, "control.figures": lambda situation, procedure: worded(_lines(procedure)),
    "control.hidden": _hidden, "control.reported_to": _reported_to, "control.found": _found,
    "control.asks_witness": _asks_witness,
    "individual.on": _looked_on, "individual.place": _individual("place"),
    "individual.data_from": own_day("data_from", STEP), "individual.ground": of_last(_ground, STEP),
    "individual.motivation": own("motivation", STEP), "individual.finding": _finding,
    "executor.name": part(_executor, 0), "executor.function": part(_executor, 1),
    "witness.name": part(_witness, 0), "witness.function": part(_witness, 1),
}  # fmt: skip
