"""A small app around one form, at a fixed moment; what is kept and saved is held for the test."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual.app import App
from textual.reactive import var
from textual.widgets import Input

from casemgr.desk.forms import Choice, FieldSpec, FormSpec
from casemgr.language import Language, text
from tui import themes
from tui.fields.effects import Checked
from tui.fields.field import Field
from tui.glyphs import Glyphs
from tui.screens.form import Form

TUI = Path(__file__).parents[2] / "tui"
NOW = datetime(2026, 11, 21, 20, 14, tzinfo=ZoneInfo("Europe/Brussels"))
UNSAVED = object()
HOSTILE = "[b]x[/] [/] <b>&amp; \u202eomgekeerd\u202c 🏛️ é\u0301 \x1b[31mrood\x07 \x9b2J"


def choices(*names: str) -> tuple[Choice, ...]:
    return tuple(Choice(name.replace(" ", "_"), name) for name in names)


LEAK = FormSpec(
    "LeakReported",
    "Datalek melden",
    "Bewaren",
    (
        FieldSpec("title", "text", "Wat is er gebeurd?", help="In één zin, zonder namen.", required=True),
        FieldSpec(
            "channel",
            "choice",
            "Hoe gemeld",
            required=True,
            choices=choices("telefoon", "mail", "Topdesk", "zelf gezien"),
        ),
        FieldSpec(
            "sure",
            "choice",
            "Persoonsgegevens?",
            required=True,
            choices=choices("ja, zeker", "nog niet zeker"),
        ),
        FieldSpec(
            "aware_at",
            "moment",
            "Sinds wanneer zeker",
            required=True,
            example="gisteren 14u, ma 9:30",
            shown_when=("sure", "ja,_zeker"),
        ),
        FieldSpec(
            "reason",
            "choice",
            "Hoe weet u dat",
            required=True,
            choices=choices("logboek", "ontvanger belde", "andere"),
            shown_when=("sure", "ja,_zeker"),
        ),
        FieldSpec("reporter", "person", "Gemeld door", choices=choices("An Peeters", "Bo Claes")),
        FieldSpec("reference", "text", "Topdesk-nummer", limit=20),
        FieldSpec("subjects_count", "count", "Aantal personen", group="count_kind"),
        FieldSpec("count_kind", "choice", "Soort aantal", choices=choices("exact", "approximate", "unknown")),
        FieldSpec("description", "long", "Omschrijving", limit=5000),
    ),
    initial={"channel": "telefoon", "sure": "nog_niet_zeker"},
)


def leak_effects(values: Mapping[str, object]) -> Checked:
    if values.get("sure") != "ja,_zeker":
        return Checked(effects=["De 72 uur lopen nog niet."])
    notes = {"aware_at": text("Mon")} if "aware_at" in values else {}
    return Checked(effects=["Opent dossier 2026-0043.", "De 72 uur lopen tot ma 23 nov 14:00."], notes=notes)


class FormApp(App[None]):
    CSS_PATH: ClassVar = [TUI / "look.tcss", TUI / "fields" / "fields.tcss"]
    ENABLE_COMMAND_PALETTE = False
    now: var[datetime] = var(NOW)
    flat = False
    session_words = (True, "Els Peeters, algemeen directeur")

    def __init__(
        self,
        spec: FormSpec = LEAK,
        *,
        check: Callable[[dict[str, object]], Checked] = leak_effects,
        save: Callable[[dict[str, object]], object] | None = None,
        keep: Callable[[dict[str, str]], None] | None = None,
        draft: dict[str, str] | None = None,
        language: str = "nl",
        ascii: bool = False,
    ) -> None:
        super().__init__()
        self.language = Language(language)
        self.glyphs = Glyphs(ascii)
        self.kept: list[dict[str, str]] = []
        self.saved: object = UNSAVED
        self.form = Form(spec, check=check, save=save or self._save, keep=keep or self.kept.append, draft=draft)
        self.closed = False

    def _save(self, values: dict[str, object]) -> object:
        self.saved = values
        return values

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.DEFAULTS

    def on_mount(self) -> None:
        for theme in themes.ALL:
            self.register_theme(theme)
        self.theme = "licht"
        self.push_screen(self.form, self._answered)

    def _answered(self, _answer: object) -> None:
        self.closed = True

    def field(self, name: str) -> Field:
        return next(field for field in self.form.query(Field) if field.spec.name == name)

    def note(self, name: str) -> str:
        return str(self.field(name).query_one(".note").render())

    @property
    def here(self) -> str | None:
        """The field that has the cursor, or what else has it."""
        focused = self.focused
        if focused is None:
            return None
        owner = next((one for one in focused.ancestors_with_self if isinstance(one, Field)), None)
        return owner.spec.name if owner else type(focused).__name__

    @property
    def lines(self) -> list[str]:
        """The screen as plain text."""
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    def line_of(self, name: str) -> str:
        box = self.field(name).box
        assert isinstance(box, Input)
        return box.value
