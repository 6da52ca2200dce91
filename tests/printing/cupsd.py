"""A real CUPS of the tests' own: its own folder, socket and printers. Needs root, no service manager, no network."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PROGRAMS = Path("/usr/lib/cups")
PDF_PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
TRAYS_PPD = Path(__file__).parent / "trays.ppd"
FILES = """
SystemGroup root
ServerRoot {root}
ServerBin {root}/bin
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/spool/tmp
AccessLog {root}/access.log
ErrorLog {root}/error.log
PageLog {root}/page.log
"""
RULES = """
LogLevel debug
Listen {root}/socket
Browsing No
BrowseLocalProtocols none
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
CATCH = """#!/bin/sh
# job user title copies options [file]: keeps what it was given, and ends as its address says
[ $# -eq 0 ] && exit 0
printf '%s\\n%s\\n%s\\n%s' "$2" "$3" "$4" "$5" > {root}/caught/$1.told
cat "${{6:--}}" > {root}/caught/$1.pdf
case "$DEVICE_URI" in
  *jam) echo "ERROR: Paper jam in the duplexer" >&2; exit 4;;
  *slow) echo "INFO: Warming up" >&2; sleep 1;;
esac
exit 0
"""


@dataclass(frozen=True)
class Caught:
    """What a printer was given."""

    user: str
    title: str
    copies: int
    options: dict[str, str]
    content: bytes


@dataclass
class Cups:
    """The print system of a test. `environment` leads CUPS' own programs to it."""

    root: Path
    process: "subprocess.Popen[bytes] | None" = None
    environment: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        """Runs the scheduler until it answers."""
        self.process = subprocess.Popen(
            ["cupsd", "-f", "-c", str(self.root / "cupsd.conf"), "-s", str(self.root / "cups-files.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for _ in range(200):
            if "scheduler is running" in self.run("lpstat", "-r").stdout:
                return
            time.sleep(0.02)
        raise AssertionError((self.root / "error.log").read_text()[-2000:])

    def stop(self) -> None:
        """Ends it, and whatever it started."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(10)
            self.process = None

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """One of CUPS' own programs."""
        return subprocess.run(
            command, env=os.environ | self.environment, capture_output=True, text=True, check=False, timeout=30
        )

    def add(self, name: str, ends: str = "well", ppd: Path = TRAYS_PPD, device: str = "") -> None:
        """A printer; `ends` is how its jobs go: well, slow or jam."""
        done = self.run("lpadmin", "-p", name, "-v", device or f"catch:/{ends}", "-P", str(ppd), "-E")
        assert done.returncode == 0, done.stderr

    def caught(self, job: str) -> Caught:
        """What the printer of a job was given."""
        number = job.rpartition("-")[2]
        told = (self.root / "caught" / f"{number}.told").read_text().split("\n")
        pairs = (part.partition("=") for part in told[3].split() if "=" in part)
        content = (self.root / "caught" / f"{number}.pdf").read_bytes()
        return Caught(told[0], told[1], int(told[2]), {name: value for name, _, value in pairs}, content)

    def jobs(self) -> int:
        """How many jobs reached a printer."""
        return len(list((self.root / "caught").glob("*.pdf")))

    def clean(self) -> None:
        """Lets every printer go on, without a job left from another test."""
        self.run("cancel", "-a", "-x")
        for row in self.run("lpstat", "-e").stdout.split():
            self.run("cupsenable", row)
            self.run("cupsaccept", row)


def lacks() -> str:
    """Why no CUPS of our own can run here; "" when it can."""
    missing = [program for program in ("cupsd", "lp", "lpstat", "lpadmin", "cancel") if shutil.which(program) is None]
    if missing:
        return f"CUPS is not installed here: no {', '.join(missing)}"
    return "" if os.geteuid() == 0 else "cupsd runs only as root"


def running(root: Path) -> Iterator[Cups]:
    """A CUPS with three printers: Kantoor (trays), Lade-2 and Vast (whose paper jams)."""
    for name in ("bin/backend", "spool/tmp", "cache", "state", "caught", "ppd", "home"):
        (root / name).mkdir(parents=True)
    for name in ("filter", "daemon", "notifier", "monitor", "driver", "cgi-bin"):
        (root / "bin" / name).symlink_to(PROGRAMS / name)
    for backend in (PROGRAMS / "backend").glob("cups-pdf"):
        (root / "bin" / "backend" / backend.name).symlink_to(backend)
    backend = root / "bin" / "backend" / "catch"
    backend.write_text(CATCH.format(root=root))
    backend.chmod(0o700)  # CUPS runs such a one as root, so that it can write here
    (root / "cups-files.conf").write_text(FILES.format(root=root))
    (root / "cupsd.conf").write_text(RULES.format(root=root))
    environment = {"CUPS_SERVER": str(root / "socket"), "CUPS_SERVERROOT": str(root), "HOME": str(root / "home")}
    cups = Cups(root, environment=environment | {"LC_ALL": "C"})
    try:
        cups.start()
        for name, ends in (("Kantoor", "well"), ("Traag", "slow"), ("Vast", "jam")):
            cups.add(name, ends)
        assert cups.run("lpadmin", "-d", "Kantoor").returncode == 0
        yield cups
    finally:
        cups.stop()
