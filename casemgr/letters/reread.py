"""The words of a letter as it is kept, read back from its bytes: a screen then shows what was sent."""

import io
import textwrap
from collections.abc import Iterator
from typing import Any


def pages(content: bytes, width: int) -> list[list[str]]:
    """Each page in lines of at most `width` columns, without what is for the eye only: footer, watermark, fold marks.

    A page without words, such as a scan, has no lines.
    """
    from pypdf import PdfReader

    found = PdfReader(io.BytesIO(_read_aloud(content))).pages
    return [_narrowed(page.extract_text(extraction_mode="layout").splitlines(), width) for page in found]


def _read_aloud(content: bytes) -> bytes:
    """The same pages without their artifacts."""
    import pikepdf

    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            kept = list(_said(pikepdf.parse_content_stream(page)))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        pdf.save(output)
    return output.getvalue()


def _said(instructions: Any) -> Iterator[Any]:
    """What is drawn outside artifacts; marks do not stand in each other here."""
    skipping = False
    for instruction in instructions:
        operands, operator = instruction.operands, str(instruction.operator)
        begins = operator in ("BMC", "BDC") and str(operands[0]) == "/Artifact"
        skipping = skipping or begins
        if not skipping:
            yield instruction
        skipping = skipping and operator != "EMC"


def _narrowed(lines: list[str], width: int) -> list[str]:
    """Words of one paragraph run on; what stands further right stands so here; never two empty lines."""
    widest = max(map(len, lines), default=0)
    found: list[str] = []
    before = ""
    for line in lines:
        said, indent = line.strip(), _indent(line) * width // max(widest, width)
        if not said:
            found += [""] if found and found[-1] else []
        elif before and _indent(before) == _indent(line) and len(before.strip()) > 0.75 * widest:
            found[-1:] = _wrap(f"{found[-1].strip()} {said}", indent, width)
        else:
            found += _wrap(said, indent, width)
        before = line if said else ""
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _wrap(said: str, indent: int, width: int) -> list[str]:
    lead = " " * indent
    return textwrap.wrap(said, width, initial_indent=lead, subsequent_indent=lead, break_on_hyphens=False)
