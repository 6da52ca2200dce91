"""Room for a signature: empty on paper, and a named place in the file, so that a digital one finds it."""

from typing import Any

from reportlab.platypus import Flowable

NAME = "handtekening-{order}"


class Room(Flowable):  # type: ignore[misc]
    """The room above the name of signer `order`."""

    def __init__(self, order: int, height: float) -> None:
        super().__init__()
        self.order, self.height = order, height

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """The whole column is free; a signature takes its left part."""
        self.width = min(width, 240)
        return self.width, self.height

    def draw(self) -> None:
        """Notes where it is; the page it is on is written only when all pages are known."""
        canvas = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        box = (left, bottom, left + self.width, bottom + self.height)
        canvas.rooms.setdefault(canvas.getPageNumber(), {})[self.order] = box


def name_rooms(canvas: Any) -> None:
    """Gives the rooms their names; called once all pages are written."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference

    places = {
        NAME.format(order=order): PDFArray([
            PDFObjectReference(f"Page{page}"), PDFName("FitR"), *(round(edge, 2) for edge in box)
        ])
        for page, boxes in canvas.rooms.items() for order, box in boxes.items()
    }  # fmt: skip
    if places:
        canvas._doc.Catalog.Dests = PDFDictionary(places)
