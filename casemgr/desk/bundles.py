"""Letters outside the register, many at once: each in a file of its own, or bound together for the printer."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from casemgr.desk import printing
from casemgr.errors import Outside, Refused, Unusable
from casemgr.language import text
from casemgr.letters.joining import join
from casemgr.store import disks, kept
from casemgr.store.connection import Register

MOST = 1000
"""Letters in one file: what binds them keeps them in memory."""
BYTES = 60_000
"""What a letter takes at most, in the register and its log together; a guess on the safe side."""


def require_writable(folder: Path) -> None:
    """Refuses a folder in which no file can be made, before any letter is."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".casemgr-")
        os.close(handle)
        Path(name).unlink()
    except OSError:
        raise Outside(
            "cannot-write",
            text("Nothing can be written to this folder."),
            hint=text("Check that it exists and that you may write in it. No letter was made."),
        ) from None


def require_room(register: Register, letters: int) -> None:
    """Refuses when the disk of the register has no room for so many letters."""
    free = disks.free(register.path)
    if free is not None and free < letters * BYTES:
        raise Refused(
            "no-room",
            text("The disk of the register has no room for {count} letters: {free} MB free, {needed} MB needed.",
                 count=letters, free=free // 1_000_000, needed=letters * BYTES // 1_000_000 + 1),
            hint=text("Make room, or cut the list into pieces. No letter was made."),
        )  # fmt: skip


def write_each(register: Register, numbers: Sequence[str], folder: Path) -> list[Path]:
    """A file for each letter; its name is its number and nothing else."""
    paths = []
    for number, content in _contents(register, numbers):
        paths.append(folder / f"{number}.pdf")
        _write(content, paths[-1])
    return paths


def write_bound(register: Register, numbers: Sequence[str], path: Path, *, two_sided: bool = False) -> list[Path]:
    """All letters in one file, or in several when there are very many: each is written whole or not at all."""
    parts = [numbers[at : at + MOST] for at in range(0, len(numbers), MOST)]
    several = len(parts) > 1
    paths = [path.with_stem(f"{path.stem}-{at}") if several else path for at in range(1, len(parts) + 1)]
    for part, place in zip(parts, paths, strict=True):
        _write(join(_contents(register, part), two_sided=two_sided), place)
    return paths


def _write(content: bytes, path: Path) -> None:
    try:
        printing.write(content, path)
    except Unusable:
        raise Outside(
            "cannot-write",
            text("The letters are made and kept, but the file cannot be written to this place."),
            hint=text("Make room or choose another place, and give the same command: it only writes the file."),
        ) from None


def _contents(register: Register, numbers: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes as they were kept; what was erased meanwhile is left out."""
    for number in numbers:
        content = kept.document(register, number)
        if content is not None:
            yield number, content
