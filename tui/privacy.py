"""How a name is shown: in full, as initials, or as "Persoon 1" when names are hidden (F8).

names = Names("full")
names.show("P00017", "Jana Vermeulen")      # the number stays the same while the app runs
"""

from dataclasses import dataclass, field
from typing import Literal

from casemgr.language import Language, text

Mode = Literal["full", "initials", "hidden"]


@dataclass(slots=True)
class Names:
    """Shows names by mode, and remembers who was called "Persoon 1"."""

    mode: Mode = "full"
    _numbers: dict[str, int] = field(default_factory=dict)

    def show(self, person: str, name: str, language: Language) -> str:
        """`person` is what tells people apart: their number, or the name itself when they have none."""
        if not name or self.mode == "full":
            return name
        if self.mode == "initials":
            return initials(name)
        number = self._numbers.setdefault(person or name, len(self._numbers) + 1)
        return language.say(text("Person {number}", number=number))

    def toggle(self) -> None:
        """Hides names, or shows them in full again."""
        self.mode = "full" if self.mode == "hidden" else "hidden"


def initials(name: str) -> str:
    """ "Jana De Smet" → "J.D.S."; what already is an initial stays one."""
    return "".join(f"{part[0].upper()}." for part in name.split() if part)


def short(who: str) -> str:
    """ "Els Peeters, algemeen directeur" → "E. Peeters"; a single name stays."""
    name = who.partition(",")[0].strip()
    first, _, rest = name.partition(" ")
    return f"{first[0]}. {rest}" if rest else name
