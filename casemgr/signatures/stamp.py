"""What a signature looks like on paper: a few lines in Source Sans, in the room above the name."""

import io
from typing import Any

SIZE, LEADING = 8.0, 10.0


def style(lines: list[str], width: float, height: float) -> Any:
    """The look of a signature field, for pyHanko.

    Set by ReportLab, as the letter itself is: pyHanko's own setting of text doubles the width of other fonts.
    """
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    class Set(PdfContent):
        """A page of its own that is laid into the letter."""

        def render(self) -> bytes:
            """The page as one object."""
            reader = PdfFileReader(io.BytesIO(_page(lines, width, height)))
            self.resources.xobject["/Stamp"] = self._ensure_writer.import_page_as_xobject(reader, page_ix=0)
            self.box = BoxConstraints(width=width, height=height)
            return b"/Stamp Do"

    corner = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN, y_align=AxisAlignment.ALIGN_MIN, margins=Margins(0, 0, 0, 0)
    )
    return StaticStampStyle(background=Set(), background_layout=corner, border_width=0)


def _page(lines: list[str], width: float, height: float) -> bytes:
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    from casemgr.letters.fonts import REGULAR, register

    drawable = register()
    lines = [line for line in lines if all(ord(character) in drawable for character in line)]
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=(width, height), invariant=1, initialFontName=REGULAR, initialFontSize=SIZE)
    rows = [row for line in lines for row in simpleSplit(line, REGULAR, SIZE, width - 2)]
    step = min(LEADING, (height - 4) / max(1, len(rows)))
    size = min(SIZE, step * 0.9)
    canvas.setFont(REGULAR, size)
    for number, row in enumerate(reversed(rows)):
        canvas.drawString(0, 4 + number * step, row)
    canvas.save()
    return output.getvalue()
