"""Where, when, who: the places with the current one underlined, the practice mark, the time, the person.

yield TopBar("start")         # "start", "register", "agenda", or "" on a page that is no place
"""

from collections.abc import Iterator
from datetime import datetime

from textual.content import Content
from textual.style import Style

from casemgr.language import Text, text
from tui.privacy import short
from tui.widgets.cells import line
from tui.widgets.frame import frame
from tui.widgets.words import Words

PLACES: tuple[tuple[str, str, Text], ...] = (
    ("start", "f2", text("Start")),
    ("register", "f3", text("Cases")),
    ("agenda", "f4", text("Agenda")),
)
PRACTICE = text("PRACTICE REGISTER")


class TopBar(Words):
    """One line at the top. It watches `app.now`, and is silent while its screen is not in front."""

    def __init__(self, place: str = "") -> None:
        super().__init__()
        self.place = place

    def on_mount(self) -> None:
        """Follows the minute."""
        self.watch(self.app, "now", self._tick, init=False)
        super().on_mount()
        self.renew()

    def _tick(self, _now: datetime) -> None:
        if self.is_attached and self.screen.is_active and not frame(self).flat:
            self.renew()

    def on_resize(self) -> None:
        """Another width has room for other words."""
        self.renew()

    def renew(self) -> None:
        """Paints it if it changed."""
        if self.is_attached:
            self.say(self._flat() if frame(self).flat else self._bar(max(20, self.screen.size.width - 2)))

    def _bar(self, width: int) -> Content:
        wide = self.screen.size.width >= 110
        places = self._places(3 if width > 55 else 2)
        for right in self._rights(wide):
            gap = width - places.cell_length - right.cell_length
            if gap >= 1:
                return places + " " * gap + right
        return places

    def _places(self, gap: int) -> Content:
        language = frame(self).language
        links = []
        for place, key, label in PLACES:
            style = "bold underline" if place == self.place else ""
            click = Style.from_meta({"@click": f"app.simulate_key({key!r})"})
            links.append(line(f"{key.upper()} ", (language.say(label), style)).stylize(click))
        return Content(" " * gap).join(links)

    def _rights(self, wide: bool) -> Iterator[Content]:
        """From the richest to the barest; the practice mark is the last to go."""
        here = frame(self)
        practice, who = here.session_words
        mark = line((f" {here.language.say(PRACTICE)} ", "bold reverse")) if practice else Content("")
        hour = f"{here.now:%H:%M}"
        after = "    " if practice else ""
        if wide:
            yield line(mark, after, f"{here.language.short_moment(here.now)}   ", (who, "$quiet"))
        yield line(mark, after, f"{hour}   ", (short(who), "$quiet"))
        yield line(mark, "  " if practice else "", hour)
        yield mark

    def _flat(self) -> Content:
        here = frame(self)
        practice, who = here.session_words
        said = [here.language.say(label) for place, _, label in PLACES if place == self.place]
        said += [here.language.say(PRACTICE).capitalize()] if practice else []
        return line(" ".join(f"{part}." for part in [*said, who] if part))
