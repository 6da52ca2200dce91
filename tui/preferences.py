"""What only one person's screen depends on: theme, language, signs, flat mode. A small TOML in the user's config
folder.
"""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from tui import themes


@dataclass
class Paper:
    """How this person prints, and where they save."""

    printer: str = ""
    copies: int = 1
    sides: str = "one"
    tray: str = ""
    folder: str = ""

    @classmethod
    def kept(cls, table: Any) -> "Paper":
        """What was kept of it, as far as it can be read."""
        found, known = cls(), table if isinstance(table, Mapping) else {}
        for one in fields(cls):
            if type(known.get(one.name)) is type(one.default):
                setattr(found, one.name, known[one.name])
        return found


@dataclass
class Preferences:
    """Kept without a path they are not written."""

    theme: str = "licht"
    language: str = ""
    glyphs: str = ""
    flat: bool = False
    path: Path | None = None
    paper: Paper = field(default_factory=Paper)
    signing: dict[str, str] = field(default_factory=dict)  # where the key is, never its secret

    @classmethod
    def read(cls, path: Path) -> "Preferences":
        """What was kept; anything unreadable counts as not there, since a look is never worth an error."""
        environ = os.environ
        found = cls(theme=themes.preferred(environ), path=path)
        found.flat = environ.get("TERM") == "dumb" or bool(environ.get("ACCESSIBLE"))
        try:
            kept = tomllib.loads(path.read_text("utf-8"))
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
            return found
        names = {theme.name for theme in themes.ALL}
        found.theme = kept["theme"] if kept.get("theme") in names else found.theme
        found.language = kept["language"] if kept.get("language") in ("nl", "en") else ""
        found.glyphs = str(kept.get("glyphs", ""))
        found.flat = bool(kept.get("flat", found.flat))
        found.paper = Paper.kept(kept.get("paper"))
        signing = kept.get("signing")
        found.signing = {key: str(path) for key, path in signing.items()} if isinstance(signing, dict) else {}
        return found

    def save(self) -> None:
        """Writes them whole; a folder that cannot be written is no reason to stop."""
        if self.path is None:
            return
        lines = [
            f'theme = "{self.theme}"',
            f'language = "{self.language}"',
            f'glyphs = "{self.glyphs}"',
            f"flat = {str(self.flat).lower()}",
            "[paper]",
            *(f"{name} = {json.dumps(value)}" for name, value in asdict(self.paper).items()),
            "[signing]",
            *(f"{key} = {json.dumps(path)}" for key, path in self.signing.items()),
        ]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part = self.path.with_suffix(".part")
            part.write_text("\n".join(lines) + "\n", "utf-8")
            os.replace(part, self.path)
        except OSError:
            return
