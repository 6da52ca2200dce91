"""A narrative over several lines; Ctrl+O opens it in the editor of the person who types."""

import os
from typing import ClassVar

from textual import events, on
from textual.app import SuspendNotSupported
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from casemgr.errors import CaseError, Unusable
from casemgr.language import text
from tui.fields.editor import edited, editor_of
from tui.fields.field import Field, Reading
from tui.fields.text import room, too_long
from tui.fields.typed import cleaned
from tui.keys import key
from tui.widgets.frame import frame


class Sheet(TextArea):
    """The toolkit's text area: Tab leaves it, and what is pasted is cleaned first."""

    def __init__(self, placeholder: Content) -> None:
        super().__init__(soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False, placeholder=placeholder)
        self.cursor_blink = False

    async def on_paste(self, event: events.Paste) -> None:
        event.text = cleaned(event.text)
        event.stop()  # a paste that bubbles up to the screen comes back to what has the cursor


class LongField(Field):
    """A narrative: blank lines at both ends are not kept in the value."""

    BINDINGS: ClassVar[list[BindingType]] = [key("ctrl+o", "edit", text("Text editor"), "field.edit")]

    class EditFailed(Message):
        """The editor could not be used; the text is as it was."""

        def __init__(self, error: CaseError) -> None:
            super().__init__()
            self.error = error

    box: Sheet

    def make_box(self) -> Sheet:
        return Sheet(frame(self).glyphs.draw(self.placeholder()))

    def put(self, typed: str) -> None:
        if self.box.text != typed:
            self.box.text = typed
            self.box.move_cursor(self.box.document.end)

    def read(self, typed: str) -> Reading:
        limit = self.spec.limit
        return Reading(typed.strip() or None, too_long(typed, limit), room(typed, limit))

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.retype(self.box.text)

    def action_edit(self) -> None:
        """Leaves the screen to the editor until it is closed."""
        try:
            command = editor_of(os.environ)
            with self.app.suspend():
                self.text = edited(self.text, command, os.environ)
        except CaseError as error:
            self.post_message(self.EditFailed(error))
        except SuspendNotSupported:
            sentence = text("This terminal cannot open a text editor. You can go on typing here.")
            self.post_message(self.EditFailed(Unusable("editor-missing", sentence)))
