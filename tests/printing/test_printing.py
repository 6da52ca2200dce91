"""Letters on paper, through a real CUPS: which printers there are, what a job is given, and how it stands."""

from pathlib import Path

import pytest

from casemgr.desk import printers, printing, printjobs
from casemgr.desk.printjobs import Job, Order
from casemgr.errors import CaseError, Unusable
from casemgr.language import Language
from tests.printing.cupsd import PDF_PPD, Cups

PAPER = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""
NUMBER = "2026-0001-01"


def said(job: Job, now: printjobs.Status, language: str = "nl") -> str:
    return " ".join(map(Language(language).say, printjobs.words(job, now)))


def test_printers_are_listed_the_default_first_with_their_paper(cups: Cups) -> None:
    assert [(one.name, one.default) for one in printers.known()] == [
        ("Kantoor", True), ("Traag", False), ("Vast", False),
    ]  # fmt: skip
    able = printers.abilities("Kantoor")
    assert (able.trays, able.tray, able.two_sided) == (("Auto", "Tray1", "Letterhead"), "Auto", True)


def test_a_job_arrives_whole_with_what_was_chosen_and_a_number_for_a_title(cups: Cups) -> None:
    job = printjobs.send(PAPER, NUMBER, Order("Kantoor", copies=3, sides="two", tray="Letterhead"))
    now = printjobs.follow(job, 10)
    assert now.standing == "done"
    given = cups.caught(job.id)
    assert (given.title, given.copies, given.content) == (NUMBER, 3, PAPER)
    assert given.options["InputSlot"] == "Letterhead"
    assert given.options["sides"] == "two-sided-long-edge"
    assert given.options["Duplex"] == "DuplexNoTumble"
    assert given.options["media"] == "A4"
    assert said(job, now) == "Geprint op Kantoor."


def test_without_a_choice_it_is_one_copy_on_one_side_of_the_default_printer(cups: Cups) -> None:
    job = printjobs.send(PAPER, NUMBER, Order())
    assert printjobs.follow(job, 10).standing == "done"
    given = cups.caught(job.id)
    assert (job.printer, given.copies, given.options["sides"]) == ("Kantoor", 1, "one-sided")
    assert "InputSlot" not in given.options


def test_a_job_is_followed_while_it_is_printed(cups: Cups) -> None:
    job, heard = printjobs.send(PAPER, NUMBER, Order("Traag")), []
    printjobs.follow(job, 10, lambda status: heard.append((status.standing, status.why)))
    assert ("printing", "Warming up") in heard
    assert heard[-1] == ("done", "")


def test_an_unknown_printer_is_told_with_those_there_are(cups: Cups) -> None:
    with pytest.raises(Unusable) as refused:
        printjobs.send(PAPER, NUMBER, Order("Zolder"))
    assert refused.value.kind == "unknown-printer"
    assert Language("nl").say(refused.value.hint) == "Bekende printers: Kantoor, Traag, Vast."
    assert not cups.run("lpstat", "-o").stdout


def test_a_stopped_print_system_is_told_apart_from_an_unknown_printer(cups: Cups) -> None:
    cups.stop()
    for ask in (printers.known, lambda: printjobs.send(PAPER, NUMBER, Order("Kantoor")),
                lambda: printjobs.status(Job("Kantoor-1", "Kantoor"))):  # fmt: skip
        with pytest.raises(CaseError) as refused:
            ask()
        assert refused.value.kind == "printing-stopped"


def test_a_stopped_printer_keeps_the_job_and_says_why(cups: Cups) -> None:
    cups.run("cupsdisable", "-r", "Out of paper", "Kantoor")
    assert printers.known()[0].stopped == "Out of paper"
    job = printjobs.send(PAPER, NUMBER, Order("Kantoor"))
    now = printjobs.follow(job, 10)
    assert (now.standing, now.why) == ("stopped", "Out of paper")
    assert said(job, now) == (
        f"De printer Kantoor staat stil. De printer meldt: Out of paper. De taak {job.id} blijft in de wachtrij "
        "en wordt geprint zodra de printer verdergaat."
    )
    cups.run("cupsenable", "Kantoor")
    assert printjobs.follow(job, 10).standing == "done"
    assert cups.caught(job.id).content == PAPER


def test_a_job_of_a_stopped_printer_can_be_cancelled(cups: Cups) -> None:
    cups.run("cupsdisable", "Kantoor")
    job = printjobs.send(PAPER, NUMBER, Order("Kantoor"))
    before = cups.jobs()
    printjobs.cancel(job)
    assert printjobs.follow(job, 10).standing == "cancelled"
    cups.run("cupsenable", "Kantoor")
    assert cups.jobs() == before


def test_a_printer_that_jams_stops_with_its_own_words(cups: Cups) -> None:
    job = printjobs.send(PAPER, NUMBER, Order("Vast"))
    now = printjobs.follow(job, 10)
    assert (now.standing, now.why) == ("stopped", "Paper jam in the duplexer")


def test_a_job_that_is_held_is_told_as_held(cups: Cups) -> None:
    cups.run("lpadmin", "-p", "Kantoor", "-o", "job-hold-until-default=indefinite")
    try:
        job = printjobs.send(PAPER, NUMBER, Order("Kantoor"))
        assert printjobs.follow(job, 10).standing == "held"
    finally:
        cups.run("lpadmin", "-p", "Kantoor", "-o", "job-hold-until-default=no-hold")


def test_a_printer_that_takes_no_jobs_is_refused_before_anything_is_sent(cups: Cups) -> None:
    cups.run("cupsreject", "Kantoor")
    with pytest.raises(Unusable) as refused:
        printjobs.require(Order("Kantoor"))
    assert refused.value.kind == "printer-refuses"


@pytest.mark.parametrize(
    ("order", "kind"),
    [
        (Order("Kantoor", copies=0), "bad-copies"),
        (Order("Kantoor", copies=100), "bad-copies"),
        (Order("Kantoor", tray="Zolder"), "unknown-tray"),
    ],
)
def test_what_a_printer_cannot_do_is_refused(cups: Cups, order: Order, kind: str) -> None:
    with pytest.raises(Unusable) as refused:
        printjobs.send(PAPER, NUMBER, order)
    assert refused.value.kind == kind


def test_the_pdf_printer_of_cups_makes_a_file_of_it(cups: Cups) -> None:
    assert PDF_PPD.exists(), "printer-driver-cups-pdf is installed with CUPS"
    cups.add("PDF", ppd=PDF_PPD, device="cups-pdf:/")
    try:
        job = printjobs.send(PAPER, "2026-0009-77", Order("PDF"))
        now = printjobs.follow(job, 20)
        assert now.standing == "done", now
    finally:
        cups.run("lpadmin", "-x", "PDF")
        made = [*Path("/root/PDF").glob("*2026-0009-77*"), *Path("/var/spool/cups-pdf").rglob("*2026-0009-77*")]
        for path in made:
            path.unlink()
    assert made


def test_without_cups_the_clerk_hears_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unusable) as refused:
        printers.known()
    assert refused.value.kind == "no-printing"


def test_where_nothing_prints_by_itself_the_handler_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only Windows has such a handler: elsewhere it is as on a Windows without a program for PDF files."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with pytest.raises(Unusable) as refused:
        printing.hand_over(PAPER, NUMBER)
    assert refused.value.kind == "not-printed"
