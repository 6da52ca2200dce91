"""Five themes, and what every token of `look.tcss` is when a theme does not say.

for theme in themes.ALL: app.register_theme(theme)
def get_theme_variable_defaults(self): return themes.DEFAULTS
app.theme = themes.preferred(os.environ)
"""

from collections.abc import Mapping

from textual.color import Color
from textual.theme import Theme

DEFAULTS = {
    "quiet": "#575E68",
    "bar": "#EBE8E1",
    "hairline": "#CFCABF",
    "marker": "#0B4F8F",
    "cursor-row": "#DCE7F2",
    "cursor-text": "#1E2227",
    "cursor-ink": "keep",  # keep: colours stay on the cursor row; one: one ink; reverse: a reversed line
    "field": "#F0EDE6",
    "field-line": "#8C877C",
    "field-focus": "#DCE7F2",
    "clock-late": "#A8201A",
    "clock-urgent": "#A8201A",
    "clock-soon": "#7A4B00",
    "clock-met": "#1B6B3A",
    "clock-calm": "#1E2227",
    "clock-unset": "#575E68",
    "sheet": "#FFFFFF",
    "ink": "#1A1A1A",
    "on-primary": "#FFFFFF",
}


def _theme(name: str, ink: str, paper: str, primary: str, /, *, dark: bool = True, **tokens: str) -> Theme:
    variables = {key.replace("_", "-"): value for key, value in tokens.items()}
    variables.setdefault("clock-calm", ink)
    variables.setdefault("clock-unset", variables["quiet"])
    variables.setdefault("clock-urgent", variables["clock-late"])
    variables.setdefault("cursor-text", ink)
    variables.setdefault("marker", primary)
    variables |= _widgets(ink, paper, variables)
    return Theme(
        name=name,
        primary=primary,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=variables["bar"],
        accent=primary,
        warning=variables["clock-soon"],
        error=variables["clock-late"],
        success=variables["clock-met"],
        dark=dark,
        variables=variables,
    )


def _widgets(ink: str, paper: str, tokens: Mapping[str, str]) -> dict[str, str]:
    """Variables of the toolkit's own widgets, from our tokens."""
    return {
        "input-cursor-background": ink,
        "input-cursor-foreground": paper,
        "input-selection-background": tokens["hairline"],
        "block-cursor-background": tokens["cursor-row"],
        "block-cursor-foreground": tokens["cursor-text"],
        "block-cursor-text-style": "bold",
        "scrollbar": tokens["hairline"],
        "scrollbar-hover": tokens["field-line"],
        "scrollbar-active": tokens["field-line"],
        "scrollbar-background": paper,
        "scrollbar-background-hover": paper,
        "scrollbar-background-active": paper,
        "scrollbar-corner-color": paper,
        "border": tokens["field-line"],
    }


LICHT = _theme(
    "licht", "#1E2227", "#FBFAF7", "#0B4F8F", dark=False,
    quiet="#575E68", bar="#EBE8E1", hairline="#CFCABF", cursor_row="#DCE7F2",
    field="#F0EDE6", field_line="#8C877C", field_focus="#DCE7F2",
    clock_late="#A8201A", clock_soon="#7A4B00", clock_met="#1B6B3A",
    sheet="#FFFFFF", ink="#1A1A1A", on_primary="#FFFFFF",
)  # fmt: skip
DONKER = _theme(
    "donker", "#E4E6E9", "#15181D", "#8CBDF2",
    quiet="#9BA4AF", bar="#20252C", hairline="#3A414B", cursor_row="#27384B",
    field="#20262E", field_line="#6B7480", field_focus="#27384B",
    clock_late="#FF9A8F", clock_soon="#F0C674", clock_met="#9AD0A8",
    sheet="#F4F1EA", ink="#1A1A1A", on_primary="#15181D",
)  # fmt: skip
HOOG_CONTRAST = _theme(
    "hoog-contrast", "#FFFFFF", "#000000", "#FFE600",
    quiet="#FFFFFF", bar="#000000", hairline="#FFFFFF", cursor_row="#FFE600", cursor_text="#000000",
    cursor_ink="one", marker="#000000",
    field="#000000", field_line="#FFFFFF", field_focus="#000000",
    clock_late="#FFFFFF", clock_soon="#FFFFFF", clock_met="#FFFFFF",
    sheet="#000000", ink="#FFFFFF", on_primary="#000000",
)  # fmt: skip
KLEURENBLIND = _theme(
    "kleurenblind", "#ECECEC", "#14171C", "#56B4E9",
    quiet="#A6ADB6", bar="#20252C", hairline="#3D444E", cursor_row="#1F3B50",
    field="#20262E", field_line="#6B7480", field_focus="#1F3B50",
    clock_late="#FF9E4A", clock_soon="#F0E442", clock_met="#7CC7F2",
    sheet="#F4F1EA", ink="#1A1A1A", on_primary="#14171C",
)  # fmt: skip
ANSI = Theme(
    name="ansi",
    primary="ansi_blue",
    accent="ansi_blue",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    dark=True,
    ansi=True,
    variables={
        # The toolkit leaves these two out of a theme it did not make; its style sheet then fails.
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "quiet": "ansi_default",
        "bar": "ansi_default",
        "hairline": "ansi_bright_black",
        "marker": "ansi_default",
        "cursor-row": "ansi_default",
        "cursor-text": "ansi_default",
        "cursor-ink": "reverse",
        "field": "ansi_default",
        "field-line": "ansi_bright_black",
        "field-focus": "ansi_default",
        "clock-late": "ansi_red",
        "clock-urgent": "ansi_red",
        "clock-soon": "ansi_yellow",
        "clock-met": "ansi_green",
        "clock-calm": "ansi_default",
        "clock-unset": "ansi_default",
        "sheet": "ansi_white",
        "ink": "ansi_black",
        "on-primary": "ansi_white",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_bright_black",
        "scrollbar-active": "ansi_bright_black",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
        "border": "ansi_bright_black",
        "input-cursor-text-style": "reverse",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-selection-background": "ansi_bright_black",
    },
)
ALL = (LICHT, DONKER, HOOG_CONTRAST, KLEURENBLIND, ANSI)
TEXTS = ("quiet", "clock-late", "clock-urgent", "clock-soon", "clock-met", "clock-calm", "clock-unset")
"""Tokens that colour words."""


def preferred(environ: Mapping[str, str], *, dark: bool = False) -> str:
    """The theme of a first start: the terminal's own colours when it has fewer than 256."""
    rich = environ.get("COLORTERM", "") in {"truecolor", "24bit"} or "256" in environ.get("TERM", "")
    return (DONKER if dark else LICHT).name if rich else ANSI.name


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in Color.parse(colour).rgb]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
