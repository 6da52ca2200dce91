"""Invented pages on the frame: start, case, agenda, register, letter and the windows."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from casemgr.language import Language, text
from tests.tui.frame_app import NL, NOW, at
from tests.tui.frame_case import CHOICES, CasePage
from tui.clockface import time_left
from tui.keys import key
from tui.page import Page
from tui.widgets.cells import cell, clock_cell, labelled, line, wrapped
from tui.widgets.checklist import Checklist, Mention
from tui.widgets.entries import (
    clock_words,
    ends_row,
    heading_row,
    timed_row,
)
from tui.widgets.month import Mark, Month
from tui.widgets.preview import Preview
from tui.widgets.row import Row
from tui.widgets.rows import Rows
from tui.widgets.searchbox import SearchBox
from tui.widgets.sheet import Sheet
from tui.widgets.window import Edge, WindowedRows
from tui.widgets.words import Words


class StartPage(Page):
    """The start, on invented cases."""

    PLACE = "start"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("k", "brief", text("Back"), "start.brief"),
        key("u", "explain", text("Fold"), "start.explain"),
    ]

    def compose_body(self) -> ComposeResult:
        yield Rows(verb=text("Open"), id="waiting")

    def compose_side(self) -> ComposeResult:
        yield Preview()

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        left = time_left(at(22, 14, 20), NOW, NL)

        def full(width: int) -> list[Content]:
            return [
                line((f"{event.key}  Datalek", "$quiet")),
                *wrapped("Loonbrieven naar verkeerde lijst gemaild", width, "bold"),
                Content(""),
                line("Melden aan de GBA"),
                clock_words(left),
                line(("uiterlijk zo 22 nov 14:20", "$quiet")),
                Content(""),
                *labelled("Wie", "38 personeelsleden", width, label_width=10),
                *labelled("Toestand", "Beoordeeld", width, label_width=10),
            ]

        self.query_one(Preview).show(
            full,
            [
                line(("Melden aan de GBA", "bold"), ("  uiterlijk zo 22 nov 14:20", "$quiet")),
                line(("Datalek · 38 personeelsleden · Beoordeeld", "$quiet")),
            ],
        )

    def refill(self) -> None:
        self.entitle("Wat op u wacht", "1 te laat · 3 binnen 72 uur · 2 beslissingen")
        self.query_one(Rows).fill(self.rows(), cursor=None)

    def rows(self) -> list[Row]:
        two = self.tall
        rows = [
            heading_row("Te laat", 1),
            _row(
                at(21),
                "vr 20 nov",
                "2026-0031",
                "Ontvangst van beroep niet bevestigd",
                "Ontvangstbewijs versturen",
                two,
            ),
        ]
        rows += [heading_row("Binnen 72 uur", 3)]
        for due, when, number, title, task in DUE:
            rows.append(_row(due, when, number, title, task, two))
        rows += [heading_row("Wacht op uw beslissing", 2)]
        for due, when, number, title, task in LATER:
            rows.append(_row(due, when, number, title, task, two))
        rows += [
            heading_row("Gesprekken deze week", 1),
            timed_row(
                "2026-0027",
                None,
                "Gesprek met S. Jacobs, raadzaal",
                spoken="Donderdag 26 november, 10 uur: gesprek met S. Jacobs.",
                when="do 26 nov 10:00",
                number="2026-0027",
                task="Verslag klaarzetten",
                two=two,
            ),
        ]
        rows += [
            heading_row("Gebeurd sinds gisteren 17:42", 1),
            timed_row(
                "2026-0041",
                None,
                "Verzoek om inzage ontvangen",
                spoken="Zaterdag 21 november: verzoek om inzage ontvangen.",
                when="za 21 nov 09:20",
                number="2026-0041",
                task="DPO volgt op",
                two=two,
                past=True,
            ),
        ]
        return rows


DUE = [
    (
        at(22, 14, 20),
        "zo 22 nov 14:20",
        "2026-0042",
        "Loonbrieven naar verkeerde lijst gemaild",
        "Melden aan de GBA",
    ),
    (
        at(23, 17),
        "ma 23 nov 17:00",
        "2026-0040",
        "Account geblokkeerd na verdachte aanmelding",
        "Wachtwoord laten wijzigen",
    ),
    (
        at(24, 16, 30),
        "di 24 nov 16:30",
        "2026-0038",
        "Dossierlijst doorgestuurd naar privéadres",
        "Uitnodiging versturen",
    ),
]
LATER = [
    (
        at(5, month=12),
        "vr 4 dec",
        "2026-0036",
        "Ongeoorloofd gebruik van tankkaart-app",
        "Route kiezen: bewijs of waarschuwing",
    ),
    (
        at(12, month=12),
        "vr 11 dec",
        "2026-0029",
        "Herhaald privégebruik van dienstvoertuig-gps",
        "Beslissen na het gesprek",
    ),
]


def _row(due: datetime, when: str, number: str, title: str, task: str, two: bool) -> Row:
    left = time_left(due, NOW, Language("nl"))
    spoken = f"{left.spoken}: {task}. {title}, dossier {number}."
    return timed_row(number, left, title, spoken=spoken, when=when, number=number, task=task, two=two)


class AgendaPage(Page):
    """A month and what comes."""

    PLACE = "agenda"

    def compose_body(self) -> ComposeResult:
        yield Month(id="month")

    def compose_side(self) -> ComposeResult:
        yield Rows(verb=text("Open"), id="coming")

    def on_mount(self) -> None:
        self.add_class("-keep-side")
        self.query_one(Month).move_to(date(2026, 11, 22))

    def refill(self) -> None:
        month = self.query_one(Month)
        self.entitle(month.title(), "1 te laat · 4 termijnen · 2 gesprekken")
        month.fill(
            {
                date(2026, 11, 20): [Mark("Ontvangst 0031", "late")],
                date(2026, 11, 22): [Mark("GBA 0042", "urgent"), Mark("grens GBA")],
                date(2026, 11, 23): [Mark("Maatr. 0040", "soon")],
                date(2026, 11, 26): [
                    Mark("Gespr. 0027", meeting=True),
                    Mark("Overleg"),
                    Mark("a"),
                    Mark("b"),
                    Mark("c"),
                    Mark("d"),
                ],
            },
            closed={date(2026, 11, 1): "Allerheiligen", date(2026, 11, 11): "Wapenstilstand"},
        )
        self.query_one(Rows).fill(
            [
                heading_row("zondag 22 november"),
                ends_row("gba", "14:20  Melden aan de GBA", under="2026-0042 Loonbrieven"),
                heading_row("maandag 23 november"),
                ends_row("m", "17:00  Maatregel 0040"),
            ]
        )

    def on_month_moved(self, event: Month.Moved) -> None:
        self.entitle(event.month.title(), "1 te laat · 4 termijnen · 2 gesprekken")


class RegisterPage(Page):
    """A hundred thousand invented cases."""

    PLACE = "register"
    ROWS = 100_000

    def compose_body(self) -> ComposeResult:
        yield Words(id="filter")
        yield self.cases

    def compose_title(self) -> ComposeResult:
        self.cases = WindowedRows(verb=text("Open"), id="cases")
        box = SearchBox(self.cases, placeholder="nummer, naam of woord")
        yield Horizontal(Words(id="title"), box, Words(id="position", classes="facts"), classes="titleline")

    def refill(self) -> None:
        self.entitle("Dossiers")
        rows = self.query_one(WindowedRows)
        if not rows.rows:
            rows.open(self.source, self.ROWS)

    def source(self, edge: Edge, beside: str | None, limit: int) -> Sequence[Row]:
        if edge == "after":
            start = 0 if beside is None else int(beside) + 1
            return [self.row(number) for number in range(start, min(start + limit, self.ROWS))]
        stop = self.ROWS if beside is None else int(beside)
        return [self.row(number) for number in range(max(0, stop - limit), stop)]

    def row(self, number: int) -> Row:
        left = time_left(at(22 + number % 8, 14), NOW, NL)

        def lines(width: int) -> list[Content]:
            return [
                line(
                    clock_cell(left, width=17),
                    cell(f"2026-{number:05}", 12, "$quiet"),
                    cell("Datalek", 11, "$quiet"),
                    cell("Loonbrieven naar verkeerde lijst gemaild", width - 63),
                    "  ",
                    cell("K. Claes", 18),
                )
            ]

        return Row(str(number), lines, f"Dossier {number}.", height=1)

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        self.query_one("#position", Words).say(self.query_one(WindowedRows).position_words())


class LetterPage(Page):
    """A letter and its mentions."""

    PLACE = "start"

    def compose_body(self) -> ComposeResult:
        yield Sheet()

    def compose_side(self) -> ComposeResult:
        yield Checklist()

    def refill(self) -> None:
        self.entitle("Uitnodiging voor een gesprek", "2026-0038 · ontwerp")
        page = [
            "Gemeente Oefendorp",
            "Markt 1, 9000 Oefendorp",
            "",
            "Geachte mevrouw Vermeulen",
            "",
            "Voor er een beslissing valt, wil ik u horen:",
            "",
            "     donderdag 3 december 2026 om 10 uur",
        ]
        self.query_one(Sheet).show([page, ["Met vriendelijke groeten"]])
        self.query_one(Checklist).show(
            [
                Mention("place", "plaats, dag en uur", "present"),
                Mention("defence", "schriftelijk verweer", "missing"),
                Mention("public", "openbare zitting", "waived", "geen tuchtzaak"),
            ]
        )


__all__ = ["CHOICES", "PAGES", "AgendaPage", "CasePage", "LetterPage", "RegisterPage", "StartPage"]
PAGES: dict[str, type[Page]] = {
    "start": StartPage,
    "case": CasePage,
    "agenda": AgendaPage,
    "register": RegisterPage,
    "letter": LetterPage,
}
