"""A conversation for the system's own calendar."""

from typing import TYPE_CHECKING

from casemgr.desk import calendaring
from casemgr.language import text
from tui.surface import Surface

if TYPE_CHECKING:
    from tui.app import CasemgrApp


def to_calendar(app: "CasemgrApp", case: str, procedure: str | None = None) -> None:
    """Opens it there, and says so; a case without one says that."""
    path = app.attempt(lambda: calendaring.show(app.session(), case, procedure))
    if path is not None and isinstance(app.screen, Surface):
        app.screen.notice.done(text("Opened: {path}", path=str(path)))
