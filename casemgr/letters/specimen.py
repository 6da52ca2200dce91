"""A letter that nobody gets: it shows whether a logo and fonts of a house can be archived."""

import functools
import io

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.letters.sheet import Paragraph, Picture, Run, Sheet, Typeface
from casemgr.letters.typefaces import NEEDED

STANDARD = "2b"


@functools.lru_cache(maxsize=4)
def prove(typeface: Typeface | None, logo: Picture | None) -> None:
    """Refuses what the checker of pikepdf does not pass: a house brings its own files, which nobody has tried."""
    if typeface is None and logo is None:
        return
    import pikepdf
    from pikepdf import pdfa

    from casemgr.letters.press import press

    with pikepdf.open(io.BytesIO(press(_specimen(typeface, logo)))) as pdf:
        passed = pdfa.check(pdf, STANDARD).summary() == f"PDF/A-{STANDARD}: pass"
    if not passed:
        raise Unusable(
            "not-an-archive-copy",
            text("The letter cannot be archived with this logo or font: it would be no PDF/A."),
            hint=text("Use another logo or font in the folder of the house style."),
        )


def _specimen(typeface: Typeface | None, logo: Picture | None) -> Sheet:
    """Every character that a font must have, in both weights."""
    return Sheet(
        language="nl-BE",
        title="–",
        letterhead=("–",),
        window=(110, 54),
        marks=(),
        address=(),
        reference=(),
        subject_label="–",
        subject="–",
        salutation="",
        blocks=(Paragraph((Run(NEEDED), Run(NEEDED, bold=True))),),
        closing="",
        signatures=(),
        enclosures=(),
        copy_to=(),
        slip=None,
        footer="–",
        watermark="",
        page="{page} {pages}",
        enclosed="",
        copied="",
        typeface=typeface,
        logo=logo,
    )
