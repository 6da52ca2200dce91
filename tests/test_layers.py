"""Which part may know which, read from the imports: the tree stays as `docs/architecture.md` draws it."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("casemgr", "tui", "workflows")

GROUND = (
    "casemgr.errors",
    "casemgr.language",
    "casemgr.roles",
    "casemgr.resources",
    "casemgr.viewer",
    "casemgr.naming",
)

FACTS = ("casemgr.facts", "casemgr.casefacts", "casemgr.registerfacts")

CASE = ("casemgr.casefile", "casemgr.situation", "casemgr.places", "casemgr.advice")

# From the ground up: a module may import its own layer and those above it in this table.
ORDER = (
    GROUND,
    ("casemgr.store",),
    ("casemgr.law",),
    FACTS,
    ("casemgr.workflow", "casemgr.workflow_checks"),
    CASE,
    ("casemgr.letters",),
    ("casemgr.signatures",),
    ("casemgr.reading",),
    ("casemgr.desk",),
    ("casemgr.commands",),
    ("casemgr.__main__",),
)

# Packages beside casemgr, and parts that may know less than their layer: the longest name that fits decides.
MAY_IMPORT = {
    "workflows": (*GROUND, *FACTS, "workflows", "casemgr.law", "casemgr.workflow", *CASE),
    "tui": (*GROUND[:2], "tui", "casemgr.desk", "casemgr.reading"),
    "tui.widgets": (*GROUND[:2], "tui"),
    "tui.fields": (*GROUND[:2], "tui", "casemgr.desk.forms"),
}
NEVER = {
    "tui.widgets": ("tui.screens", "tui.fields", "tui.app"),
    "tui.fields": ("tui.screens", "tui.app"),
}

# Inside a function only, because the name is found at run time or the import is dear.
LAZY = {
    "casemgr.__main__": ("tui",),
    "casemgr.commands.demo": ("tui",),
    "casemgr.commands.ui": ("tui",),
    "casemgr.workflow": ("workflows",),
}
# Under TYPE_CHECKING, so that a signature can name what it is given. Anything else there counts as an import.
TYPES_ONLY = {
    "casemgr.workflow": CASE,  # what a rule is asked about
    "workflows": ("workflows",),  # the facts that the rules beside a workflow judge
    "tui": ("tui.app", "tui.screens"),  # whose app and pages they are
}
APART = "tui.screens"  # import each other inside functions only: each opens the others

# casemgr opens no connection: these are imported nowhere.
NETWORK = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc", "webbrowser",
           "asyncio.streams", "requests", "httpx", "aiohttp", "urllib3", "websockets", "paramiko")  # fmt: skip

SQL_HOMES = ("casemgr.store", "casemgr.reading")
SQL = re.compile(
    r"\s*(select\s.+?\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|replace\s+into\s|update\s+\w+\s+set\s|delete\s+from\s"
    r"|(create|drop)\s+(\w+\s+)?(table|index|trigger|view)\s|alter\s+table\s|pragma\s+\w+"
    r"|begin\s+(immediate|exclusive|deferred)\b|with\s+\w+\s+as\s*\()",
    re.DOTALL,
)


@dataclass(frozen=True)
class Import:
    """One imported module. `lazy` when it stands inside a function, `typed` under TYPE_CHECKING."""

    target: str
    line: int
    lazy: bool
    typed: bool


def inside(name: str, *parts: str) -> bool:
    return any(name == part or name.startswith(f"{part}.") for part in parts)


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources() -> dict[str, ast.Module]:
    files = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return {module_name(path): ast.parse(path.read_bytes(), str(path)) for path in files}


def imports(name: str, tree: ast.Module, known: frozenset[str]) -> Iterator[Import]:
    """Every import; `from package import module` names the module."""
    lazy = _under(tree, lambda node: isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    typed = _under(tree, lambda node: isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            package = _origin(name, node, known)
            whole = [f"{package}.{alias.name}" for alias in node.names]
            targets = sorted({one if one in known else package for one in whole})
        else:
            continue
        yield from (Import(target, node.lineno, node in lazy, node in typed) for target in targets)


def _under(tree: ast.Module, holds: Callable[[ast.AST], bool]) -> set[ast.AST]:
    return {inner for outer in ast.walk(tree) if holds(outer) for inner in ast.walk(outer)}


def _origin(name: str, node: ast.ImportFrom, known: frozenset[str]) -> str:
    if not node.level:
        return node.module or ""
    is_package = any(other.startswith(f"{name}.") for other in known)
    up = name.split(".")[: None if is_package and node.level == 1 else -(node.level - is_package)]
    return ".".join([*up, *([node.module] if node.module else [])])


def rank(name: str) -> int:
    """Place in ORDER; -1 for a module that has none."""
    return next((at for at, layer in enumerate(ORDER) if inside(name, *layer)), -1)


def exempt(name: str, found: Import) -> bool:
    return found.typed and any(inside(name, part) and inside(found.target, *TYPES_ONLY[part]) for part in TYPES_ONLY)


def refusal(name: str, found: Import) -> str | None:
    """Why this module may not import that one, or nothing."""
    target = found.target
    if not inside(target, *PACKAGES) or target == "casemgr" or exempt(name, found):
        return None
    if inside(target, *LAZY.get(name, ())):
        return None if found.lazy else "only inside a function"
    if inside(name, APART) and inside(target, APART) and target not in (name, APART) and not found.lazy:
        return "screens import each other only inside a function"
    part = max((part for part in MAY_IMPORT if inside(name, part)), key=len, default=None)
    if part is None:
        return _upwards(name, target)
    if inside(target, *NEVER.get(part, ())) or not inside(target, *MAY_IMPORT[part]):
        return f"{part} may not know it"
    return None


def _upwards(name: str, target: str) -> str | None:
    if inside(target, "tui", "workflows"):
        return "casemgr does not know the packages beside it"
    return "it stands lower in ORDER" if rank(target) > rank(name) else None


def broken(files: dict[str, ast.Module], known: frozenset[str]) -> list[str]:
    return [
        f"{name}:{found.line} imports {found.target}: {why}"
        for name, tree in files.items()
        for found in imports(name, tree, known)
        if (why := refusal(name, found))
    ]


def cycles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Each ring of modules that import one another, as the path that closes it."""
    done: set[str] = set()
    rings: list[list[str]] = []

    def visit(name: str, path: list[str]) -> None:
        if name in path:
            rings.append([*path[path.index(name) :], name])
        elif name not in done:
            for target in sorted(graph.get(name, ())):
                visit(target, [*path, name])
            done.add(name)

    for name in sorted(graph):
        visit(name, [])
    return rings


def eager_graph(files: dict[str, ast.Module], known: frozenset[str]) -> dict[str, set[str]]:
    """What each module needs before it can be loaded or its signatures understood."""
    return {
        name: {
            found.target
            for found in imports(name, tree, known)
            if found.target in known - {name} and not found.lazy and not exempt(name, found)
        }
        for name, tree in files.items()
    }


def reached(files: dict[str, ast.Module]) -> list[str]:
    """Every import that could open a connection."""
    names = frozenset(NETWORK)
    found = [(name, one.target) for name, tree in files.items() for one in imports(name, tree, names)]
    return [f"{name} imports {target}" for name, target in found if inside(target, *NETWORK)]


def sql_in(tree: ast.Module) -> list[str]:
    """Strings that begin as a statement, in capitals or small: "Select one from the list" is a sentence."""
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return [
        value
        for value in texts
        if isinstance(value, str) and SQL.match(value.lower()) and not value.split()[0].istitle()
    ]


@pytest.fixture(scope="module")
def files() -> dict[str, ast.Module]:
    return sources()


def test_every_module_has_a_place(files: dict[str, ast.Module]) -> None:
    assert [name for name in files if inside(name, "casemgr") and rank(name) < 0] == ["casemgr"]


def test_packages_import_only_what_stands_above_them(files: dict[str, ast.Module]) -> None:
    assert "\n".join(broken(files, frozenset(files))) == ""


def test_no_module_imports_itself_in_a_ring(files: dict[str, ast.Module]) -> None:
    assert cycles(eager_graph(files, frozenset(files))) == []


def test_sql_lives_in_store_and_reading_only(files: dict[str, ast.Module]) -> None:
    found = {name: sql_in(tree) for name, tree in files.items() if not inside(name, *SQL_HOMES)}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_nothing_reaches_for_the_network(files: dict[str, ast.Module]) -> None:
    assert reached(files) == []


def test_reading_starts_without_pydantic(files: dict[str, ast.Module]) -> None:
    names = [name for name in files if inside(name, "casemgr.reading")]
    program = f"import sys, {', '.join(names)}; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("casemgr.law.clocks", "from casemgr.desk import taking"),
        ("casemgr.law.clocks", "def late():\n    from casemgr.desk import taking"),
        ("casemgr.reading.board", "from casemgr.desk.taking import take"),
        ("casemgr.law.clocks", "if TYPE_CHECKING:\n    from casemgr.desk import taking"),
        ("casemgr.workflow", "from casemgr.situation import Situation"),
        ("casemgr.desk.taking", "import tui.app"),
        ("casemgr.commands.demo", "import tui.app"),
        ("casemgr.errors", "from .store import ledger"),
        ("workflows.hearing", "from casemgr.reading import board"),
        ("tui.app", "from casemgr.store import ledger"),
        ("tui.widgets.rows", "from casemgr.reading import board"),
        ("tui.widgets.rows", "from tui.screens import help"),
        ("tui.fields.text", "from casemgr.desk import taking"),
        ("tui.screens.case", "from tui.screens import letter"),
        ("tui.screens.case", "from .letter import Letter"),
    ],
)
def test_a_wrong_import_is_found(name: str, source: str) -> None:
    screens = frozenset({"tui.screens", "tui.screens.help", "tui.screens.letter"})
    others = {"casemgr.desk.taking", "casemgr.store.ledger", "casemgr.reading.board", "tui.app"}
    known = screens | others | {name}
    assert broken({name: ast.parse(source)}, known) != []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("casemgr.commands.due", "from casemgr.reading import board"),
        ("casemgr.commands.demo", "def run():\n    import tui.app"),
        ("casemgr.reading.board", "import casemgr"),
        ("casemgr.workflow", "if TYPE_CHECKING:\n    from casemgr.situation import Situation"),
        ("workflows.hearing", "from casemgr.law import clocks\nfrom workflows import _decision"),
        ("tui.fields.text", "from casemgr.desk.forms import FieldSpec\nfrom tui.moments import read"),
        ("tui.screens.case", "def open():\n    from tui.screens.letter import Letter"),
    ],
)
def test_a_right_import_passes(name: str, source: str) -> None:
    assert broken({name: ast.parse(source)}, frozenset({name, "casemgr.reading.board"})) == []


def test_a_ring_is_found() -> None:
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == [["a", "b", "c", "a"]]


@pytest.mark.parametrize("value", ["select a from b", "PRAGMA foreign_keys = on", "\n  insert into t values (?)"])
def test_sql_is_recognised(value: str) -> None:
    assert sql_in(ast.parse(repr(value))) != []


@pytest.mark.parametrize("value", ["Select a person from the list", "Update your role", "with care"])
def test_sentences_are_no_sql(value: str) -> None:
    assert sql_in(ast.parse(repr(value))) == []


@pytest.mark.parametrize("source", ["import http.client", "from urllib import request", "def f(): import socket"])
def test_a_way_to_the_network_is_found(source: str) -> None:
    assert reached({"casemgr.desk.mail": ast.parse(source)}) != []
    assert reached({"casemgr.desk.mail": ast.parse("from urllib.parse import quote")}) == []
