"""Every file of `data/` can be read, and no rule stands in it without the text it comes from."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[1] / "data"

# Where rules stand: the files, and the path of a row in them (`*` is any name, or any row of a list).
RULES = (
    ("law/*.toml", "clock.*"),
    ("calendars/*.toml", "holiday.*"),
    ("packs/*.toml", "covers.*"),
    ("packs/*.toml", "routes.*"),
    ("packs/*.toml", "authorities.*"),
    ("packs/*.toml", "rules.*"),
    ("packs/*.toml", "sanctions.*"),
    ("letters/**/*.toml", "mention.*"),
    ("leaks/*.toml", "supervisor.*"),
    ("leaks/*.toml", "advice.*"),
    ("leaks/*.toml", "question.*"),
    ("leaks/*.toml", "recipient.*"),
)


def files(pattern: str = "**/*.toml") -> list[Path]:
    return sorted(DATA.glob(pattern))


def content(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def rows(table: Any, path: list[str], at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row the path leads to, with its name; nothing where the file has no such table."""
    if not path:
        yield at.strip("."), table
        return
    inner = dict(enumerate(table)) if isinstance(table, list) else table
    for name in inner if path[0] == "*" else inner.keys() & {path[0]}:
        yield from rows(inner[name], path[1:], f"{at}.{name}")


def sourced(row: dict[str, Any]) -> bool:
    """A route of a code may name its article instead: the code itself is the source."""
    source = row.get("source", row.get("article"))
    return isinstance(source, str) and bool(source.strip())


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(DATA).as_posix())
def test_the_file_can_be_read(path: Path) -> None:
    assert content(path)


@pytest.mark.parametrize(("pattern", "where"), RULES, ids=[" ".join(rule) for rule in RULES])
def test_each_rule_names_its_source(pattern: str, where: str) -> None:
    found = [
        (path.name, name, sourced(row))
        for path in files(pattern)
        for name, row in rows(content(path), where.split("."))
    ]
    assert found, "no such rows: the table above no longer fits the files"
    assert [(name, row) for name, row, good in found if not good] == []


def test_a_rule_without_source_is_found() -> None:
    table = tomllib.loads('[clock.a]\nsource = "art. 1"\n[clock.b]\nsource = " "\n[[mention]]\nid = "x"')
    assert [sourced(row) for _, row in rows(table, ["clock", "*"])] == [True, False]
    assert [(name, sourced(row)) for name, row in rows(table, ["mention", "*"])] == [("mention.0", False)]
