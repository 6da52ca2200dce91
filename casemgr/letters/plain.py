"""The same letter as lines of text, for a terminal."""

import textwrap
from collections.abc import Iterator

from casemgr.letters.sheet import Block, Heading, Items, Line, Paragraph, Sheet, Signature


def plain(sheet: Sheet, width: int) -> list[str]:
    """The sheet in lines of at most `width` columns; the address stands where the window is."""
    width = max(width, 24)
    lines = [*([sheet.watermark.center(width).rstrip(), ""] if sheet.watermark else []), *_top(sheet, width)]
    lines += _wrap(f"{sheet.subject_label}: {sheet.subject}", width)
    lines += ["", *_wrap(sheet.salutation, width)] if sheet.salutation else []
    for block in sheet.blocks:
        lines += ["", *_block(block, width)]
    lines += ["", *_wrap(sheet.closing, width)] if sheet.closing else []
    for signature in sheet.signatures:
        lines += ["", *_signed(signature, width)]
    lines += _end(sheet, width)
    return [line.rstrip() for line in lines]


def _top(sheet: Sheet, width: int) -> Iterator[str]:
    for line in sheet.letterhead:
        yield from _wrap(line, width)
    yield ""
    indent = width // 2 if sheet.window[0] > 70 else 0
    for line in (*sheet.marks, *sheet.address):
        yield from _wrap(line, width, " " * indent)
    yield ""
    for label, value in sheet.reference:
        yield from _wrap(f"{label}: {value}", width)
    yield ""


def _block(block: Block, width: int) -> list[str]:
    if isinstance(block, Heading):
        return _wrap(block.text, width)
    if isinstance(block, Paragraph):
        return _wrap(_text(block.line), width)
    if isinstance(block, Items):
        marked = enumerate(map(_text, block.items), 1)
        rows = (_wrap(said, width, "  ", f"{n}. " if block.numbered else "– ") for n, said in marked)
        return [line for row in rows for line in row]
    space = max(len(label) for label, _ in block.rows) + 3
    return [line for name, said in block.rows for line in _wrap(_text(said), width, "  ", name.ljust(space))]


def _signed(signature: Signature, width: int) -> list[str]:
    above = [row for line in signature.above for row in _wrap(line, width)]
    return [*above, "", "", *_wrap(signature.name, width), *_wrap(signature.function, width)]


def _end(sheet: Sheet, width: int) -> Iterator[str]:
    if sheet.enclosures:
        yield from ("", sheet.enclosed)
        for number, line in enumerate(sheet.enclosures, 1):
            yield from _wrap(line, width, "", f"{number}. ")
    if sheet.copy_to:
        yield from ("", sheet.copied)
        for line in sheet.copy_to:
            yield from _wrap(line, width, "", "– ")
    if sheet.slip:
        yield from ("", "- " * (width // 2), sheet.slip.title, *_wrap(sheet.slip.text, width))
        yield from (f"{field}:" for field in sheet.slip.fields)
    yield from ("", sheet.footer)


def _text(line: Line) -> str:
    return "".join(run.text for run in line)


def _wrap(said: str, width: int, indent: str = "", mark: str = "") -> list[str]:
    rows: list[str] = []
    hang = indent + " " * len(mark)
    for line in said.split("\n"):
        first = hang if rows else indent + mark
        wrapper = textwrap.TextWrapper(width, initial_indent=first, subsequent_indent=hang, break_on_hyphens=False)
        rows += wrapper.wrap(line) or [first]
    return rows
