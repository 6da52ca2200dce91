"""A letter that nobody gets: it shows whether a logo and fonts of a house can be archived."""

import functools

from casemgr.letters.render import render
from casemgr.letters.sheet import Paragraph, Picture, Run, Sheet, Typeface
from casemgr.letters.typefaces import NEEDED


@functools.lru_cache(maxsize=4)
def prove(typeface: Typeface | None, logo: Picture | None) -> None:
    """Tries what a house brings before the first letter does. Raises Unusable (`not-an-archive-copy`)."""
    if typeface is None and logo is None:
        return
    render(_specimen(typeface, logo))


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
