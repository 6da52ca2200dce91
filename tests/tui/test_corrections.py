"""Each fact of a case can be taken up again in its form, filled in as it was, whatever it asks."""

from pathlib import Path

from tests.tui.conftest import SitDown
from tui.entering import ask_correction
from tui.screens.case import CaseScreen
from tui.screens.form import Form


async def test_each_fact_opens_its_form_filled_in_as_it_was(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "director") as seat:
        await seat.press("z")
        await seat.type("privéadres")
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.screen, CaseScreen))
        page = seat.app.screen
        assert isinstance(page, CaseScreen)
        assert page.view is not None
        opened = 0
        for event in page.view.events:
            ask_correction(seat.app, page, event.seq)
            await seat.rest()
            if isinstance(seat.app.screen, Form):
                opened += 1
                await seat.press("escape")
                await seat.until(lambda: seat.app.screen is page)
        assert opened >= 5
