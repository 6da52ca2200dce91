"""What only one person's screen depends on: theme, language, signs, flat mode. A small TOML in the user's config
folder.
"""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tui import themes


@dataclass
class Preferences:
    """Kept without a path they are not written."""

    theme: str = "licht"
    language: str = ""
    glyphs: str = ""
    flat: bool = False
    path: Path | None = None

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
        ]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part = self.path.with_suffix(".part")
            part.write_text("\n".join(lines) + "\n", "utf-8")
            os.replace(part, self.path)
        except OSError:
            return
