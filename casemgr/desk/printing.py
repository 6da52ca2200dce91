"""Letters outside the register: written where asked, opened with the system's viewer, sent to a printer."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from casemgr.errors import Outside, Unusable
from casemgr.language import text

FOLDER = "casemgr-letters"


def require_place(path: Path) -> None:
    """Asked before a letter gets its number: a file can be made there now."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".casemgr-", suffix=".pdf")
        os.close(handle)
        Path(name).unlink()
    except OSError:
        raise _unwritten() from None


def write(content: bytes, path: Path) -> None:
    """Writes the whole file or nothing: first beside it, then in its place."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".casemgr-", suffix=".pdf")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError:
        raise _unwritten() from None


def _unwritten() -> Unusable:
    return Outside(
        "cannot-write",
        text("The letter cannot be written to this place."),
        hint=text(
            "Check that the folder exists, that you may write in it and that there is room. Nothing is half written."
        ),
    )


def private_folder() -> Path:
    """A folder only this user can read; emptied each time before it is used, so that no letter stays behind."""
    from platformdirs import user_runtime_path

    folder = user_runtime_path("casemgr", appauthor=False) / FOLDER
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="casemgr-"))
    return folder


def show(content: bytes, number: str, ending: str = ".pdf") -> Path:
    """Opens the letter with the system's viewer; the file's name is its number and nothing else."""
    path = private_folder() / f"{number}{ending}"
    write(content, path)
    path.chmod(0o600)
    opener = {"darwin": "open", "win32": ""}.get(sys.platform, "xdg-open")
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606  # the system's own way to open a file of ours
    elif shutil.which(opener):
        nowhere = subprocess.DEVNULL
        command = [opener, str(path)]
        subprocess.Popen(command, stdout=nowhere, stderr=nowhere, start_new_session=True)  # noqa: S603  # our own words
    return path


def hand_over(content: bytes, number: str) -> None:
    """Windows: the program that opens a PDF there prints it, on the printer that Windows prints on."""
    path = private_folder() / f"{number}.pdf"
    write(content, path)
    try:
        os.startfile(path, "print")  # type: ignore[attr-defined]  # noqa: S606  # only there
    except (OSError, AttributeError):
        raise Outside(
            "not-printed",
            text("No program of this computer prints PDF files by itself."),
            hint=text("Open the letter with o and print it from there."),
        ) from None
