"""The scan of a letter that was signed by hand: a PDF that opens, with at least one page."""

import io

from casemgr.errors import Unusable
from casemgr.language import text

LARGEST = 25_000_000
"""Bytes; a page in black and white has some fifty thousand."""


def require_readable(content: bytes) -> None:
    """Refuses what is no PDF, or one that will not open in ten years."""
    import pikepdf

    if b"%PDF-" not in content[:1024]:
        raise _no_pdf()
    try:
        with pikepdf.open(io.BytesIO(content)) as paper:
            pages, locked = len(paper.pages), paper.is_encrypted
    except pikepdf.PasswordError:
        pages, locked = 1, True
    except pikepdf.PdfError:
        raise _no_pdf() from None
    if locked:
        raise Unusable(
            "locked-pdf",
            text("This PDF is locked with a password or with limits on its use."),
            hint=text("Save it without a password: what is archived must open later too."),
        )
    if not pages:
        raise _no_pdf()


def _no_pdf() -> Unusable:
    return Unusable(
        "no-pdf",
        text("This file is no PDF that can be opened."),
        hint=text("Scan the signed letter to PDF."),
    )
