"""A sheet on A4 paper, as PDF bytes that depend on nothing but the sheet."""

from casemgr.letters.sheet import Sheet


def render(sheet: Sheet) -> bytes:
    """The PDF. Raises Unusable: `no-glyph` for a character the font lacks, `too-long` for an address,
    `not-an-archive-copy` for one with a logo or a font of a house that PDF/A does not allow.

    ReportLab is imported here and not above: it costs more than all the rest of a start.
    """
    from casemgr.letters.fonts import require_glyphs
    from casemgr.letters.press import press

    require_glyphs(sheet)
    return press(sheet)
