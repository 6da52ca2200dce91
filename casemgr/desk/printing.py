"""Letters outside the register: written where asked, opened with the system's viewer, sent to a printer."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from casemgr.errors import Unusable
from casemgr.language import text

FOLDER = "casemgr-letters"


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
        raise Unusable(
            "cannot-write",
            text("The letter cannot be written to this place."),
            hint=text(
                "Check that the folder exists, that you may write in it and that there is room. "
                "Nothing is half written."
            ),
        ) from None


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


def send(content: bytes, number: str, printer: str | None) -> str:
    """Prints on paper through CUPS; the answer is what the print system calls the job."""
    if shutil.which("lp") is None:
        raise Unusable(
            "no-printing",
            text("This computer has no print system that casemgr knows (the program “lp” of CUPS)."),
            hint=text("Write the letter to a file with -o and print that."),
        )
    command = ["lp", "-t", number, "-o", "media=A4", *(["-d", printer] if printer else []), "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=False, timeout=60)  # noqa: S603
    if done.returncode != 0:
        raise Unusable(
            "not-printed",
            text("The printer did not take the letter."),
            hint=text("Check the name with: lpstat -p. The letter is kept; print it again later."),
        )
    return done.stdout.decode(errors="replace").strip()
