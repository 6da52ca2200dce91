"""What a PDF looks like, measured with poppler: where each word stands, page by page."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

MM = 25.4 / 72
PAGE = re.compile(r"<page ")
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """A word and its box: millimetres from the left and the top edge."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Word") -> bool:
        """Whether they share more than a hair of paper. Boxes hold the whole height of the type, so lines may touch."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.3 and down > 1.2


def program(name: str) -> str:
    """A program of poppler; a test without it is skipped, except where all tests must run."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed")
    return found


def words(content: bytes, folder: Path) -> list[list[Word]]:
    """The words of each page."""
    file = folder / "letter.pdf"
    file.write_bytes(content)
    told = subprocess.run([program("pdftotext"), "-bbox", file, "-"], check=True, capture_output=True).stdout.decode()
    pages = PAGE.split(told)[1:]
    return [
        [Word(unescape(said), *(float(place) * MM for place in box)) for *box, said in WORD.findall(page)]
        for page in pages
    ]
