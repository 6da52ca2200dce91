"""The style of a house: a folder with `house.toml`, a logo, fonts and letters of its own, each of which may lack."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from casemgr.errors import Outside
from casemgr.language import text
from casemgr.letters import overriding
from casemgr.letters.catalogue import every, letters
from casemgr.letters.faults import Faults
from casemgr.letters.letter import Letter
from casemgr.letters.sheet import Picture, Sheet, Typeface
from casemgr.letters.template import fill, names
from casemgr.letters.values import NAMES, Values

FILE = "house.toml"
KEYS = ("letterhead", "logo", "window", "fold_marks", "fonts", "closing", "words")
WORDS = ("page", "enclosure", "enclosures", "copy_to", "subject", "confidential")
"""Words around the text that a house may choose; those that prove something, such as the slip, it may not."""
LOGOS = ("logo.png", "logo.jpg", "logo.jpeg")
FROM = ("entity.", "contact.")  # what a letterhead may print


@dataclass(frozen=True, slots=True)
class House:
    """What a letter looks like and how it says what is free to choose; an empty one changes nothing."""

    letterhead: tuple[str, ...] = ()
    window: tuple[float, float] | None = None
    folds: bool | None = None
    closing: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    logo: Picture | None = None
    typeface: Typeface | None = None
    letters: Mapping[str, Letter] = field(default_factory=dict)

    def dress(self, sheet: Sheet, values: Values) -> Sheet:
        """The same letter in the style of the house; what the register itself sets comes first."""
        words, country = self.words, every()[str(values.get("pack.country") or "BE")]
        tones = {said: tone for tone, said in country["closing"].items()}
        confidential = every()["marks"]["confidential"]
        many = "enclosures" if len(sheet.enclosures) > 1 else "enclosure"
        return replace(
            sheet,
            letterhead=self._letterhead(values) or sheet.letterhead,
            window=self.window if self.window and not values.get("house.window") else sheet.window,
            folds=self.folds if self.folds is not None and values.get("house.folds") is None else sheet.folds,
            closing=self.closing.get(tones.get(sheet.closing, ""), sheet.closing),
            marks=tuple(words.get("confidential", mark) if mark == confidential else mark for mark in sheet.marks),
            subject_label=words.get("subject", sheet.subject_label),
            page=words.get("page", sheet.page),
            enclosed=words.get(many, sheet.enclosed),
            copied=words.get("copy_to", sheet.copied),
            logo=self.logo,
            typeface=self.typeface,
        )

    def _letterhead(self, values: Values) -> tuple[str, ...]:
        said = ("".join(run.text for run in fill(line, values)) for line in self.letterhead)
        return tuple(row.strip() for line in said for row in line.split("\n") if row.strip())


SHIPPED = House()
"""The style that casemgr comes with."""


def read(folder: Path) -> House:
    """All of a folder, checked. Raises Unusable: `house-folder`, `letter-file`, `house-logo`, `house-font`."""
    if not folder.is_dir():
        raise Outside(
            "house-folder",
            text("The folder of the house style is not there: {folder}", folder=folder.name),
            hint=text("Put it beside the register, or set letters.folder to where it is."),
        )
    faults = Faults(FILE)
    raw = _table(folder / FILE, faults) if (folder / FILE).exists() else {}
    faults.keys(raw, KEYS, "")
    return House(
        letterhead=_letterhead(raw, faults),
        window=_window(raw, faults),
        folds=_typed(raw, "fold_marks", bool, faults),
        closing=_strings(raw, "closing", tuple(every()["BE"]["closing"]), faults),
        words=_words(raw, faults),
        logo=_logo(folder, raw, faults),
        typeface=_typeface(folder, raw, faults),
        letters={path.stem: _letter(path) for path in sorted(folder.glob("letters/*.toml"))},
    )


def _table(path: Path, faults: Faults) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise faults.unreadable(error) from error


def _typed(raw: Mapping[str, Any], key: str, kind: type, faults: Faults) -> Any:
    if key in raw and not isinstance(raw[key], kind):
        raise faults.fault(key, str(raw[key])[:40])
    return raw.get(key)


def _strings(raw: Mapping[str, Any], key: str, known: tuple[str, ...], faults: Faults) -> dict[str, str]:
    found = _typed(raw, key, dict, faults) or {}
    faults.keys(found, known, key)
    for name in found:
        _typed(found, name, str, faults)
    return found


def _words(raw: Mapping[str, Any], faults: Faults) -> dict[str, str]:
    found = _strings(raw, "words", WORDS, faults)
    if "page" in found:
        for name in ("{page}", "{pages}"):
            if found["page"].count(name) != 1 or found["page"].count("{") != 2 or found["page"].count("}") != 2:
                raise faults.lacks("words, page", name)
    return found


def _letterhead(raw: Mapping[str, Any], faults: Faults) -> tuple[str, ...]:
    """The name first; what every letterhead must say is in it."""
    lines = _typed(raw, "letterhead", list, faults) or []
    printed: set[str] = set()
    for line in lines:
        if not isinstance(line, str):
            raise faults.fault("letterhead", str(line)[:40])
        faults.template(line, "letterhead")
        for name in names(line, optional=True):
            faults.one_of(name, tuple(known for known in NAMES if known.startswith(FROM)), "letterhead")
            printed.add(name)
    needed = next(mention["needs"] for mention in every()["mention"] if mention["id"] == "letterhead")
    for name in needed if lines else ():
        if name not in printed or "{entity.name}" not in lines[0]:
            raise faults.lacks("letterhead", f"{{{name}}}")
    return tuple(lines)


def _window(raw: Mapping[str, Any], faults: Faults) -> tuple[float, float] | None:
    place = _typed(raw, "window", list, faults)
    if place is None:
        return None
    if len(place) != 2 or not all(isinstance(part, int | float) for part in place):
        raise faults.fault("window", str(place)[:40])
    if not (10 <= place[0] <= 150 and 30 <= place[1] <= 90):
        raise faults.fault("window", str(place)[:40])
    return float(place[0]), float(place[1])


def _logo(folder: Path, raw: Mapping[str, Any], faults: Faults) -> Picture | None:
    from casemgr.letters import logo

    named = _typed(raw, "logo", str, faults)
    found = _inside(folder, named, "logo", faults) if named else None
    found = found or next((folder / name for name in LOGOS if (folder / name).is_file()), None)
    return logo.read(found) if found else None


def _typeface(folder: Path, raw: Mapping[str, Any], faults: Faults) -> Typeface | None:
    from casemgr.letters import typefaces

    named = _strings(raw, "fonts", ("regular", "bold"), faults)
    if not named:
        return None
    faults.keys(named, ("regular", "bold"), "fonts", required=("regular", "bold"))
    return typefaces.read(
        *(_inside(folder, named[weight], f"fonts, {weight}", faults) for weight in ("regular", "bold"))
    )


def _inside(folder: Path, name: str, where: str, faults: Faults) -> Path:
    """A file of the folder itself: a style is moved as one whole."""
    path = (folder / name).resolve()
    if not path.is_file() or not path.is_relative_to(folder.resolve()):
        raise faults.fault(where, name, [found.name for found in folder.iterdir()])
    return path


def _letter(path: Path) -> Letter:
    faults = Faults(f"letters/{path.name}")
    faults.one_of(path.stem, letters(), "")
    return overriding.read(path.stem, _table(path, faults), faults)
