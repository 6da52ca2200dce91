"""Colours: enough contrast on every ground, and no token without a colour."""

import re
from pathlib import Path

import pytest
from textual.theme import Theme

from tests.tui.frame_app import LOOK, FrameApp
from tests.tui.frame_pages import StartPage
from tui import themes

TRUE = [theme for theme in themes.ALL if not theme.ansi]
GROUNDS = ("bar", "field", "cursor-row", "field-focus")


def names(theme: Theme) -> dict[str, str]:
    return themes.DEFAULTS | theme.variables


@pytest.mark.parametrize("theme", TRUE, ids=lambda theme: theme.name)
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    tokens = names(theme)
    assert theme.background is not None
    assert theme.foreground is not None
    # A theme with one ink on its cursor row shows no other colour there.
    grounds = [ground for ground in GROUNDS if ground != "cursor-row" or tokens["cursor-ink"] == "keep"]
    for ground in (theme.background, *(tokens[name] for name in grounds)):
        for token in (theme.foreground, *(tokens[name] for name in themes.TEXTS)):
            assert themes.contrast(token, ground) >= 4.5, (theme.name, token, ground)
    assert themes.contrast(tokens["cursor-text"], tokens["cursor-row"]) >= 4.5
    assert themes.contrast(tokens["ink"], tokens["sheet"]) >= 4.5
    assert themes.contrast(tokens["on-primary"], theme.primary) >= 4.5
    assert themes.contrast(theme.primary, theme.background) >= 4.5
    assert themes.contrast(tokens["field-line"], theme.background) >= 2.5


def test_high_contrast_is_high() -> None:
    tokens = names(themes.HOOG_CONTRAST)
    for token in themes.TEXTS:
        assert themes.contrast(tokens[token], "#000000") >= 16


def test_the_colour_blind_theme_has_no_red_or_green() -> None:
    from textual.color import Color

    for token in themes.TEXTS:
        red, green, blue = Color.parse(names(themes.KLEURENBLIND)[token]).rgb
        assert not (red > 1.8 * max(green, blue)), token
        assert not (green > 1.3 * max(red, blue)), token


@pytest.mark.parametrize("theme", themes.ALL, ids=lambda theme: theme.name)
def test_a_theme_gives_every_token_a_colour(theme: Theme) -> None:
    assert set(themes.DEFAULTS) - {"cursor-ink"} <= set(theme.variables)


def test_the_style_sheet_and_the_text_use_only_tokens() -> None:
    known = set(themes.DEFAULTS) | {"background", "foreground", "primary"}
    root = LOOK.parent
    sheets = [LOOK, *(path for path in root.rglob("*.py") if path.name != "themes.py")]
    for path in sheets:
        for token in re.findall(r"\$([a-z][a-z-]*[a-z])", path.read_text("utf-8")):
            assert token in known, (path.name, token)


@pytest.mark.parametrize("theme", [theme.name for theme in themes.ALL])
@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_every_theme_paints(theme: str, size: tuple[int, int]) -> None:
    app = FrameApp(StartPage(), theme=theme)
    async with app.run_test(size=size) as pilot:
        await pilot.press("down")
        assert app.export_screenshot()
        assert app.theme == theme


def test_a_poor_terminal_keeps_its_own_colours() -> None:
    assert themes.preferred({"TERM": "linux"}) == "ansi"
    assert themes.preferred({"TERM": "xterm-256color"}) == "licht"
    assert themes.preferred({"TERM": "xterm", "COLORTERM": "truecolor"}, dark=True) == "donker"


def test_the_sheet_is_where_the_app_looks() -> None:
    assert Path(LOOK).is_file()
