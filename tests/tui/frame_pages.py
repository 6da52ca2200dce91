"""Invented pages on the frame: start, case, agenda, register, letter and the windows."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from casemgr.desk.forms import Choice
from casemgr.language import Language, text
from tests.tui.frame_app import NOW, ZONE
from tui.clockface import no_term, time_left
from tui.keys import key
from tui.page import Page
from tui.screens.ask import AskScreen
from tui.screens.explain import Explained, ExplainScreen, Reading, Step
from tui.screens.help import HelpScreen
from tui.screens.pick import PickScreen
from tui.widgets.cells import cell, clock_cell, labelled, line, wrapped
from tui.widgets.checklist import Checklist, Mention
from tui.widgets.countdown import Countdown, Term
from tui.widgets.entries import (
    blocked_row,
    clock_words,
    dated_row,
    ends_row,
    heading_row,
    labelled_row,
    step_row,
    timed_row,
)
from tui.widgets.month import Mark, Month
from tui.widgets.preview import Preview
from tui.widgets.row import Row
from tui.widgets.rows import Rows
from tui.widgets.searchbox import SearchBox
from tui.widgets.section import Parts, Section
from tui.widgets.sheet import Sheet
from tui.widgets.track import Stage, Track
from tui.widgets.window import Edge, WindowedRows
from tui.widgets.words import Words

NL = Language("nl")


def at(day: int, hour: int = 0, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


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


class CasePage(Page):
    """A data leak with every part filled."""

    PLACE = "start"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("u", "explain", text("Source"), "case.explain"),
        key("escape,backspace", "back", text("Back"), "case.back"),
        key("p", "pick", text("Choose"), "case.pick", show=False),
        key("m", "many", text("Choose"), "case.many", show=False),
        key("a", "ask", text("Choose"), "case.ask", show=False),
        key("h", "about", text("Help"), "case.help", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        yield Track()
        yield Countdown()
        yield Parts(
            left=[
                Section(1, text("Start"), Rows(id="overview")),
                Section(2, text("Agenda"), Rows(verb=text("Open"), id="timeline")),
            ],
            right=[
                Section(3, text("Choose"), Rows(verb=text("Choose"), id="steps")),
                Section(4, text("Reading"), Rows(id="deadlines")),
                Section(5, text("Source"), Rows(id="documents")),
            ],
            start=3,
        )

    def refill(self) -> None:
        self.entitle("Loonbrieven naar verkeerde lijst gemaild", "2026-0042 · datalek · 38 personen")
        done = [Stage(name, "done") for name in ("Gemeld", "Kennisname", "Beoordeeld")]
        self.query_one(Track).show(
            [*done, Stage("Melden", "now"), Stage("Inlichten", "next"), Stage("Afsluiten", "next")]
        )
        self.query_one(Countdown).show(
            Term(
                at(22, 14, 20),
                "om te melden aan de GBA",
                at(19, 14, 20),
                "uiterlijk zondag 22 november 2026, 14:20",
                "uiterste grens 15:00",
            )
        )
        for name, rows in case_rows().items():
            self.query_one(f"#{name}", Rows).fill(rows)

    def action_explain(self) -> None:
        self.app.push_screen(ExplainScreen(EXPLAINED))

    def action_pick(self) -> None:
        self.app.push_screen(PickScreen("Sanctie voor een contractueel personeelslid", CHOICES), self.answered)

    def action_many(self) -> None:
        self.app.push_screen(PickScreen("Artikelen", CHOICES, several=True, chosen=("b",)), self.answered)

    def action_ask(self) -> None:
        sentences = [
            "De brief krijgt nummer 2026-0038-01 en wordt zoals hij is bewaard.",
            "Daarna kan hij niet meer wijzigen.",
        ]
        self.app.push_screen(AskScreen("Deze brief definitief maken?", sentences, yes=text("Choose")), self.answered)

    def action_about(self) -> None:
        self.app.push_screen(HelpScreen.about(self))

    answer: object = "none"

    def answered(self, answer: object) -> None:
        self.answer = answer


def case_rows() -> dict[str, list[Row]]:
    """Each part of the case."""
    return {
        "overview": [
            labelled_row("what", "Wat", "Loonbrieven van oktober gingen per mail naar een externe verzendlijst."),
            labelled_row("data", "Gegevens", "naam, rijksregisternummer, loon"),
            labelled_row("who", "Betrokkenen", "38 personeelsleden"),
            labelled_row("risk", "Risico", "hoog: AVG art. 34 vraagt hen in te lichten"),
        ],
        "timeline": [
            dated_row(
                "5",
                "za 21 nov 18:30",
                "Maatregel genoteerd: ontvangers gevraagd de mail te wissen",
                more="Door de DPO.",
            ),
            dated_row("4", "vr 20 nov 16:05", "Ernst berekend: 3,25 hoog (ENISA)", more="Berekend door de DPO."),
            dated_row(
                "3",
                "do 19 nov 14:20",
                "Kennisname vastgesteld, de 72 uur lopen",
                more="Uit de verzendlog bleek dat 38 loonbrieven naar een externe lijst gingen.",
            ),
            dated_row("2", "do 19 nov 13:55", "Kort onderzoek gestart"),
        ],
        "steps": [
            step_row(
                "notify",
                "Melding aan de GBA noteren",
                source="AVG art. 33",
                under="stopt de termijn van 72 uur",
            ),
            step_row(
                "inform",
                "Betrokkenen inlichten",
                source="AVG art. 34",
                under="38 personen, brief of mail klaar",
            ),
            step_row("mitigate", "Maatregel noteren", source="AVG art. 33 (5)"),
            heading_row("Nu nog niet mogelijk"),
            blocked_row(
                "withhold",
                "Beslissen niet te melden",
                "Kan niet: het risico is als hoog beoordeeld. Pas eerst de beoordeling aan als ze niet klopt.",
                source="AVG art. 33 (1)",
            ),
            blocked_row(
                "close",
                "Dossier afsluiten",
                "Eerst melden of motiveren waarom niet.",
                source="AVG art. 33 (5)",
            ),
        ],
        "deadlines": [
            ends_row(
                "gba",
                "Melden aan de GBA",
                time_left(at(22, 14, 20), NOW, NL),
                under="zo 22 nov 14:20 · AVG art. 33 (1)",
            ),
            ends_row(
                "subjects",
                "Betrokkenen inlichten",
                no_term(NL),
                under="zonder uitstel, geen vaste termijn",
            ),
        ],
        "documents": [
            ends_row("d1", "vr 20 nov  Verzendlog mailserver november tweeduizend", "origineel"),
            ends_row("d2", "za 21 nov  Melding aan de GBA", "ontwerp"),
        ],
    }


EXPLAINED = Explained(
    "Waarom zondag 22 november 2026, 14:20?",
    "Een datalek wordt binnen 72 uur na kennisname gemeld aan de toezichthouder (GBA).",
    [
        Step("do 19 nov 14:20", "Kennisname vastgesteld door de DPO", "begin", mark=True),
        Step("vr 20 nov 14:20", "24 uur"),
        Step("za 21 nov 14:20", "48 uur", "zaterdag telt mee"),
        Step("zo 22 nov 14:20", "72 uur", "zondag telt mee", mark=True),
    ],
    ["Geen dag overgeslagen: uren lopen door in weekend en op feestdagen."],
    [
        Reading("zo 22 nov 14:20", "72 verlopen uren", "casemgr rekent hiermee", used=True),
        Reading("zo 22 nov 15:00", "begonnen uur telt niet", "uiterste grens"),
    ],
    ["AVG art. 33 (1)", "Verordening 1182/71 art. 3 (1) en (2) a"],
    "Regel gdpr-notify-authority, geldig sinds 25 mei 2018",
)
CHOICES = [
    Choice("a", "Schriftelijke waarschuwing", "wordt bij het dossier gevoegd, geen loonverlies", "ar art. 18"),
    Choice("b", "Tijdelijke beperking van toegang", "internet of mail beperkt, met einddatum", "BEV 6.1"),
    Choice("c", "Definitief ontzeggen van toegang", "voor de hele duur van de tewerkstelling", "BEV 6.1"),
]


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


PAGES: dict[str, type[Page]] = {
    "start": StartPage,
    "case": CasePage,
    "agenda": AgendaPage,
    "register": RegisterPage,
    "letter": LetterPage,
}
