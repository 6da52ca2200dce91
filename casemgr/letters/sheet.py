"""A composed letter: every word of it, and nothing about fonts or millimetres but the window's place."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one weight; `text` is literal: no markup in it means anything."""

    text: str
    bold: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Stays with what follows it."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line end in a run is a line end on paper."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered 1., 2., … or with dashes."""

    items: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Particulars:
    """Label and value side by side: when, where, with whom."""

    rows: tuple[tuple[str, Line], ...]


Block = Heading | Paragraph | Items | Particulars


@dataclass(frozen=True, slots=True)
class Signature:
    """`above` is the capacity and its basis: they stand above the name (Decreet Lokaal Bestuur, art. 283)."""

    above: tuple[str, ...]
    name: str
    function: str


@dataclass(frozen=True, slots=True)
class Slip:
    """The part that is torn off when a letter is handed over."""

    title: str
    text: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts of a house, as the bytes of two TrueType files; `name` is theirs alone, made of what is in them."""

    name: str
    regular: bytes = field(repr=False)
    bold: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo: pixels of three bytes, red, green and blue, row by row, compressed."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One letter, ready to be set on paper or shown in a terminal."""

    language: str  # "nl-BE" or "nl-NL"
    title: str  # neutral: it is also the title in the file's metadata
    letterhead: tuple[str, ...]  # the entity's name first
    window: tuple[float, float]  # first line of the address, in mm from the left and the top edge
    marks: tuple[str, ...]
    address: tuple[str, ...]
    reference: tuple[tuple[str, str], ...]
    subject_label: str
    subject: str
    salutation: str
    blocks: tuple[Block, ...]
    closing: str
    signatures: tuple[Signature, ...]
    enclosures: tuple[str, ...]
    copy_to: tuple[str, ...]
    slip: Slip | None
    footer: str
    watermark: str  # "ONTWERP", "OEFENING", both, or nothing
    page: str  # "pagina {page} van {pages}"
    enclosed: str  # what stands above the enclosures
    copied: str  # what stands above who gets a copy
    folds: bool = True  # marks where the paper is folded for its envelope
    seal: str = ""  # where the ledger stood when a decision was issued
    dated: date | None = None  # the letter's own date: also the one in the file's metadata
    typeface: Typeface | None = None  # Source Sans
    logo: Picture | None = None
