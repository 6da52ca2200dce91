"""Reads `data/letters/` and refuses what a letter file must not hold, before anybody needs that letter."""

import functools
import tomllib
from collections.abc import Collection, Mapping
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.letters import recipients, remedies
from casemgr.letters.conditions import condition as _condition
from casemgr.letters.conditions import takes as _takes
from casemgr.letters.faults import Faults
from casemgr.letters.letter import Block, Enclosure, Fill, Letter, Mention, Title
from casemgr.letters.template import names as needed
from casemgr.letters.values import NAMES
from casemgr.resources import names as files
from casemgr.resources import table

KEYS = (
    "label", "workflow", "after", "to", "signs", "tone", "marks", "kind", "made_for", "titles", "mention", "block",
    "enclosure", "authority", "each_signs", "many", "seal", "takes", "offered", "repeats", "step",
)  # fmt: skip
_OPTIONAL = (
    "marks", "kind", "made_for", "enclosure", "authority", "each_signs", "many", "seal", "takes", "offered",
    "repeats", "step",
)  # fmt: skip
_MENTION = ("id", "label", "source", "needs", "fill", "if", "not_required", "in_body", "to")
_SHAPES = ("heading", "text", "article", "items", "numbered", "particulars", "free")
_FILLS = ("fact", "setting", "letter", "pack")


def every() -> dict[str, Any]:
    """The words around the body and the mentions of every letter (block G)."""
    return table("letters/every/letter.toml")


def letters() -> tuple[str, ...]:
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
        raise Faults(file).unreadable(error) from error


def offered(workflow: str, facts: Collection[str]) -> list[str]:
    """The letters that can be made in a procedure of this workflow once it holds these facts."""
    made = (letter(name) for name in letters())
    return [one.id for one in made if workflow in one.workflows and set(one.after) & set(facts)]


def read(name: str, raw: Mapping[str, Any], faults: Faults) -> Letter:
    """A letter out of its table."""
    faults.keys(raw, KEYS, "", required=tuple(key for key in KEYS if key not in _OPTIONAL))
    by, addressed = recipients.read(raw["to"], faults)
    faults.one_of(raw["tone"], tuple(every()["BE"]["closing"]), "tone")
    for mark in raw.get("marks", ()):
        faults.one_of(mark, tuple(every()["marks"]), "marks")
    for prefix in raw["signs"]:
        faults.one_of(f"{prefix}.function", tuple(NAMES), "signs")
    if "each_signs" in raw:
        faults.one_of(raw["each_signs"], tuple(NAMES), "each_signs")
    own = {mention.get("id") for mention in raw["mention"]}  # a letter may say one of every letter in its own way
    shared = [recipients.only_to(mention, by, addressed) for mention in every()["mention"] if mention["id"] not in own]
    shared = [mention for mention in shared if mention and _of_signers(mention, raw["signs"])]
    mentions = tuple(_mention(mention, faults, in_body=False) for mention in shared if mention)
    told = [*raw["mention"], *(mention for block in raw["block"] for mention in remedies.mentions(block))]
    mentions += tuple(_mention(mention, faults, in_body=True) for mention in told)
    written = [part for block in raw["block"] for part in remedies.blocks(block)]
    blocks = tuple(_block(block, f"block {number}", faults) for number, block in enumerate(written, 1))
    made = Letter(
        id=name,
        label=raw["label"],
        workflows=(raw["workflow"],) if isinstance(raw["workflow"], str) else tuple(raw["workflow"]),
        after=tuple(raw["after"]),
        authority=tuple(raw.get("authority", raw["after"])),
        recipients=addressed,
        by=by,
        signs=tuple(raw["signs"]),
        each_signs=raw.get("each_signs", ""),
        sealed=raw.get("seal", False),
        tone=raw["tone"],
        marks=tuple(raw.get("marks", ())),
        kind=raw.get("kind", ""),
        titles={kind: _title(title, f"titles.{kind}", faults) for kind, title in raw["titles"].items()},
        made_for=tuple(_condition({"if": use}, "made_for", faults) for use in raw.get("made_for", ())),
        mentions=mentions,
        blocks=blocks,
        enclosures=tuple(_enclosure(paper, faults) for paper in raw.get("enclosure", ())),
        many=raw.get("many", False),
        takes=_takes(raw.get("takes", {}), faults),
        offered=_condition({"if": raw.get("offered", {})}, "offered", faults),
        repeats=raw.get("repeats", False),
        step=raw.get("step", ""),
    )
    _hang_together(made, faults)
    return made


def _of_signers(mention: Mapping[str, Any], signs: Collection[str]) -> bool:
    """A paper that the administration does not sign says nothing of its signer."""
    prefixes = {need.partition(".")[0] for need in mention["needs"]}
    return bool(signs) or prefixes != {"sender"}


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
    faults.keys(raw, ("title", "subject", "tone"), where, required=("title", "subject"))
    if "tone" in raw:
        faults.one_of(raw["tone"], tuple(every()["BE"]["closing"]), f"{where}, tone")
    return Title(raw["title"], raw["subject"], raw.get("tone", ""))


def _enclosure(raw: Mapping[str, Any], faults: Faults) -> Enclosure:
    faults.keys(raw, ("text", "if"), "enclosure", required=("text",))
    faults.template(raw["text"], "enclosure")
    return Enclosure(raw["text"], _condition(raw, "enclosure", faults))


def _hang_together(made: Letter, faults: Faults) -> None:
    """Every mention of the body is said by a block; no text can meet a value nobody had to fill in."""
    ids = {mention.id: mention for mention in made.mentions}
    said = {name for block in made.blocks for name in block.says}
    for name in said:
        faults.one_of(name, tuple(ids), "says")
    for mention in made.mentions:
        if mention.in_body and mention.id not in said:
            raise faults.lacks(f"mention {mention.id}", "says")
    always = {need for mention in made.mentions if not mention.condition.wanted for need in mention.needs}
    for number, block in enumerate(made.blocks, 1):
        sure = always | {need for name in block.says for need in ids[name].needs}
        sure |= {name for name, wanted in block.condition.wanted.items() if wanted is not False}
        for name in _needed(block):
            if name not in sure and not sure.intersection(name.split("|")):
                raise faults.fault(f"block {number}", f"{{{name}}}", sure)


def _needed(block: Block) -> list[str]:
    templates = [block.text] if block.kind in ("text", "article") else [row[1] for row in block.rows]
    return [name for template in templates for name in needed(template)]
