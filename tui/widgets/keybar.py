"""The keys that work now, six at most: of what has the focus, of the screen, then help and everything.

A `KeyBar` finds them itself; a screen only declares bindings with `keys.key(…)`. A widget may give a binding
another verb with `binding_words(action) -> Text | None`. Too long a bar loses keys before the last two.
"""

from collections.abc import Callable, Iterator

from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.style import Style

from casemgr.language import Text, text
from tui.keys import shown_key
from tui.widgets.cells import line
from tui.widgets.frame import frame
from tui.widgets.words import Words

MOST = 6
LAST = ("app.help", "app.palette")
"""Always the last two, where they work."""


class KeyBar(Words):
    """One line at the bottom; each key is a link."""

    def on_mount(self) -> None:
        """Follows the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._refreshed)
        super().on_mount()
        self.renew()

    def _refreshed(self, _screen: object) -> None:
        self.renew()

    def on_resize(self) -> None:
        """Another width holds another number of keys."""
        self.renew()

    def renew(self) -> None:
        """Finds the keys again and paints them if they changed."""
        if self.is_attached and self.screen.is_active:
            self.say(self._flat() if frame(self).flat else self._bar())

    def entries(self) -> list[tuple[Binding, str, str]]:
        """Binding, name of its key, and its verb, in the order of the bar."""
        language = frame(self).language
        found = [(binding, shown_key(binding, language), language.say(said)) for binding, said in active(self.screen)]
        last = [one for name in LAST for one in found if one[0].id == name]
        return [one for one in found if one[0].id not in LAST][: MOST - len(last)] + last

    def _bar(self) -> Content:
        width = max(20, self.screen.size.width - 2)
        gap = " " * (3 if self.screen.size.width >= 110 else 2)
        entries = self.entries()
        while len(entries) > 1 and _width(entries, len(gap)) > width:
            front = [one for one in entries if one[0].id not in LAST]
            entries.remove((front or entries)[-1])
        return Content(gap).join([self._link(*entry) for entry in entries])

    def _link(self, binding: Binding, name: str, verb: str) -> Content:
        first = binding.key.partition(",")[0]
        click = Style.from_meta({"@click": f"app.simulate_key({first!r})"})
        return line((name, "bold"), f" {verb}").stylize(click)

    def _flat(self) -> Content:
        listed = ", ".join(f"{name} {verb.lower()}" for _, name, verb in self.entries())
        return Content(frame(self).language.say(text("Keys: {keys}.", keys=listed)))


def _width(entries: list[tuple[Binding, str, str]], gap: int) -> int:
    words = [line(f"{name} {verb}").cell_length for _, name, verb in entries]
    return sum(words) + gap * (len(words) - 1)


def active(screen: DOMNode) -> Iterator[tuple[Binding, Text]]:
    """The shown bindings with an id that work now, each once, with their words."""
    seen: set[str | None] = set()
    for entry in screen.screen.active_bindings.values():
        binding = entry.binding
        if binding.id is None or not binding.show or not entry.enabled or binding.id in seen:
            continue
        seen.add(binding.id)
        yield binding, words_of(entry.node, binding)


def words_of(node: DOMNode, binding: Binding) -> Text:
    """What a binding says here: the widget's own verb, else its description."""
    own: Callable[[str], Text | None] | None = getattr(node, "binding_words", None)
    return (own(binding.action) if own else None) or Text(binding.description)
