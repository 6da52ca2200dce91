"""Staff numbers of a list and of the register: whose each is, and which do not fit."""

from collections.abc import Callable

from casemgr.desk.people import key_of
from casemgr.language import Text, text


class Numbers:
    """Who has which staff number, in the register and in the list, by organisation."""

    def __init__(self, find: Callable[[str], dict[str, str]], count: int) -> None:
        self._find, self._count = find, count
        self._known: dict[str, dict[str, str]] = {}
        self._bare: dict[str, set[str]] = {}
        self._lines: dict[tuple[str, str], int] = {}
        self._matched: dict[str, int] = {}
        self.keys: dict[tuple[str, str], str] = {}
        self.new = 0

    def known(self, entity: str) -> dict[str, str]:
        """Those of the register; read once."""
        if entity not in self._known:
            self._known[entity] = self._find(entity)
            self._bare[entity] = {number.lstrip("0") for number in self._known[entity] if number.isdigit()}
        return self._known[entity]

    def take(self, entity: str, number: str, line: int) -> Text | None:
        """Gives a line its person; the answer says why it cannot have one."""
        first = self._lines.setdefault((entity, number), line)
        if first != line:
            return text("The same staff number stands in line {line} as well.", line=first)
        found = self.known(entity).get(number)
        if found is not None:
            self._matched[entity] = self._matched.get(entity, 0) + 1
        elif number.isdigit() and number.lstrip("0") in self._bare[entity]:
            return text(
                "Only the zeros at the beginning differ from a number that is known. Give this column the kind “text” "
                "in the spreadsheet."
            )
        else:
            found = key_of(self._count + self.new)
            self.new += 1
        self.keys[entity, number] = found
        return None

    def is_new(self, entity: str, number: str) -> bool:
        """Whether the register does not know this number yet."""
        return number not in self._known[entity]

    def person(self, entity: str, number: str) -> str | None:
        """Who has this number, in the list or in the register."""
        return self.keys.get((entity, number)) or self.known(entity).get(number)

    def absent(self) -> int:
        """How many people of these organisations do not stand in the list."""
        return sum(len(found) - self._matched.get(entity, 0) for entity, found in self._known.items())
