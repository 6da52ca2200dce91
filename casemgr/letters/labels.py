"""Sheets of address labels: what a sheet is (`data/labels/`), and the PDF. Nothing is ever cut off: what does not fit
is refused by its number.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import Words, text
from casemgr.law.suggestions import nearest
from casemgr.resources import names, table

FOLDER, USUAL = "labels", "3x8"
SIZES = (11.0, 10.0, 9.0, 8.0)
"""Letters in points, from the largest: a long address gets smaller ones, never fewer lines."""
LEADING = 1.2
REFERENCE = 6.5
"""Points of the letter's number above the address: it brings label and envelope together."""


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """One format of sheet; lengths in millimetres."""

    label: Words
    source: str
    columns: int
    rows: int
    size: tuple[float, float]
    first: tuple[float, float]
    step: tuple[float, float]
    margin: tuple[float, float]

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on one label: the letter's number, and the lines of the address with the name first."""

    number: str
    lines: tuple[str, ...]


def sheets() -> tuple[str, ...]:
    """The formats there are."""
    return names(FOLDER)


def sheet(name: str) -> LabelSheet:
    """One format; refused with the nearest name when there is none, or with the key that is wrong in its file."""
    if name not in sheets():
        near = nearest(name, sheets())
        known = text("Known sheets: {names}.", names=", ".join(sheets()))
        raise Unusable(
            "unknown-sheet", text("There is no sheet of labels “{name}”.", name=name[:40]),
            hint=text("Did you mean “{near}”?", near=near) if near else known,
        )  # fmt: skip
    return _read(name, table(f"{FOLDER}/{name}.toml"))


def _read(name: str, raw: dict[str, Any]) -> LabelSheet:
    for one in fields(LabelSheet):
        if not _right(one.name, raw.get(one.name)):
            raise _bad(name, one.name)
    if raw.keys() - {one.name for one in fields(LabelSheet)}:
        raise _bad(name, min(raw.keys() - {one.name for one in fields(LabelSheet)}))
    said: dict[str, Any] = {key: tuple(map(float, v)) if isinstance(v, list) else v for key, v in raw.items()}
    made = LabelSheet(**said)
    ends = [made.first[n] + made.step[n] * (of - 1) + made.size[n] for n, of in enumerate((made.columns, made.rows))]
    if not (made.columns > 0 and made.rows > 0) or ends[0] > 210.01 or ends[1] > 297.01:
        raise _bad(name, "size")
    return made


def _right(key: str, said: object) -> bool:
    kinds: dict[str, type] = {"label": dict, "source": str, "columns": int, "rows": int}
    if key in kinds:
        return isinstance(said, kinds[key])
    return isinstance(said, list) and len(said) == 2 and all(isinstance(part, int | float) for part in said)


def _bad(name: str, key: str) -> Unusable:
    return Unusable(
        "label-file", text("labels/{name}.toml: “{key}” is missing, unknown or does not fit on A4.", name=name, key=key)
    )


def render(chosen: LabelSheet, labels: Sequence[Label], *, start: int, title: str) -> bytes:
    """The sheets; `start` is the first label to use, from 1. Raises Unusable `label-too-long` with every number that
    does not fit, before anything is drawn.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    from casemgr.letters import fonts
    from casemgr.letters.neutral import Neutral

    if not 1 <= start <= chosen.count:
        raise Unusable(
            "bad-start", text("A sheet has labels 1 to {count}.", count=chosen.count),
            hint=text("Count from the left, row by row."),
        )  # fmt: skip
    fonts.require_glyphs(labels)
    placed = [(one.number, _fitted(chosen, one)) for one in labels]
    unfit = [number for number, fitted in placed if fitted is None]
    if unfit:
        raise Unusable(
            "label-too-long",
            text("The address of letter {numbers} does not fit on a label of this sheet.", numbers=listed(unfit)),
            hint=text("Choose a larger label, or write that envelope by hand."),
        )
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=A4, invariant=1, lang="nl-BE", initialFontName=fonts.REGULAR)
    canvas._doc.info = Neutral()
    canvas.setTitle(title)
    for place, (number, fitted) in enumerate(placed, start - 1):
        row, column = place % chosen.count // chosen.columns, place % chosen.columns
        if place > start - 1 and place % chosen.count == 0:
            canvas.showPage()
        left = (chosen.first[0] + column * chosen.step[0] + chosen.margin[0]) * mm
        top = A4[1] - (chosen.first[1] + row * chosen.step[1] + chosen.margin[1]) * mm
        _draw(canvas, left, top, number, fitted or (SIZES[-1], []))
    canvas.showPage()
    canvas.save()
    return output.getvalue()


def listed(numbers: Sequence[str]) -> str:
    """Numbers of letters in a sentence; of many the first."""
    return ", ".join(numbers[:8]) + (" …" if len(numbers) > 8 else "")


def _fitted(chosen: LabelSheet, one: Label) -> tuple[float, list[str]] | None:
    """The largest letters in which all of it fits, and its lines as they are broken; None when none do."""
    from reportlab.lib.units import mm
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase.pdfmetrics import stringWidth

    from casemgr.letters.fonts import REGULAR

    width, height = ((chosen.size[n] - 2 * chosen.margin[n]) * mm for n in (0, 1))
    for size in SIZES:
        lines = [part for line in one.lines for part in simpleSplit(line, REGULAR, size, width)]
        fits = all(stringWidth(line, REGULAR, size) <= width for line in lines)
        if fits and len(lines) * size * LEADING + REFERENCE * LEADING <= height:
            return size, lines
    return None


def _draw(canvas: Any, left: float, top: float, number: str, fitted: tuple[float, list[str]]) -> None:
    from casemgr.letters.fonts import REGULAR

    size, lines = fitted
    canvas.setFont(REGULAR, REFERENCE)
    canvas.drawString(left, top - REFERENCE, number)
    canvas.setFont(REGULAR, size)
    for place, line in enumerate(lines, 1):
        canvas.drawString(left, top - REFERENCE * LEADING - place * size * LEADING, line)
