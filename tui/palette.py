"""Everything that can be done here, with its key; and cases by number or name."""

from typing import TYPE_CHECKING, Any

from casemgr.desk import registry
from casemgr.desk.forms import Choice
from casemgr.desk.registry import Filter
from casemgr.language import Text, text
from tui import themes
from tui.keys import shown_key

if TYPE_CHECKING:
    from tui.app import CasemgrApp

LOOKS = tuple(theme.name for theme in themes.ALL)
CASES = 30
"""Newest cases that can be gone to from here; the register finds the others."""


def open_palette(app: "CasemgrApp") -> None:
    """What works here first, then places, then looks, then cases."""
    from tui.screens.pick import PickScreen

    def picked(code: Any) -> None:
        if not isinstance(code, str):
            return
        kind, _, rest = code.partition(" ")
        if kind == "case":
            app.open_case(rest)
        else:
            app.call_later(app.run_action, rest, app.screen)

    choices = [*_here(app), *_looks(app), *_cases(app)]
    app.push_screen(PickScreen(app.language.say(text("What do you want to do?")), choices), picked)


def _here(app: "CasemgrApp") -> list[Choice]:
    """The bindings that work now and have words of ours."""
    found: dict[str, Choice] = {}
    for active in app.screen.active_bindings.values():
        binding = active.binding
        if not binding.id or not binding.description or not active.enabled or binding.action in ("palette",):
            continue
        action = _whole(binding.action, active.node, app)
        label = app.language.say(Text(binding.description))
        if binding.id.split(".")[0] in ("app", "start", "register", "case", "agenda", "letter", "plan", "post"):
            found.setdefault(label, Choice(f"do {action}", label, source=shown_key(binding, app.language)))
    return list(found.values())


def _whole(action: str, node: Any, app: "CasemgrApp") -> str:
    """The action with the namespace it runs in."""
    if "." in action.partition("(")[0]:
        return action
    return f"app.{action}" if node is app else f"screen.{action}" if node is app.screen else action


def _looks(app: "CasemgrApp") -> list[Choice]:
    say = app.language.say
    found = [Choice(f"do app.theme('{name}')", say(text("Look: {name}", name=name))) for name in LOOKS]
    other = "en" if app.language.code == "nl" else "nl"
    found.append(Choice(f"do app.language('{other}')", say(text("English") if other == "en" else text("Dutch"))))
    found.append(Choice("do app.flat", say(text("One column of sentences, for screen readers, on or off"))))
    found.append(Choice("do app.all_seen", say(text("Mark all that happened as seen"))))
    return found


def _cases(app: "CasemgrApp") -> list[Choice]:
    say = app.language.say
    newest = app.attempt(lambda: registry.page(app.session(), Filter(), "after", None, CASES)) or []
    return [
        Choice(f"case {case.number}", f"{case.number}  {say(case.title)}", source=say(case.kind)) for case in newest
    ]
