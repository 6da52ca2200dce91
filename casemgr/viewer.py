"""Who looks or acts: what the role table lets them see."""

from collections.abc import Mapping
from dataclasses import dataclass

COLUMN_OF: Mapping[str, str] = {
    "leak": "leak", "report": "breach", "breach": "breach", "personnel": "personnel", "appeal": "personnel", "reporter": "reporter",
    "file": "file",
}  # fmt: skip
"""The column of the role table that opens each half of a case."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A user with the roles they hold now and the columns these open."""

    user: str
    name: str
    roles: frozenset[str]
    columns: frozenset[str]
    function: str = ""

    def sees(self, half: str) -> bool:
        """Whether this viewer may read facts of a half."""
        return half == "file" or COLUMN_OF[half] in self.columns
