"""Letters to post: invitations in an office, each in a case of its own."""

import io
from pathlib import Path

from pypdf import PdfReader

from tests.stories.office import Office
from tests.stories.test_breach import invited

RETURNED = {"returned_at": "2026-11-30", "reason": "moved"}


def letters(office: Office, count: int = 2) -> list[str]:
    """The numbers of so many invitations, oldest first."""
    return [f"{invited(office)}-01" for _ in range(count)]


def case_of(number: str) -> str:
    """The case of a letter."""
    return number.rpartition("-")[0]


def words(path: Path) -> str:
    """The words of a PDF, with single blanks."""
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
