"""The house style of a register: read once, and again when a file of it changed."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casemgr.errors import Unusable
from casemgr.letters import house
from casemgr.letters.house import House
from casemgr.letters.letter import Letter
from casemgr.letters.sheet import Sheet
from casemgr.letters.values import Values
from casemgr.store.connection import Register

SETTING = "letters.folder"


@dataclass(frozen=True, slots=True)
class Style:
    """The house style as it is now. `flaw`: why it cannot be used; a list of letters is still shown, none is set."""

    house: House = house.SHIPPED
    flaw: Unusable | None = None

    def letter(self, shipped: Letter) -> Letter:
        """In the house's own words, where it has them."""
        return self.house.letters.get(shipped.id, shipped)

    def dress(self, sheet: Sheet, values: Values) -> Sheet:
        """The sheet in this style; refused while the style has a flaw."""
        if self.flaw is not None:
            raise self.flaw
        return self.house.dress(sheet, values)


def style(register: Register, settings: Mapping[str, str]) -> Style:
    """What the setting leads to; the shipped style without one."""
    named = settings.get(SETTING, "").strip()
    if not named:
        return Style()
    try:
        return Style(_read(folder(register, named), _state(folder(register, named))))
    except Unusable as flaw:
        return Style(flaw=flaw)


def require(register: Register, named: str) -> None:
    """Raises Unusable as `house.read` does, and when logo or fonts can be on no archive copy."""
    from casemgr.letters.specimen import prove

    found = style(register, {SETTING: named})
    if found.flaw is not None:
        raise found.flaw
    prove(found.house.typeface, found.house.logo)


def folder(register: Register, named: str) -> Path:
    """A relative folder is beside the register, whatever folder somebody works in."""
    return Path(register.path).parent / Path(named).expanduser()


def _state(place: Path) -> tuple[tuple[str, int, int], ...] | None:
    """Names, times and sizes: a file that changes shows in them. None of a folder that is not there."""
    if not place.is_dir():
        return None
    told = ((path, path.stat()) for path in sorted(place.rglob("*")) if path.is_file())
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in told)


@functools.lru_cache(maxsize=2)
def _read(place: Path, _: tuple[tuple[str, int, int], ...] | None) -> House:
    return house.read(place)
