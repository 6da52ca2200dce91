"""`docs/requirements.md` from `docs/requirements.toml`: what the codes ask, and which rule carries it out.

Every path is looked up in the data that ships; its source is read there, so that the page cannot say another one.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
LIST = ROOT / "docs" / "requirements.toml"
PAGE = ROOT / "docs" / "requirements.md"
TESTS = Path(__file__).parent
BEGIN = """# Requirements

What the five codes of conduct ask, and what carries it out: a part of a pack (`data/packs/`) or of the law (the other
files of `data/`), with the source that a refusal cites. Made by `make docs-requirements` from `requirements.toml`; do
not edit this page.
"""


class NoSuchPath(Exception):
    """A path of the list that the data do not have."""


@dataclass(frozen=True)
class Found:
    """A path that exists: where it leads, what stands there, and the source it has there."""

    path: str
    value: Any
    label: str
    source: str


@cache
def table(name: str) -> Mapping[str, Any]:
    """A file of data/."""
    path = DATA / name
    if not path.is_file():
        raise NoSuchPath(f"data/{name} does not exist")
    return tomllib.loads(path.read_text("utf-8"))


def requirements() -> list[dict[str, Any]]:
    """The list, in its order."""
    found: list[dict[str, Any]] = tomllib.loads(LIST.read_text("utf-8"))["requirement"]
    return found


def resolve(path: str, pack: str = "") -> Iterator[Found]:
    """What a path leads to: in a pack, or after `#` in another file; `.*` is every part of a table."""
    file, _, rest = path.rpartition("#")
    root = table(file or f"packs/{pack}.toml")
    if rest.endswith(".*"):
        place, _ = _walk(root, rest[:-2])
        for key in place:
            yield _found(root, f"{rest[:-2]}.{key}", file)
    else:
        yield _found(root, rest, file)


def _found(root: Mapping[str, Any], path: str, file: str) -> Found:
    name, _, entry = path.partition(":")
    value, behind = _walk(root, name)
    shown = f"{file}: {path}" if file else path
    if entry:
        return _entry(shown, entry, value)
    if isinstance(value, str) and ".sources." in name:
        return Found(shown, value, "", value)
    if isinstance(value, dict) and "nl" in value:
        return Found(shown, value, value["en"], _source(root, *behind))
    return Found(shown, value, _label(value), _source(root, value, *behind))


def _entry(shown: str, entry: str, value: Any) -> Found:
    """One of a list of names, which are clocks, or those of a list of tables that are for this role."""
    if not isinstance(value, list):
        raise NoSuchPath(f"{shown}: no list")
    if entry in value:
        return Found(shown, entry, *_clock(entry))
    mine = [row for row in value if isinstance(row, dict) and row.get("for") == entry]
    if not mine:
        raise NoSuchPath(shown)
    sources = dict.fromkeys(row["source"] for row in mine if row.get("source"))
    return Found(shown, mine, "; ".join(row["text"]["en"] for row in mine), "; ".join(sources) or "a habit, no rule")


def _walk(root: Mapping[str, Any], path: str) -> tuple[Any, list[Any]]:
    """The value at a path, and the tables on the way, nearest first; keys may have dots in them."""
    place: Any = root
    behind: list[Any] = []
    parts = path.split(".")
    while parts:
        for taken in range(len(parts), 0, -1):
            key = ".".join(parts[:taken])
            if isinstance(place, dict) and key in place:
                behind.insert(0, place)
                place, parts = place[key], parts[taken:]
                break
        else:
            raise NoSuchPath(f"{path}: no “{'.'.join(parts)}”")
    return place, behind


def _label(value: Any) -> str:
    """What people call it, in English."""
    if not isinstance(value, dict):
        return "" if isinstance(value, list) else str(value)
    for name in ("label", "title", "says", "text"):
        if isinstance(value.get(name), dict):
            return str(value[name]["en"])
    return ""


def _source(root: Mapping[str, Any], *places: Any) -> str:
    """The nearest source: its own, the article it stands under, or that of the whole file."""
    for place in places:
        if isinstance(place, dict) and isinstance(place.get("source"), str):
            return str(place["source"])
        if isinstance(place, dict) and isinstance(place.get("cite"), dict):
            return str(place["cite"]["nl"])
        if isinstance(place, dict) and isinstance(place.get("article"), str):
            return str(root["articles"][place["article"]]["cite"]["nl"])
    return ""


def _clock(name: str) -> tuple[str, str]:
    """How a clock is called, and its source."""
    for path in sorted((DATA / "law").glob("*.toml")):
        clock = table(f"law/{path.name}").get("clock", {}).get(name)
        if clock is not None:
            return clock["label"]["en"], clock["source"]
    raise NoSuchPath(f"no clock “{name}”")


def tests(number: int) -> list[str]:
    """The tests that are named after a requirement, with the file they stand in."""
    wanted = re.compile(rf"^def (test_requirement_{number:02d}_\w+)", re.MULTILINE)
    files = {path.name: path.read_text("utf-8") for path in sorted(TESTS.glob("test_*.py"))}
    return [f"{file}::{name}" for file, content in files.items() for name in wanted.findall(content)]


def page() -> str:
    """The page as it should stand."""
    return "\n".join([BEGIN, *(_requirement(row) for row in requirements())])


def _requirement(row: Mapping[str, Any]) -> str:
    number = int(row["number"])
    lines = [f"## {number} {row['title']['en']} · {row['title']['nl']}", "", row["asks"]["en"], ""]
    lines += [f"*{row['asks']['nl']}*", "", "| code | carried out by | which is | source |", "|---|---|---|---|"]
    for pack, paths in row["by"].items():
        lines += [_row(f"`{pack}`", found) for path in paths for found in resolve(path, pack)]
    lines += [_row("law", found) for path in row.get("law", ()) for found in resolve(path)]
    lines += ["", "Held by:", "", *(f"- `{name}`" for name in tests(number)), ""]
    return "\n".join(lines)


def _row(code: str, found: Found) -> str:
    cells = (code, f"`{found.path}`", found.label, found.source)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
