"""Makes a sheet out of a letter and its values: pure, so that the same facts always give the same letter."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from casemgr.errors import Refused, Unusable
from casemgr.language import text
from casemgr.letters.addressee import address, salutation
from casemgr.letters.catalogue import every
from casemgr.letters.faults import Faults
from casemgr.letters.letter import Block, Letter, Title
from casemgr.letters.mentions import Incomplete, missing
from casemgr.letters.sheet import Block as Part
from casemgr.letters.sheet import Heading, Items, Paragraph, Particulars, Run, Sheet, Slip
from casemgr.letters.signatures import or_label, signatures
from casemgr.letters.template import fill
from casemgr.letters.values import NAMES, Values, check, lines, present
from casemgr.letters.wording import charges, clean, label, one_line, word


def compose(letter: Letter, values: Values, *, draft: bool, practice: bool, number: str | None) -> Sheet:
    """The letter in full; `number` is the document number, without which the case's number is the reference.

    Raises Incomplete (`missing-mentions`) when a mention lacks a value and this is no draft, Refused
    (`letter-not-for-this`) for a pack or kind of hearing the letter was not written for, Unusable
    (`letter-value`) for values no letter knows. A draft shows what is missing between brackets.
    """
    check(values)
    _refuse_other_use(letter, values)
    lacking = missing(letter, values)
    if lacking and not draft:
        raise Incomplete(lacking)
    country = every()[str(values.get("pack.country") or "BE")]
    words = every()["words"]
    title = _title(letter, values)
    reference = one_line(number or "") or word(values, "case.number")
    enclosures = _enclosures(letter, values)
    return Sheet(
        language=country["language"],
        title=title.title,
        letterhead=_letterhead(values),
        window=_window(values, country),
        marks=_marks(letter, values),
        address=address(letter.to(values), values),
        reference=_reference(values, country, reference, enclosures),
        subject_label=country["subject"],
        subject=title.subject,
        salutation=salutation(letter.to(values), values),
        blocks=_body(letter, values),
        closing=_closing(values, country["closing"][title.tone or letter.tone]),
        signatures=signatures(letter, values),
        enclosures=enclosures,
        copy_to=tuple(map(one_line, lines(values.get("letter.copy_to")))),
        slip=_slip(values, reference),
        footer=" · ".join(filter(None, (word(values, "entity.name"), reference))),
        watermark=" · ".join(words[key] for key, on in (("practice", practice), ("draft", draft)) if on),
        page=words["page"],
        enclosed=words["enclosures" if len(enclosures) > 1 else "enclosure"],
        copied=words["copy_to"],
        dated=_dated(values),
        folds=values.get("house.folds") is not False,
    )


def sealed(sheet: Sheet, head: str, count: int) -> Sheet:
    """The same with the head of the ledger and the number of facts in it, on every page."""
    return replace(sheet, seal=every()["words"]["seal"].format(head=head, count=count))


def _dated(values: Values) -> date | None:
    day = values.get("letter.date")
    return day if isinstance(day, date) else None


def fits(letter: Letter, values: Values) -> bool:
    """Whether the letter is written for a pack and an outcome like these."""
    return not letter.made_for or any(not use.misfits(values) for use in letter.made_for)


def _refuse_other_use(letter: Letter, values: Values) -> None:
    """Each use names the codes it is written for; the refusal is about the use that comes nearest."""
    if fits(letter, values):
        return
    nearest = min((use.misfits(values) for use in letter.made_for), key=len)
    name = nearest[0]
    raise Refused(
        "letter-not-for-this",
        text("This letter is not made for {what} “{code}”.", what=NAMES[name].label, code=values[name]),
        hint=text("It is made for: {codes}.", codes=", ".join(_accepted(letter, name))),
    )


def _accepted(letter: Letter, name: str) -> list[str]:
    """The codes of a value that some use names."""
    wanted = [use.wanted[name] for use in letter.made_for if name in use.wanted]
    return list(dict.fromkeys(code for codes in wanted if isinstance(codes, tuple) for code in codes))


def _title(letter: Letter, values: Values) -> Title:
    chosen = letter.titles.get(str(values.get(letter.kind)))
    return chosen or next(iter(letter.titles.values()))


def _letterhead(values: Values) -> tuple[str, ...]:
    rest = (word(values, key) for key in ("entity.phone", "entity.website", "entity.number"))
    return (
        or_label(values, "entity.name"),
        *map(one_line, lines(values.get("entity.address"))),
        *filter(None, rest),
    )


def _window(values: Values, country: dict[str, Any]) -> tuple[float, float]:
    return window(values["house.window"] if present(values, "house.window") else country["window"])


def window(place: Sequence[object]) -> tuple[float, float]:
    """Where the address begins, on the paper: millimetres from the left and the top edge."""
    numbers = [float(number) for number in place if isinstance(number, int | float)]
    if len(place) != len(numbers) or len(numbers) != 2 or not (10 <= numbers[0] <= 150 and 30 <= numbers[1] <= 90):
        raise Unusable(
            "letter-value",
            text("The place of the address window must be two numbers in millimetres."),
            hint=text("From the left edge 10 to 150, from the top edge 30 to 90."),
        )
    return numbers[0], numbers[1]


def _marks(letter: Letter, values: Values) -> tuple[str, ...]:
    sent = every()["means"].get(values.get("letter.means"))
    return (*(every()["marks"][mark] for mark in letter.marks), *((sent,) if sent else ()))


def _enclosures(letter: Letter, values: Values) -> tuple[str, ...]:
    """What always goes with this letter, then what was added to it."""
    own = ("".join(run.text for run in fill(paper.text, values)) for paper in letter.enclosures if
           paper.condition.holds(values))  # fmt: skip
    return (*own, *map(one_line, lines(values.get("letter.enclosures"))))


def _reference(
    values: Values, country: dict[str, Any], number: str, enclosures: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    said = {name: word(values, name) for name in country["contents"]} | {"case.number": number}
    if "letter.enclosures" in said:
        said["letter.enclosures"] = str(len(enclosures) or "")
    return tuple((country["labels"][name], said[name]) for name in country["contents"] if said[name])


def _body(letter: Letter, values: Values) -> tuple[Part, ...]:
    blocks = [block for block in letter.blocks if block.condition.holds(values)]
    said = {name for block in blocks for name in block.says}
    unsaid = [m for m in letter.mentions if m.in_body and m.id not in said and m.condition.holds(values)]
    if unsaid and not missing(letter, values):
        # No block fits these values: the letter's file has a gap that only shows here.
        raise Faults(f"letters/{letter.id}.toml").lacks(f"mention {unsaid[0].id}", "says")
    numbers = itertools.count(1)
    parts = [part for block in blocks for part in _parts(block, values, numbers)]
    if unsaid:
        named = "; ".join(mention.label["nl"] for mention in unsaid)
        parts.insert(0, Paragraph((Run(f"[{every()['words']['not_yet']}: {named}]", bold=True),)))
    parts = _joined(parts)
    after = [*parts[1:], Heading("")]
    # In a draft nothing may be left under a heading.
    kept = zip(parts, after, strict=True)
    return tuple(part for part, following in kept if not (isinstance(part, Heading) and isinstance(following, Heading)))


def _joined(parts: list[Part]) -> list[Part]:
    """Particulars that follow each other are one table."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found else None
        if isinstance(part, Particulars) and isinstance(before, Particulars):
            found[-1] = Particulars(before.rows + part.rows)
        else:
            found.append(part)
    return found


def _parts(block: Block, values: Values, numbers: Iterator[int]) -> list[Part]:
    """What a block prints; `numbers` are those of the articles of an act, which run on through the paper."""
    if block.kind == "heading":
        return [Heading(block.text)]
    if block.kind == "article":
        number = every()["articles"]["each"].format(number=next(numbers))
        return [Paragraph((Run(f"{number} ", bold=True), *fill(block.text, values)))]
    if block.kind == "text":
        return [Paragraph(fill(block.text, values))]
    if block.kind == "particulars":
        rows = ((name, fill(template, values)) for name, template in block.rows)
        kept = tuple((name, line) for name, line in rows if line)
        return [Particulars(kept)] if kept else []
    if block.kind == "free":
        paragraphs = clean(str(values.get(block.text) or "")).split("\n\n")
        return [Paragraph((Run(said.strip()),)) for said in paragraphs if said.strip()]
    said = charges(values.get(block.text)) or [f"[{label(block.text)}]"]
    return [Items(tuple((Run(item),) for item in said), numbered=block.kind == "numbered")]


def _closing(values: Values, usual: str) -> str:
    """A paper that greets nobody has no closing of the house either."""
    return usual and (word(values, "house.closing") or usual)


def _slip(values: Values, number: str) -> Slip | None:
    if values.get("letter.means") != "hand":
        return None
    words = every()["slip"]
    return Slip(words["title"], words["text"].format(number=number), tuple(words["fields"]))
