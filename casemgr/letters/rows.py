"""Lines of text broken into rows that fit, for what stands at a fixed place: letterhead, address, footer."""

from collections.abc import Iterator

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth


def rows(line: str, font: str, size: float, room: float) -> list[str]:
    """At blanks; a word that is wider than the room is broken where it must."""
    found: list[str] = []
    for row in simpleSplit(line, font, size, room):
        found += _broken(row, font, size, room) if stringWidth(row, font, size) > room else [row]
    return found


def _broken(word: str, font: str, size: float, room: float) -> Iterator[str]:
    while word:
        end = next((n for n in range(1, len(word) + 1) if stringWidth(word[:n], font, size) > room), len(word) + 1)
        fits = max(1, end - 1)
        at = fits if fits >= len(word) else word.rfind("-", 1, fits) + 1 or fits
        yield word[:at]
        word = word[at:]
