"""Who may see which rows: the viewer is in every WHERE. Rows carry the role-table columns they belong to as bits."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casemgr.viewer import Viewer

BITS: Mapping[str, int] = {"leak": 1, "breach": 2, "personnel": 4, "reporter": 8, "measures": 16, "file": 0}

CASE_SEEN = "((c.columns & :columns) <> 0 or c.opened_by = :user) and instr(c.recused, :me) = 0"
"""For rows that hang on `cases c`."""


def mask(columns: Iterable[str]) -> int:
    """The bits of some columns of the role table."""
    return sum({BITS.get(column, 0) for column in columns})


def seen_by(viewer: "Viewer") -> dict[str, Any]:
    """The values that `CASE_SEEN` binds. A recused viewer is stopped by name, whatever the roles."""
    return {"columns": mask(viewer.columns), "user": viewer.user, "me": f" {viewer.user} "}
