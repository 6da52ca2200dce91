"""Who signs a letter, as the sheet shows it: capacity and basis above the name, and everybody of a list after them."""

from casemgr.letters.catalogue import every
from casemgr.letters.letter import Letter
from casemgr.letters.sheet import Signature
from casemgr.letters.values import Values, lines, present
from casemgr.letters.wording import label, one_line, word
from casemgr.naming import bare


def signatures(letter: Letter, values: Values) -> tuple[Signature, ...]:
    """Those whom the letter names in the order of its file, then each of a list."""
    first = tuple(_signature(values, prefix) for prefix in _signing(letter, values))
    signed = {bare(one.name) for one in first}
    return (*first, *(one for one in _each(letter, values) if bare(one.name) not in signed))


def or_label(values: Values, name: str) -> str:
    """The value in words, or its label between brackets."""
    return word(values, name) or f"[{label(name)}]"


def _signing(letter: Letter, values: Values) -> tuple[str, ...]:
    """The first always signs; who would sign with them, when there is somebody."""
    first, others = letter.signs[:1], letter.signs[1:]
    return (*first, *(prefix for prefix in others if present(values, f"{prefix}.name")))


def _signature(values: Values, prefix: str) -> Signature:
    capacity, words = str(values.get(f"{prefix}.capacity") or "titular"), every()["capacity"]
    behalf = word(values, f"{prefix}.on_behalf_of")
    above = [_capital(every()["signing"]["behalf"].format(body=behalf))] if behalf and capacity == "titular" else []
    if capacity in words:
        how = f"{words['behalf']} {behalf}" if capacity == "delegate" and behalf else words[capacity]
        above = [_capital(how), or_label(values, f"{prefix}.basis")]
    return Signature(tuple(above), or_label(values, f"{prefix}.name"), or_label(values, f"{prefix}.function"))


def _each(letter: Letter, values: Values) -> list[Signature]:
    """Who signs beside them: "Els Peeters, algemeen directeur"."""
    said = (one_line(one).partition(",") for one in lines(values.get(letter.each_signs)))
    return [Signature((), name.strip(), function.strip()) for name, _, function in said]


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
