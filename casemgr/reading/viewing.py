"""Who may see which rows: the viewer is in every WHERE. Rows carry the places they stand in as bits."""

from typing import TYPE_CHECKING

from casemgr.viewer import COLLEGE, OFFICE, mask

if TYPE_CHECKING:
    from casemgr.viewer import Viewer


def sees(row: str) -> str:
    """For a row of this name beside `cases c`: open to the roles, or to who was given this case."""
    return f"""(({row}.columns & :columns) <> 0
    or ({row}.columns & :assigned) <> 0 and (instr(c.assigned, :me) > 0 or instr(c.assigned, :office) > 0))"""


CASE_SEEN = f"({sees('c')} or c.opened_by = :user) and instr(c.recused, :me) = 0"
"""For rows that hang on `cases c`."""


def seen_by(viewer: "Viewer") -> dict[str, object]:
    """The values that `CASE_SEEN` binds. A recused viewer is stopped by name, whatever the roles."""
    return {
        "columns": mask(viewer.places), "assigned": mask(viewer.assigned_places), "user": viewer.user,
        "me": f" {viewer.user} ", "office": f" {OFFICE} " if COLLEGE in viewer.roles else " - ",
    }  # fmt: skip
