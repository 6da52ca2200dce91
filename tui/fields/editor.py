"""A long text in the person's own editor, through a file nobody else can read and that is gone afterwards."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from casemgr.errors import Unusable
from casemgr.language import text

KNOWN = ("nano", "micro", "vim", "vi", "notepad")


def editor_of(environ: Mapping[str, str]) -> list[str]:
    """The command of $VISUAL or $EDITOR, else an editor that is there; Unusable when there is none."""
    chosen = environ.get("VISUAL") or environ.get("EDITOR")
    if chosen:
        return shlex.split(chosen)
    found = next((path for name in KNOWN if (path := shutil.which(name, path=environ.get("PATH")))), None)
    if found is None:
        raise Unusable("editor-missing", text("No text editor was found."), hint=_HINT)
    return [found]


_HINT = text("Set VISUAL to your editor, e.g. VISUAL=nano. You can go on typing here.")


def edited(words: str, command: Sequence[str], environ: Mapping[str, str]) -> str:
    """What the editor leaves of the text; Unusable when it could not be run or failed."""
    # In memory where the system offers that: a file removed from a disk can be read back.
    room = environ.get("XDG_RUNTIME_DIR")
    folder = Path(tempfile.mkdtemp(prefix="casemgr-", dir=room if room and Path(room).is_dir() else None))
    file = folder / "text.txt"
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as opened:
            opened.write(words)
        # The command is the person's own setting, and the file our own.
        done = subprocess.run([*command, str(file)], check=False)  # noqa: S603
        if done.returncode:
            raise Unusable("editor-failed", text("The text editor stopped with an error."), hint=_KEPT)
        return file.read_text("utf-8", errors="replace").removesuffix("\n")
    except OSError as error:
        raise Unusable("editor-failed", text("The text editor could not be started."), hint=_HINT) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_KEPT = text("Your text is as it was before.")
