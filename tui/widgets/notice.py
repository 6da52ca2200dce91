"""The only place where the program speaks: done, attention, refused. It stays until the next action.

notice.done(text("Leak reported, case {case}.", case=…), text("The 72 hours run until …"))
notice.attention(text("This case was just changed by {who}."))
notice.refuse(error)                                  # a CaseError: title or sentence, hint
notice.done(…, follow=("case.letter", text("Make the invitation")))    # a click posts Followed
notice.clear()
"""

from typing import Literal

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from casemgr.errors import CaseError
from casemgr.language import Text
from tui import glyphs
from tui.widgets.cells import line, words, wrapped
from tui.widgets.frame import frame

Tone = Literal["done", "attention", "refused"]
SIGNS: dict[Tone, tuple[str, str]] = {
    "done": (glyphs.DONE, "$clock-met"),
    "attention": (glyphs.URGENT, "$clock-soon"),
    "refused": (glyphs.LATE, "$clock-late"),
}
MOST = 6
"""Lines at most: what happened, what to do."""


class Notice(Static):
    """Zero to four lines under the title; hidden while it has nothing to say."""

    class Followed(Message):
        """The link in the notice was clicked; `action` is what `follow` named."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._tone: Tone = "done"
        self._sentences: tuple[Text | str, ...] = ()
        self._follow: tuple[str, Text] | None = None

    @property
    def spoken(self) -> str:
        """What it says now, without its looks; empty when it is silent."""
        return " ".join(frame(self).language.say(sentence) for sentence in self._sentences)

    def done(self, *sentences: Text | str, follow: tuple[str, Text] | None = None) -> None:
        """It worked: what, and what follows from it."""
        self._speak("done", sentences, follow)

    def attention(self, *sentences: Text | str, follow: tuple[str, Text] | None = None) -> None:
        """Something to know before going on."""
        self._speak("attention", sentences, follow)

    def refuse(self, error: CaseError) -> None:
        """A refusal: the sentence, then where it stands and what to do."""
        more = (error.source, error.hint)
        self._speak("refused", (error.sentence, *(sentence for sentence in more if sentence)), None)

    def fail(self, *sentences: Text | str) -> None:
        """Something the person has to put right, said without an error."""
        self._speak("refused", sentences, None)

    def clear(self) -> None:
        """Says nothing any more."""
        if self._sentences:
            self._speak(self._tone, (), None)

    def _speak(self, tone: Tone, sentences: tuple[Text | str, ...], follow: tuple[str, Text] | None) -> None:
        self._tone, self._sentences, self._follow = tone, sentences, follow
        self.set_class(bool(sentences), "-speaking")
        self.renew()

    def renew(self) -> None:
        """Words it again: another language, theme or width."""
        if not self.is_attached:
            return
        lines = self._lines(max(10, (self.size.width or self.screen.size.width - 6) - 2)) if self._sentences else []
        self.update(frame(self).glyphs.draw(Content("\n").join(lines)))

    def _lines(self, width: int) -> list[Content]:
        sign, colour = SIGNS[self._tone]
        bar = Content.styled(f"{glyphs.BAR} ", colour)
        language = frame(self).language
        first, *rest = [language.say(sentence) for sentence in self._sentences]
        lines = wrapped(line((f"{sign} ", f"bold {colour}"), (first, "bold")), min(width, 110))
        for sentence in rest:
            lines += wrapped(sentence, min(width, 110))
        if self._follow:
            action, label = self._follow
            link = Style(underline=True) + Style.from_meta({"@click": f"follow({action!r})"})
            lines.append(words(language.say(label)).stylize(link))
        return [bar + part for part in lines[:MOST]]

    def action_follow(self, action: str) -> None:
        """A click on the link."""
        self.post_message(self.Followed(action))

    def on_mount(self) -> None:
        """Words it if it spoke before it hung anywhere."""
        self.renew()

    def on_resize(self) -> None:
        """Wraps again."""
        if self._sentences:
            self.renew()
