"""The printers of this computer, as CUPS knows them: asked with its own programs, whose answers are read in English."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

from casemgr.errors import Outside, Unusable
from casemgr.language import Text, text

PATIENCE = 20
"""Seconds the print system gets for an answer: asking a printer far away may take some."""
TRAYS = ("InputSlot", "media-source")
"""How drivers call the choice of a paper tray."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A queue. `stopped`: what CUPS says of a queue that prints nothing now; "" when it prints."""

    name: str
    default: bool = False
    stopped: str = ""
    refuses: bool = False


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a queue lets one choose; of a queue that cannot be asked, nothing is known."""

    trays: tuple[str, ...] = ()
    tray: str = ""
    two_sided: bool = True


def by_viewer() -> bool:
    """Whether printing goes through the system's own handler: Windows has no CUPS."""
    return sys.platform == "win32"


def ask(*command: str, content: bytes | None = None, patience: float = 0) -> subprocess.CompletedProcess[bytes]:
    """One of CUPS' programs, in English; `no-printing` without CUPS, `printing-stopped` when it does not answer."""
    if shutil.which(command[0]) is None:
        raise Outside(
            "no-printing",
            text("This computer has no print system that casemgr knows (the program “lp” of CUPS)."),
            hint=text("Write the letter to a file with -o and print that."),
        )
    environment = os.environ | {"LC_ALL": "C", "LANGUAGE": "C"}
    try:
        return subprocess.run(  # noqa: S603  # our own words
            command, input=content, capture_output=True, check=False, timeout=patience or PATIENCE, env=environment
        )
    except (subprocess.TimeoutExpired, OSError):
        raise stopped_system() from None


def stopped_system() -> Unusable:
    """Nothing can be printed on this computer now, whichever printer is meant."""
    return Outside(
        "printing-stopped",
        text("The print system of this computer does not run."),
        hint=text("Ask your system administrator to start CUPS (cups.service). The letter is kept; print it later."),
    )


def require_running() -> None:
    """Asked first: CUPS words a stopped scheduler as an unknown printer."""
    if b"is running" not in ask("lpstat", "-r").stdout.replace(b"is not running", b""):
        raise stopped_system()


def known() -> tuple[Printer, ...]:
    """Every printer of this computer, the default first."""
    require_running()
    names = _words(ask("lpstat", "-e").stdout).split()
    said = _words(ask("lpstat", "-d").stdout)
    default = said.rpartition(":")[2].strip() if ":" in said else ""
    stopped = _stopped()
    refusing = set(re.findall(r"(?m)^(\S+) not accepting requests", _words(ask("lpstat", "-a").stdout)))
    found = [Printer(name, name == default, stopped.get(name, ""), name in refusing) for name in dict.fromkeys(names)]
    return tuple(sorted(found, key=lambda printer: not printer.default))


def _stopped() -> dict[str, str]:
    """Queues that print nothing now, with the reason CUPS was given."""
    found: dict[str, str] = {}
    name = ""
    for row in _words(ask("lpstat", "-l", "-p").stdout).splitlines():
        if row.startswith("printer "):
            name = row.split()[1] if " disabled since " in row else ""
            if name:
                found[name] = "paused"
        elif name and row.strip():
            found[name], name = row.strip(), ""
    return found


def chosen(name: str | None) -> Printer:
    """The printer of that name, or the default; `unknown-printer`, `no-printer` or `printer-refuses`."""
    printers = known()
    if name is None:
        if not printers or not printers[0].default:
            raise Outside(
                "no-printer",
                text("This computer has no default printer."),
                hint=_listed(printers) if printers else text("Ask your system administrator to add one in CUPS."),
            )
        return printers[0]
    found = next((printer for printer in printers if printer.name == name), None)
    if found is None:
        raise Unusable("unknown-printer", text("There is no printer “{name}”.", name=name[:60]), hint=_listed(printers))
    if found.refuses:
        raise Outside(
            "printer-refuses",
            text("The printer {name} takes no jobs now.", name=found.name),
            hint=text("Choose another printer, or ask your system administrator (cupsaccept)."),
        )
    return found


def _listed(printers: tuple[Printer, ...]) -> Text:
    names = ", ".join(printer.name for printer in printers)
    return text("Known printers: {names}.", names=names) if names else text("No printer was added to this computer.")


def abilities(name: str) -> Abilities:
    """Trays and sides of a printer, from its driver."""
    trays: tuple[str, ...] = ()
    tray, two_sided, any_option = "", False, False
    for row in _words(ask("lpoptions", "-p", name, "-l").stdout).splitlines():
        option, _, values = row.partition(":")
        any_option = True
        codes = values.split()
        if option.partition("/")[0] in TRAYS:
            trays = tuple(code.lstrip("*") for code in codes)
            tray = next((code[1:] for code in codes if code.startswith("*")), "")
        if option.partition("/")[0] in ("Duplex", "sides", "JCLDuplex", "EFDuplex", "KD03Duplex"):
            two_sided = len(codes) > 1
    return Abilities(trays, tray, two_sided or not any_option)


def _words(said: bytes) -> str:
    return said.decode("utf-8", "replace")
