"""Compiles the `.po` files of each language into one `casemgr.mo`. Run by hatch, or by `make`: `python
data/locale/build.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

LOCALE = Path(__file__).parent


def compile_all() -> list[Path]:
    """Merges and compiles; a message that two files word differently is an error."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for folder in sorted({part.parent for part in LOCALE.glob("*/*.po")}):
        merged = Catalog(locale=folder.name, fuzzy=False)
        for part in sorted(folder.glob("*.po")):
            for message in read_po(part.open("rb"), locale=folder.name):
                known = merged.get(message.id)
                if message.id and known and known.string != message.string:
                    raise ValueError(f"{part.name}: {message.id!r} is worded differently elsewhere")
                if message.id:
                    merged.add(message.id, message.string)
        target = folder / "LC_MESSAGES" / "casemgr.mo"
        target.parent.mkdir(exist_ok=True)
        with target.open("wb") as file:
            write_mo(file, merged)
        written.append(target)
    return written


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:
    pass
else:

    class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
        """So that a wheel and an editable install carry the compiled catalogues."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            compile_all()


if __name__ == "__main__":
    compile_all()
