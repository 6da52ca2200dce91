"""Who may see which rows: the viewer is in every WHERE. Rows carry the places they stand in as bits."""

from typing import TYPE_CHECKING, Any

from casemgr.viewer import mask

if TYPE_CHECKING:
    from casemgr.viewer import Viewer

CASE_SEEN = "((c.columns & :columns) <> 0 or c.opened_by = :user) and instr(c.recused, :me) = 0"
"""For rows that hang on `cases c`."""


def seen_by(viewer: "Viewer") -> dict[str, Any]:
    """The values that `CASE_SEEN` binds. A recused viewer is stopped by name, whatever the roles."""
    return {"columns": mask(viewer.places), "user": viewer.user, "me": f" {viewer.user} "}
