"""A procedure on one line: what happened as participles with a sign, what is to do now, what follows.

track.show([Stage("Gemeld", "done"), Stage("Melden", "now"), Stage("Inlichten", "next")])
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from casemgr.language import text
from tui import glyphs
from tui.widgets.cells import line, words
from tui.widgets.frame import frame
from tui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Stage:
    """One state of a procedure: a participle when done, an infinitive when it is now or next."""

    label: str
    state: Literal["done", "now", "next"]


class Track(Words):
    """One procedure. A page yields one track for each, the most urgent first, at most three."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._stages: Sequence[Stage] = ()
        self._before = ""

    def show(self, stages: Sequence[Stage], *, before: str = "") -> None:
        """Shows the stages; `before` names the procedure when there are several."""
        self._stages, self._before = stages, before
        self.renew()

    def on_mount(self) -> None:
        """Stands right under the title."""
        self.screen.add_class("-tracked")
        super().on_mount()

    def on_resize(self) -> None:
        """Wide or in words."""
        self.renew()

    def renew(self) -> None:
        """Paints it for the present width."""
        if not self.is_attached:
            return
        start = words(f"{self._before}   ", "$quiet") if self._before else Content("")
        whole = start + _whole(self._stages)
        room = max(20, (self.size.width or self.screen.size.width) - 2)
        self.say(whole if whole.cell_length <= room and not frame(self).flat and self._wide else self._brief(start))

    @property
    def _wide(self) -> bool:
        return self.screen.size.width >= 110

    def _brief(self, start: Content) -> Content:
        """ "Stap 4 van 6: Melden  daarna inlichten"."""
        language = frame(self).language
        now = next((place for place, stage in enumerate(self._stages) if stage.state == "now"), None)
        if now is None:
            return start + words(language.say(text("All {count} steps done", count=len(self._stages))))
        step = language.say(text("Step {number} of {all}: ", number=now + 1, all=len(self._stages)))
        follows = next((stage.label for stage in self._stages[now + 1 :] if stage.state == "next"), "")
        then = language.say(text("then {step}", step=follows[:1].lower() + follows[1:])) if follows else ""
        after = (f"{', ' if frame(self).flat else '  '}{then}", "$quiet") if then else ""
        return line(start, (step, "$quiet"), (self._stages[now].label, "bold"), after)


def _whole(stages: Sequence[Stage]) -> Content:
    between = Content.styled(f"  {glyphs.NEXT}  ", "$hairline")
    return between.join([_stage(stage) for stage in stages])


def _stage(stage: Stage) -> Content:
    if stage.state == "done":
        return line((f"{glyphs.DONE} ", "$clock-met"), (stage.label, "$quiet"))
    if stage.state == "now":
        return line((f" {stage.label} ", "bold reverse"))
    return words(stage.label, "$quiet")
