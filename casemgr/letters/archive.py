"""What makes the pages an archive copy: tags for a screen reader, PDF/A-2b (ISO 19005-2), and no clock in it."""

import io
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from casemgr.errors import CaseError, Defect, Unusable
from casemgr.language import text
from casemgr.letters.sheet import Sheet
from casemgr.letters.tags import Element, hang

if TYPE_CHECKING:
    from pikepdf import Pdf

FLAVOUR = "2b"
_CLOCK = re.compile(rb"<xmp:(MetadataDate|ModifyDate|CreateDate)>[^<]*</xmp:\1>\s*")


def archive(pages: bytes, sheet: Sheet, root: Element) -> bytes:
    """The same pages as an archive copy, read back and found valid before they are handed out.

    The bytes depend on the sheet alone: dates are those of the letter, and the ID is a digest of what is in it. Raises
    Unusable (`not-an-archive-copy`) for a logo or a font of a house that the norm does not allow.
    """
    import pikepdf
    from pikepdf import pdfa

    with pikepdf.open(io.BytesIO(pages)) as pdf:
        for page in pdf.pages:
            if "/Trans" in page:  # ReportLab leaves an empty one, which the norm forbids
                del page["/Trans"]
        hang(pdf, root)
        _entitle(pdf, sheet)
        pdfa.prepare(pdf, FLAVOUR)
        del pdf.trailer["/ID"]  # ReportLab's is the same for every letter
        _set_dates(pdf, sheet.dated)
        output, settings = io.BytesIO(), pdfa.resolve_save_kwargs(FLAVOUR, deterministic_id=True)
        pdf.save(output, **settings)
    report = pdfa.validate_written(io.BytesIO(output.getvalue()), FLAVOUR)  # in memory: a letter leaves no file behind
    if not report.passed:
        raise _refusal(sheet)
    return output.getvalue()


def _entitle(pdf: "Pdf", sheet: Sheet) -> None:
    """Neutral title and the entity: no person, and not who made it."""
    from pikepdf import Dictionary

    said = {"/Title": sheet.title, "/Author": sheet.letterhead[0]}
    if sheet.dated:
        said |= dict.fromkeys(("/CreationDate", "/ModDate"), f"D:{sheet.dated:%Y%m%d}000000Z")
    del pdf.docinfo
    pdf.docinfo = pdf.make_indirect(Dictionary(said))


def _set_dates(pdf: "Pdf", dated: date | None) -> None:
    """The clock stands in the metadata once they are written; the letter's own date takes its place."""
    metadata: Any = pdf.Root.Metadata
    said = rf"<xmp:\1>{dated:%Y-%m-%d}T00:00:00Z</xmp:\1>".encode() if dated else b""
    metadata.write(_CLOCK.sub(said, metadata.read_bytes()))


def _refusal(sheet: Sheet) -> CaseError:
    if sheet.typeface is None and sheet.logo is None:
        return Defect("not-an-archive-copy")
    return Unusable(
        "not-an-archive-copy",
        text("The letter cannot be archived with this logo or font: it would be no PDF/A."),
        hint=text("Use another logo or font in the folder of the house style."),
    )
