"""Reads `data/letters/` and refuses what a letter file must not hold, before anybody needs that letter."""

import functools
import tomllib
from collections.abc import Mapping
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.letters.faults import Faults
from casemgr.letters.letter import Block, Condition, Fill, Letter, Mention, Title
from casemgr.letters.template import names as needed
from casemgr.letters.values import NAMES
from casemgr.resources import names as files
from casemgr.resources import table

_LETTER = (
    "label", "workflow", "to", "signs", "tone", "marks", "kind", "made_for", "titles", "mention", "block",
)  # fmt: skip
_OPTIONAL = ("marks", "kind", "made_for")
_MENTION = ("id", "label", "source", "needs", "fill", "if", "not_required", "in_body", "to")
_SHAPES = ("heading", "text", "items", "numbered", "particulars", "free")
_FILLS = ("fact", "setting", "letter", "pack")
RECIPIENTS = ("person", "organisation", "nobody")


def every() -> dict[str, Any]:
    """The words around the body and the mentions of every letter (block G)."""
    return table("letters/every/letter.toml")


def letters() -> list[str]:
    """The ids of all letters."""
    return files("letters")


@functools.cache
def letter(name: str) -> Letter:
    """One letter by its id. Raises Unusable: `unknown-letter`, or `letter-file` with file, key and guess."""
    if name not in letters():
        raise Unusable(
            "unknown-letter",
            text("There is no letter {name}.", name=name),
            hint=text("Known letters: {names}.", names=", ".join(letters())),
        )
    file = f"letters/{name}.toml"
    try:
        return read(name, table(file), Faults(file))
    except tomllib.TOMLDecodeError as error:
        raise Faults(file).fault(str(error)) from error


def read(name: str, raw: Mapping[str, Any], faults: Faults) -> Letter:
    """A letter out of its table."""
    faults.keys(raw, _LETTER, "", required=tuple(key for key in _LETTER if key not in _OPTIONAL))
    faults.one_of(raw["to"], RECIPIENTS, "to")
    faults.one_of(raw["tone"], tuple(every()["BE"]["closing"]), "tone")
    for mark in raw.get("marks", ()):
        faults.one_of(mark, tuple(every()["marks"]), "marks")
    for prefix in raw["signs"]:
        faults.one_of(f"{prefix}.function", tuple(NAMES), "signs")
    shared = [mention for mention in every()["mention"] if raw["to"] in mention.get("to", RECIPIENTS)]
    mentions = tuple(_mention(mention, faults, in_body=False) for mention in shared)
    mentions += tuple(_mention(mention, faults, in_body=True) for mention in raw["mention"])
    blocks = tuple(_block(block, f"block {number}", faults) for number, block in enumerate(raw["block"], 1))
    made = Letter(
        id=name,
        label=raw["label"],
        workflow=raw["workflow"],
        to=raw["to"],
        signs=tuple(raw["signs"]),
        tone=raw["tone"],
        marks=tuple(raw.get("marks", ())),
        kind=raw.get("kind", ""),
        titles={kind: _title(title, f"titles.{kind}", faults) for kind, title in raw["titles"].items()},
        made_for=tuple(_use(use, faults) for use in raw.get("made_for", ())),
        mentions=mentions,
        blocks=blocks,
    )
    _hang_together(made, faults)
    return made


def _mention(raw: Mapping[str, Any], faults: Faults, *, in_body: bool) -> Mention:
    where = f"mention {raw.get('id', '?')}"
    faults.keys(raw, _MENTION, where, required=("id", "label", "source", "needs", "fill"))
    for name in raw["needs"]:
        for part in name.split("|"):
            faults.one_of(part, tuple(NAMES), f"{where}, needs")
    faults.keys(raw["fill"], _FILLS, f"{where}, fill")
    ((kind, target),) = raw["fill"].items()
    return Mention(
        id=raw["id"],
        label=raw["label"],
        source=raw["source"],
        needs=tuple(raw["needs"]),
        fill=Fill(kind, target),
        condition=_condition(raw, where, faults),
        not_required=raw.get("not_required"),
        in_body=raw.get("in_body", in_body),
    )


def _block(raw: Mapping[str, Any], where: str, faults: Faults) -> Block:
    faults.keys(raw, (*_SHAPES, "says", "if"), where)
    kinds = [kind for kind in _SHAPES if kind in raw]
    if len(kinds) != 1:
        raise faults.fault(where, f"{', '.join(_SHAPES)}: 1")
    kind, body = kinds[0], raw[kinds[0]]
    rows = tuple((row[0], row[1]) for row in body) if kind == "particulars" else ()
    if kind in ("items", "numbered", "free"):
        faults.one_of(body, tuple(NAMES), where)
    else:
        for template in (row[1] for row in rows) if rows else (body,):
            faults.template(template, where)
    return Block(kind, "" if rows else body, rows, tuple(raw.get("says", ())), _condition(raw, where, faults))


def _title(raw: Mapping[str, Any], where: str, faults: Faults) -> Title:
    faults.keys(raw, ("title", "subject"), where, required=("title", "subject"))
    return Title(raw["title"], raw["subject"])


def _use(raw: Mapping[str, Any], faults: Faults) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(codes) for name, codes in _conditions(raw, "made_for", faults).items()}


def _condition(raw: Mapping[str, Any], where: str, faults: Faults) -> Condition:
    wanted = _conditions(raw.get("if", {}), f"{where}, if", faults)
    return Condition({name: want if isinstance(want, bool) else tuple(want) for name, want in wanted.items()})


def _conditions(raw: Mapping[str, Any], where: str, faults: Faults) -> Mapping[str, Any]:
    for name, wanted in raw.items():
        faults.one_of(name, tuple(NAMES), where)
        for code in () if isinstance(wanted, bool) or not NAMES[name].codes else wanted:
            faults.one_of(code, NAMES[name].codes, f"{where}, {name}")
    return raw


def _hang_together(made: Letter, faults: Faults) -> None:
    """Every mention of the body is said by a block; no text can meet a value nobody had to fill in."""
    ids = {mention.id: mention for mention in made.mentions}
    said = {name for block in made.blocks for name in block.says}
    for name in said:
        faults.one_of(name, tuple(ids), "says")
    for mention in made.mentions:
        if mention.in_body and mention.id not in said:
            raise faults.fault(f"mention {mention.id}", "says")
    always = {need for mention in made.mentions if not mention.condition.wanted for need in mention.needs}
    for number, block in enumerate(made.blocks, 1):
        sure = always | {need for name in block.says for need in ids[name].needs}
        sure |= {name for name, wanted in block.condition.wanted.items() if wanted is not False}
        for name in _needed(block):
            if name not in sure:
                raise faults.fault(f"block {number}", f"{{{name}}}", sure)


def _needed(block: Block) -> list[str]:
    templates = [block.text] if block.kind == "text" else [row[1] for row in block.rows]
    return [name for template in templates for name in needed(template)]
