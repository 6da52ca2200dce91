"""Files that are handed in: read whole, but never more than they can need."""

import re
from pathlib import Path

from casemgr.errors import Unusable
from casemgr.language import text

MARK = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>")


def marks(content: bytes) -> list[str]:
    """The id of a PDF, as it stands in each version of the file; programs keep it when they save a file anew."""
    return [one.decode().lower() for one in MARK.findall(content)]


def read(path: Path, most: int) -> bytes:
    """The bytes. Refuses what is not there, is no plain file, or is larger than `most`, before it is read."""
    try:
        if not path.is_file():
            raise _unreadable()
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError:
        raise _unreadable() from None
    if len(content) > most:
        raise Unusable(
            "file-too-large",
            text("This file is larger than {most} MB.", most=max(1, most // 1_000_000)),
            hint=text("Check that it is the right file; scan in black and white, at 300 dots per inch or less."),
        )
    return content


def _unreadable() -> Unusable:
    return Unusable(
        "no-file",
        text("This file is not there or cannot be read."),
        hint=text("Check the path and your rights on the file."),
    )
