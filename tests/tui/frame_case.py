"""A data leak with every part filled, and the windows that open from it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from casemgr.desk.forms import Choice
from casemgr.language import text
from tests.tui.frame_app import NL, NOW, at
from tui.clockface import no_term, time_left
from tui.keys import key
from tui.page import Page
from tui.screens.ask import AskScreen
from tui.screens.explain import Explained, ExplainScreen, Reading, Step
from tui.screens.help import HelpScreen
from tui.screens.pick import PickScreen
from tui.widgets.countdown import Countdown, Term
from tui.widgets.entries import (
    blocked_row,
    dated_row,
    ends_row,
    heading_row,
    labelled_row,
    step_row,
)
from tui.widgets.row import Row
from tui.widgets.rows import Rows
from tui.widgets.section import Parts, Section
from tui.widgets.track import Stage, Track


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
