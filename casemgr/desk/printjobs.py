"""A letter on its way to paper: handed to CUPS on standard input, and followed until CUPS is done with it."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from casemgr.desk import printers, printing
from casemgr.errors import Outside, Unusable
from casemgr.language import Text, text

Sides = Literal["one", "two", "short"]
SIDES = {"one": "one-sided", "two": "two-sided-long-edge", "short": "two-sided-short-edge"}
"""One side, both turned like a book, both turned like a calendar."""
MOST_COPIES = 99
Standing = Literal["waiting", "printing", "held", "stopped", "done", "cancelled", "aborted"]
LONGEST_WAIT = 600.0
"""Seconds a command waits for paper at most."""
OVER = frozenset({"done", "cancelled", "aborted"})
"""Nothing more comes of a job after this."""
_ID = re.compile(r"request id is (\S+-\d+)")
_REASONS: tuple[tuple[str, Standing], ...] = (
    ("job-hold-until-specified", "held"), ("job-incoming", "waiting"), ("job-printing", "printing"),
    ("printer-stopped", "stopped"), ("canceled", "cancelled"), ("aborted", "aborted"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Order:
    """How to print; without a printer on the default one, without a tray from where the printer takes it."""

    printer: str | None = None
    copies: int = 1
    sides: Sides = "one"
    tray: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """What CUPS calls it."""

    id: str
    printer: str


@dataclass(frozen=True, slots=True)
class Status:
    """How a job stands; `why` is what CUPS says of it, in its own words."""

    standing: Standing
    why: str = ""


def require(order: Order) -> printers.Printer:
    """The printer of an order that can be given now; said before anything is recorded."""
    if not 1 <= order.copies <= MOST_COPIES:
        raise Unusable(
            "bad-copies",
            text("The number of copies is from 1 to {most}.", most=MOST_COPIES),
            hint=text("Printed more often? Print it again."),
        )
    found = printers.chosen(order.printer)
    if order.tray:
        trays = printers.abilities(found.name).trays
        if order.tray not in trays:
            hint = text("It has: {trays}.", trays=", ".join(trays)) if trays else text("Leave the tray out.")
            raise Unusable(
                "unknown-tray",
                text("The printer {name} has no tray “{tray}”.", name=found.name, tray=order.tray[:60]),
                hint=hint,
            )
    return found


def send(content: bytes, title: str, order: Order) -> Job:
    """Hands it to CUPS. `title` is all that a queue shows to others: a number, never a name."""
    printer = require(order).name
    command = ["lp", "-d", printer, "-n", str(order.copies), "-t", title, "-o", "media=A4"]
    command += ["-o", f"sides={SIDES[order.sides]}", *(["-o", f"InputSlot={order.tray}"] if order.tray else []), "-"]
    done = printers.ask(*command, content=content, patience=60)
    found = _ID.search(done.stdout.decode("utf-8", "replace"))
    if done.returncode != 0 or found is None:
        raise Outside(
            "not-printed",
            text("The printer {name} did not take the letter.", name=printer),
            hint=text("Look at it with: lpstat -p {name}. The letter is kept; print it again later.", name=printer),
        )
    return Job(found[1], printer)


def status(job: Job) -> Status:
    """How it stands now. CUPS forgets why an old job ended: one that never reached the printer was cancelled."""
    printers.require_running()
    waiting = _block(job, "not-completed")
    if waiting is not None:
        return _waiting(job, waiting)
    over = _block(job, "completed")
    if over is None:
        return Status("done")
    reason = _reason(over)
    if reason in ("cancelled", "aborted"):
        return Status(reason, _said(over))
    if "Status:" not in over:
        return Status("cancelled")
    return Status("done", _said(over))


def _waiting(job: Job, block: str) -> Status:
    queue = next((printer for printer in printers.known() if printer.name == job.printer), None)
    if queue is None or queue.stopped:
        return Status("stopped", queue.stopped if queue else "")
    return Status(_reason(block) or "waiting", _said(block))


def _block(job: Job, which: str) -> str | None:
    """What CUPS lists of the job among those."""
    listed = printers.ask("lpstat", "-l", "-W", which, "-o", job.printer).stdout.decode("utf-8", "replace")
    found = re.search(rf"(?ms)^{re.escape(job.id)} .*?(?=^\S|\Z)", listed)
    return found[0] if found else None


def _reason(block: str) -> Standing | None:
    alerts = re.search(r"(?m)^\s+Alerts: (.*)$", block)
    return next((standing for part, standing in _REASONS if alerts and part in alerts[1]), None)


def _said(block: str) -> str:
    said = re.search(r"(?m)^\s+Status: (.*)$", block)
    return said[1].strip() if said else ""


def cancel(job: Job) -> None:
    """Takes it out of the queue; one that is over stays as it was."""
    printers.ask("cancel", job.id)


def follow(job: Job, patience: float, told: Callable[[Status], None] = lambda status: None) -> Status:
    """Waits until CUPS is done with it, or until only a person can help; `told` hears each change."""
    end, before = time.monotonic() + patience, None
    while True:
        now = status(job)
        if now != before:
            told(now)
        before = now
        if now.standing in OVER or now.standing in ("stopped", "held") or time.monotonic() > end:
            return now
        time.sleep(0.25)


def printed(content: bytes, title: str, order: Order, *, wait: bool) -> tuple[dict[str, str | None], list[Text]]:
    """Prints for a command: what is told of it as data, and as sentences. Waits at most `LONGEST_WAIT`."""
    if printers.by_viewer():
        printing.hand_over(content, title)
        return {"job": None, "printer": None, "state": "handed_over"}, [handed_over()]
    job = send(content, title, order)
    now = follow(job, LONGEST_WAIT) if wait else status(job)
    told: dict[str, str | None] = {"job": job.id, "printer": job.printer, "state": now.standing, "why": now.why or None}
    return told, [text("Print job {job}.", job=job.id), *words(job, now)]


def handed_over() -> Text:
    """What is said where Windows prints: whether it did is not known."""
    return text("Handed over to the program that prints PDF files on this computer; look whether the paper is there.")


def words(job: Job, now: Status) -> tuple[Text, ...]:
    """What is told of a job: the sentence, what the printer says of itself, what to do."""
    told, more = _TOLD[now.standing]
    said = (told, _SAYS if now.why not in ("", "paused") else None, more)
    values = {"name": job.printer, "job": job.id, "why": now.why.rstrip(".")}
    return tuple(text(part.message, **values) for part in said if part is not None)


_SAYS = text("The printer says: {why}.")
_KEPT = text("The letter is kept; print it again when the printer works.")
_STAYS = text("The job {job} stays in the queue and prints once the printer goes on.")
_TOLD: dict[Standing, tuple[Text, Text | None]] = {
    "waiting": (text("Waiting for the printer {name}."), None),
    "printing": (text("Printing on {name}."), None),
    "held": (text("The print system holds the job on {name}."), _STAYS),
    "stopped": (text("The printer {name} is stopped."), _STAYS),
    "done": (text("Printed on {name}."), None),
    "cancelled": (text("The print job was cancelled: nothing more is printed."), _KEPT),
    "aborted": (text("The print system gave up printing on {name}."), _KEPT),
}
