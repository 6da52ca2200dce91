"""The rooms for signatures in a letter, as named places in the file: `handtekening-1` is above the first name."""

import io
import re
from dataclasses import dataclass

NAME = re.compile(r"/?handtekening-(\d+)")


@dataclass(frozen=True, slots=True)
class Room:
    """`page` from 0; `box` is left, bottom, right, top in points from the page's lower left corner."""

    order: int
    page: int
    box: tuple[float, float, float, float]

    def holds(self, box: tuple[float, float, float, float]) -> bool:
        """Whether another rectangle stays inside."""
        left, bottom, right, top = self.box
        return left - 1 <= box[0] <= box[2] <= right + 1 and bottom - 1 <= box[1] <= box[3] <= top + 1


def rooms(content: bytes) -> tuple[Room, ...]:
    """In the order of signing; none in a paper that casemgr did not make."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as paper:
            places = paper.Root.get("/Dests")
            pages = {page.obj.objgen: number for number, page in enumerate(paper.pages)}
            found = [
                Room(int(match[1]), pages[place[0].objgen], tuple(float(place[at]) for at in (2, 3, 4, 5)))  # type: ignore[arg-type]
                for name, place in (places.items() if places is not None else ())
                if (match := NAME.fullmatch(name)) and str(place[1]) == "/FitR"
            ]
    except (pikepdf.PdfError, KeyError, ValueError, TypeError, IndexError):
        return ()
    return tuple(sorted(found, key=lambda room: room.order))
